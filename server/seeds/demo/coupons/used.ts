import { apportion } from '@huitou/shared-types/money.ts';
import type { PlannedOrder } from '../history.ts';

/** One paid order of so many had a coupon. */
const EVERY = 4;

const couponFor = (order: PlannedOrder, newcomer: boolean): PlannedOrder['coupon'] => {
  if (newcomer && order.itemsTotal >= 3_000) return { templateId: 1, name: '新人见面礼', saved: 1_000 };
  if (order.itemsTotal >= 19_900) return { templateId: 2, name: '满199减30', saved: 3_000 };
  if (order.itemsTotal >= 9_900) return { templateId: 3, name: '全场九折', saved: Math.min(5_000, Math.round(order.itemsTotal / 10)) };
  return undefined;
};

/** Lets some of the orders that were paid and went through have used a coupon, shared over their lines as the shop does it. */
export const useCoupons = (plan: readonly PlannedOrder[]): PlannedOrder[] => {
  const seen = new Set<string>();
  const used = new Map<string, number>();
  return plan.map((order, i) => {
    const newcomer = !seen.has(order.openid);
    seen.add(order.openid);
    if (!order.paidAt || order.cancelled || (i % EVERY !== 0 && !newcomer)) return order;
    const coupon = couponFor(order, newcomer);
    const count = used.get(`${order.openid}:${coupon?.templateId}`) ?? 0;
    // Within the limit for each customer, with room for what they hold now.
    if (!coupon || count >= 6) return order;
    used.set(`${order.openid}:${coupon.templateId}`, count + 1);
    const parts = apportion(
      coupon.saved,
      order.lines.map((line) => line.payable),
    );
    return {
      ...order,
      coupon,
      payable: order.payable - coupon.saved,
      lines: order.lines.map((line, n) => ({ ...line, payable: line.payable - (parts[n] ?? 0) })),
    };
  });
};
