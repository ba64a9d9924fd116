/** One moment of a drag: `t` ms since the finger went down, `x` and `y` px. */
export interface TrackPoint {
  readonly t: number;
  readonly x: number;
  readonly y: number;
}

const SHORTEST_MS = 220;
const LONGEST_MS = 30_000;
const FEWEST_POINTS = 8;

/** How well a straight line explains the points, 0 to 1. */
const straightness = (track: readonly TrackPoint[]): number => {
  const n = track.length;
  const mt = track.reduce((sum, { t }) => sum + t, 0) / n;
  const mx = track.reduce((sum, { x }) => sum + x, 0) / n;
  const tt = track.reduce((sum, { t }) => sum + (t - mt) ** 2, 0);
  const xx = track.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
  const tx = track.reduce((sum, { t, x }) => sum + (t - mt) * (x - mx), 0);
  return tt === 0 || xx === 0 ? 1 : tx ** 2 / (tt * xx);
};

const KEY_STEPS = 6;
const QUICKEST_KEYS_MS = 900;
/** Equal steps on the line: the piece was moved with the arrow keys, by somebody who cannot drag. */
const byKeys = (track: readonly TrackPoint[]): boolean => {
  const steps = track.slice(1).map((point, i) => Math.round(Math.abs(point.x - (track[i]?.x ?? 0)) * 2));
  const step = steps[0] ?? 0;
  return step > 0 && steps.length >= KEY_STEPS && track.every(({ y }) => y === 0) && steps.every((one) => Math.abs(one - step) <= 1);
};

/**
 * Whether a finger could have dragged like this, or the arrow keys moved it, ending at `x`. `elapsedMs`: how long the answer took since the
 * picture was given, by the server's clock; nobody drags for longer than that. Answers what is wrong, or null.
 */
export const faultOfTrack = (track: readonly TrackPoint[], x: number, elapsedMs: number): string | null => {
  const first = track[0];
  const last = track.at(-1);
  if (!first || !last || track.length < FEWEST_POINTS) return 'too few points';
  const ms = last.t - first.t;
  if (ms < SHORTEST_MS || ms > LONGEST_MS) return 'too quick or too slow';
  if (ms > elapsedMs) return 'longer than it took';
  if (track.some((point, i) => point.t < (track[i - 1]?.t ?? 0))) return 'time runs backwards';
  if (Math.abs(last.x - first.x - x) > 4 && Math.abs(last.x - x) > 4) return 'ends elsewhere';
  if (track.some((point, i) => Math.abs(point.x - (track[i - 1]?.x ?? point.x)) > Math.max(80, x / 2))) return 'jumps';
  if (byKeys(track)) return ms < QUICKEST_KEYS_MS ? 'too quick for keys' : null;
  // Hands speed up, slow down before the end, and never keep the line.
  if (straightness(track) > 0.9985) return 'even speed';
  if (new Set(track.map((point) => Math.round(point.y * 4))).size < 2) return 'no wavering';
  const steps = track.slice(1).map((point, i) => Math.round((point.x - (track[i]?.x ?? 0)) * 100));
  if (new Set(steps).size < 4) return 'even steps';
  return null;
};
