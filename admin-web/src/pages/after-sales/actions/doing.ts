import { caseMoves, type CaseMove, type CaseStatus } from '@huitou/shared-types/after-sales/states.ts';
import { movesFrom, type Moves } from '@huitou/shared-types/moves.ts';
import { allows } from '../../../lib/auth.ts';

/** The dialog that is open on a case. */
export type Doing = 'agree' | 'refuse' | 'amount' | 'send' | 'inspect' | 'refund' | 'reship' | 'extend' | null;

interface CaseLike {
  kind: 'refund_only' | 'return_refund' | 'exchange';
  status: CaseStatus;
}

const table: Moves<CaseStatus, CaseMove> = caseMoves;

const fits = (move: CaseMove, { kind }: CaseLike): boolean => {
  if (move === 'agreeRefund') return kind === 'refund_only';
  if (move === 'agree') return kind !== 'refund_only';
  if (move === 'reship') return kind === 'exchange';
  return true;
};

/** The moves that this member of staff may make on a case now. */
export const movesOf = (one: CaseLike, permissions: readonly string[]): CaseMove[] =>
  movesFrom(table, one.status, 'staff').filter((move) => fits(move, one) && allows(permissions, { staff: table[move].permission ?? '' }));

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
/** The dialog that makes a move. Goods that came are received and inspected in one. */
export const dialogOf = (move: CaseMove): Exclude<Doing, null> | null => dialogs[move] ?? null;

/** What the clerk most likely came to do. */
export const mainMove = (one: CaseLike, permissions: readonly string[]): CaseMove | null => {
  const open = movesOf(one, permissions);
  const order: CaseMove[] =
    one.kind === 'exchange' ? ['agree', 'inspect', 'receive', 'reship'] : ['agreeRefund', 'agree', 'inspect', 'receive', 'refund'];
  const found = order.find((move) => open.includes(move));
  // Goods may arrive without a number, but while nothing was sent, receiving is not what one comes for.
  return found === 'receive' && one.status === 'agreed' ? null : (found ?? null);
};
