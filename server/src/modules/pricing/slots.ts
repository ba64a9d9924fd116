import { apportion, type Fen } from '@huitou/shared-types/money.ts';
import { type Slot, slots } from '@huitou/shared-types/pricing/schema.ts';

/** A line as the slots see it; `payable` is what is left after the slots before. */
export interface SlotLine {
  readonly skuId: number;
  readonly productId: number;
  readonly categoryId: number;
  readonly brandId: number | null;
  readonly quantity: number;
  readonly unitPrice: Fen;
  readonly listTotal: Fen;
  readonly payable: Fen;
}
/** A discount on some lines, fen. It is cut to what those lines still cost and shared among them by what they cost. */
export interface SlotDiscount {
  readonly label: string;
  readonly amount: Fen;
  /** The lines that it is for; all when absent. */
  readonly skuIds?: readonly number[];
}
/** What a slot takes off. Pure: all that it knows of coupons, levels or points was read before and closed over. */
export interface SlotStep {
  readonly slot: Slot;
  readonly discounts: (lines: readonly SlotLine[]) => readonly SlotDiscount[];
}

export interface Applied {
  readonly slot: Slot;
  readonly label: string;
  readonly amount: Fen;
  /** Part of each line, by SKU; lines without a part are missing. */
  readonly parts: Map<number, Fen>;
}

const apply = (slot: Slot, discount: SlotDiscount, lines: readonly SlotLine[]): Applied => {
  if (!Number.isSafeInteger(discount.amount)) throw new Error(`Discount “${discount.label}” is not an amount in fen: ${discount.amount}`);
  const scope = lines.filter((line) => discount.skuIds === undefined || discount.skuIds.includes(line.skuId));
  const amount = Math.min(
    Math.max(0, discount.amount),
    scope.reduce((sum, line) => sum + line.payable, 0),
  );
  const parts = apportion(
    amount,
    scope.map((line) => line.payable),
  );
  return {
    slot,
    label: discount.label,
    amount,
    parts: new Map(scope.flatMap((line, i) => ((parts[i] ?? 0) > 0 ? [[line.skuId, parts[i] ?? 0] as const] : []))),
  };
};

/**
 * Runs the steps in the fixed order of the slots, whatever order they are given in; each sees what the ones before it left. A line never
 * costs less than nothing. Lines are taken in SKU order, so that sharing does not depend on how they were listed.
 */
export const runSlots = (lines: readonly SlotLine[], steps: readonly SlotStep[]): Applied[] => {
  let left = [...lines].sort((a, b) => a.skuId - b.skuId);
  const applied: Applied[] = [];
  for (const step of slots.flatMap((slot) => steps.filter((candidate) => candidate.slot === slot))) {
    for (const discount of step.discounts(left)) {
      const one = apply(step.slot, discount, left);
      if (one.amount === 0) continue;
      applied.push(one);
      left = left.map((line) => ({ ...line, payable: line.payable - (one.parts.get(line.skuId) ?? 0) }));
    }
  }
  return applied;
};
