import type { z } from 'zod';
import type { Check, CheckRun, ChecksOut, IncidentPage, incidentListIn, runChecksIn } from '@huitou/shared-types/checks/schema.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { recordAudit } from '../audit/index.ts';
import { type BadRow, db, type RunRowDb } from './check.entity.ts';
import { runChecksJob } from './checks.jobs.ts';
import { allRules, nameOf } from './rules.ts';
import { beginRun, liveRun } from './run-checks.ts';

const runView = (run: RunRowDb): CheckRun => ({
  id: String(run.id),
  state: run.state,
  whole: Boolean(run.whole),
  staffName: run.staff_name,
  startedAt: iso(run.started_at),
  finishedAt: isoOrNull(run.finished_at),
  ms: run.ms,
  checks: run.checks,
  red: run.red,
});
const lastRun = (whole?: true) => {
  const runs = db().selectFrom('check_runs').selectAll().where('state', '=', 'done').orderBy('id', 'desc').limit(1);
  return (whole ? runs.where('whole', '=', true) : runs).executeTakeFirst();
};
const weight = { red: 0, failed: 1, waiting: 2, green: 3 } as const;

/** Every rule with how it fared the last time; red ones first. */
export const listChecks = async (): Promise<ChecksOut> => {
  const [results, incidents, last, lastWhole, running] = await Promise.all([
    db().selectFrom('check_results').selectAll().execute(),
    db().selectFrom('check_incidents').select(['name', 'started_at']).where('live_key', 'is not', null).execute(),
    lastRun(),
    lastRun(true),
    liveRun(),
  ]);
  const byName = new Map(results.map((result) => [result.name, result]));
  const redSince = new Map(incidents.map((incident) => [incident.name, incident.started_at]));
  const items = allRules().map((rule): Check => {
    const name = nameOf(rule);
    const result = byName.get(name);
    return {
      name,
      slice: rule.slice,
      title: rule.title,
      state: result?.state ?? 'waiting',
      ranAt: isoOrNull(result?.ran_at),
      ms: result?.ms ?? 0,
      count: result?.bad_rows ?? 0,
      rows: result ? json<BadRow[]>(result.first_rows) : [],
      message: result?.message ?? '',
      redSince: isoOrNull(redSince.get(name)),
      link: rule.link ?? null,
    };
  });
  return {
    last: last ? runView(last) : null,
    lastWhole: lastWhole ? runView(lastWhole) : null,
    running: running ? runView(running) : null,
    red: items.filter((item) => item.state === 'red' || item.state === 'failed').length,
    items: items.sort((a, b) => weight[a.state] - weight[b.state]),
  };
};

/** Starts a run in the background. */
export const startChecks = async ({ whole }: z.output<typeof runChecksIn>, call: StaffCall): Promise<CheckRun> => {
  const run = await transact(async () => {
    await recordAudit(call.actor, {
      action: 'check.run',
      subject: 'check',
      subjectId: '',
      summary: whole ? '执行全部数据校验' : '执行近期数据校验',
    });
    return beginRun(whole, call.actor);
  });
  if (run.state === 'waiting') await enqueue(runChecksJob, { runId: run.id }, { id: String(run.id) });
  return runView(run);
};

/** Incidents, newest first. */
export const listIncidents = async (input: z.output<typeof incidentListIn>): Promise<IncidentPage> => {
  let list = db().selectFrom('check_incidents').selectAll();
  if (input.open !== undefined) list = list.where('live_key', input.open ? 'is not' : 'is', null);
  const after = idCursor(input.cursor);
  if (after !== null) list = list.where('id', '<', after);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const links = new Map(allRules().map((rule) => [nameOf(rule), rule.link ?? null]));
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: String(row.id),
      name: row.name,
      title: row.title,
      startedAt: iso(row.started_at),
      lastSeenAt: iso(row.last_seen_at),
      endedAt: isoOrNull(row.ended_at),
      runs: row.runs,
      count: row.bad_rows,
      rows: json<BadRow[]>(row.first_rows),
      link: links.get(row.name) ?? null,
    }),
    (row) => [row.id],
  );
};
