import type { Fen } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { db } from './coupon.entity.ts';

export interface Use {
  readonly couponId: number;
  /** What the order saves by it, goods and freight, fen. */
  readonly saved: Fen;
}

/**
 * Uses coupons for an order, in the transaction that writes the order: all of them or none. Every guard is in a write: a coupon must be the
 * customer's, unused, within its time, of a template that is not recalled, and within the template's budget. An order that comes back to life
 * takes again what it had used. Three statements, and one for each template.
 * @throws coupon_unusable, with `details.couponIds`
 */
export const useCoupons = async (customerId: number, { orderId, uses }: { orderId: number; uses: readonly Use[] }): Promise<void> => {
  if (uses.length === 0) return;
  const at = now();
  const ids = [...new Set(uses.map((use) => use.couponId))].sort((a, b) => a - b);
  const refuse = (message?: string): never => fail('coupon_unusable', message, { couponIds: ids.map(String) });
  if (ids.length !== uses.length) refuse();
  const revived = await revive(orderId, ids);
  const fresh = ids.filter((id) => !revived.has(id));
  if (fresh.length > 0) {
    const taken = await db()
      .updateTable('coupons')
      .set({ status: 'used', order_id: orderId, changed_at: at })
      .where('id', 'in', fresh)
      // No bare column: by the index of a customer's coupons the gaps between neighbours would be locked, and their orders were a deadlock.
      .where(sql<boolean>`customer_id + 0 = ${customerId}`)
      .where('status', '=', 'unused')
      .where('valid_from', '<=', at)
      .where('valid_until', '>', at)
      .executeTakeFirst();
    if (taken.numUpdatedRows !== BigInt(fresh.length)) refuse('优惠券已被使用或已失效，请重新选择');
  }
  const templates = await db().selectFrom('coupons').select(['id', 'template_id']).where('id', 'in', ids).execute();
  const templateOf = new Map(templates.map((row) => [row.id, row.template_id]));
  const rows = uses
    .filter((use) => !revived.has(use.couponId))
    .map((use) => ({
      coupon_id: use.couponId,
      live_coupon_id: use.couponId,
      template_id: templateOf.get(use.couponId) ?? 0,
      customer_id: customerId,
      order_id: orderId,
      saved: use.saved,
      state: 'live' as const,
      used_at: at,
      ended_at: null,
    }));
  if (rows.length > 0) await db().insertInto('coupon_uses').values(rows).execute();
  await charge(uses, templateOf, refuse);
};

/** Uses of this order that were undone without giving the coupon back: the order stands again, and so do they. */
const revive = async (orderId: number, ids: readonly number[]): Promise<Set<number>> => {
  const gone = await db()
    .selectFrom('coupon_uses')
    .select(['id', 'coupon_id'])
    .where('order_id', '=', orderId)
    .where('state', '=', 'forfeited')
    .where('coupon_id', 'in', ids)
    .execute();
  if (gone.length === 0) return new Set();
  const revived = await db()
    .updateTable('coupon_uses')
    .set({ state: 'live', ended_at: null })
    .where(
      'id',
      'in',
      gone.map((row) => row.id),
    )
    .where('state', '=', 'forfeited')
    .executeTakeFirst();
  if (revived.numUpdatedRows !== BigInt(gone.length)) fail('coupon_unusable');
  return new Set(gone.map((row) => row.coupon_id));
};

/** Counts uses and their cost at the templates, in id order and last, because many orders meet there. */
const charge = async (
  uses: readonly Use[],
  templateOf: ReadonlyMap<number, number>,
  refuse: (message?: string) => never,
): Promise<void> => {
  const sums = new Map<number, { used: number; cost: Fen }>();
  for (const { couponId, saved } of uses) {
    const id = templateOf.get(couponId) ?? 0;
    const sum = sums.get(id) ?? { used: 0, cost: 0 };
    sums.set(id, { used: sum.used + 1, cost: sum.cost + saved });
  }
  for (const [id, { used, cost }] of [...sums].sort(([a], [b]) => a - b)) {
    const charged = await sql`update coupon_templates set used = used + ${used}, cost = cost + ${cost}
      where id = ${id} and status <> 'recalled' and (budget is null or cost + ${cost} <= budget)`.execute(db());
    if (charged.numAffectedRows !== 1n) refuse('优惠券活动预算已用完或已停止，请重新选择');
  }
};
