import { DAY, dayOf, HOUR, later, MINUTE, now, startOfDay } from '../../platform/clock.ts';
import { log } from '../../platform/log.ts';
import { checksRed } from '../../platform/metrics.ts';
import { db, type RunRowDb } from './check.entity.ts';
import { findRecent } from './first-recent.ts';
import { keepOutcome, openIncidents } from './keep-outcome.ts';
import { allRules, nameOf } from './rules.ts';
import { tryRule } from './try-rule.ts';

const KEPT_MS = 30 * DAY;
/** Longer than any one statement takes: then its worker is gone. */
const SILENT_MS = 10 * MINUTE;
/** The hour at which everything is looked at, shop time. */
const WHOLE_AT = 4 * HOUR;

export const liveRun = (): Promise<RunRowDb | undefined> =>
  db().selectFrom('check_runs').selectAll().where('live_key', '=', 'live').executeTakeFirst();

/** Registers a run; while one is under way that one is answered. A run whose worker died makes room. */
export const beginRun = async (whole: boolean, staff: { id: number; name: string } | null): Promise<RunRowDb> => {
  await db()
    .updateTable('check_runs')
    .set({ state: 'done', live_key: null, finished_at: now() })
    .where('live_key', '=', 'live')
    .where('beat_at', '<', later(-SILENT_MS))
    .execute();
  const at = now();
  await db()
    .insertInto('check_runs')
    .ignore()
    .values({
      state: 'waiting',
      live_key: 'live',
      whole,
      staff_id: staff?.id ?? null,
      staff_name: staff?.name ?? '',
      started_at: at,
      beat_at: at,
      finished_at: null,
      ms: 0,
      checks: 0,
      red: 0,
    })
    .execute();
  return (await liveRun()) as RunRowDb;
};

/** Whether the nightly look at everything is due: none has begun since four o'clock. */
export const wholeIsDue = async (): Promise<boolean> => {
  const midnight = startOfDay(dayOf(now()));
  const today = later(WHOLE_AT, midnight);
  const due = today <= now() ? today : later(-DAY, today);
  const done = await db().selectFrom('check_runs').select('id').where('whole', '=', true).where('started_at', '>=', due).executeTakeFirst();
  return done === undefined;
};

/**
 * Runs all rules, one after another, so that they never weigh on the shop at once. Rules with an open incident are always looked at whole:
 * what is old and broken must not turn green because nobody looked that far. Whoever comes second does nothing.
 */
export const runChecks = async (id: number, stop: AbortSignal): Promise<void> => {
  const taken = await db()
    .updateTable('check_runs')
    .set({ state: 'running', beat_at: now() })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return;
  const { whole } = await db().selectFrom('check_runs').select('whole').where('id', '=', id).executeTakeFirstOrThrow();
  const started = performance.now();
  const broken = await openIncidents();
  const rules = allRules().filter((rule) => whole || !rule.nightly || broken.has(nameOf(rule)));
  const firstRecent = findRecent();
  let red = 0;
  for (const rule of rules) {
    if (stop.aborted) break;
    const outcome = await tryRule(rule, Boolean(whole) || broken.has(nameOf(rule)), firstRecent);
    await keepOutcome(rule, outcome);
    if (outcome.state !== 'green') red += 1;
    if (outcome.state === 'red')
      log.error({ rule: nameOf(rule), count: outcome.count, rows: outcome.rows.slice(0, 3) }, 'a rule of the data is broken');
    await db().updateTable('check_runs').set({ beat_at: now() }).where('id', '=', id).execute();
  }
  checksRed.set(red);
  await db()
    .updateTable('check_runs')
    .set({ state: 'done', live_key: null, finished_at: now(), ms: Math.round(performance.now() - started), checks: rules.length, red })
    .where('id', '=', id)
    .execute();
  await forgetOld();
};

/** Results of rules that are no more, and runs of long ago. */
const forgetOld = async (): Promise<void> => {
  const names = allRules().map(nameOf);
  await db()
    .deleteFrom('check_results')
    .where('name', 'not in', names.length > 0 ? names : [''])
    .execute();
  await db()
    .updateTable('check_incidents')
    .set({ live_key: null, ended_at: now() })
    .where('live_key', 'is not', null)
    .where('name', 'not in', names.length > 0 ? names : [''])
    .execute();
  await db().deleteFrom('check_runs').where('started_at', '<', later(-KEPT_MS)).execute();
};
