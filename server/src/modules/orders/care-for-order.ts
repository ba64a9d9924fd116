import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { sql } from 'kysely';
import { dayOf, now, startOfDay } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { readSettings } from '../settings/index.ts';
import { db } from './order.entity.ts';
import { linesOf, myOrder, ownOrder } from './order.queries.ts';

/** The customer asks the shop to ship; once a day, and only while something may leave. @throws state_forbidden, hurry_too_soon */
export const hurryOrder = async ({ id }: { id: number }, call: CustomerCall): Promise<Order> => {
  const order = await ownOrder(call.actor.id, id);
  if (order.delivery_kind !== 'express' || (order.status !== 'paid' && order.status !== 'part_shipped')) fail('state_forbidden');
  // What is in an after-sales case does not leave: where that is everything, there is nothing to ask for.
  const lines = (await linesOf([id])).get(id) ?? [];
  if (!lines.some(({ quantity, shipped, cancelled, held }) => quantity > shipped + cancelled + held))
    fail('state_forbidden', '商品都在售后处理中，不能催发货');
  await transact(async () => {
    const done = await db()
      .updateTable('orders')
      .set({ hurried_at: now() })
      .where('id', '=', id)
      .where('status', 'in', ['paid', 'part_shipped'])
      .where((eb) => eb.or([eb('hurried_at', 'is', null), eb('hurried_at', '<', startOfDay(dayOf(now())))]))
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('hurry_too_soon');
    await logStates(call.actor, { subject: 'orders', subjectId: id, move: 'hurry', title: '催促发货' });
  });
  return myOrder(call.actor.id, id);
};

/** Puts the automatic receipt off, once. @throws state_forbidden, extend_once */
export const extendReceipt = async ({ id }: { id: number }, call: CustomerCall): Promise<Order> => {
  const order = await ownOrder(call.actor.id, id);
  if (order.status !== 'shipped') fail('state_forbidden');
  const { extendDays } = await readSettings('trade');
  await transact(async () => {
    const done = await db()
      .updateTable('orders')
      .set({ extended: true, receive_before: sql<Date>`date_add(receive_before, interval ${extendDays} day)` })
      .where('id', '=', id)
      .where('status', '=', 'shipped')
      .where('extended', '=', false)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('extend_once');
    await logStates(call.actor, { subject: 'orders', subjectId: id, move: 'extend', title: `延长收货 ${extendDays} 天` });
  });
  return myOrder(call.actor.id, id);
};

/** Hides a finished order from its owner's list; the shop keeps it. @throws state_forbidden */
export const hideOrder = async ({ id }: { id: number }, call: CustomerCall): Promise<{ ok: true }> => {
  await ownOrder(call.actor.id, id);
  const done = await db()
    .updateTable('orders')
    .set({ hidden: true })
    .where('id', '=', id)
    .where('customer_id', '=', call.actor.id)
    .where('status', 'in', ['received', 'completed', 'cancelled'])
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n && !(await ownOrder(call.actor.id, id)).hidden) fail('state_forbidden');
  return { ok: true };
};
