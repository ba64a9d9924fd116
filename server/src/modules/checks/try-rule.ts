import type { CheckState } from '@huitou/shared-types/checks/states.ts';
import { sql } from 'kysely';
import { iso, later, MINUTE } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { invariantSql } from '../../platform/invariant.ts';
import { log } from '../../platform/log.ts';
import type { BadRow } from './check.entity.ts';
import type { FirstRecent } from './first-recent.ts';
import { nameOf, type Rule } from './rules.ts';

/** Counting stops there: a rule that is broken a thousand times is broken. */
export const MOST_ROWS = 1_000;
const SHOWN_ROWS = 20;
/** Announcements are handled within seconds; what takes longer than this is worth an alarm. */
const SETTLED_MS = 10 * MINUTE;

export interface Outcome {
  readonly state: CheckState;
  readonly ms: number;
  readonly count: number;
  readonly rows: BadRow[];
  readonly message: string;
}

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return iso(value);
  return (typeof value === 'object' ? JSON.stringify(value) : String(value as string | number)).slice(0, 200);
};

/** Runs one rule: one statement, which sees the database as it is at one moment. A statement that cannot be run is told, not thrown. */
export const tryRule = async (rule: Rule, whole: boolean, firstRecent: FirstRecent): Promise<Outcome> => {
  const started = performance.now();
  const took = (): number => Math.round(performance.now() - started);
  try {
    const text = invariantSql(rule, { since: whole || !rule.recent ? 0 : await firstRecent(rule.recent), settled: later(-SETTLED_MS) });
    const { rows } = await sql.raw<Record<string, unknown>>(`select * from (${text}) broken limit ${MOST_ROWS}`).execute(em().getKysely());
    const shown = rows
      .slice(0, SHOWN_ROWS)
      .map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, textOf(value)])));
    return { state: rows.length === 0 ? 'green' : 'red', ms: took(), count: rows.length, rows: shown, message: '' };
  } catch (error) {
    log.error({ err: error, rule: nameOf(rule) }, 'a check could not be run');
    return { state: 'failed', ms: took(), count: 0, rows: [], message: String((error as Error).message).slice(0, 300) };
  }
};
