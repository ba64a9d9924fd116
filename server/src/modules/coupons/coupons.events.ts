import type { Events } from '@huitou/shared-types/events.ts';
import type { CouponWay } from '@huitou/shared-types/coupons/states.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { type Handler, on } from '../../platform/queue/events.ts';
import { hadPurchaseBefore } from '../customers/index.ts';
import { db, type TemplateRow } from './coupon.entity.ts';
import { grantCoupon } from './grant-coupon.ts';
import { recallIn } from './move-template.ts';

/** Templates that are handed out this way now, the oldest first. */
const openBy = (way: CouponWay): Promise<TemplateRow[]> =>
  db()
    .selectFrom('coupon_templates')
    .selectAll()
    .where('status', '=', 'active')
    .where(sql<boolean>`json_contains(ways, ${JSON.stringify(way)})`)
    .orderBy('id')
    .execute();

/** Keys name template, reason and customer, so that a repeated announcement gives nothing more. What is sold out is given to nobody. */
const greet = async ({ customerId }: { customerId: number }): Promise<void> => {
  for (const { id } of await openBy('registered'))
    await grantCoupon({ templateId: id, customerId, source: 'registered', key: `registered:${id}:${customerId}` });
};

const thank = async ({ orderId, customerId, paid }: Events['order.paid']): Promise<void> => {
  if (await isUndone(orderId)) return;
  const firstOrder = await openBy('first_order');
  if (firstOrder.length > 0 && !(await hadPurchaseBefore(customerId, orderId)))
    for (const { id } of firstOrder)
      await grantCoupon({ templateId: id, customerId, source: 'first_order', key: `first_order:${id}:${customerId}` });
  for (const template of await openBy('after_payment'))
    if (paid >= template.paid_threshold)
      await grantCoupon({ templateId: template.id, customerId, source: 'after_payment', key: paidKey(orderId, template.id) });
};
/** Announcements come in no promised order: an order that was given back at once brings nothing. */
const isUndone = async (orderId: number): Promise<boolean> =>
  (await sql`select 1 from orders where id = ${orderId} and status = 'cancelled'`.execute(db())).rows.length > 0;
const paidKey = (orderId: number, templateId: number | '%'): string => `paid:${orderId}:${templateId}`;

/** The coupon that a member's level brings on their birthday, once a year. */
const congratulate = async ({ customerId, couponTemplateId, year }: Events['membership.birthday']): Promise<void> => {
  if (couponTemplateId !== null)
    await grantCoupon({
      templateId: couponTemplateId,
      customerId,
      source: 'birthday',
      key: `birthday:${couponTemplateId}:${customerId}:${year}`,
    });
};

/** What a payment brought goes with the payment, as far as it is not used. */
const takeThanksBack = ({ orderId, whole }: Pick<Events['order.refunded'], 'orderId' | 'whole'>): Promise<void> =>
  transact(async () => {
    if (!whole) return;
    const brought = await db().selectFrom('coupons').select('id').where('source_key', 'like', paidKey(orderId, '%')).execute();
    await recallIn(brought.map((row) => row.id));
  });

/** A deleted account cannot use anything any more; gifts on their way end with it. Uses stay with their orders. */
const forgetPerson = ({ customerId }: { customerId: number }): Promise<void> =>
  transact(async () => {
    const rows = await db()
      .selectFrom('coupons')
      .select('id')
      .where('customer_id', '=', customerId)
      .where('status', 'in', ['unused', 'giving'])
      .where('valid_until', '>', now())
      .execute();
    await recallIn(rows.map((row) => row.id));
  });

export const handlers: Handler[] = [
  on('customer.registered', 'coupons.greet', greet),
  on('order.paid', 'coupons.thank', thank),
  on('order.refunded', 'coupons.take-thanks-back', takeThanksBack),
  on('customer.deleted', 'coupons.forget-person', forgetPerson),
  on('membership.birthday', 'coupons.congratulate', congratulate),
];
