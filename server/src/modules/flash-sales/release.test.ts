import { releasePlan } from '@huitou/shared-types/flash-sales/schema.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstRelease, nextRelease, releaseTarget, trafficStep } from './release.ts';

const plan = (different: object = {}) => releasePlan.parse(different);
const waves = plan({
  mode: 'waves',
  waves: [
    { afterMinutes: 0, percent: 40 },
    { afterMinutes: 10, percent: 30 },
    { afterMinutes: 20, percent: 30 },
  ],
});
const startsAt = new Date('2026-11-11T12:00:00Z');
const after = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000);
const quiet = { left: 0, claimed: 0, paid: 0, crowd: 0 };
const state = (different: object = {}) => ({
  plan: waves,
  quota: 101,
  released: 40,
  startsAt,
  held: false,
  lastAt: startsAt,
  ...different,
});

test('waves come out at their times, and the last one brings the rest', () => {
  expect(firstRelease(waves, 101)).toBe(40);
  expect(releaseTarget(state(), after(9), quiet).target).toBe(40);
  expect(releaseTarget(state(), after(10), quiet).target).toBe(70);
  expect(releaseTarget(state(), after(20), quiet).target).toBe(101);
  expect(nextRelease(state(), after(5))).toEqual({ at: after(10), units: 30 });
  expect(nextRelease(state({ held: true }), after(5))).toBeNull();
});

test('nothing comes out before the start or while staff hold it; what staff released is never taken back', () => {
  expect(releaseTarget(state(), after(-1), quiet).target).toBe(40);
  expect(releaseTarget(state({ held: true }), after(30), quiet).target).toBe(40);
  expect(releaseTarget(state({ released: 90 }), after(10), quiet).target).toBe(90);
});

test('by traffic: as fast as it is paid, no more than is asked for, and not while pieces lie there', () => {
  const traffic = plan({ mode: 'traffic', stepPercent: 10 });
  const step = (now: object) => trafficStep(traffic, 1_000, 300, { ...quiet, claimed: 300, ...now });
  expect(step({ left: 60, paid: 300, crowd: 500 })).toBe(0);
  expect(step({ paid: 300, crowd: 500 })).toBe(100);
  expect(step({ paid: 150, crowd: 500 })).toBe(50);
  expect(step({ paid: 0, crowd: 500 })).toBe(25);
  expect(step({ paid: 300, crowd: 7 })).toBe(7);
  expect(step({ paid: 300, crowd: 0, left: 20 })).toBe(0);
});

test('never more than there is, never less than was released, whatever goes on', () => {
  const anyPlan = fc.oneof(
    fc.constant(plan()),
    fc.constant(waves),
    fc
      .record({ firstPercent: fc.integer({ min: 1, max: 100 }), stepPercent: fc.integer({ min: 1, max: 100 }) })
      .map((one) => plan({ mode: 'traffic', ...one })),
  );
  const count = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(
      anyPlan,
      fc.integer({ min: 1, max: 10_000 }),
      count,
      count,
      count,
      fc.integer({ min: -10, max: 100 }),
      (one, quota, left, paid, crowd, minutes) => {
        const released = firstRelease(one, quota);
        expect(released).toBeGreaterThan(0);
        expect(released).toBeLessThanOrEqual(quota);
        const { target } = releaseTarget(state({ plan: one, quota, released }), after(minutes), {
          left,
          claimed: released,
          paid: Math.min(paid, released),
          crowd,
        });
        expect(target).toBeGreaterThanOrEqual(released);
        expect(target).toBeLessThanOrEqual(quota);
      },
    ),
  );
});
