import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { publish } from '../../platform/queue/events.ts';
import { post } from '../ledger/index.ts';
import { giveBackForRefund } from './benefits.ts';
import { db, type OrderLineRow, type OrderRow } from './order.entity.ts';

export interface RecordedRefund {
  orderId: number;
  /** Of `payments`; the same one again changes nothing. */
  refundId: number;
  /** Goods money by line in fen, and the pieces that it is for. */
  lines: readonly { lineId: number; amount: number; quantity: number }[];
  /** Fen of the order's freight. */
  freight: number;
}

/**
 * Writes down what of an order a refund gives back, books it, gives back points and coupons by their rules, and announces `order.refunded`. In the transaction of whoever asked
 * `payments` for the refund. The guard is in the write: a line never gives back more than was paid for it.
 * @throws case_amount_exceeds
 */
export const recordRefund = async ({ orderId, refundId, lines, freight }: RecordedRefund): Promise<void> => {
  const order = await db().selectFrom('orders').selectAll().where('id', '=', orderId).forUpdate().executeTakeFirstOrThrow();
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  const { numInsertedOrUpdatedRows } = await db()
    .insertInto('order_refunds')
    .ignore()
    .values({ order_id: orderId, refund_id: refundId, goods, freight, at: now() })
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  if (lines.length > 0)
    await db()
      .insertInto('order_refund_lines')
      .values(lines.map((line) => ({ refund_id: refundId, line_id: line.lineId, amount: line.amount, quantity: line.quantity })))
      .execute();
  for (const { lineId, amount } of [...lines].sort((a, b) => a.lineId - b.lineId)) {
    if (amount === 0) continue;
    const done = await db()
      .updateTable('order_lines')
      .set({ refunded: sql`refunded + ${amount}` })
      .where('id', '=', lineId)
      .where('order_id', '=', orderId)
      .where(sql<boolean>`refunded + refunding + ${amount} <= payable`)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('case_amount_exceeds', undefined, { lineId: String(lineId) });
  }
  if (freight > 0) {
    const done = await db()
      .updateTable('orders')
      .set({ refunded_freight: sql`refunded_freight + ${freight}` })
      .where('id', '=', orderId)
      .where(sql<boolean>`refunded_freight + refunding_freight + ${freight} <= freight`)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('case_amount_exceeds', undefined, { freight: true });
  }
  await bookRefund(order, refundId, goods, freight);
  const after = await db().selectFrom('order_lines').selectAll().where('order_id', '=', orderId).execute();
  const share = {
    goodsPaid: after.reduce((sum, line) => sum + line.payable, 0),
    goodsRefunded: after.reduce((sum, line) => sum + line.refunded, 0),
    whole: after.every(isAllBack),
  };
  await giveBackForRefund(order, share);
  await publish('order.refunded', {
    orderId,
    orderNo: order.no,
    customerId: order.customer_id,
    refundId,
    lines: lines.map(({ lineId, amount, quantity }) => ({ lineId, amount, quantity })),
    freight,
    ...share,
  });
};

/** Nothing of the line is with the customer for money, or to be sent. */
const isAllBack = (line: OrderLineRow): boolean =>
  line.cancelled + line.returned >= line.quantity || (line.payable > 0 && line.refunded >= line.payable);

/** Revenue goes back into customers' money; the gross discount stays as it was given. */
const bookRefund = async (order: OrderRow, refundId: number, goods: number, freight: number): Promise<void> => {
  const postings = [
    { account: 'revenue', amount: goods },
    { account: 'freight', amount: freight },
    { account: 'prepaid', amount: -(goods + freight) },
  ].filter((posting) => posting.amount !== 0);
  if (postings.length === 0) return;
  await post({
    reference: `order-refund:${refundId}`,
    kind: 'order-refund',
    title: `订单退款 ${order.no}`,
    source: { kind: 'order', no: order.no },
    postings,
  });
};
