import { type ReturnedCoupon, couponsOfOrder } from '../coupons/index.ts';
import { readPointsOfOrder } from '../membership/index.ts';
import type { OrderLineRow, OrderRow } from './order.entity.ts';

export interface BenefitsBack {
  /** Points that come back with this refund. */
  readonly points: number;
  /** Nothing of the order would remain. */
  readonly whole: boolean;
  /** The coupons of the order; they come back, if ever, when nothing remains. */
  readonly coupons: readonly ReturnedCoupon[];
}

/** What a refund of these pieces would give back beside money, if nothing else happens before it. Nothing is written. */
export const foreseeBenefits = async (
  order: OrderRow,
  lines: readonly OrderLineRow[],
  asked: readonly { lineId: number; quantity: number; amount: number; leaves: boolean }[],
): Promise<BenefitsBack> => {
  const after = lines.map((line) => {
    const one = asked.find(({ lineId }) => lineId === line.id);
    return {
      payable: line.payable,
      refunded: line.refunded + (one?.amount ?? 0),
      back: line.cancelled + line.returned + (one?.leaves ? one.quantity : 0) >= line.quantity,
    };
  });
  const goodsPaid = after.reduce((sum, line) => sum + line.payable, 0);
  const goodsRefunded = after.reduce((sum, line) => sum + line.refunded, 0);
  const whole = after.every((line) => line.back || (line.payable > 0 && line.refunded >= line.payable));
  const [coupons, points] = await Promise.all([
    order.coupon_saved > 0 ? couponsOfOrder(order.id) : [],
    order.points_used > 0 ? readPointsOfOrder(order.id) : { spent: 0, returned: 0 },
  ]);
  const share = whole ? points.spent : goodsPaid === 0 ? 0 : Math.floor((points.spent * Math.min(goodsRefunded, goodsPaid)) / goodsPaid);
  return { points: Math.max(0, share - points.returned), whole, coupons };
};
