import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import type { SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import { iso } from '../../platform/clock.ts';
import { chooseCoupons, type Matrix, type QuoteCoupon } from '../coupons/index.ts';
import { planPoints, type PointsPurse } from '../membership/index.ts';
import type { ChosenCoupons, ChosenPoints } from './compute-quote.ts';

/** How the quote decides on coupons: the best set, or of `wanted` those that can be used. Of `lineCount` lines some may take no coupons. */
export const couponChooser =
  (coupons: readonly QuoteCoupon[], matrix: Matrix, wanted: readonly number[] | undefined, lineCount: number) =>
  (lines: readonly SlotLine[], freight: number): ChosenCoupons => {
    const choice = chooseCoupons({ lines, freight, coupons, matrix, ...(wanted ? { wanted } : {}) });
    const keptOut = lines.length < lineCount ? '（部分活动商品不可用券）' : '';
    return {
      steps: choice.steps,
      freightOffs: choice.freightOffs,
      view: {
        chosen: choice.chosen.map(({ id, name, saves }) => ({ id: String(id), name, saves })),
        options: choice.options.map(({ coupon, usable, reason, saves, chosen }): Quote['coupons']['options'][number] => ({
          id: String(coupon.id),
          name: coupon.name,
          kind: coupon.kind,
          threshold: coupon.threshold,
          validUntil: iso(coupon.validUntil),
          usable,
          reason: usable || reason === '' ? reason : `${reason}${keptOut}`,
          saves,
          chosen,
        })),
      },
    };
  };

/** How the quote decides on points: as many as were asked for and may be used. */
export const pointsChooser =
  (purse: PointsPurse, asked: number) =>
  (lines: readonly SlotLine[]): ChosenPoints => {
    const goods = lines.reduce((sum, line) => sum + line.payable, 0);
    const plan = planPoints(purse, goods, asked);
    return {
      steps: plan.saves > 0 ? [{ slot: 'points', discounts: () => [{ label: '积分抵扣', amount: plan.saves, source: 'points' }] }] : [],
      view: {
        balance: Math.max(0, purse.spendable),
        most: plan.most,
        used: plan.used,
        saves: plan.saves,
        perYuan: purse.enabled ? purse.perYuan : 0,
        reason: plan.reason ?? '',
      },
    };
  };
