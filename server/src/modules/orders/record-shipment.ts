import { orderMoves, type OrderStatus } from '@huitou/shared-types/orders/states.ts';
import { sql } from 'kysely';
import { DAY, later, now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { fail } from '../../platform/errors.ts';
import { move } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSettings } from '../settings/index.ts';
import { db, type OrderRow } from './order.entity.ts';
import { linesOf } from './order.queries.ts';

/**
 * Counts goods as shipped, in the transaction of whoever ships them, and moves the order on: to `shipped` when nothing is left.
 * @throws over_ship when more would leave than may, state_forbidden
 */
export const recordShipment = async (
  order: OrderRow,
  shipped: readonly { lineId: number; quantity: number }[],
  actor: Actor,
  note: string,
): Promise<OrderStatus> => {
  for (const { lineId, quantity } of [...shipped].sort((a, b) => a.lineId - b.lineId)) {
    const done = await db()
      .updateTable('order_lines')
      .set((eb) => ({ shipped: eb('shipped', '+', quantity) }))
      .where('id', '=', lineId)
      .where('order_id', '=', order.id)
      .where(sql<boolean>`quantity - shipped - cancelled - held >= ${quantity}`)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('over_ship');
  }
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  const whole = lines.every((line) => line.shipped + line.cancelled >= line.quantity);
  const { receiptDays } = await readSettings('trade');
  const at = now();
  await move('orders', orderMoves, whole ? 'ship' : 'shipPart', order.id, actor, {
    note,
    set: whole ? { shipped_at: at, receive_before: later(receiptDays * DAY, at) } : {},
  });
  await publish('order.shipped', { orderId: order.id, orderNo: order.no, customerId: order.customer_id });
  return whole ? 'shipped' : 'part_shipped';
};

/** The customer has taken the goods from the store. @throws state_forbidden */
export const recordPickup = async (order: OrderRow, actor: Actor): Promise<void> => {
  await move('orders', orderMoves, 'pickUp', order.id, actor, { set: { received_at: now(), shipped_at: now() } });
  await db().updateTable('order_lines').set({ shipped: sql`quantity - cancelled` }).where('order_id', '=', order.id).execute();
  await publish('order.received', { orderId: order.id, orderNo: order.no, customerId: order.customer_id });
};

/** Takes a hand-over back. @throws state_forbidden, case_open when the customer has asked for something since */
export const undoPickup = async (order: OrderRow, actor: Actor, reason: string): Promise<void> => {
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  if (order.open_cases > 0 || lines.some((line) => line.returned > 0)) fail('case_open');
  await move('orders', orderMoves, 'undoPickUp', order.id, actor, { set: { received_at: null, shipped_at: null }, note: reason });
  await db().updateTable('order_lines').set({ shipped: 0 }).where('order_id', '=', order.id).execute();
};
