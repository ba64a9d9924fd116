import { describe, expect, test } from 'vitest';
import type { Mark, Trail } from './marks.ts';
import { measureTrail } from './measure-trail.ts';
import { exactRhythms, LONG, roughRhythms } from './rhythm.ts';

const NOW = 10_000_000;
const mark = (kind: Mark['kind'], ago: number, more: Partial<Mark> = {}): Mark => ({
  kind,
  target: '',
  received: NOW - ago,
  at: NOW - ago,
  x: null,
  y: null,
  press: null,
  run: 'r',
  ...more,
});
const view = (ago: number, target = 'item:45'): Mark => mark('view', ago, { target });
const told = (...marks: Mark[]): Trail => ({ marks, arrivals: marks.map(({ run, received, at }) => ({ run, received, sentAt: at })) });
const measure = (trail: Trail) => measureTrail(trail, ['item:45', 'product:12'], NOW, 30);
const taps = (intervals: readonly number[], more: Partial<Mark> = {}): Mark[] => {
  let ago = intervals.reduce((sum, interval) => sum + interval, 0);
  return [mark('tap', ago, more), ...intervals.map((interval) => mark('tap', (ago -= interval), more))];
};

describe('a trail', () => {
  test('counts views of the goods, or of their product, from when the server heard of them', () => {
    expect(measure(told(view(90_000, 'product:12'), view(9_000)))).toMatchObject({ no_view: 0, short_dwell: 90 });
    expect(measure(told(view(9_000, 'item:46')))).toMatchObject({ no_view: null, short_dwell: null });
    expect(measure(told(view(31 * 60_000)))).toMatchObject({ no_view: null });
    expect(measure(told(mark('view', 500, { target: 'item:45', at: NOW - 60_000 }))).short_dwell).toBe(0.5);
  });

  test('is even when one stretch of taps is, whoever began it', () => {
    const hand = [800, 1_900, 350, 2_400, 620];
    expect(measure(told(...taps([...hand, 120, 121, 119, 120, 122, 120, 121]))).even_rhythm).toBeLessThan(0.02);
    expect(measure(told(...taps(hand))).even_rhythm).toBeGreaterThan(0.4);
    expect(measure(told(...taps([500, 500, 500]))).even_rhythm).toBeNull();
  });

  test('is even when a row of pauses is played over and over, not when somebody hammers or taps twice', () => {
    const shaken = (pauses: readonly number[], by: number): number[] =>
      pauses.map((pause, i) => pause * (1 + by * Math.sin(i * 7.3 + pause)));
    const loop = Array.from({ length: 5 }, () => [210, 640, 330, 480]).flat();
    expect(measure(told(...taps(shaken(loop, 0.04)))).even_rhythm).toBeLessThan(0.03);
    expect(measure(told(...taps(shaken(loop, 0.4)))).even_rhythm).toBeGreaterThan(0.08);
    expect(measure(told(...taps(shaken(Array<number>(20).fill(190), 0.22)))).even_rhythm).toBeGreaterThan(0.08);
    const twice = [900, 130, 2_600, 150, 700, 118, 1_500, 141, 3_900, 126, 1_100, 137, 520, 122];
    expect(measure(told(...taps(twice))).even_rhythm).toBeGreaterThan(0.08);
  });

  test('is stiff when nothing is pressed for as long as a hand would', () => {
    const clicks = taps([300, 500, 400, 350]).map((tap, i) => ({ ...tap, x: i * 3, y: 20 + i, press: (i % 3) + i / 10 }));
    expect(measure(told(...clicks)).same_spot).toBe(1);
  });

  test('is stiff when the same spot is hit again and again, and unknown when the phone does not tell', () => {
    expect(measure(told(...taps([300, 500, 400, 350], { x: 10, y: 20, press: 50 }))).same_spot).toBe(1);
    expect(measure(told(...taps([300, 500, 400, 350]).map((tap, i) => ({ ...tap, x: i * 3, y: 20 + i, press: 50 + i })))).same_spot).toBe(
      0,
    );
    expect(measure(told(...taps([300, 500, 400, 350]))).same_spot).toBeNull();
  });

  test('shows a clock that was set, ran ahead, or tells of things before they happened', () => {
    const arrivals = [0, 1, 2].map((i) => ({ run: 'r', received: NOW - 60_000 + i * 10_000, sentAt: 5_000 + i * 10_000 }));
    expect(measure({ marks: [], arrivals }).clock).toBe(0);
    expect(measure({ marks: [], arrivals: [...arrivals, { run: 'r', received: NOW, sentAt: 185_000 }] }).clock).toBe(120);
    expect(measure({ marks: [], arrivals: [...arrivals, { run: 'another', received: NOW, sentAt: 9e12 }] }).clock).toBe(0);
    expect(measure({ marks: [mark('tap', 0, { at: NOW + 40_000 })], arrivals: [{ run: 'r', received: NOW, sentAt: NOW }] }).clock).toBe(40);
  });
});

describe('a rhythm', () => {
  const play = (stretch: number, shift = 0): Mark[] => {
    let at = 1_000 + shift;
    return [view(0), ...Array.from({ length: 9 }, (_, i) => mark(i % 2 ? 'tap' : 'scroll', 0))].map((one, i) => ({
      ...one,
      at: (at += i === 0 ? 0 : (300 + ((i * 7_919) % 1_700)) * stretch),
    }));
  };

  test('is the same at another time, and another when a pause differs', () => {
    expect(exactRhythms(play(1, 77_000))).toEqual(exactRhythms(play(1)));
    const names = new Set(exactRhythms(play(1)).map(({ name }) => name));
    const late = play(1).map((one, i) => ({ ...one, at: one.at + (i % 2) }));
    expect(exactRhythms(late).some(({ name }) => names.has(name))).toBe(true);
    expect(exactRhythms(play(1.05)).some(({ name }) => exactRhythms(play(1)).some((one) => one.name === name))).toBe(false);
  });

  test('is roughly the same when it is stretched a little, and not when it is twice as slow', () => {
    const shared = (stretch: number): number => {
      const names = new Set(roughRhythms(play(1), LONG));
      return roughRhythms(play(stretch), LONG).filter((name) => names.has(name)).length;
    };
    expect(shared(1.04)).toBeGreaterThan(0);
    expect(shared(2.2)).toBe(0);
  });
});
