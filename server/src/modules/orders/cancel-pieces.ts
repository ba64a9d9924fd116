import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { sql } from 'kysely';
import { DAY, later, now } from '../../platform/clock.ts';
import { type Actor, system } from '../../platform/context.ts';
import { fail } from '../../platform/errors.ts';
import { move } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { releaseStock } from '../inventory/index.ts';
import { giveBackPurchaseLimits } from '../pricing/index.ts';
import { readSettings } from '../settings/index.ts';
import { db, type OrderLineRow, type OrderRow } from './order.entity.ts';
import { giveBackBenefits } from './benefits.ts';
import { lockOrder } from './lock-order.ts';

export interface CancelledPieces {
  lineId: number;
  quantity: number;
}

/**
 * Takes pieces that have not left out of an order: they never ship, their stock and the customer's limits are free again. The order is
 * not moved on. `source` names the stock movements (`order:12`). In the caller's transaction, under the order's lock.
 * @throws case_pieces_exceed when fewer are left
 */
export const dropPieces = async (
  order: OrderRow,
  lines: readonly OrderLineRow[],
  pieces: readonly CancelledPieces[],
  source: string,
): Promise<void> => {
  const dropped = pieces
    .filter((piece) => piece.quantity > 0)
    .map((piece) => ({ ...piece, line: lines.find((line) => line.id === piece.lineId) ?? fail('not_found') }))
    .sort((a, b) => a.lineId - b.lineId);
  for (const { lineId, quantity, line } of dropped) {
    const done = await db()
      .updateTable('order_lines')
      .set({ cancelled: sql`cancelled + ${quantity}` })
      .where('id', '=', lineId)
      .where('order_id', '=', order.id)
      .where(sql<boolean>`quantity - shipped - cancelled - held >= ${quantity}`)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('case_pieces_exceed', `${line.name} 已发货，不能取消`, { lineId: String(lineId) });
  }
  if (dropped.length === 0) return;
  // The pieces of a claim belong to its flash sale, which sells them again or gives them back when it is over.
  if (order.flash_claim_id !== null) await publish('order.flash-freed', { orderId: order.id, flashClaimId: order.flash_claim_id });
  else
    await releaseStock(
      order.location_id,
      dropped.map(({ line, quantity }) => ({ skuId: line.sku_id, quantity, source })),
    );
  const limited = dropped.filter(({ line }) => line.limited);
  if (limited.length > 0)
    await giveBackPurchaseLimits(
      order.customer_id,
      limited.map(({ line, quantity }) => ({ productId: line.product_id, quantity })),
    );
};

/**
 * Takes refunded pieces out of a paid order and moves it on: cancelled when nothing of it is left, shipped when all that remains has left.
 * Answers whether the whole order is cancelled by it. In the caller's transaction.
 * @throws case_pieces_exceed
 */
export const cancelPieces = async (
  orderId: number,
  pieces: readonly CancelledPieces[],
  about: { source: string; reason: string; by: Actor['kind'] },
): Promise<{ wholeOrder: boolean }> => {
  const before = await lockOrder(orderId);
  await dropPieces(before.order, before.lines, pieces, about.source);
  const { order, lines } = await lockOrder(orderId);
  const whole = lines.every((line) => line.cancelled === line.quantity);
  if (whole && order.status === 'paid') {
    await move('orders', orderMoves, 'closeRefunded', order.id, system, {
      set: { cancelled_at: now(), cancel_reason: about.reason.slice(0, 100), cancelled_by: about.by },
      note: about.reason,
    });
    await giveBackBenefits(order, 'refunded');
    await publish('order.cancelled', {
      orderId,
      orderNo: order.no,
      customerId: order.customer_id,
      reason: about.reason,
      flashClaimId: order.flash_claim_id,
    });
    return { wholeOrder: true };
  }
  if (order.status === 'part_shipped' && lines.every((line) => line.shipped + line.cancelled === line.quantity)) {
    const { receiptDays } = await readSettings('trade');
    const at = now();
    await move('orders', orderMoves, 'ship', order.id, system, {
      set: { shipped_at: at, receive_before: later(receiptDays * DAY, at) },
      title: '未发商品已退款，其余全部发出',
    });
    await publish('order.rest-cancelled', { orderId, orderNo: order.no, customerId: order.customer_id });
  }
  return { wholeOrder: whole };
};
