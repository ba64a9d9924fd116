import type { Fen } from '@huitou/shared-types/money.ts';
import type { ReactElement } from 'react';
import { money } from '../lib/format.ts';

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
