import type { PickupLookup } from '@huitou/shared-types/fulfilment/schema.ts';
import { DAY, later, MINUTE, now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { digits, maskPhone } from '../../platform/ids.ts';
import { countInWindow, key, redis } from '../../platform/redis.ts';
import { recordAudit } from '../audit/index.ts';
import { customerBriefs } from '../customers/index.ts';
import { commitStock, uncommitStock } from '../inventory/index.ts';
import { linesOf, lockStaffOrder, type OrderRow, recordPickup, undoPickup } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { db, type PickupRow } from './fulfilment.entity.ts';
import { storeLine } from './fulfilment.queries.ts';
import { pickupView } from './fulfilment.view.ts';

/** Gives a paid pick-up order its code: eight digits, unique among the open ones of the store. Safe to repeat. */
export const openPickup = async (order: OrderRow): Promise<void> => {
  const { pickupDays } = await readSettings('trade');
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const code = digits(8);
    try {
      await db()
        .insertInto('pickups')
        .values({
          order_id: order.id,
          store_id: order.store_id as number,
          code,
          open_code: code,
          status: 'open',
          expires_at: later(pickupDays * DAY),
          verified_at: null,
          verified_by: null,
        })
        .execute();
      return;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      if (await db().selectFrom('pickups').select('id').where('order_id', '=', order.id).executeTakeFirst()) return;
    }
  }
  throw new Error(`no free pick-up code in store ${order.store_id}`);
};

const WINDOW_SECONDS = 600;
const wrongKey = (staff: StaffActor): string => key('pickup', staff.id, 'wrong');

/** Whoever has typed too many wrong codes gets no answer to right ones either: else guessing would pay. @throws pickup_code_locked */
const refuseLocked = async (staff: StaffActor): Promise<void> => {
  const { pickupAttempts } = await readSettings('risk');
  if (Number(await redis().get(wrongKey(staff))) >= pickupAttempts) fail('pickup_code_locked');
};

/** @throws pickup_code_wrong, pickup_code_locked, pickup_wrong_store when this member of staff does not work there */
const findOpen = async (input: { code: string; storeId: number }, staff: StaffActor): Promise<PickupRow> => {
  if (staff.locationIds !== null && !staff.locationIds.includes(input.storeId)) fail('pickup_wrong_store');
  await refuseLocked(staff);
  const found = await db()
    .selectFrom('pickups')
    .selectAll()
    .where('store_id', '=', input.storeId)
    .where('open_code', '=', input.code)
    .executeTakeFirst();
  if (found) return found;
  await countInWindow(wrongKey(staff), WINDOW_SECONDS);
  const elsewhere = await db().selectFrom('pickups').select('id').where('open_code', '=', input.code).executeTakeFirst();
  return fail(elsewhere ? 'pickup_wrong_store' : 'pickup_code_wrong');
};

/** An order as the counter sees it. */
export const lookupView = async (order: OrderRow, pickup: PickupRow): Promise<PickupLookup> => {
  const [lines, customers, store] = await Promise.all([
    linesOf([order.id]),
    customerBriefs([order.customer_id]),
    storeLine(pickup.store_id),
  ]);
  return {
    orderId: String(order.id),
    orderNo: order.no,
    customerName: customers.get(order.customer_id)?.nickname ?? '',
    phone: order.receiver_phone ? maskPhone(order.receiver_phone) : '',
    note: order.note,
    pickup: pickupView(pickup, store),
    lines: (lines.get(order.id) ?? [])
      .filter((line) => line.cancelled < line.quantity)
      .map((line) => ({ name: line.name, spec: line.spec, picture: line.picture, quantity: line.quantity - line.cancelled })),
  };
};

/** Shows what would be handed over. */
export const lookupPickup = async (input: { code: string; storeId: number }, call: StaffCall): Promise<PickupLookup> => {
  const pickup = await findOpen(input, call.actor);
  return transact(async () => lookupView(await lockStaffOrder(call.actor, pickup.order_id), pickup));
};

/** Hands the goods over: the code is used up, stock leaves, the order is received, all or nothing. @throws state_forbidden when somebody was faster */
export const verifyPickup = async (input: { code: string; storeId: number }, call: StaffCall): Promise<PickupLookup> => {
  const pickup = await findOpen(input, call.actor);
  if (pickup.expires_at < now()) fail('state_forbidden', '提货码已过期，可在订单详情中延长，或关闭订单并退款');
  return transact(async () => {
    const order = await lockStaffOrder(call.actor, pickup.order_id);
    const verified = { status: 'verified' as const, open_code: null, verified_at: now(), verified_by: call.actor.id };
    const done = await db()
      .updateTable('pickups')
      .set(verified)
      .where('id', '=', pickup.id)
      .where('status', '=', 'open')
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('state_forbidden', '该提货码已核销');
    const lines = (await linesOf([order.id])).get(order.id) ?? [];
    const stopped = lines.find((line) => line.held > 0);
    if (stopped) fail('pieces_held', `${stopped.name} 正在售后中，请先处理售后再提货`, { lineId: String(stopped.id), held: stopped.held });
    const handed = lines.filter((line) => line.cancelled < line.quantity);
    await commitStock(
      order.location_id,
      handed.map((line) => ({
        skuId: line.sku_id,
        quantity: line.quantity - line.cancelled,
        source: `pickup:${pickup.id}:${verified.verified_at.getTime()}`,
      })),
    );
    await recordPickup(order, call.actor);
    await recordAudit(call.actor, { action: 'pickup.verify', subject: 'order', subjectId: order.id, summary: `核销自提 ${order.no}` });
    return lookupView(order, { ...pickup, ...verified });
  });
};

/** Takes a hand-over back while it is fresh. @throws state_forbidden */
export const reversePickup = async (input: { orderId: number; reason: string }, call: StaffCall): Promise<PickupLookup> => {
  const { pickupReverseMinutes } = await readSettings('trade');
  return transact(async () => {
    const order = await lockStaffOrder(call.actor, input.orderId);
    const pickup = await db()
      .selectFrom('pickups')
      .selectAll()
      .where('order_id', '=', order.id)
      .where('status', '=', 'verified')
      .forUpdate()
      .executeTakeFirst();
    if (!pickup?.verified_at || pickup.verified_at < later(-pickupReverseMinutes * MINUTE))
      return fail('state_forbidden', '已超过可撤销的时间');
    const lines = (await linesOf([order.id])).get(order.id) ?? [];
    const source = `pickup:${pickup.id}:${pickup.verified_at.getTime()}`;
    await uncommitStock(
      order.location_id,
      lines.filter((line) => line.shipped > 0).map((line) => ({ skuId: line.sku_id, quantity: line.shipped, source })),
    );
    await undoPickup(order, call.actor, input.reason);
    const reopened = { status: 'open' as const, open_code: pickup.code, verified_at: null, verified_by: null };
    await db().updateTable('pickups').set(reopened).where('id', '=', pickup.id).execute();
    await recordAudit(call.actor, {
      action: 'pickup.reverse',
      subject: 'order',
      subjectId: order.id,
      summary: `撤销核销 ${order.no}：${input.reason}`,
    });
    return lookupView(order, { ...pickup, ...reopened });
  });
};

/** A code of an order that was closed opens nothing any more. */
export const voidPickup = async (orderId: number): Promise<void> => {
  await db()
    .updateTable('pickups')
    .set({ status: 'void', open_code: null })
    .where('order_id', '=', orderId)
    .where('status', 'in', ['open', 'expired'])
    .execute();
};
