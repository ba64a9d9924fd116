import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { publish } from '../../platform/queue/events.ts';
import { db } from './check.entity.ts';
import { nameOf, type Rule } from './rules.ts';
import type { Outcome } from './try-rule.ts';

/** Keeps how a rule fared. The first red one opens an incident and is announced; the first green one ends it. */
export const keepOutcome = (rule: Rule, { state, ms, count, rows, message }: Outcome): Promise<void> =>
  transact(async () => {
    const [name, at] = [nameOf(rule), now()];
    const result = { state, ran_at: at, ms, bad_rows: count, first_rows: toJson(rows) as never, message };
    await db()
      .insertInto('check_results')
      .values({ name, ...result })
      .onDuplicateKeyUpdate(result)
      .execute();
    if (state === 'red') await keepRed(rule, count, rows);
    if (state === 'green')
      await db().updateTable('check_incidents').set({ live_key: null, ended_at: at }).where('live_key', '=', name).execute();
  });

const keepRed = async (rule: Rule, count: number, rows: Outcome['rows']): Promise<void> => {
  const [name, at, title] = [nameOf(rule), now(), rule.title.slice(0, 120)];
  const seen = { last_seen_at: at, bad_rows: count, first_rows: toJson(rows) as never };
  const again = await db()
    .updateTable('check_incidents')
    .set({ ...seen, runs: sql`runs + 1` })
    .where('live_key', '=', name)
    .executeTakeFirst();
  if (again.numUpdatedRows === 1n) return;
  const opened = await db()
    .insertInto('check_incidents')
    .ignore()
    .values({ name, live_key: name, title, started_at: at, ended_at: null, runs: 1, ...seen })
    .executeTakeFirst();
  if (opened.numInsertedOrUpdatedRows === 1n) await publish('check.failed', { name, title, count });
};

/** Which rules are broken as far as is known. */
export const openIncidents = async (): Promise<Set<string>> => {
  const rows = await db().selectFrom('check_incidents').select('name').where('live_key', 'is not', null).execute();
  return new Set(rows.map((row) => row.name));
};
