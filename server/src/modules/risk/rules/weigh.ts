import { type RiskRuleCode, riskRuleCodes, riskRules } from '@huitou/shared-types/risk/rules.ts';
import type { AntiBot, Signal } from '@huitou/shared-types/risk/schema.ts';
import type { RiskDecision } from '@huitou/shared-types/risk/states.ts';

/** What was measured, by rule; null when there was nothing to measure. */
export type Facts = Readonly<Record<RiskRuleCode, number | null>>;
type Ramp = (value: number, limit: number) => number;

/** Something that should be there: the less, the riskier. */
const lacking: Ramp = (value, limit) => (value < limit ? 1 - value / limit : 0);
const below: Ramp = (value, limit) => (value < limit ? 1 : 0);
/** Too even, too quick: at half the limit nobody doubts it any more. */
const wellBelow: Ramp = (value, limit) => (value < limit ? (limit - value) / (limit / 2) : 0);
/** More than allowed: half at the first too many, whole at twice the limit. */
const above: Ramp = (value, limit) => (value > limit ? 0.5 + (value - limit) / (2 * Math.max(1, limit)) : 0);
const over: Ramp = (value, limit) => (value > limit ? 1 : 0);
const reached: Ramp = (value, limit) => (value >= limit ? 1 : 0);

/** How a measured number becomes a risk, before it is held between 0 and 1. */
const ramps: Readonly<Record<RiskRuleCode, Ramp>> = {
  no_view: over,
  short_dwell: lacking,
  no_taps: below,
  thin_trail: lacking,
  even_rhythm: wellBelow,
  fast_taps: wellBelow,
  same_spot: (value, limit) => (value >= limit ? 0.5 + (value - limit) / (2 * Math.max(0.01, 1 - limit)) : 0),
  replayed: reached,
  alike: (value, limit) => (value >= limit ? 0.7 + 0.1 * (value - limit) : 0),
  clock: (value, limit) => (value > limit ? 0.5 + (value - limit) / 60 : 0),
  device_crowd: over,
  unknown_device: below,
  device_new: lacking,
  device_hops: above,
  device_changes: above,
  fingerprint_crowd: above,
  ip_crowd: above,
  ip_young: above,
  ip_twins: above,
  ip_hops: above,
  ip_attempts: above,
  attempts: above,
  untouched: reached,
  wechat_rank: (value, limit) => (value >= limit && value > 0 ? (value - limit + 1) / Math.max(1, 5 - limit) : 0),
  young_account: lacking,
  no_orders: below,
  challenge_failed: (value, limit) => (value >= limit ? value / (limit + 1) : 0),
  script_client: reached,
  trusted: reached,
};

const riskOf = (rule: RiskRuleCode, value: number | null, limit: number): number => {
  if (value === null) return rule === 'no_view' ? 1 : 0;
  return Math.min(1, Math.max(0, ramps[rule](value, limit)));
};
const rounded = (value: number): number => Math.round(value * 10) / 10;

export interface Weighed {
  readonly score: number;
  readonly decision: RiskDecision;
  readonly signals: Signal[];
  /** Rules that counted against the customer, the heaviest first. */
  readonly reasons: RiskRuleCode[];
}

/**
 * What speaks for a customer answers doubts about who it is (device, network, account), never about whose hands these are (trail): a program
 * on a regular's phone is a program. So it takes away no more than the former have added.
 */
const withTrust = (signals: readonly Signal[]): Signal[] => {
  const isDoubt = ({ rule, mode, points }: Signal): boolean => mode === 'on' && points > 0 && riskRules[rule].group !== 'trail';
  let doubts = signals.filter(isDoubt).reduce((sum, { points }) => sum + points, 0);
  return signals.map((signal) => {
    if (signal.points >= 0) return signal;
    const points = rounded(Math.max(signal.points, 0 - doubts));
    if (signal.mode === 'on') doubts += points;
    return { ...signal, points };
  });
};

/** Turns what was measured into a score and a decision. Pure: the same facts and rules say the same at any time. Points to a tenth. */
export const weigh = (facts: Facts, rules: Pick<AntiBot, 'rules' | 'challengeFrom' | 'refuseFrom' | 'highAction'>): Weighed => {
  const measured = riskRuleCodes.flatMap((rule): Signal[] => {
    const { mode, weight, limit } = rules.rules[rule];
    if (mode === 'off') return [];
    const risk = rounded(riskOf(rule, facts[rule], limit) * 100) / 100;
    return [{ rule, value: facts[rule], limit, risk, weight, points: rounded(risk * weight), mode }];
  });
  const signals = withTrust(measured);
  const counted = signals.filter((signal) => signal.mode === 'on');
  const score = Math.max(0, rounded(counted.reduce((sum, signal) => sum + signal.points, 0)));
  // People move alike by chance where a crowd of scripts covers much of what can be done: that alone asks for puzzles and refuses nobody.
  const coincidence = counted.find(({ rule }) => rule === 'alike')?.points ?? 0;
  const decision = score - coincidence >= rules.refuseFrom ? rules.highAction : score >= rules.challengeFrom ? 'challenge' : 'pass';
  const reasons = counted
    .filter((signal) => signal.points > 0)
    .sort((a, b) => b.points - a.points)
    .map((signal) => signal.rule);
  return { score, decision, signals, reasons };
};

/** What honest people have as well: they are new, in a hurry, among many, or their system presses for them. */
const harmless: ReadonlySet<RiskRuleCode> = new Set([
  'unknown_device',
  'device_new',
  'young_account',
  'no_orders',
  'thin_trail',
  'short_dwell',
  'same_spot',
  'fingerprint_crowd',
  'ip_crowd',
]);
const SERIOUS = 20;

/** How many puzzles in a row somebody solves: one for being new, two where there is more, because one in forty guesses is right. */
export const puzzlesFor = ({ signals }: Weighed): 1 | 2 => {
  const serious = signals.filter(({ rule, mode }) => mode === 'on' && !harmless.has(rule));
  return serious.reduce((sum, { points }) => sum + Math.max(0, points), 0) >= SERIOUS ? 2 : 1;
};
