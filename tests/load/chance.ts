/** Chance that repeats itself: the same seed tells the same story. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next: () => number;
  between: (low: number, high: number) => number;
  whole: (low: number, high: number) => number;
  pick: <T>(list: readonly T[]) => T;
  yes: (probability: number) => boolean;
  normal: (mean: number, deviation: number) => number;
  /** Most values are near the median, a few are far above, as with everything that people do. */
  lognormal: (median: number, sigma: number) => number;
  text: (length: number) => string;
  fork: () => Chance;
}

export const chance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const between = (low: number, high: number): number => low + (high - low) * next();
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    normal,
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    yes: (probability) => next() < probability,
    lognormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    text: (length) => Array.from({ length }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'[Math.floor(next() * 36)]).join(''),
    fork: () => chance(Math.floor(next() * 2 ** 32)),
  };
};
