import { expect, test } from 'vitest';
import { faultOfTrack, type TrackPoint } from './check-track.ts';

/** A hand: quick at first, slow at the end, never on the line. */
const hand = (x: number, ms = 700): TrackPoint[] =>
  Array.from({ length: 30 }, (_, i) => ({ t: Math.round((i / 29) * ms), x: x * (1 - (1 - i / 29) ** 3), y: Math.sin(i) * 3 }));
const x = 260;

test('a drag like a hand’s has no fault, wherever it ends', () => {
  for (const end of [120, 260, 494]) expect(faultOfTrack(hand(end), end, 2_000)).toBeNull();
});

/** The arrow keys: seven px of the picture a time, held for a while and then one by one. */
const keys = (pause: number): TrackPoint[] => Array.from({ length: 38 }, (_, i) => ({ t: i * pause, x: Math.round(i * 69.97) / 10, y: 0 }));
test('keys may move it as well, for they take their time', () => {
  expect(faultOfTrack(keys(40), 258.9, 9_000)).toBeNull();
  expect(faultOfTrack(keys(20), 258.9, 9_000)).toBe('too quick for keys');
});

test.each<[string, TrackPoint[], number?]>([
  ['too few points', []],
  ['too few points', hand(x).slice(0, 5)],
  ['too quick or too slow', hand(x, 90)],
  ['too quick or too slow', hand(x, 60_000), 90_000],
  ['longer than it took', hand(x, 5_000)],
  ['time runs backwards', hand(x).map((point, i) => (i === 10 ? { ...point, t: 0 } : point))],
  ['ends elsewhere', hand(x - 40)],
  ['jumps', hand(x).map((point, i) => (i < 12 ? { ...point, x: 0 } : { ...point, x }))],
  ['even speed', Array.from({ length: 40 }, (_, i) => ({ t: i * 20, x: (x * i) / 39, y: i % 3 }))],
  ['no wavering', hand(x).map((point) => ({ ...point, y: 0 }))],
])('%s', (fault, track, elapsed = 2_000) => {
  expect(faultOfTrack(track, x, elapsed)).toBe(fault);
});
