import { apportion, type Fen } from '@huitou/shared-types/money.ts';
import { type Basket, type Fit, reduction } from './coupon-fit.ts';
import { groupsMayMeet, type Matrix } from './matrix.ts';

/** At most so many in one order. */
export const MOST_CHOSEN = 5;
/** Lines and coupons looked at: bounds the work for one quote to some tens of milliseconds. Real baskets need a few hundred. */
const MOST_WORK = 40_000;

const kindRank = { exchange: 0, percent: 1, amount: 2, free_freight: 3 } as const;
export const byTime = (a: Fit, b: Fit): number =>
  a.coupon.validUntil.getTime() - b.coupon.validUntil.getTime() || a.coupon.amount - b.coupon.amount || a.coupon.id - b.coupon.id;
/** The order in which coupons are applied, whatever order they were named in: a percentage comes before an amount, which favours the customer. */
const asApplied = (a: Fit, b: Fit): number => kindRank[a.coupon.kind] - kindRank[b.coupon.kind] || byTime(a, b);

export interface Outcome {
  readonly saved: Fen;
  readonly freightOff: Fen;
  /** In the order in which they are applied. */
  readonly parts: readonly { readonly fit: Fit; readonly saves: Fen; readonly places: readonly number[] }[];
}
/** An order, and which of its coupons may meet. */
export interface Search extends Basket {
  readonly freight: Fen;
  readonly meets: (a: Fit, b: Fit) => boolean;
}
/** What a set of coupons comes to, to the fen as the slots will share it. */
export const applySet = (set: readonly Fit[], search: Search): Outcome => {
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
export const bestSet = (fits: readonly Fit[], search: Search): readonly Fit[] => {
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
export const withoutIdle = (set: readonly Fit[], search: Search): readonly Fit[] => {
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
export const pairsOf = (fits: readonly Fit[], matrix: Matrix): Search['meets'] => {
  const groups = [...new Set(fits.map((fit) => fit.coupon.groupId))];
  const open = new Map(groups.map((a) => [a, new Set(groups.filter((b) => groupsMayMeet(matrix, a, b)))]));
  return (a, b) => open.get(a.coupon.groupId)?.has(b.coupon.groupId) ?? false;
};
