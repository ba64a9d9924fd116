import { yuan, type Fen } from '@huitou/shared-types/money.ts';
import type { Quote, QuoteCouponView } from '@huitou/shared-types/pricing/schema.ts';

/** The coupons of a quote as the sheet lists them. */
export const couponGroups = ({ coupons }: Pick<Quote, 'coupons'>): { usable: QuoteCouponView[]; unusable: QuoteCouponView[] } => ({
  usable: coupons.options.filter((option) => option.usable),
  unusable: coupons.options.filter((option) => !option.usable),
});

/** What the line of the checkout says about coupons. */
export const couponSummary = ({ coupons }: Pick<Quote, 'coupons'>): { text: string; saves: number } => {
  const saves = coupons.chosen.reduce((sum, one) => sum + one.saves, 0);
  const usable = coupons.options.filter((option) => option.usable).length;
  if (coupons.chosen.length > 0) return { text: `已选 ${coupons.chosen.length} 张`, saves };
  if (usable > 0) return { text: `${usable} 张可用`, saves: 0 };
  return { text: coupons.options.length > 0 ? '暂无可用，看看原因' : '暂无优惠券', saves: 0 };
};

/**
 * Which sets to ask the server for, one after the other, when a coupon is tapped: a chosen one is left out; another one is added, and where the
 * rest does not go with it, used alone. The first answer that has it among the chosen counts.
 */
export const setsToTry = ({ coupons }: Pick<Quote, 'coupons'>, id: string): string[][] => {
  const chosen = coupons.chosen.map((one) => one.id);
  if (chosen.includes(id)) return [chosen.filter((one) => one !== id)];
  return chosen.length === 0 ? [[id]] : [[...chosen, id].slice(-MOST), [id]];
};
/** The server takes no more in one order. */
const MOST = 5;

/** `10000` → `满 ¥100 可用`, as coupons say it everywhere. */
export const thresholdText = (threshold: Fen): string => (threshold > 0 ? `满 ¥${yuan(threshold).replace(/\.?0+$/, '')} 可用` : '无门槛');

/** What so many points are worth, fen; a part of a fen counts for nothing. */
export const pointsWorth = (points: number, perYuan: number): number => (perYuan > 0 ? Math.floor((points * 100) / perYuan) : 0);
