import type { Fen } from '@huitou/shared-types/money.ts';
import type { ReactElement } from 'react';
import { bookAmount, count } from '../../lib/format.ts';

interface Figure {
  count: number;
  fen: Fen;
}

export interface SidesProps {
  there: Figure;
  here: Figure;
}

const agree = (there: Figure, here: Figure): boolean => there.count === here.count && there.fen === here.fen;

const Line = ({ label, figure }: { label: string; figure: Figure }): ReactElement => (
  <div className="num">
    <span className="muted small">
      {label} {count(figure.count)} 笔
    </span>{' '}
    {bookAmount(figure.fen)}
  </div>
);

/** What WeChat says and what our books say; once when they agree, one above the other when they do not. */
export const TwoSides = ({ there, here }: SidesProps): ReactElement =>
  agree(there, here) ? (
    <Line label="" figure={there} />
  ) : (
    <div className="bad" style={{ lineHeight: 1.45 }}>
      <Line label="微信" figure={there} />
      <Line label="我方" figure={here} />
    </div>
  );
