import { sql } from 'kysely';
import { fail } from '../../platform/errors.ts';
import { now } from '../../platform/clock.ts';
import { db, type OrderLineRow, type OrderRow } from './order.entity.ts';

/** What a case takes hold of. `amount` is goods money in fen; `hold`: pieces that have not left and must stay meanwhile. */
export interface ClaimLine {
  lineId: number;
  quantity: number;
  amount: number;
  hold: boolean;
}
export interface Claim {
  orderId: number;
  caseId: number;
  lines: readonly ClaimLine[];
  /** Fen of freight. */
  freight: number;
}

/** What can still be given back for a line: line paid − refunded − in flight. */
export const refundableOf = (line: OrderLineRow): number => line.payable - line.refunded - line.refunding;
export const refundableFreightOf = (order: OrderRow): number =>
  order.payment_id === null ? 0 : order.freight - order.refunded_freight - order.refunding_freight;

const inOrder = (lines: readonly ClaimLine[]): ClaimLine[] => [...lines].sort((a, b) => a.lineId - b.lineId);

/**
 * Takes hold of pieces and money of an order for a case, all or nothing, in the caller's transaction under the order's lock.
 * @throws case_line_busy, case_pieces_exceed, case_amount_exceeds with `{ lineId, cap }`
 */
export const claimForCase = async ({ orderId, caseId, lines, freight }: Claim): Promise<void> => {
  for (const { lineId, quantity, amount, hold } of inOrder(lines)) {
    const done = await db()
      .updateTable('order_lines')
      .set({ case_id: caseId, refunding: sql`refunding + ${amount}`, held: sql`held + ${hold ? quantity : 0}` })
      .where('id', '=', lineId)
      .where('order_id', '=', orderId)
      .where('case_id', 'is', null)
      .where(sql<boolean>`refunded + refunding + ${amount} <= payable`)
      .where(hold ? sql<boolean>`quantity - shipped - cancelled - held >= ${quantity}` : sql<boolean>`shipped - returned >= ${quantity}`)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) await refuseClaim(orderId, lineId, amount);
  }
  await claimFreight(orderId, freight);
};

/** Changes what a case asks for, by line and for the freight. @throws case_amount_exceeds with `{ lineId, cap }` */
export const changeClaim = async (
  { orderId, caseId }: Pick<Claim, 'orderId' | 'caseId'>,
  changes: readonly { lineId: number; delta: number }[],
  freightDelta: number,
): Promise<void> => {
  for (const { lineId, delta } of changes) {
    if (delta === 0) continue;
    const done = await db()
      .updateTable('order_lines')
      .set({ refunding: sql`refunding + ${delta}` })
      .where('id', '=', lineId)
      .where('order_id', '=', orderId)
      .where('case_id', '=', caseId)
      .where(sql<boolean>`refunding + ${delta} >= 0 and refunded + refunding + ${delta} <= payable`)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) await refuseClaim(orderId, lineId, delta);
  }
  if (freightDelta !== 0) await claimFreight(orderId, freightDelta);
};

/** Lets go of what a case held; what becomes of it is the caller's next step. In the caller's transaction. */
export const freeFromCase = async ({ orderId, caseId, lines, freight }: Claim): Promise<void> => {
  for (const { lineId, quantity, amount, hold } of inOrder(lines)) {
    const done = await db()
      .updateTable('order_lines')
      .set({ case_id: null, refunding: sql`refunding - ${amount}`, held: sql`held - ${hold ? quantity : 0}` })
      .where('id', '=', lineId)
      .where('order_id', '=', orderId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) throw new Error(`line ${lineId} is not held by case ${caseId}`);
  }
  if (freight > 0)
    await db()
      .updateTable('orders')
      .set({ refunding_freight: sql`refunding_freight - ${freight}` })
      .where('id', '=', orderId)
      .execute();
};

const claimFreight = async (orderId: number, freight: number): Promise<void> => {
  if (freight === 0) return;
  const done = await db()
    .updateTable('orders')
    .set({ refunding_freight: sql`refunding_freight + ${freight}` })
    .where('id', '=', orderId)
    .where(sql<boolean>`refunding_freight + ${freight} >= 0 and refunded_freight + refunding_freight + ${freight} <= freight`)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return;
  const order = await db().selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirstOrThrow();
  fail('case_amount_exceeds', '运费超过可退金额', { freight: true, cap: refundableFreightOf(order) });
};

const refuseClaim = async (orderId: number, lineId: number, amount: number): Promise<never> => {
  const line = await db()
    .selectFrom('order_lines')
    .selectAll()
    .where('id', '=', lineId)
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
  if (!line) return fail('not_found');
  const cap = refundableOf(line);
  const about = { lineId: String(lineId), cap };
  if (amount > cap) return fail('case_amount_exceeds', `${line.name} 最多可退 ${(cap / 100).toFixed(2)} 元`, about);
  if (line.case_id !== null) return fail('case_line_busy', `${line.name} 已有进行中的售后`, about);
  return fail('case_pieces_exceed', `${line.name} 的数量超过可售后数量`, about);
};

/** A case begins: the clock that confirms receipt and completes stands still. Under the order's lock. */
export const caseOpened = async (order: OrderRow): Promise<void> => {
  await db()
    .updateTable('orders')
    .set({ open_cases: sql`open_cases + 1`, ...(order.open_cases === 0 ? { paused_at: now() } : {}) })
    .where('id', '=', order.id)
    .execute();
};

/** A case is decided. With the last one the clock goes on with the time that was left. Under the order's lock. */
export const caseClosed = async (order: OrderRow): Promise<void> => {
  const last = order.open_cases <= 1;
  const stood = (since: Date | null): number =>
    last && order.paused_at && since ? Math.max(0, now().getTime() - Math.max(order.paused_at.getTime(), since.getTime())) : 0;
  await db()
    .updateTable('orders')
    .set({
      open_cases: sql`greatest(0, open_cases - 1)`,
      ...(last ? { paused_at: null } : {}),
      ...(order.status === 'shipped' && order.receive_before
        ? { receive_before: new Date(order.receive_before.getTime() + stood(order.shipped_at)) }
        : {}),
      ...(order.status === 'received' ? { paused_ms: order.paused_ms + stood(order.received_at) } : {}),
    })
    .where('id', '=', order.id)
    .execute();
};
