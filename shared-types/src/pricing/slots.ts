import { apportion, type Fen } from '../money.ts';
import type { ScopedGoods } from '../promotions/scope.ts';

/** Discount slots, in the fixed order in which they are applied. */
export const slots = ['activity', 'member', 'full_reduction', 'coupon', 'points'] as const;
export type Slot = (typeof slots)[number];

/** What has touched a line; the stacking rules speak of these. */
export type Mark = 'flash' | 'activity' | 'member' | 'full_reduction' | `coupon:${string}`;

/** A line as the slots see it; `payable` is what is left after the slots before. Money in fen. */
export interface SlotLine extends ScopedGoods {
  /** The category that it is in; `categoryIds` has those above it too. */
  readonly categoryId: number;
  readonly quantity: number;
  readonly unitPrice: Fen;
  readonly listTotal: Fen;
  readonly payable: Fen;
  readonly marks: ReadonlySet<Mark>;
}
/** A discount on some lines, fen. It is cut to what those lines still cost and shared among them by what they cost. */
export interface SlotDiscount {
  readonly label: string;
  readonly amount: Fen;
  /** The lines that it is for; all when absent. */
  readonly skuIds?: readonly number[];
  /** Marks all lines that it is for, also those on which no fen fell. Absent: the name of the slot, none for points; a coupon always brings its own. */
  readonly mark?: Mark;
  /** Which activity or coupon it comes from, `activity:12`; kept with the order. */
  readonly source?: string;
}
/** What a slot takes off. Pure: all that it knows of coupons, levels or points was read before and closed over. */
export interface SlotStep {
  readonly slot: Slot;
  readonly discounts: (lines: readonly SlotLine[]) => readonly SlotDiscount[];
}

export interface Applied {
  readonly slot: Slot;
  readonly label: string;
  readonly source: string | null;
  readonly amount: Fen;
  /** Part of each line, by SKU; lines without a part are missing. */
  readonly parts: ReadonlyMap<number, Fen>;
}

const markOf = (slot: Slot, discount: SlotDiscount): Mark | null =>
  discount.mark ?? (slot === 'activity' || slot === 'member' || slot === 'full_reduction' ? slot : null);

/** Takes one discount off the lines: what it came to, and the lines as they are then. */
export const applyDiscount = (
  slot: Slot,
  discount: SlotDiscount,
  lines: readonly SlotLine[],
): { readonly applied: Applied; readonly lines: readonly SlotLine[] } => {
  if (!Number.isSafeInteger(discount.amount)) throw new Error(`Discount “${discount.label}” is not an amount in fen: ${discount.amount}`);
  const scope = lines.filter((line) => discount.skuIds === undefined || discount.skuIds.includes(line.skuId));
  const amount = Math.min(
    Math.max(0, discount.amount),
    scope.reduce((sum, line) => sum + line.payable, 0),
  );
  const shares = apportion(
    amount,
    scope.map((line) => line.payable),
  );
  const parts = new Map(scope.flatMap((line, i) => ((shares[i] ?? 0) > 0 ? [[line.skuId, shares[i] ?? 0] as const] : [])));
  const applied = { slot, label: discount.label, source: discount.source ?? null, amount, parts };
  if (amount === 0) return { applied, lines };
  const mark = markOf(slot, discount);
  const touched = new Set(scope.map((line) => line.skuId));
  return {
    applied,
    lines: lines.map((line) =>
      touched.has(line.skuId)
        ? {
            ...line,
            payable: line.payable - (parts.get(line.skuId) ?? 0),
            marks: mark === null ? line.marks : new Set([...line.marks, mark]),
          }
        : line,
    ),
  };
};

/**
 * Runs the steps in the fixed order of the slots, whatever order they are given in; each sees what the ones before it left. A line never
 * costs less than nothing. Lines are taken in SKU order, so that sharing does not depend on how they were listed.
 */
export const runSlots = (
  lines: readonly SlotLine[],
  steps: readonly SlotStep[],
): { readonly applied: readonly Applied[]; readonly lines: readonly SlotLine[] } => {
  let left: readonly SlotLine[] = [...lines].sort((a, b) => a.skuId - b.skuId);
  const applied: Applied[] = [];
  for (const step of slots.flatMap((slot) => steps.filter((candidate) => candidate.slot === slot))) {
    for (const discount of step.discounts(left)) {
      const one = applyDiscount(step.slot, discount, left);
      if (one.applied.amount === 0) continue;
      applied.push(one.applied);
      left = one.lines;
    }
  }
  return { applied, lines: left };
};
