import type { PickupLookup } from '@huitou/shared-types/fulfilment/schema.ts';
import { DAY, iso, later } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { lockStaffOrder } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { db } from './fulfilment.entity.ts';
import { lookupView } from './pickup.ts';

const day = (at: Date): string => iso(at).slice(0, 10);

/**
 * Gives the code of an order that still waits for its buyer, expired or not, the full time of a new one: `pickupDays` from now. The code
 * stays the same. @throws state_forbidden when the order has been handed over or closed
 */
export const extendPickup = async ({ orderId }: { orderId: number }, call: StaffCall): Promise<PickupLookup> => {
  const { pickupDays } = await readSettings('trade');
  return transact(async () => {
    const order = await lockStaffOrder(call.actor, orderId);
    const pickup = await db().selectFrom('pickups').selectAll().where('order_id', '=', order.id).forUpdate().executeTakeFirst();
    const waits = order.status === 'paid' && (pickup?.status === 'open' || pickup?.status === 'expired');
    if (!pickup || !waits) return fail('state_forbidden', '该订单没有待提货的提货码');
    const extended = { status: 'open' as const, open_code: pickup.code, expires_at: later(pickupDays * DAY) };
    await db().updateTable('pickups').set(extended).where('id', '=', pickup.id).execute();
    const until = day(extended.expires_at);
    await logStates(call.actor, {
      subject: 'orders',
      subjectId: order.id,
      move: 'extend-pickup',
      title: '延长提货期限',
      note: `有效期至 ${until}`,
    });
    await recordAudit(call.actor, {
      action: 'pickup.extend',
      subject: 'order',
      subjectId: order.id,
      summary: `延长提货期限 ${order.no} 至 ${until}`,
      before: { status: pickup.status, expiresAt: iso(pickup.expires_at) },
      after: { status: 'open', expiresAt: iso(extended.expires_at) },
    });
    return lookupView(order, { ...pickup, ...extended });
  });
};
