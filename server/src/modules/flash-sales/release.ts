import type { ReleasePlan } from '@huitou/shared-types/flash-sales/schema.ts';
import { MINUTE } from '../../platform/clock.ts';

export interface ReleaseState {
  readonly plan: ReleasePlan;
  readonly quota: number;
  readonly released: number;
  readonly startsAt: Date;
  readonly held: boolean;
  /** When the last release was. */
  readonly lastAt: Date | null;
}
/** What goes on right now. Pieces. */
export interface Traffic {
  readonly left: number;
  readonly claimed: number;
  readonly paid: number;
  /** Who waits in line, and who was sent away in the last seconds because nothing was left. */
  readonly crowd: number;
}

const share = (quota: number, percent: number): number => (percent >= 100 ? quota : Math.floor((quota * percent) / 100));

/** What is for sale at the very first moment. At least one piece. */
export const firstRelease = (plan: ReleasePlan, quota: number): number => {
  const percent =
    plan.mode === 'all'
      ? 100
      : plan.mode === 'traffic'
        ? plan.firstPercent
        : plan.waves.filter((wave) => wave.afterMinutes === 0).reduce((sum, wave) => sum + wave.percent, 0);
  return Math.min(quota, Math.max(1, share(quota, percent)));
};

/** Waves that are due by `at`, in pieces of all together. */
const wavesUntil = (plan: ReleasePlan, quota: number, startsAt: Date, at: Date): number =>
  share(
    quota,
    plan.waves
      .filter((wave) => startsAt.getTime() + wave.afterMinutes * MINUTE <= at.getTime())
      .reduce((sum, wave) => sum + wave.percent, 0),
  );

/**
 * The next step by traffic. Nothing while more than half a step lies there unasked for. Else a step of the plan, made smaller by the share of
 * claims that nobody pays for, and whole only when the crowd would take it: what is left for later keeps the sale alive.
 */
export const trafficStep = (plan: ReleasePlan, quota: number, released: number, traffic: Traffic): number => {
  const most = Math.max(1, share(quota, plan.stepPercent));
  if (released >= quota || traffic.left * 2 > most || traffic.crowd + (traffic.left === 0 ? 1 : 0) === 0) return 0;
  const paidShare = traffic.claimed === 0 ? 1 : Math.max(0.25, traffic.paid / traffic.claimed);
  const asked = Math.max(1, traffic.crowd);
  return Math.min(quota - released, Math.max(1, Math.min(Math.ceil(most * paidShare), asked)));
};

/** How many pieces shall be released in all by now. Never less than were. */
export const releaseTarget = (state: ReleaseState, at: Date, traffic: Traffic): { target: number; why: 'plan' | 'traffic' } => {
  const { plan, quota, released, startsAt, held, lastAt } = state;
  if (held || at < startsAt) return { target: released, why: 'plan' };
  if (plan.mode === 'all') return { target: quota, why: 'plan' };
  if (plan.mode === 'waves') return { target: Math.max(released, wavesUntil(plan, quota, startsAt, at)), why: 'plan' };
  const since = at.getTime() - Math.max(startsAt.getTime(), lastAt?.getTime() ?? 0);
  const step = since < plan.everySeconds * 1000 ? 0 : trafficStep(plan, quota, released, traffic);
  return { target: released + step, why: 'traffic' };
};

/** The next wave that is known beforehand; null by traffic, when held, and when all is out. */
export const nextRelease = (state: ReleaseState, at: Date): { at: Date; units: number } | null => {
  const { plan, quota, released, startsAt, held } = state;
  if (held || plan.mode !== 'waves' || released >= quota) return null;
  const next = plan.waves
    .map((wave) => new Date(startsAt.getTime() + wave.afterMinutes * MINUTE))
    .filter((time) => time > at)
    .sort((a, b) => a.getTime() - b.getTime())[0];
  if (!next) return null;
  const units = wavesUntil(plan, quota, startsAt, next) - released;
  return units > 0 ? { at: next, units } : null;
};
