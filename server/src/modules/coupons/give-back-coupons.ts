import { sql } from 'kysely';
import { DAY, later, now } from '../../platform/clock.ts';
import { readSettings } from '../settings/index.ts';
import { db } from './coupon.entity.ts';

/**
 * Undoes the coupons of an order, in the transaction that undoes the order. By the template's rule a coupon comes back, with a time of grace when
 * it has expired meanwhile, or stays used; either way the shop is not charged for it. `refunded`: nothing of the order remains.
 * Safe to repeat and to overlap: the second one finds nothing left. One statement for an order without coupons.
 */
export const giveBackCoupons = async (orderId: number, why: 'cancelled' | 'refunded'): Promise<void> => {
  const uses = await db()
    .selectFrom('coupon_uses as u')
    .innerJoin('coupon_templates as t', 't.id', 'u.template_id')
    .select(['u.id', 'u.coupon_id', 'u.template_id', 'u.saved', 't.return_on_cancel', 't.return_on_refund'])
    .where('u.order_id', '=', orderId)
    .where('u.state', '=', 'live')
    .orderBy('u.template_id')
    .orderBy('u.id')
    .execute();
  const at = now();
  const { graceDays } = uses.length > 0 ? await readSettings('coupons') : { graceDays: 0 };
  const grace = later(graceDays * DAY);
  const undone: typeof uses = [];
  for (const use of uses) {
    const returns = why === 'cancelled' ? Boolean(use.return_on_cancel) : use.return_on_refund === 'whole';
    const ended = await db()
      .updateTable('coupon_uses')
      .set({ state: returns ? 'returned' : 'forfeited', ended_at: at, ...(returns ? { live_coupon_id: null } : {}) })
      .where('id', '=', use.id)
      .where('state', '=', 'live')
      .executeTakeFirst();
    if (ended.numUpdatedRows !== 1n) continue;
    undone.push(use);
    if (returns)
      await sql`update coupons set status = 'unused', order_id = null, changed_at = ${at}, valid_until = if(valid_until <= ${at}, ${grace}, valid_until)
        where id = ${use.coupon_id} and status = 'used' and order_id = ${orderId}`.execute(db());
  }
  const byTemplate = Map.groupBy(undone, (use) => use.template_id);
  for (const [id, some] of [...byTemplate].sort(([a], [b]) => a - b)) {
    const cost = some.reduce((sum, use) => sum + use.saved, 0);
    await sql`update coupon_templates set used = used - ${some.length}, cost = cost - ${cost} where id = ${id}`.execute(db());
  }
};
