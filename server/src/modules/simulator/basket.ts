import { type Mark, type SlotDiscount, type SlotLine, type Slot, applyDiscount, slots } from '@huitou/shared-types/pricing/slots.ts';
import type { ScopedGoods } from '@huitou/shared-types/promotions/scope.ts';

/** What was taken off a line by the slots, and by no slot: a price that staff changed, below zero when they raised it. Fen. */
export type Taken = { readonly [slot in Slot | 'other']?: number };
export interface BasketLine extends ScopedGoods {
  readonly categoryId: number;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly taken: Taken;
  /** Of one piece; null when nobody knows. */
  readonly cost: number | null;
}
/** A past order as the simulation sees it. Money in fen. */
export interface Basket {
  readonly customerId: number;
  readonly lines: readonly BasketLine[];
  /** What was charged, and what coupons and the buyer's level had taken off it. */
  readonly freight: number;
  readonly freightByCoupon: number;
  readonly freightByLevel: number;
  readonly flash: boolean;
}

const order = [...slots, 'other'] as const;
const listOf = (line: BasketLine): number => line.unitPrice * line.quantity;
export const paidFor = (line: BasketLine): number => listOf(line) - order.reduce((sum, slot) => sum + (line.taken[slot] ?? 0), 0);

const marksBefore = (basket: Basket, line: BasketLine, slot: Slot, gone: (line: BasketLine, slot: Slot) => boolean): Set<Mark> => {
  const marks = new Set<Mark>(basket.flash ? ['flash'] : []);
  for (const earlier of ['activity', 'member', 'full_reduction'] as const) {
    if (slots.indexOf(earlier) >= slots.indexOf(slot)) break;
    if ((line.taken[earlier] ?? 0) > 0 && !gone(line, earlier)) marks.add(earlier);
  }
  return marks;
};

/** The lines as a slot finds them: less what earlier slots took, unless that is `gone`. */
export const linesBefore = (basket: Basket, slot: Slot, gone: (line: BasketLine, slot: Slot) => boolean): SlotLine[] =>
  basket.lines.map((line) => {
    const earlier = slots.slice(0, slots.indexOf(slot)).filter((one) => !gone(line, one));
    return {
      skuId: line.skuId,
      productId: line.productId,
      categoryId: line.categoryId,
      categoryIds: line.categoryIds,
      brandId: line.brandId,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      listTotal: listOf(line),
      payable: Math.max(0, listOf(line) - earlier.reduce((sum, one) => sum + (line.taken[one] ?? 0), 0)),
      marks: marksBefore(basket, line, slot, gone),
    };
  });

/**
 * What each line costs once a slot takes these discounts. Later slots take what they took before, at most what the line still costs; those that
 * are `gone` take nothing. In the order of the basket's lines.
 */
export const afterSlot = (
  basket: Basket,
  slot: Slot,
  lines: readonly SlotLine[],
  discounts: readonly SlotDiscount[],
  gone: (line: BasketLine, slot: Slot) => boolean,
): number[] => {
  let left = lines;
  for (const discount of discounts) left = applyDiscount(slot, discount, left).lines;
  const bySku = new Map(left.map((line) => [line.skuId, line.payable]));
  const later = order.slice(order.indexOf(slot) + 1);
  return basket.lines.map((line) => {
    const kept = later.filter((one) => one === 'other' || !gone(line, one));
    return kept.reduce((payable, one) => payable - Math.min(payable, line.taken[one] ?? 0), bySku.get(line.skuId) ?? 0);
  });
};
