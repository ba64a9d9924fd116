import { caseMoves, type CaseKind, type CaseMove, type CaseStatus } from '@huitou/shared-types/after-sales/states.ts';

/** The dialog that is open on a case. */
export type Doing = 'agree' | 'refuse' | 'amount' | 'send' | 'inspect' | 'refund' | 'reship' | 'extend' | null;

interface CaseLike {
  kind: CaseKind;
  status: CaseStatus;
  /** As the server offers them: by state, kind, findings and permission. */
  moves: readonly string[];
}

/** The moves that this member of staff may make on a case now. */
export const movesOf = ({ moves }: CaseLike): CaseMove[] => (Object.keys(caseMoves) as CaseMove[]).filter((move) => moves.includes(move));

const dialogs: Partial<Record<CaseMove, Exclude<Doing, null>>> = {
  agree: 'agree',
  agreeRefund: 'agree',
  refuse: 'refuse',
  send: 'send',
  correct: 'send',
  receive: 'inspect',
  inspect: 'inspect',
  refund: 'refund',
  reship: 'reship',
};
/** What a move's button says. */
export const labelOf = (move: CaseMove, { kind }: Pick<CaseLike, 'kind'>): string => {
  if (move === 'receive') return '收货验货';
  if (move === 'refund' && kind === 'exchange') return '改为退款';
  if (move === 'agree' && kind === 'exchange') return '同意换货';
  return caseMoves[move].label;
};

/** The dialog that makes a move. Goods that came are received and inspected in one. */
export const dialogOf = (move: CaseMove): Exclude<Doing, null> | null => dialogs[move] ?? null;

/** What the clerk most likely came to do. */
export const mainMove = (one: CaseLike): CaseMove | null => {
  const open = movesOf(one);
  const order: CaseMove[] =
    one.kind === 'exchange' ? ['agree', 'inspect', 'receive', 'reship'] : ['agreeRefund', 'agree', 'inspect', 'receive', 'refund'];
  const found = order.find((move) => open.includes(move));
  // Goods may arrive without a number, but while nothing was sent, receiving is not what one comes for.
  return found === 'receive' && one.status === 'agreed' ? null : (found ?? null);
};
