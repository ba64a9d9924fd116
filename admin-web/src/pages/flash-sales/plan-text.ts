import type { ReleasePlan } from '@huitou/shared-types/flash-sales/schema.ts';

const after = (minutes: number): string => {
  if (minutes === 0) return '开始时';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours} 小时` : ''}${rest > 0 ? ` ${rest} 分钟` : ''}后`.trim();
};

/** Pieces of each wave, the way the whole adds up to the quota: every wave ends at its rounded share of it. */
export const waveUnits = (quota: number, waves: ReleasePlan['waves']): number[] => {
  let percent = 0;
  let given = 0;
  return waves.map((wave) => {
    percent += wave.percent;
    const upTo = Math.round((quota * percent) / 100);
    const units = upTo - given;
    given = upTo;
    return units;
  });
};

/** A plan in one line: `开始时 40%，10 分钟后 30% …`. */
export const planText = (plan: ReleasePlan): string => {
  if (plan.mode === 'all') return '开始时全部放出';
  if (plan.mode === 'waves') return plan.waves.map((wave) => `${after(wave.afterMinutes)} ${wave.percent}%`).join('，');
  return `开始放 ${plan.firstPercent}%，之后随付款与候补，每 ${plan.everySeconds} 秒最多 ${plan.stepPercent}%`;
};

/** What is wrong with a plan; null when it can be saved. */
export const planProblem = (plan: ReleasePlan): string | null => {
  if (plan.mode !== 'waves') return null;
  if (plan.waves.length === 0) return '请至少设置一批';
  const sum = plan.waves.reduce((total, wave) => total + wave.percent, 0);
  if (sum !== 100) return `各批比例之和须为 100%，现在是 ${sum}%`;
  if (!plan.waves.some((wave) => wave.afterMinutes === 0)) return '第一批须在开始时放出';
  if (new Set(plan.waves.map((wave) => wave.afterMinutes)).size < plan.waves.length) return '有两批在同一时间放出';
  return null;
};
