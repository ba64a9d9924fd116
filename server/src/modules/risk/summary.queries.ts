import { riskRuleCodes } from '@huitou/shared-types/risk/rules.ts';
import type { RiskSummary } from '@huitou/shared-types/risk/schema.ts';
import { type RiskDecision, riskDecisions } from '@huitou/shared-types/risk/states.ts';
import { sql } from 'kysely';
import { DAY, HOUR, iso } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { writeJudgements } from './keep-judgement.ts';
import { db, reasonsOf } from './risk.entity.ts';

const LONGEST_MS = 31 * DAY;

/** Counts of a span by decision, rule and hour, in the shop's zone. @throws invalid_input when it is empty or longer than 31 days */
export const riskSummary = async (input: { from: string; to: string; activityId?: number | undefined }): Promise<RiskSummary> => {
  const [from, to] = [new Date(input.from), new Date(input.to)];
  if (to <= from || to.getTime() - from.getTime() > LONGEST_MS) return fail('invalid_input', '时间范围须在 31 天以内');
  await writeJudgements();
  const base = () => {
    const select = db().selectFrom('risk_judgements').where('at', '>=', from).where('at', '<', to);
    return input.activityId === undefined ? select : select.where('activity_id', '=', input.activityId);
  };
  const count = sql<number>`count(*)`.as('count');
  const [byDecision, byReasons, byHour] = await Promise.all([
    base().select(['decision', 'would_be', 'basis', count]).groupBy(['decision', 'would_be', 'basis']).execute(),
    base().select(['reasons', 'mark', count]).where('decision', '<>', 'pass').groupBy(['reasons', 'mark']).execute(),
    base()
      .select([sql<number>`floor(unix_timestamp(at) / 3600)`.as('hour'), 'decision', count])
      .groupBy([sql`hour`, 'decision'])
      .orderBy(sql`hour`)
      .execute(),
  ]);
  const total = (rows: readonly { count: number }[]): number => rows.reduce((sum, row) => sum + Number(row.count), 0);
  const hours = new Map<number, Record<RiskDecision, number>>();
  for (const row of byHour) {
    const hour = hours.get(Number(row.hour)) ?? { pass: 0, challenge: 0, behind: 0, refuse: 0 };
    hour[row.decision] += Number(row.count);
    hours.set(Number(row.hour), hour);
  }
  return {
    total: total(byDecision),
    decisions: riskDecisions.map((decision) => ({
      decision,
      count: total(byDecision.filter((row) => row.decision === decision)),
      wouldBe: total(byDecision.filter((row) => row.would_be === decision)),
    })),
    rules: riskRuleCodes
      .map((rule) => {
        const rows = byReasons.filter((row) => reasonsOf(row.reasons).includes(rule));
        return { rule, count: total(rows), falsePositives: total(rows.filter((row) => row.mark === 'false_positive')) };
      })
      .filter((row) => row.count > 0)
      .sort((a, b) => b.count - a.count),
    puzzles: {
      asked: total(byDecision.filter((row) => row.decision === 'challenge')),
      solved: total(byDecision.filter((row) => row.basis === 'solved')),
    },
    hours: [...hours].map(([hour, counts]) => ({ at: iso(new Date(hour * HOUR)), ...counts })),
  };
};
