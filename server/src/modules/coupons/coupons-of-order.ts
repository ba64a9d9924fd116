import { db } from './coupon.entity.ts';
import { useCoupons } from './use-coupons.ts';

/** A coupon that an order used, and whether its rule gives it back when nothing of the order remains. */
export interface ReturnedCoupon {
  readonly couponId: number;
  readonly name: string;
  readonly saved: number;
  readonly returnsOnRefund: boolean;
}

/** The coupons that stand for an order. */
export const couponsOfOrder = async (orderId: number): Promise<ReturnedCoupon[]> => {
  const rows = await db()
    .selectFrom('coupon_uses as u')
    .innerJoin('coupon_templates as t', 't.id', 'u.template_id')
    .select(['u.coupon_id', 'u.saved', 't.name', 't.return_on_refund'])
    .where('u.order_id', '=', orderId)
    .where('u.state', '=', 'live')
    .orderBy('u.id')
    .execute();
  return rows.map((row) => ({
    couponId: row.coupon_id,
    name: row.name,
    saved: row.saved,
    returnsOnRefund: row.return_on_refund === 'whole',
  }));
};

/**
 * Takes the coupons again that an order had when it was closed, for an order that comes to life by a late payment. In the transaction in hand.
 * @throws coupon_unusable when one of them was used, given away or taken back meanwhile
 */
export const takeCouponsAgain = async (customerId: number, orderId: number): Promise<void> => {
  const rows = await db()
    .selectFrom('coupon_uses')
    .select(['coupon_id', 'saved'])
    .where('order_id', '=', orderId)
    .where('state', '<>', 'live')
    .orderBy('id')
    .execute();
  // An order may come to life more than once: the latest use of each coupon is what it was agreed at.
  const latest = new Map(rows.map((row) => [row.coupon_id, row.saved]));
  await useCoupons(customerId, { orderId, uses: [...latest].map(([couponId, saved]) => ({ couponId, saved })) });
};
