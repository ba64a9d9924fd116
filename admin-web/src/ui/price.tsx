import type { Fen } from '@huitou/shared-types/money.ts';
import type { ReactElement } from 'react';
import { bookAmount, money } from '../lib/format.ts';

interface PriceProps {
  fen: Fen | null | undefined;
  strong?: boolean;
  /** Colours amounts below zero and puts a plus before amounts above it. */
  delta?: boolean;
}

/** An amount in yuan, figures of one width so that columns line up. */
export const Price = ({ fen, strong = false, delta = false }: PriceProps): ReactElement => {
  if (fen === null || fen === undefined) return <span className="muted">—</span>;
  const classes = ['num', strong ? 'strong' : '', delta && fen < 0 ? 'bad' : ''].filter(Boolean).join(' ');
  return <span className={classes}>{`${delta && fen > 0 ? '+' : ''}${money(fen)}`}</span>;
};

/** An amount in a column of an account book: no sign of currency, nothing where there is nothing. */
export const BookAmount = ({ fen, strong = false, zero = '' }: { fen: Fen; strong?: boolean; zero?: string }): ReactElement => (
  <span className={['num', strong ? 'strong' : '', fen < 0 ? 'bad' : ''].filter(Boolean).join(' ')}>
    {fen === 0 ? zero : bookAmount(fen)}
  </span>
);
