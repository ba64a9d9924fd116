import type { CaseOptionLine, PreviewCaseIn } from '@huitou/shared-types/after-sales/schema.ts';
import type { CaseKind, CaseStage } from '@huitou/shared-types/after-sales/states.ts';
import type { Fen } from '@huitou/shared-types/money.ts';

/** Pieces and, where it was typed, the amount, by order line. */
export type Picked = Readonly<Record<string, { quantity: number; amount: Fen | null }>>;

/** Pieces of a line that a case of this stage may be about. */
export const piecesOf = (line: CaseOptionLine, stage: CaseStage): number => (stage === 'unshipped' ? line.unshipped : line.shipped);

const free = (line: CaseOptionLine): boolean => line.openCaseId === null;

/** The stages that have pieces free for a case. */
export const stagesOf = (lines: readonly CaseOptionLine[]): CaseStage[] =>
  (['unshipped', 'shipped'] as const).filter((stage) => lines.some((line) => free(line) && piecesOf(line, stage) > 0));

/** What some of a line's pieces are worth: their share, rounded down. Staff may give more, up to the line. */
export const shareOf = (line: CaseOptionLine, stage: CaseStage, quantity: number): Fen => {
  const pieces = piecesOf(line, stage);
  const most = stage === 'unshipped' ? line.unshippedMax : line.shippedMax;
  return quantity >= pieces ? most : Math.floor((most * quantity) / Math.max(1, pieces));
};

/** What the routes take; an amount that was not typed is left to the server. */
export const toAskedLines = (picked: Picked, lines: readonly CaseOptionLine[], stage: CaseStage, kind: CaseKind): PreviewCaseIn['lines'] =>
  lines.flatMap((line) => {
    const one = picked[line.lineId];
    if (!one || one.quantity === 0) return [];
    const amount = kind === 'exchange' ? null : one.amount;
    return [{ lineId: line.lineId, quantity: one.quantity, ...(amount === null ? {} : { amount }) }];
  });
