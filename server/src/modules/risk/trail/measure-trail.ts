import type { Mark, Trail } from './marks.ts';
import { evenness, median, tapIntervals } from './rhythm.ts';

const MINUTE = 60_000;
/** A spot on the screen; fingers do not hit the same half pixel twice. */
const spotOf = ({ x, y }: Mark): string | null => (x === null || y === null ? null : `${Math.round(x * 2)}:${Math.round(y * 2)}`);
const seconds = (ms: number): number => Math.round(ms / 100) / 10;

/** A finger or a mouse is down for longer, ms: what is shorter was not pressed by a hand. */
const PRESSED_BY_HAND = 10;
/**
 * Share of taps that hit a spot, or lasted as long, as another one did, or for no time at all; null with fewer than four that say where they
 * were. People whose system presses for them (screen readers, switches) look the same, so this must never refuse alone.
 */
const stiffness = (marks: readonly Mark[]): number | null => {
  const taps = marks.filter((mark) => mark.kind === 'tap' && spotOf(mark) !== null);
  if (taps.length < 4) return null;
  const share = (names: readonly (string | number | null)[]): number => {
    const counts = new Map<string | number, number>();
    for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    return names.filter((name) => name !== null && (counts.get(name) ?? 0) > 1).length / names.length;
  };
  const presses = taps.map(({ press }) => (press === null ? null : Math.round(press * 10)));
  // Phones that tell whole milliseconds repeat some by chance; three of four equal ones do not come by chance.
  const pressed = share(presses);
  const distinct = new Set(presses).size;
  const instant = taps.filter(({ press }) => press !== null && press < PRESSED_BY_HAND).length / taps.length;
  return Math.max(share(taps.map(spotOf)), distinct <= Math.ceil(taps.length / 4) ? pressed : 0, instant);
};

/** By how much the phone's clock contradicts the server's or itself, in seconds. The way over the network takes a few. */
const clockGap = ({ marks, arrivals }: Trail): number => {
  let worst = 0;
  for (const run of new Set(arrivals.map((arrival) => arrival.run))) {
    const skews = arrivals.filter((arrival) => arrival.run === run).map(({ received, sentAt }) => received - sentAt);
    worst = Math.max(worst, Math.max(...skews) - Math.min(...skews));
    // What is told of before it happened. That something is told of late proves nothing: a phone keeps what it sees until a sale is near.
    for (const mark of marks) {
      const arrival = arrivals.find((one) => one.run === run && mark.run === run && one.received === mark.received);
      if (arrival) worst = Math.max(worst, mark.at - arrival.sentAt);
    }
    const own = marks.filter((mark) => mark.run === run);
    for (const [i, mark] of own.entries()) worst = Math.max(worst, (own[i - 1]?.at ?? mark.at) - mark.at);
  }
  return seconds(worst);
};

export interface TrailFacts {
  /** Minutes since the goods were last opened; null when they were not. */
  readonly no_view: number | null;
  /** Seconds that the server has watched the customer look at them. */
  readonly short_dwell: number | null;
  readonly no_taps: number;
  readonly thin_trail: number;
  readonly even_rhythm: number | null;
  readonly fast_taps: number | null;
  readonly same_spot: number | null;
  readonly clock: number;
}

/**
 * What a trail tells of who left it. Views count from when the server heard of them, so that nobody gains by telling of them afterwards.
 * @param targets the names under which the goods in question are viewed; @param at now, ms; @param minutes how far back is looked
 */
export const measureTrail = (trail: Trail, targets: readonly string[], at: number, minutes: number): TrailFacts => {
  const marks = trail.marks.filter((mark) => mark.received > at - minutes * MINUTE);
  const views = marks.filter((mark) => mark.kind === 'view');
  const seen = views.filter((mark) => targets.includes(mark.target));
  const first = seen[0]?.received;
  const last = seen.at(-1)?.received;
  const intervals = tapIntervals(marks);
  return {
    no_view: last === undefined ? null : Math.round((at - last) / MINUTE),
    short_dwell: first === undefined ? null : seconds(at - first),
    no_taps: marks.filter((mark) => mark.kind === 'tap' || mark.kind === 'scroll').length,
    thin_trail: new Set(views.map((mark) => mark.target)).size,
    even_rhythm: evenness(intervals),
    fast_taps: median(intervals),
    same_spot: stiffness(marks),
    clock: clockGap(trail),
  };
};
