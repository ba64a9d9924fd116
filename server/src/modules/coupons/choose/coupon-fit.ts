import { groupNode, stackNodeLabels, type StackNode } from '@huitou/shared-types/coupons/states.ts';
import { type Fen, ratio, yuan } from '@huitou/shared-types/money.ts';
import type { SlotDiscount, SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import { dayOf } from '../../../platform/clock.ts';
import { type Matrix, mayMeet } from './matrix.ts';
import type { QuoteCoupon } from './quote-coupon.ts';

const sum = (lines: readonly SlotLine[]): Fen => lines.reduce((total, line) => total + line.payable, 0);
const money = (fen: Fen): string => `¥${yuan(fen)}`;

/** What a coupon takes off lines as they are now, fen; null when that is nothing. Never more than those lines cost. */
export const discountNow = (coupon: QuoteCoupon, skuIds: ReadonlySet<number>, lines: readonly SlotLine[]): SlotDiscount | null => {
  const its = lines.filter((line) => skuIds.has(line.skuId) && line.payable > 0);
  const left = sum(its);
  const make = (amount: Fen, on: readonly number[]): SlotDiscount | null =>
    amount <= 0 ? null : { label: coupon.name, amount, skuIds: on, mark: groupNode(coupon.groupId), source: `coupon:${coupon.id}` };
  const all = its.map((line) => line.skuId);
  if (coupon.kind === 'amount') return make(Math.min(coupon.amount, left), all);
  if (coupon.kind === 'percent') return make(Math.min(ratio(left, coupon.percentOff, 100), coupon.maxOff ?? left, left), all);
  if (coupon.kind === 'free_freight') return null;
  // One piece: the dearest of those that it is for.
  const pieces = its.map((line) => ({ skuId: line.skuId, saves: ratio(line.payable, 1, line.quantity) - coupon.amount }));
  const dearest = pieces.reduce<(typeof pieces)[number] | null>(
    (best, one) => (best === null || one.saves > best.saves ? one : best),
    null,
  );
  return dearest && make(dearest.saves, [dearest.skuId]);
};

/** A coupon against an order: the lines that it counts and what it would save alone, or why it cannot be used. */
export interface Fit {
  readonly coupon: QuoteCoupon;
  readonly skuIds: ReadonlySet<number>;
  /** Off goods and freight, when it is used alone. */
  readonly alone: Fen;
  /** Why it cannot be used, Simplified Chinese; empty when it can. */
  readonly reason: string;
}

/** Judges one coupon by lines as activities and member prices left them. */
export const fitCoupon = (coupon: QuoteCoupon, lines: readonly SlotLine[], freight: Fen, matrix: Matrix): Fit => {
  const group = groupNode(coupon.groupId);
  const meant = lines.filter((line) => inScope(line, coupon.scope));
  const bars = new Set<string>();
  const counted = meant.filter((line) => {
    const barring = [...line.marks].filter((mark) => !mayMeet(matrix, group, mark));
    for (const mark of barring) bars.add(mark);
    return barring.length === 0;
  });
  const skuIds = new Set(counted.map((line) => line.skuId));
  const no = (reason: string): Fit => ({ coupon, skuIds, alone: 0, reason });
  const names = [...bars].map((mark) => stackNodeLabels[mark as StackNode] ?? '其他优惠').join('、');
  if (coupon.upcoming) return no(`${dayOf(coupon.validFrom)} 起可用`);
  if (meant.length === 0) return no('本单没有适用的商品');
  if (counted.length === 0) return no(`适用的商品已享${names}，不可叠加`);
  const lack = coupon.threshold - sum(counted);
  if (lack > 0) return no(`还差 ${money(lack)} 可用${bars.size > 0 ? `（${names}商品不计入）` : ''}`);
  const alone =
    coupon.kind === 'free_freight' ? Math.min(freight, coupon.maxOff ?? freight) : (discountNow(coupon, skuIds, lines)?.amount ?? 0);
  if (alone <= 0) return no(coupon.kind === 'free_freight' ? '本单无需运费' : '本单没有可减的金额');
  if (coupon.budgetLeft !== null && alone > coupon.budgetLeft) return no('活动预算已用完');
  return { coupon, skuIds, alone, reason: '' };
};
