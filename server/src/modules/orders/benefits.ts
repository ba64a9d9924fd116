import { json } from '../../platform/db/orm.ts';
import { fail } from '../../platform/errors.ts';
import { giveBackCoupons, takeCouponsAgain, useCoupons } from '../coupons/index.ts';
import { giveFreeFreightBack, givePointsBack, spendPoints, takeFreeFreight } from '../membership/index.ts';
import type { PreparedQuote } from '../pricing/index.ts';
import { giveBackPromotions, takePromotionsAgain, usePromotions } from '../promotions/index.ts';
import type { LineDiscount, OrderRow } from './order.entity.ts';

// What an order has of coupons, points, promotions and its buyer's level is taken when it is placed, in one order of tables for everybody,
// and given back when it does not come about. Each door is idempotent for itself; who calls them holds the order's lock.

type Draft = Pick<OrderRow, 'no' | 'customer_id' | 'points_used'>;

/**
 * Takes what the price was made of, all or nothing, in the transaction that places the order. Orders without benefits cost no statement.
 * @throws coupon_unusable, points_insufficient, price_changed
 */
export const takeBenefits = async (orderId: number, order: Draft, prepared: PreparedQuote): Promise<void> => {
  const { coupons, promotions, memberPaysFreight } = prepared;
  await useCoupons(order.customer_id, { orderId, uses: coupons });
  await spendPoints(order.customer_id, { orderId, orderNo: order.no, points: order.points_used });
  if (memberPaysFreight && !(await takeFreeFreight(order.customer_id, orderId)))
    fail('price_changed', '本月会员包邮次数已用完，价格有变动');
  await usePromotions(order.customer_id, orderId, promotions);
};

/** Whether an order ever took anything: most have nothing to give back. */
const hasBenefits = (order: OrderRow): boolean => order.discount_total > 0 || order.freight_off > 0 || order.points_used > 0;

/**
 * Gives everything back: coupons by their rules, points to their lots, promotions to their limits. In the transaction that cancels the order,
 * under its lock; doing it again changes nothing.
 */
export const giveBackBenefits = async (order: OrderRow, why: 'cancelled' | 'refunded'): Promise<void> => {
  if (!hasBenefits(order)) return;
  if (order.coupon_saved > 0) await giveBackCoupons(order.id, why);
  if (order.points_used > 0) await givePointsBack({ orderId: order.id, orderNo: order.no, customerId: order.customer_id, why });
  if (order.freight_off > 0) await giveFreeFreightBack(order.id);
  await giveBackPromotions(order.id);
};

/** The share of the points that a refund gives back, and the coupons once nothing of the order remains. In the transaction of the refund. */
export const giveBackForRefund = async (
  order: OrderRow,
  share: { goodsPaid: number; goodsRefunded: number; whole: boolean },
): Promise<void> => {
  if (order.points_used > 0)
    await givePointsBack({ orderId: order.id, orderNo: order.no, customerId: order.customer_id, why: 'refunded', share });
  if (share.whole && order.coupon_saved > 0) await giveBackCoupons(order.id, 'refunded');
};

/** The level paid freight that no coupon paid. */
const levelPaid = (order: OrderRow): boolean => {
  const offGoods = json<LineDiscount[]>(order.discounts)
    .filter(({ slot }) => slot === 'coupon')
    .reduce((sum, { amount }) => sum + amount, 0);
  return order.freight_off > order.coupon_saved - offGoods;
};

/**
 * Takes again what was given back when the order was closed, for an order that comes to life by a late payment.
 * @throws coupon_unusable, points_insufficient, price_changed when some of it went elsewhere meanwhile
 */
export const takeBenefitsAgain = async (order: OrderRow): Promise<void> => {
  if (!hasBenefits(order)) return;
  if (order.coupon_saved > 0) await takeCouponsAgain(order.customer_id, order.id);
  await spendPoints(order.customer_id, { orderId: order.id, orderNo: order.no, points: order.points_used, round: 1 });
  // Its price was agreed while the level paid the freight: a month that has none left meanwhile does not undo that.
  if (levelPaid(order)) await takeFreeFreight(order.customer_id, order.id);
  await takePromotionsAgain(order.id);
};
