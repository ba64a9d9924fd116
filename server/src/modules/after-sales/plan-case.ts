import type { CaseKind, CaseStage } from '@huitou/shared-types/after-sales/states.ts';
import { ratio, yuan } from '@huitou/shared-types/money.ts';
import { fail } from '../../platform/errors.ts';
import { leftToShip, type OrderLineRow, type OrderRow, refundableFreightOf, refundableOf } from '../orders/index.ts';

export interface AskedCase {
  kind: CaseKind;
  stage: CaseStage;
  lines: readonly { lineId: number; quantity: number; amount?: number | undefined }[];
}
export interface PlannedLine {
  line: OrderLineRow;
  quantity: number;
  /** Fen asked for, and the most that could be. */
  amount: number;
  max: number;
}
export interface PlannedCase {
  lines: PlannedLine[];
  goods: number;
  freight: number;
}

/** Pieces that a case of this stage can be about. */
export const piecesOf = (line: OrderLineRow, stage: CaseStage): number =>
  stage === 'unshipped' ? leftToShip(line) : line.shipped - line.returned;

/**
 * What `quantity` pieces of a line are worth: their share of what was paid for the line, to the fen, so that the shares of all pieces add
 * up to it however they are split; never more than line paid − refunded − in flight.
 */
export const shareOf = (line: OrderLineRow, quantity: number, { kind, stage }: Pick<AskedCase, 'kind' | 'stage'>): number => {
  const upTo = (pieces: number): number => ratio(line.payable, Math.min(pieces, line.quantity), line.quantity);
  // Pieces that go take their share with them; for pieces that stay with the customer it is counted from the first on.
  const gone = kind === 'refund_only' && stage === 'shipped' ? 0 : line.cancelled + line.returned;
  return Math.max(0, Math.min(upTo(gone + quantity) - upTo(gone), refundableOf(line)));
};

/** Whether an order's state allows a case of the kind and stage at all. @throws case_not_possible, case_window_closed */
export const refuseWrongTime = (order: OrderRow, asked: Pick<AskedCase, 'kind' | 'stage'>, windowOpen: boolean): void => {
  if (asked.stage === 'unshipped') {
    if (asked.kind !== 'refund_only') fail('case_not_possible', '未发货的商品请申请仅退款');
    if (order.status !== 'paid' && order.status !== 'part_shipped') fail('case_not_possible', '订单没有未发货的商品');
    return;
  }
  if (!['part_shipped', 'shipped', 'received', 'completed'].includes(order.status)) fail('case_not_possible', '商品还没有发出');
  if (!windowOpen) fail('case_window_closed');
};

/**
 * What a request comes to: pieces and money by line, and freight. Pure; the order and its lines are as they are now.
 * @throws case_not_possible, case_line_busy, case_pieces_exceed, case_amount_exceeds with `{ lineId, cap }`, invalid_input
 */
export const planCase = (
  order: OrderRow,
  lines: readonly OrderLineRow[],
  asked: AskedCase,
  freightRule: 'unshipped' | 'never',
  staff = false,
): PlannedCase => {
  if (new Set(asked.lines.map((one) => one.lineId)).size !== asked.lines.length) fail('invalid_input', '同一商品只能选择一次');
  const planned = asked.lines.map((one) => planLine(lines, asked, one, staff));
  const goods = planned.reduce((sum, line) => sum + line.amount, 0);
  if (asked.kind !== 'exchange' && asked.stage === 'shipped' && goods === 0) fail('case_not_possible', '所选商品没有可退的金额');
  return { lines: planned, goods, freight: asked.kind === 'refund_only' ? freightOf(order, lines, planned, asked.stage, freightRule) : 0 };
};

const planLine = (
  lines: readonly OrderLineRow[],
  { kind, stage }: AskedCase,
  asked: AskedCase['lines'][number],
  staff: boolean,
): PlannedLine => {
  const line = lines.find((one) => one.id === asked.lineId) ?? fail('not_found');
  if (line.case_id !== null) fail('case_line_busy', `${line.name} 已有进行中的售后`, { lineId: String(line.id) });
  const most = piecesOf(line, stage);
  if (asked.quantity > most) fail('case_pieces_exceed', `${line.name} 最多可申请 ${most} 件`, { lineId: String(line.id), most });
  const share = shareOf(line, asked.quantity, { kind, stage });
  if (kind === 'exchange') return { line, quantity: asked.quantity, amount: 0, max: 0 };
  // What has not left goes for what it cost; staff may give more than the share, up to the line.
  const max = staff ? refundableOf(line) : share;
  const amount = stage === 'unshipped' && !staff ? share : (asked.amount ?? share);
  if (amount > max) fail('case_amount_exceeds', `${line.name} 最多可退 ${yuan(max)} 元`, { lineId: String(line.id), cap: max });
  return { line, quantity: asked.quantity, amount, max };
};

/** Freight goes back only when nothing has left and nothing will. */
const freightOf = (
  order: OrderRow,
  lines: readonly OrderLineRow[],
  planned: readonly PlannedLine[],
  stage: CaseStage,
  rule: 'unshipped' | 'never',
): number => {
  if (rule === 'never' || stage !== 'unshipped' || lines.some((line) => line.shipped > 0)) return 0;
  const wanted = new Map(planned.map((one) => [one.line.id, one.quantity]));
  const everything = lines.every((line) => line.cancelled + line.held + (wanted.get(line.id) ?? 0) === line.quantity);
  return everything ? refundableFreightOf(order) : 0;
};
