import type { Fen } from '@huitou/shared-types/money.ts';
import { applyDiscount, type SlotDiscount, type SlotLine, type SlotStep } from '@huitou/shared-types/pricing/slots.ts';
import { type Fit, discountNow, fitCoupon } from './coupon-fit.ts';
import { groupsMayMeet, type Matrix } from './matrix.ts';
import type { QuoteCoupon } from './quote-coupon.ts';

/** At most so many in one order. */
export const MOST_CHOSEN = 5;
/** Sets looked at, times lines: bounds the work for one quote to some tens of milliseconds. Real baskets need a few hundred. */
const MOST_WORK = 40_000;

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

const kindRank = { exchange: 0, percent: 1, amount: 2, free_freight: 3 } as const;
const byTime = (a: Fit, b: Fit): number =>
  a.coupon.validUntil.getTime() - b.coupon.validUntil.getTime() || a.coupon.amount - b.coupon.amount || a.coupon.id - b.coupon.id;
/** The order in which coupons are applied, whatever order they were named in: a percentage comes before an amount, which favours the customer. */
const asApplied = (a: Fit, b: Fit): number => kindRank[a.coupon.kind] - kindRank[b.coupon.kind] || byTime(a, b);

interface Outcome {
  readonly saved: Fen;
  readonly freightOff: Fen;
  readonly discounts: readonly SlotDiscount[];
  /** By coupon. */
  readonly saves: ReadonlyMap<number, Fen>;
}
/** What a set of coupons comes to. */
const applySet = (set: readonly Fit[], start: readonly SlotLine[], freight: Fen): Outcome => {
  let lines = start;
  let freightOff = 0;
  const discounts: SlotDiscount[] = [];
  const saves = new Map<number, Fen>();
  for (const { coupon, skuIds } of [...set].sort(asApplied)) {
    if (coupon.kind === 'free_freight') {
      const off = Math.min(freight - freightOff, coupon.maxOff ?? freight);
      freightOff += off;
      saves.set(coupon.id, off);
      continue;
    }
    const discount = discountNow(coupon, skuIds, lines);
    if (discount === null) {
      saves.set(coupon.id, 0);
      continue;
    }
    const done = applyDiscount('coupon', discount, lines);
    discounts.push(discount);
    lines = done.lines;
    saves.set(coupon.id, done.applied.amount);
  }
  return { saved: [...saves.values()].reduce((a, b) => a + b, 0), freightOff, discounts, saves };
};

/**
 * The set that saves most. Branch and bound: what a coupon saves never grows when others have been used before it, so a set can never save more
 * than its coupons do alone. Coupons are tried by what they save alone, so the first set is a good one and little is left to look at.
 */
const bestSet = (fits: readonly Fit[], { lines, freight, matrix }: ChooseInput): readonly Fit[] => {
  const tried = [...fits].sort((a, b) => b.alone - a.alone || asApplied(a, b));
  const meets = (a: Fit, b: Fit): boolean => groupsMayMeet(matrix, a.coupon.groupId, b.coupon.groupId);
  let best: readonly Fit[] = [];
  let bestSaved = 0;
  let work = 0;
  /** Most that could be added to a set from those still open to it: one of each group that stands alone. */
  const most = (open: readonly Fit[], room: number): Fen => {
    const taken = new Set<number>();
    let total = 0;
    let left = room;
    for (const fit of open) {
      if (left === 0) break;
      if (taken.has(fit.coupon.groupId) && !meets(fit, fit)) continue;
      taken.add(fit.coupon.groupId);
      total += fit.alone;
      left -= 1;
    }
    return total;
  };
  const grow = (set: readonly Fit[], saved: Fen, aloneSum: Fen, open: readonly Fit[]): void => {
    if (saved > bestSaved) [best, bestSaved] = [set, saved];
    const room = MOST_CHOSEN - set.length;
    for (const [i, next] of open.entries()) {
      const rest = open.slice(i);
      if (room === 0 || work > MOST_WORK || aloneSum + most(rest, room) <= bestSaved) return;
      const grown = [...set, next];
      const { saved: now } = applySet(grown, lines, freight);
      work += lines.length * grown.length;
      grow(
        grown,
        now,
        aloneSum + next.alone,
        rest.slice(1).filter((other) => meets(next, other)),
      );
    }
  };
  grow([], 0, 0, tried);
  return best;
};

/** Leaves out what adds nothing: a coupon that saves no fen beside the others stays with the customer. */
const withoutIdle = (set: readonly Fit[], lines: readonly SlotLine[], freight: Fen): readonly Fit[] => {
  const whole = applySet(set, lines, freight).saved;
  const idle = [...set]
    .sort(asApplied)
    .reverse()
    .find((fit) => {
      const without = set.filter((other) => other !== fit);
      return applySet(without, lines, freight).saved >= whole;
    });
  return idle
    ? withoutIdle(
        set.filter((fit) => fit !== idle),
        lines,
        freight,
      )
    : set;
};

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
  const sorted = { ...input, lines };
  const fits = input.coupons.map((coupon) => fitCoupon(coupon, lines, input.freight, input.matrix));
  const usable = fits.filter((fit) => fit.reason === '');
  const candidates = input.wanted === undefined ? usable : usable.filter((fit) => input.wanted?.includes(fit.coupon.id));
  const set = withoutIdle(bestSet(candidates, sorted), lines, input.freight);
  const { discounts, freightOff, saves } = applySet(set, lines, input.freight);
  const applied = [...set].sort(asApplied);
  const options = fits
    .map((fit): CouponOption & { fit: Fit } => {
      const chosen = set.includes(fit);
      return {
        fit,
        coupon: fit.coupon,
        usable: fit.reason === '',
        reason: chosen ? '' : whyNot(fit, set, input.matrix),
        saves: chosen ? (saves.get(fit.coupon.id) ?? 0) : fit.alone,
        chosen,
      };
    })
    .sort((a, b) => Number(b.chosen) - Number(a.chosen) || Number(b.usable) - Number(a.usable) || b.saves - a.saves || byTime(a.fit, b.fit))
    .map(({ fit: _, ...option }) => option);
  return {
    steps: discounts.length === 0 ? [] : [{ slot: 'coupon', discounts: () => discounts }],
    freightOff,
    freightOffs: applied.flatMap(({ coupon }) =>
      coupon.kind === 'free_freight' ? [{ label: coupon.name, amount: saves.get(coupon.id) ?? 0 }] : [],
    ),
    chosen: applied.map(({ coupon }) => ({
      id: coupon.id,
      templateId: coupon.templateId,
      name: coupon.name,
      saves: saves.get(coupon.id) ?? 0,
    })),
    options,
  };
};
