import { type RiskRuleCode, riskRuleCodes } from '@huitou/shared-types/risk/rules.ts';
import { antiBot } from '@huitou/shared-types/risk/schema.ts';
import type { JudgementMark, ListKind, ListSide } from '@huitou/shared-types/risk/states.ts';
import { rowOf } from './keep-judgement.ts';
import { db } from './risk.entity.ts';
import { type Facts, weigh } from './rules/weigh.ts';
import type { Mark } from './trail/marks.ts';

export interface PastJudgement {
  readonly no: string;
  readonly at: Date;
  readonly customerId: number;
  readonly deviceId: string;
  readonly fingerprint: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly activityId: number;
  readonly itemId: number;
  /** What was measured; what is left out could not be. */
  readonly facts: Partial<Record<RiskRuleCode, number | null>>;
  readonly trail: readonly Mark[];
  readonly registeredAt: Date;
  readonly orders: number;
  /** A puzzle had been solved. */
  readonly solved: boolean;
  readonly mark?: { mark: JudgementMark; note: string; by: string; at: Date };
}
export interface PastListEntry {
  readonly side: ListSide;
  readonly kind: ListKind;
  readonly value: string;
  readonly reason: string;
  readonly until: Date | null;
  readonly staffName: string;
  readonly at: Date;
}

/** Writes judgements and lists of a shop that had rushes before, in the caller's transaction, by the rules that a shop comes with. Answers how many rows. */
export const seedRisk = async (judgements: readonly PastJudgement[], entries: readonly PastListEntry[]): Promise<number> => {
  const rules = antiBot.parse({});
  const rows = judgements.flatMap(({ facts, at, trail, registeredAt, orders, solved, mark, ...rest }) => {
    const whole = Object.fromEntries(riskRuleCodes.map((rule) => [rule, facts[rule] ?? null])) as Facts;
    const { decision, score, signals, reasons } = weigh(whole, rules);
    const made = {
      ...rest,
      at: at.getTime(),
      decision,
      wouldBe: decision,
      basis: 'score' as const,
      score,
      reasons,
      evidence: {
        signals,
        trail,
        challengeFrom: rules.challengeFrom,
        refuseFrom: rules.refuseFrom,
        registeredAt: registeredAt.getTime(),
        orders,
        wechatRank: facts.wechat_rank ?? null,
      },
    };
    // Who solved a puzzle was asked for it some seconds before.
    if (solved && decision === 'challenge')
      return [rowOf({ ...made, no: `${made.no}A`, at: made.at - 6_000 }), rowOf({ ...made, decision: 'pass', basis: 'solved' })];
    return [{ ...rowOf(made), ...(mark ? { mark: mark.mark, mark_note: mark.note, marked_by: mark.by, marked_at: mark.at } : {}) }];
  });
  for (let i = 0; i < rows.length; i += 100)
    await db()
      .insertInto('risk_judgements')
      .values(rows.slice(i, i + 100))
      .execute();
  if (entries.length > 0)
    await db()
      .insertInto('risk_list_entries')
      .values(
        entries.map(({ side, kind, value, reason, until, staffName, at }) => ({
          side,
          kind,
          value,
          reason,
          ends_at: until,
          staff_id: null,
          staff_name: staffName,
          created_at: at,
        })),
      )
      .execute();
  return rows.length + entries.length;
};
