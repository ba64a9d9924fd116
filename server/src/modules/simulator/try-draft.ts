import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import type { Mark } from '@huitou/shared-types/pricing/slots.ts';
import { chooseCoupons, mayMeet, type Matrix, type TrialCoupon } from '../coupons/index.ts';
import { type FreightBenefit, type LevelPrice, memberStep } from '../membership/index.ts';
import { type ActivePromotion, assign, discountsOf, scopeOf, slotOf } from '../promotions/index.ts';
import { afterSlot, type Basket, type BasketLine, linesBefore, paidFor } from './basket.ts';

export type Draft =
  | { readonly kind: 'coupon'; readonly trial: TrialCoupon }
  | { readonly kind: 'promotion'; readonly promotion: ActivePromotion }
  | {
      readonly kind: 'level';
      readonly levelId: number;
      readonly levelName: string;
      readonly price: LevelPrice | null;
      readonly freight: FreightBenefit;
    };

/** What an order costs: by line (in the order of the basket's lines), and for its freight. Fen. */
export interface Price {
  readonly goods: readonly number[];
  readonly freight: number;
}
const totalOf = ({ goods, freight }: Price): number => goods.reduce((sum, one) => sum + one, 0) + freight;
export const priceOf = (basket: Basket): Price => ({ goods: basket.lines.map(paidFor), freight: basket.freight });

type Gone = (line: BasketLine, slot: string) => boolean;

/** The order with this coupon in place of those that it had used. */
const withCoupon = (basket: Basket, { coupon }: TrialCoupon, matrix: Matrix): Price => {
  const gone: Gone = (_, slot) => slot === 'coupon';
  const lines = linesBefore(basket, 'coupon', gone);
  const freight = basket.freight + basket.freightByCoupon;
  const choice = chooseCoupons({ lines, freight, coupons: [coupon], matrix });
  const discounts = choice.steps.flatMap((step) => step.discounts(lines));
  return { goods: afterSlot(basket, 'coupon', lines, discounts, gone), freight: freight - choice.freightOff };
};

/** The order with this promotion on the lines that it is for, in place of one of its own kind; what does not go with it is gone from those lines. */
const withPromotion = (basket: Basket, promotion: ActivePromotion, matrix: Matrix): Price => {
  const slot = slotOf(promotion.rule);
  const meets = (a: Mark, b: Mark): boolean => mayMeet(matrix, a, b);
  if (basket.flash && !meets('flash', slot)) return priceOf(basket);
  const scope = scopeOf(promotion);
  const shutsMemberOut = !promotion.withMember || !meets('member', slot);
  const held = new Set(basket.lines.filter((line) => inScope(line, scope)).map((line) => line.skuId));
  const gone: Gone = (line, one) =>
    held.has(line.skuId) && (one === slot || (one === 'member' && shutsMemberOut) || (one === 'coupon' && !promotion.withCoupons));
  const lines = linesBefore(basket, slot, gone);
  const wanted = lines.filter((line) => [...line.marks].every((mark) => mark === 'member' || meets(slot, mark)));
  const assigned = assign(wanted, [promotion]);
  const touched = new Set(assigned.flatMap(({ discounts }) => discounts.flatMap(({ skuIds }) => skuIds)));
  const goneThere: Gone = (line, one) => touched.has(line.skuId) && gone(line, one);
  const start = linesBefore(basket, slot, goneThere);
  return { goods: afterSlot(basket, slot, start, discountsOf(assigned), goneThere), freight: basket.freight };
};

/** The order with other benefits of its buyer's level in place of the old ones. */
const withLevel = (basket: Basket, draft: Extract<Draft, { kind: 'level' }>, matrix: Matrix, freePieces: () => boolean): Price => {
  const gone: Gone = (_, slot) => slot === 'member';
  const lines = linesBefore(basket, 'member', gone);
  const step = memberStep(draft, (mark) => mark === 'activity' || mayMeet(matrix, 'member', mark));
  const goods = afterSlot(basket, 'member', lines, step?.discounts(lines) ?? [], gone);
  const freight = basket.freight + basket.freightByLevel;
  const free = draft.freight.kind === 'always' || (draft.freight.kind === 'monthly' && freight > 0 && freePieces());
  return { goods, freight: free ? 0 : freight };
};

/** What a draft has been used for so far; orders come in the order of their payment. */
export class DraftUse {
  readonly #byCustomer = new Map<string, number>();
  #used = 0;
  #spent = 0;
  /** The bound of the whole draft that was reached first. */
  stopped: 'total' | 'budget' | null = null;

  /** Whether an order may have so much off; counts it if so. */
  take(customerId: number, off: number, bounds: { perCustomer: number | null; total: number | null; budget: number | null }): boolean {
    const key = String(customerId);
    if (bounds.perCustomer !== null && (this.#byCustomer.get(key) ?? 0) >= bounds.perCustomer) return false;
    if (bounds.total !== null && this.#used >= bounds.total) return this.#stop('total');
    if (bounds.budget !== null && this.#spent + off > bounds.budget) return this.#stop('budget');
    this.#used += 1;
    this.#spent += off;
    this.#byCustomer.set(key, (this.#byCustomer.get(key) ?? 0) + 1);
    return true;
  }
  /** Counts up to `most` under a name. */
  upTo(name: string, most: number): boolean {
    const used = this.#byCustomer.get(name) ?? 0;
    if (used >= most) return false;
    this.#byCustomer.set(name, used + 1);
    return true;
  }
  #stop(by: 'total' | 'budget'): false {
    this.stopped ??= by;
    return false;
  }
}

/**
 * What an order would have cost with a draft. Pure but for `use`, which counts limits. A coupon or promotion is used only where it is cheaper
 * for the customer than what was; other benefits of a level apply whichever way they turn out.
 * @param month of the order, for freight that is free so many times a month
 */
export const tryDraft = (basket: Basket, draft: Draft, matrix: Matrix, use: DraftUse, month: string): Price => {
  const before = priceOf(basket);
  if (draft.kind === 'level') {
    const most = draft.freight.kind === 'monthly' ? draft.freight.count : 0;
    return withLevel(basket, draft, matrix, () => use.upTo(`${basket.customerId}@${month}`, most));
  }
  const after = draft.kind === 'coupon' ? withCoupon(basket, draft.trial, matrix) : withPromotion(basket, draft.promotion, matrix);
  const off = totalOf(before) - totalOf(after);
  if (off <= 0) return before;
  const bounds =
    draft.kind === 'coupon' ? draft.trial : { perCustomer: draft.promotion.perCustomer, total: null, budget: draft.promotion.left };
  return use.take(basket.customerId, off, bounds) ? after : before;
};
