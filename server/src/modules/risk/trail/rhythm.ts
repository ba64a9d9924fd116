import { sha256 } from '../../../platform/ids.ts';
import type { Mark } from './marks.ts';

/** Pauses longer than this are no rhythm: somebody put the phone down. */
const PAUSE_MS = 10_000;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** ms between successive taps of one start of the app, without long pauses. */
export const tapIntervals = (marks: readonly Mark[]): number[] => {
  const taps = marks.filter((mark) => mark.kind === 'tap');
  return taps.flatMap((tap, i) => {
    const before = taps[i - 1];
    const interval = before && before.run === tap.run ? tap.at - before.at : -1;
    return interval >= 0 && interval <= PAUSE_MS ? [interval] : [];
  });
};

const variation = (values: readonly number[]): number => {
  const middle = mean(values);
  return middle <= 0 ? 0 : Math.sqrt(mean(values.map((value) => (value - middle) ** 2))) / middle;
};

/** As many intervals in a row as no finger keeps even. */
const STRETCH = 7;
const windows = (values: readonly number[], length: number): number[][] =>
  Array.from({ length: Math.max(0, values.length - length + 1) }, (_, i) => values.slice(i, i + length));

/** Rounds of a loop: this many pauses, each of them compared with the same one of the next round. */
const ROUNDS = [2, 3, 4, 5, 6] as const;
const COMPARED = 9;
/** A round that is even in itself is no loop but hammering, which people do as well. */
const UNEVEN = 0.25;
/** People who repeat a row of different pauses miss each by a fifth or more: twice the doubt of even taps. */
const LOOP_WEIGHT = 0.5;
/** How much a row of different pauses differs from itself one round later, at best; null when it is too short. */
const loops = (values: readonly number[]): number | null => {
  const found = ROUNDS.flatMap((round) =>
    windows(values, COMPARED + round).flatMap((window) => {
      if (variation(window) < UNEVEN) return [];
      const steps = window.slice(round).map((value, i) => Math.log((value + 1) / ((window[i] ?? 0) + 1)));
      // Two shaken pauses are compared, so the spread of one is smaller by the root of two.
      return [Math.sqrt(mean(steps.map((step) => step ** 2)) / 2)];
    }),
  );
  return found.length === 0 ? null : LOOP_WEIGHT * Math.min(...found);
};

/**
 * How uneven the evenest stretch of intervals is: standard deviation over mean; or, if that is less, how little a repeated row of different
 * intervals varies from round to round. One stretch is enough, because a program also takes over from a person. Null with fewer than five.
 */
export const evenness = (values: readonly number[]): number | null => {
  if (values.length < 5) return null;
  const even = windows(values, Math.min(STRETCH, values.length)).map(variation);
  return Math.round(Math.min(...even, loops(values) ?? Number.POSITIVE_INFINITY) * 1000) / 1000;
};

export const median = (values: readonly number[]): number | null => {
  if (values.length < 5) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
};

/** Events that make a rhythm. The other kinds follow from the page, not from fingers. */
const played = new Set(['view', 'tap', 'scroll', 'cart', 'checkout']);
export const SHORT = 4;
export const MIDDLE = 5;
export const LONG = 7;

/**
 * What was done from each view of goods on: the first intervals after it, as long as they belong to one start of the app. Windows of goods
 * only, because that is where a script spends its time too.
 */
const windowsFrom = (marks: readonly Mark[], length: number): { run: string; kinds: string; intervals: number[] }[] => {
  const events = marks.filter((mark) => played.has(mark.kind));
  return events.flatMap((mark, i) => {
    if (mark.kind !== 'view' || !/^(item|product):/.test(mark.target)) return [];
    const window = events.slice(i, i + length + 1);
    if (window.length <= length || window.some((one) => one.run !== mark.run)) return [];
    return [
      {
        run: mark.run,
        kinds: window.map((one) => one.kind[0]).join(''),
        intervals: window.slice(1).map((one, k) => Math.max(0, one.at - (window[k]?.at ?? 0))),
      },
    ];
  });
};

/** Timers of a phone are late by a ms or two, so a replay is not the same to the millisecond. */
const TICK_MS = 10;
const SHIFTS = 3;
/** Names the exact rhythms of a trail, by start of the app: the same to a hundredth of a second happens to no two people, nor to one twice. */
export const exactRhythms = (marks: readonly Mark[]): { run: string; name: string }[] =>
  windowsFrom(marks, SHORT).flatMap(({ run, kinds, intervals }) =>
    Array.from({ length: SHIFTS }, (_, shift) => ({
      run,
      name: sha256(
        `${shift}:${kinds}:${intervals.map((interval, i) => Math.floor(interval / TICK_MS + ((shift + i) % SHIFTS) / SHIFTS)).join()}`,
      ).slice(0, 24),
    })),
  );

const BIN = 0.7;
/** Several grids, shifted against each other: what lies on the edge of one lies in the middle of another. */
const GRIDS = 4;

/**
 * Names the rough rhythms of a trail: what is done and how long it takes, each interval to a factor of two. Copies of one script fall
 * into the same names although it adds some chance; people do so rarely.
 */
export const roughRhythms = (marks: readonly Mark[], length: number): string[] => [
  ...new Set(
    windowsFrom(marks, length).flatMap(({ kinds, intervals }) =>
      Array.from({ length: GRIDS }, (_, grid) =>
        sha256(
          `${grid}:${kinds}:${intervals.map((interval, i) => Math.floor(Math.log(interval + 20) / BIN + ((grid + i * 0.37) % GRIDS) / GRIDS)).join()}`,
        ).slice(0, 20),
      ),
    ),
  ),
];
