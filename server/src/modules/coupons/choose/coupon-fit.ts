import { groupNode, stackNodeLabels, type StackNode } from '@huitou/shared-types/coupons/states.ts';
import { type Fen, ratio, yuan } from '@huitou/shared-types/money.ts';
import type { SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import { dayOf } from '../../../platform/clock.ts';
import { type Matrix, mayMeet } from './matrix.ts';
import type { QuoteCoupon } from './quote-coupon.ts';

const money = (fen: Fen): string => `¥${yuan(fen)}`;

/** Lines of an order as a search sees them: by place, in SKU order. */
export interface Basket {
  readonly lines: readonly SlotLine[];
  readonly quantities: readonly number[];
}
/** What a coupon takes off the lines at some places, which cost `left` by now: the fen and whose; null when that is nothing. */
export const reduction = (
  coupon: QuoteCoupon,
  places: readonly number[],
  left: readonly Fen[],
  { quantities }: Basket,
): { readonly amount: Fen; readonly places: readonly number[] } | null => {
  const at = (place: number): Fen => left[place] ?? 0;
  const total = places.reduce((sum, place) => sum + at(place), 0);
  const off = (amount: Fen, on: readonly number[]) => (amount > 0 ? { amount, places: on } : null);
  if (coupon.kind === 'amount') return off(Math.min(coupon.amount, total), places);
  if (coupon.kind === 'percent') return off(Math.min(ratio(total, coupon.percentOff, 100), coupon.maxOff ?? total), places);
  if (coupon.kind === 'free_freight') return null;
  // One piece: the dearest of those that it is for.
  const saves = (place: number): Fen => ratio(at(place), 1, quantities[place] ?? 1) - coupon.amount;
  const dearest = places.reduce((best, place) => (best === -1 || saves(place) > saves(best) ? place : best), -1);
  return dearest === -1 ? null : off(saves(dearest), [dearest]);
};

/** A coupon against an order: the lines that it counts and what it would save alone, or why it cannot be used. */
export interface Fit {
  readonly coupon: QuoteCoupon;
  /** Of the lines. */
  readonly places: readonly number[];
  /** Off goods and freight, when it is used alone. */
  readonly alone: Fen;
  /** Why it cannot be used, Simplified Chinese; empty when it can. */
  readonly reason: string;
}

/** Judges one coupon by lines as activities and member prices left them. */
export const fitCoupon = (coupon: QuoteCoupon, basket: Basket, freight: Fen, matrix: Matrix): Fit => {
  const group = groupNode(coupon.groupId);
  const { lines } = basket;
  const bars = new Set<string>();
  const meant = [...lines.keys()].filter((place) => inScope(lines[place] as SlotLine, coupon.scope));
  const places = meant.filter((place) => {
    const barring = [...(lines[place]?.marks ?? [])].filter((mark) => !mayMeet(matrix, group, mark));
    for (const mark of barring) bars.add(mark);
    return barring.length === 0;
  });
  const no = (reason: string): Fit => ({ coupon, places, alone: 0, reason });
  const names = [...bars].map((mark) => stackNodeLabels[mark as StackNode] ?? '其他优惠').join('、');
  if (coupon.upcoming) return no(`${dayOf(coupon.validFrom)} 起可用`);
  if (meant.length === 0) return no('本单没有适用的商品');
  if (places.length === 0) return no(`适用的商品已享${names}，不可叠加`);
  const left = lines.map((line) => line.payable);
  const lack = coupon.threshold - places.reduce((sum, place) => sum + (left[place] ?? 0), 0);
  if (lack > 0) return no(`还差 ${money(lack)} 可用${bars.size > 0 ? `（${names}商品不计入）` : ''}`);
  const alone =
    coupon.kind === 'free_freight' ? Math.min(freight, coupon.maxOff ?? freight) : (reduction(coupon, places, left, basket)?.amount ?? 0);
  if (alone <= 0) return no(coupon.kind === 'free_freight' ? '本单无需运费' : '本单没有可减的金额');
  if (coupon.budgetLeft !== null && alone > coupon.budgetLeft) return no('活动预算已用完');
  return { coupon, places, alone, reason: '' };
};
