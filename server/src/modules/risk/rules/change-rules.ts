import type { AntiBot, TryRulesOut } from '@huitou/shared-types/risk/schema.ts';
import { riskDecisions } from '@huitou/shared-types/risk/states.ts';
import { iso } from '../../../platform/clock.ts';
import { json } from '../../../platform/db/orm.ts';
import { fail } from '../../../platform/errors.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { customerBriefs } from '../../customers/index.ts';
import { readSettings, saveSettings } from '../../settings/index.ts';
import { writeJudgements } from '../keep-judgement.ts';
import { db, type Evidence } from '../risk.entity.ts';
import { type Facts, weigh } from './weigh.ts';

export const readRules = (): Promise<AntiBot> => readSettings('antiBot');

const checked = (rules: AntiBot): AntiBot =>
  rules.refuseFrom <= rules.challengeFrom ? fail('invalid_input', '拒绝分数须高于验证分数') : rules;

/** @throws invalid_input */
export const saveRules = async (input: AntiBot, call: StaffCall): Promise<AntiBot> => {
  await saveSettings({ group: 'antiBot', values: checked(input) }, call);
  return readSettings('antiBot');
};

const TRIED = 1_000;
const SHOWN = 20;

/**
 * What the last thousand judgements would have been under other rules. A rule that was off at the time measured nothing and counts nothing.
 * Lists and solved puzzles are left out of it: what is compared is what the score alone says.
 */
export const tryRules = async (input: AntiBot): Promise<TryRulesOut> => {
  const rules = checked(input);
  await writeJudgements();
  const rows = await db()
    .selectFrom('risk_judgements')
    .select(['id', 'at', 'customer_id', 'would_be', 'score', 'evidence'])
    .orderBy('id', 'desc')
    .limit(TRIED)
    .execute();
  const tried = rows.map((row) => {
    const { signals } = json<Evidence>(row.evidence);
    const facts = Object.fromEntries(signals.map(({ rule, value }) => [rule, value])) as Facts;
    const measured = Object.fromEntries(
      Object.entries(rules.rules).map(([rule, setting]) => [rule, rule in facts ? setting : { ...setting, mode: 'off' as const }]),
    ) as AntiBot['rules'];
    const { decision, score } = weigh(facts, { ...rules, rules: measured });
    return { row, before: row.would_be, after: decision, scoreBefore: row.score / 10, scoreAfter: score };
  });
  const changed = tried.filter(({ before, after }) => before !== after);
  const briefs = await customerBriefs(changed.slice(0, SHOWN).map(({ row }) => row.customer_id));
  return {
    judged: tried.length,
    decisions: riskDecisions.map((decision) => ({
      decision,
      before: tried.filter(({ before }) => before === decision).length,
      after: tried.filter(({ after }) => after === decision).length,
    })),
    changed: changed.slice(0, SHOWN).map(({ row, before, after, scoreBefore, scoreAfter }) => ({
      id: String(row.id),
      nickname: briefs.get(row.customer_id)?.nickname ?? '',
      at: iso(row.at),
      before,
      after,
      scoreBefore,
      scoreAfter,
    })),
  };
};
