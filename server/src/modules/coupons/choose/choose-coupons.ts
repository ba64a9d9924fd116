import { groupNode } from '@huitou/shared-types/coupons/states.ts';
import { apportion, type Fen } from '@huitou/shared-types/money.ts';
import type { SlotDiscount, SlotLine, SlotStep } from '@huitou/shared-types/pricing/slots.ts';
import { type Basket, type Fit, fitCoupon, reduction } from './coupon-fit.ts';
import { groupsMayMeet, type Matrix } from './matrix.ts';
import type { QuoteCoupon } from './quote-coupon.ts';

/** At most so many in one order. */
export const MOST_CHOSEN = 5;
/** Lines and coupons looked at: bounds the work for one quote to some tens of milliseconds. Real baskets need a few hundred. */
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
  /** In the order in which they are applied. */
  readonly parts: readonly { readonly fit: Fit; readonly saves: Fen; readonly places: readonly number[] }[];
}
interface Search extends Basket {
  readonly freight: Fen;
  readonly meets: (a: Fit, b: Fit) => boolean;
}
/** What a set of coupons comes to, to the fen as the slots will share it. */
const applySet = (set: readonly Fit[], search: Search): Outcome => {
  const left = search.lines.map((line) => line.payable);
  let freightOff = 0;
  let saved = 0;
  const parts = [...set].sort(asApplied).map((fit) => {
    if (fit.coupon.kind === 'free_freight') {
      const off = Math.min(search.freight - freightOff, fit.coupon.maxOff ?? search.freight);
      freightOff += off;
      saved += off;
      return { fit, saves: off, places: [] };
    }
    const { amount, places } = reduction(fit.coupon, fit.places, left, search) ?? { amount: 0, places: [] };
    const shares = apportion(
      amount,
      places.map((place) => left[place] ?? 0),
    );
    for (const [i, place] of places.entries()) left[place] = (left[place] ?? 0) - (shares[i] ?? 0);
    saved += amount;
    return { fit, saves: amount, places };
  });
  return { saved, freightOff, parts };
};

/**
 * The set that saves most. Branch and bound: what a coupon saves never grows when others have been used before it, so a set can never save more
 * than its coupons do alone. Coupons are tried by what they save alone, so the first set is a good one and little is left to look at.
 */
const bestSet = (fits: readonly Fit[], search: Search): readonly Fit[] => {
  const { meets } = search;
  const tried = [...fits].sort((a, b) => b.alone - a.alone || asApplied(a, b));
  // Nothing can save more than everything costs.
  const ceiling = search.freight + search.lines.reduce((sum, line) => sum + line.payable, 0);
  let best: readonly Fit[] = [];
  let bestSaved = 0;
  let work = 0;
  /** Most that could be added to a set from those still open to it: one of each group that stands alone. */
  const most = (open: readonly Fit[], from: number, room: number): Fen => {
    const taken: number[] = [];
    let total = 0;
    for (let i = from; i < open.length && taken.length < room; i += 1) {
      const fit = open[i] as Fit;
      if (taken.includes(fit.coupon.groupId) && !meets(fit, fit)) continue;
      taken.push(fit.coupon.groupId);
      total += fit.alone;
    }
    return total;
  };
  const grow = (set: readonly Fit[], aloneSum: Fen, open: readonly Fit[]): void => {
    const room = MOST_CHOSEN - set.length;
    for (const [i, next] of open.entries()) {
      if (room === 0 || work > MOST_WORK || Math.min(ceiling, aloneSum + most(open, i, room)) <= bestSaved) return;
      const grown = [...set, next];
      const { saved } = applySet(grown, search);
      work += search.lines.length * grown.length + open.length;
      if (saved > bestSaved) [best, bestSaved] = [grown, saved];
      if (room > 1)
        grow(
          grown,
          aloneSum + next.alone,
          open.filter((other, k) => k > i && meets(next, other)),
        );
    }
  };
  grow([], 0, tried);
  return best;
};

/** Leaves out what adds nothing: a coupon that saves no fen beside the others stays with the customer. */
const withoutIdle = (set: readonly Fit[], search: Search): readonly Fit[] => {
  const whole = applySet(set, search).saved;
  const idle = [...set]
    .sort(asApplied)
    .reverse()
    .find(
      (fit) =>
        applySet(
          set.filter((other) => other !== fit),
          search,
        ).saved >= whole,
    );
  return idle
    ? withoutIdle(
        set.filter((fit) => fit !== idle),
        search,
      )
    : set;
};

/** Which groups may meet, looked up once. */
const pairsOf = (fits: readonly Fit[], matrix: Matrix): Search['meets'] => {
  const groups = [...new Set(fits.map((fit) => fit.coupon.groupId))];
  const open = new Map(groups.map((a) => [a, new Set(groups.filter((b) => groupsMayMeet(matrix, a, b)))]));
  return (a, b) => open.get(a.coupon.groupId)?.has(b.coupon.groupId) ?? false;
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
