import { groupNode } from '@huitou/shared-types/coupons/states.ts';
import type { Fen } from '@huitou/shared-types/money.ts';
import type { SlotDiscount, SlotLine, SlotStep } from '@huitou/shared-types/pricing/slots.ts';
import { applySet, bestSet, byTime, MOST_CHOSEN, pairsOf, withoutIdle } from './best-set.ts';
import { type Fit, fitCoupon } from './coupon-fit.ts';
import { groupsMayMeet, type Matrix } from './matrix.ts';
import type { QuoteCoupon } from './quote-coupon.ts';

export interface ChooseInput {
  /** As activities, member prices and full reductions left them. */
  readonly lines: readonly SlotLine[];
  /** What free-freight coupons can still take off. */
  readonly freight: Fen;
  readonly coupons: readonly QuoteCoupon[];
  readonly matrix: Matrix;
  /** Only these, as far as they can be used; absent: the set that saves most. */
  readonly wanted?: readonly number[];
}
export interface ChosenCoupon {
  readonly id: number;
  readonly templateId: number;
  readonly name: string;
  /** Off goods and freight together, fen; more than 0. */
  readonly saves: Fen;
}
export interface CouponOption {
  readonly coupon: QuoteCoupon;
  readonly usable: boolean;
  /** Why it cannot be used, or not with the chosen ones; empty for chosen ones. */
  readonly reason: string;
  /** What a chosen one saves among the others; of the rest, what it would save alone. */
  readonly saves: Fen;
  readonly chosen: boolean;
}
export interface Choice {
  /** What the chosen ones take off the goods. Good for exactly the lines that were asked about. */
  readonly steps: readonly SlotStep[];
  /** What they take off the freight, together and each. */
  readonly freightOff: Fen;
  readonly freightOffs: readonly { readonly label: string; readonly amount: Fen }[];
  readonly chosen: readonly ChosenCoupon[];
  /** Every coupon: chosen ones first, then usable ones, each by what they save. */
  readonly options: readonly CouponOption[];
}

const whyNot = (fit: Fit, set: readonly Fit[], matrix: Matrix): string => {
  if (fit.reason !== '') return fit.reason;
  const against = set.filter((one) => !groupsMayMeet(matrix, one.coupon.groupId, fit.coupon.groupId));
  if (against.length > 0) return `不能与已选的“${against[0]?.coupon.name ?? ''}”同时使用`;
  if (set.length >= MOST_CHOSEN) return `一单最多使用 ${MOST_CHOSEN} 张`;
  return set.length === 0 ? '' : '与已选的券一起用不会更优惠';
};

/**
 * Picks coupons for an order and tells of every other one why not. Pure, and blind to the order in which coupons and lines are listed. Promises:
 * the discounts never exceed what their lines cost, nor the freight part the freight; no pair that the matrix forbids; at most `MOST_CHOSEN`; and
 * without `wanted`, the set that saves most (among thousands of sets: the best that was found within a bounded time).
 */
export const chooseCoupons = (input: ChooseInput): Choice => {
  const lines = [...input.lines].sort((a, b) => a.skuId - b.skuId);
  const basket = { lines, quantities: lines.map((line) => line.quantity) };
  const fits = input.coupons.map((coupon) => fitCoupon(coupon, basket, input.freight, input.matrix));
  const usable = fits.filter((fit) => fit.reason === '');
  const search = { ...basket, freight: input.freight, meets: pairsOf(usable, input.matrix) };
  const candidates = input.wanted === undefined ? usable : usable.filter((fit) => input.wanted?.includes(fit.coupon.id));
  const set = withoutIdle(bestSet(candidates, search), search);
  const { parts, freightOff } = applySet(set, search);
  const savesOf = new Map(parts.map(({ fit, saves }) => [fit, saves]));
  const discounts = parts.flatMap(({ fit: { coupon }, saves, places }): SlotDiscount[] =>
    saves > 0 && places.length > 0
      ? [
          {
            label: coupon.name,
            amount: saves,
            skuIds: places.map((place) => lines[place]?.skuId ?? 0),
            mark: groupNode(coupon.groupId),
            source: `coupon:${coupon.id}`,
          },
        ]
      : [],
  );
  const options = fits
    .map((fit) => ({ fit, option: optionOf(fit, set, savesOf.get(fit), input.matrix) }))
    .sort(
      ({ fit: a, option: x }, { fit: b, option: y }) =>
        Number(y.chosen) - Number(x.chosen) || Number(y.usable) - Number(x.usable) || y.saves - x.saves || byTime(a, b),
    )
    .map(({ option }) => option);
  return {
    steps: discounts.length === 0 ? [] : [{ slot: 'coupon', discounts: () => discounts }],
    freightOff,
    freightOffs: parts.flatMap(({ fit: { coupon }, saves }) =>
      coupon.kind === 'free_freight' ? [{ label: coupon.name, amount: saves }] : [],
    ),
    chosen: parts.map(({ fit: { coupon }, saves }) => ({ id: coupon.id, templateId: coupon.templateId, name: coupon.name, saves })),
    options,
  };
};

const optionOf = (fit: Fit, set: readonly Fit[], saves: Fen | undefined, matrix: Matrix): CouponOption => ({
  coupon: fit.coupon,
  usable: fit.reason === '',
  reason: saves === undefined ? whyNot(fit, set, matrix) : '',
  saves: saves ?? fit.alone,
  chosen: saves !== undefined,
});
