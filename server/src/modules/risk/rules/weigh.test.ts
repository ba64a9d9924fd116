import { riskRuleCodes, riskRules } from '@huitou/shared-types/risk/rules.ts';
import { antiBot } from '@huitou/shared-types/risk/schema.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, puzzlesFor, weigh } from './weigh.ts';

const rules = antiBot.parse({});
/** A regular about whom there is nothing to say. */
const calm: Facts = {
  ...(Object.fromEntries(riskRuleCodes.map((rule) => [rule, 0])) as Facts),
  no_view: 1,
  short_dwell: 60,
  no_taps: 9,
  thin_trail: 4,
  even_rhythm: 0.5,
  fast_taps: 400,
  unknown_device: 5_000,
  device_new: 5_000,
  young_account: 5_000,
  no_orders: 4,
};
const oneOf = (more: Partial<Facts>) => weigh({ ...calm, ...more }, rules);

describe('weighing', () => {
  test('says nothing against a regular', () => {
    expect(oneOf({})).toMatchObject({ score: 0, decision: 'pass', reasons: [] });
  });

  test.each([
    ['no_view', null],
    ['no_view', 31],
    ['replayed', 1],
    ['device_crowd', 4],
    ['clock', 21],
    ['wechat_rank', 2],
    ['same_spot', 0.9],
    ['script_client', 1],
  ] as const)('%s at %s counts', (rule, value) => {
    expect(oneOf({ [rule]: value }).reasons).toEqual([rule]);
  });

  test.each([
    ['device_crowd', 3],
    ['clock', 20],
    ['wechat_rank', 1],
    ['even_rhythm', null],
    ['alike', 1],
    ['ip_young', 5],
  ] as const)('%s at %s does not', (rule, value) => {
    expect(oneOf({ [rule]: value }).score).toBe(0);
  });

  test('newness alone asks for a puzzle and refuses nobody', () => {
    const newcomer = oneOf({ unknown_device: 0, device_new: 0, young_account: 0, no_orders: 0, fingerprint_crowd: 99, thin_trail: 1 });
    expect(newcomer.decision).toBe('challenge');
  });

  test('trust answers doubts about who it is, never about whose hands these are', () => {
    expect(oneOf({ trusted: 5, unknown_device: 0 }).score).toBe(25);
    expect(oneOf({ trusted: 5, alike: 9 }).score).toBe(riskRules.alike.weight);
    expect(oneOf({ trusted: 5, alike: 9, no_orders: 0 }).score).toBe(riskRules.alike.weight);
    expect(oneOf({ trusted: 5 }).signals.find(({ rule }) => rule === 'trusted')?.points).toBe(0);
  });

  test('moving alike asks a newcomer for puzzles and refuses nobody; a replay does', () => {
    const newcomer = { unknown_device: 0, device_new: 0, young_account: 0, no_orders: 0 };
    expect(oneOf({ ...newcomer, alike: 99 }).decision).toBe('challenge');
    expect(oneOf({ ...newcomer, alike: 99, replayed: 1 }).decision).toBe('refuse');
  });

  test('one puzzle for being new, two in a row where there is more', () => {
    expect(puzzlesFor(oneOf({ unknown_device: 0, device_new: 0, young_account: 0, no_orders: 0, thin_trail: 1, same_spot: 1 }))).toBe(1);
    expect(puzzlesFor(oneOf({ alike: 2 }))).toBe(2);
    expect(puzzlesFor(oneOf({ ip_hops: 9, no_orders: 0 }))).toBe(2);
  });

  test('somebody whose system presses for them is asked for a puzzle on a new phone, never refused for it', () => {
    const newcomer = { unknown_device: 0, device_new: 0, young_account: 0, no_orders: 0 };
    expect(oneOf({ same_spot: 1 }).decision).toBe('pass');
    expect(oneOf({ ...newcomer, same_spot: 1 }).decision).toBe('challenge');
  });

  test('a rule that observes is shown and counts nothing; one that is off is not measured', () => {
    const observing = { ...rules, rules: { ...rules.rules, no_view: { ...rules.rules.no_view, mode: 'observe' as const } } };
    const weighed = weigh({ ...calm, no_view: null }, observing);
    expect(weighed).toMatchObject({ score: 0, reasons: [] });
    expect(weighed.signals.find(({ rule }) => rule === 'no_view')?.points).toBe(riskRules.no_view.weight);
    const off = { ...rules, rules: { ...rules.rules, no_view: { ...rules.rules.no_view, mode: 'off' as const } } };
    expect(weigh({ ...calm, no_view: null }, off).signals.some(({ rule }) => rule === 'no_view')).toBe(false);
  });

  test('whatever is measured: risks lie between 0 and 1, the score is what its points add up to, and never negative', () => {
    const facts = fc.record(
      Object.fromEntries(riskRuleCodes.map((rule) => [rule, fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }))])),
    ) as fc.Arbitrary<Facts>;
    fc.assert(
      fc.property(facts, (measured) => {
        const { signals, score, reasons } = weigh(measured, rules);
        const points = signals.reduce((sum, signal) => sum + signal.points, 0);
        expect(score).toBeCloseTo(Math.max(0, points), 1);
        for (const { risk } of signals) expect(risk >= 0 && risk <= 1).toBe(true);
        for (const rule of reasons) expect(signals.find((signal) => signal.rule === rule)?.points).toBeGreaterThan(0);
      }),
    );
  });
});
