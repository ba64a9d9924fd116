import type { FailedJobPage, QueueHealth } from '@huitou/shared-types/tasks/schema.ts';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import { em, json, query } from '../../platform/db/orm.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import type { QueueName } from '../../platform/queue/jobs.ts';
import { FailedJob, type OutboxEvent } from '../../platform/queue/outbox.entity.ts';
import { queue, queueNames } from '../../platform/queue/queues.ts';
import { recordAudit } from '../audit/index.ts';

export const failedJobs = async (input: {
  cursor?: string | undefined;
  limit: number;
  name?: string | undefined;
  open?: boolean | undefined;
}): Promise<FailedJobPage> => {
  const before = idCursor(input.cursor);
  const rows = await em().find(
    FailedJob,
    {
      ...(input.name ? { name: input.name } : {}),
      ...(input.open === undefined ? {} : { replayedAt: input.open ? null : { $ne: null } }),
      ...(before === null ? {} : { id: { $lt: before } }),
    },
    { orderBy: { id: 'desc' }, limit: input.limit + 1 },
  );
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: String(row.id),
      queue: row.queue,
      name: row.name,
      payload: row.payload,
      error: row.error,
      attempts: row.attempts,
      failedAt: iso(row.failedAt),
      replayedAt: isoOrNull(row.replayedAt),
    }),
    (row) => [row.id],
  );
};

const REPLAY_ATTEMPTS = 3;

/**
 * Runs a failed job again, under a new id, because the queue remembers the old one. Two people at once replay it once.
 * @throws state_forbidden when it was replayed already
 */
export const replayJob = async (input: { id: number }, call: StaffCall): Promise<{ ok: true }> => {
  const job = await transact(async () => {
    const found = must(await em().findOne(FailedJob, { id: input.id }));
    const marked = await query<typeof FailedJob>()
      .updateTable('failed_jobs')
      .set({ replayed_at: now() })
      .where('id', '=', input.id)
      .where('replayed_at', 'is', null)
      .executeTakeFirst();
    if (marked.numUpdatedRows !== 1n) fail('state_forbidden', '该任务已重放');
    await recordAudit(call.actor, { action: 'job.replay', subject: 'job', subjectId: found.id, summary: `重放失败任务 ${found.name}` });
    return found;
  });
  try {
    await queue(job.queue as QueueName).add(job.name, json(job.payload), {
      jobId: `${job.jobId.replace(/~\d+$/, '')}~${job.id}${now().getTime()}`,
      attempts: REPLAY_ATTEMPTS,
      backoff: { type: 'exponential', delay: 1000 },
    });
  } catch {
    await query<typeof FailedJob>().updateTable('failed_jobs').set({ replayed_at: null }).where('id', '=', input.id).execute();
    fail('unavailable');
  }
  return { ok: true };
};

/** How much waits in outbox and queues. */
export const queueHealth = async (): Promise<QueueHealth> => {
  const outbox = await query<typeof OutboxEvent>()
    .selectFrom('outbox_events')
    .select((eb) => [eb.fn.countAll<number>().as('waiting'), eb.fn.min('created_at').as('oldest')])
    .where('published_at', 'is', null)
    .executeTakeFirst();
  const oldest = outbox?.oldest ? Math.max(0, Math.floor((now().getTime() - new Date(outbox.oldest).getTime()) / 1000)) : 0;
  const queues = await Promise.all(
    queueNames.map(async (name) => {
      const { waiting, active, delayed, failed } = await queue(name).getJobCounts();
      return { name, waiting, active, delayed, failed };
    }),
  );
  return { outboxWaiting: Number(outbox?.waiting ?? 0), outboxOldestSeconds: oldest, queues };
};
