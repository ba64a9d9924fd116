import type Bull from 'bull';
import { randomUUID } from 'node:crypto';
import { now } from '../clock.ts';
import { system, withSurroundings } from '../context.ts';
import { query, withEm } from '../db/orm.ts';
import { log } from '../log.ts';
import { jobDuration } from '../metrics.ts';
import type { Handler } from './events.ts';
import type { AnyJob } from './jobs.ts';
import type { FailedJob } from './outbox.entity.ts';
import { queue, queueNames } from './queues.ts';

const CONCURRENCY = { events: 8, default: 8, slow: 2, clock: 2 } as const;

const keepFailure = (job: Bull.Job, error: Error): Promise<void> =>
  withEm(async () => {
    const row = {
      queue: job.queue.name,
      name: job.name,
      job_id: String(job.id),
      payload: JSON.stringify(job.data),
      error: String(error.stack ?? error).slice(0, 2000),
      attempts: job.attemptsMade,
      failed_at: now(),
      replayed_at: null,
    };
    await query<typeof FailedJob>()
      .insertInto('failed_jobs')
      .values(row)
      .onDuplicateKeyUpdate({ error: row.error, attempts: row.attempts, failed_at: row.failed_at, replayed_at: null })
      .execute();
  });

/** Runs handlers and jobs of this process until stopped; a job in hand is finished first. */
export const startJobs = async (handlers: readonly Handler[], jobs: readonly AnyJob[]): Promise<{ stop: () => Promise<void> }> => {
  const stopping = new AbortController();
  const work = new Map<string, (data: never) => Promise<void>>();
  for (const handler of handlers) {
    if (work.has(`events/${handler.name}`)) throw new Error(`Two handlers are named ${handler.name}`);
    work.set(`events/${handler.name}`, handler.handle);
  }
  for (const job of jobs) {
    if (work.has(`${job.queue}/${job.name}`)) throw new Error(`Two jobs are named ${job.name}`);
    work.set(`${job.queue}/${job.name}`, (data) => job.handle(job.schema.parse(data) as never, stopping.signal));
  }
  for (const name of queueNames) {
    const one = queue(name);
    void one.process('*', CONCURRENCY[name], (job) => {
      const run = work.get(`${name}/${job.name}`);
      // Nobody listens any more: a handler was taken away while its job was in flight.
      if (!run) return Promise.resolve();
      const end = jobDuration.startTimer({ queue: name, name: job.name });
      return withSurroundings({ requestId: `job-${randomUUID().slice(0, 8)}`, ip: '', actor: system }, () =>
        withEm(() => run(job.data as never)),
      ).finally(end);
    });
    one.on('failed', (job, error) => {
      const last = job.attemptsMade >= (job.opts.attempts ?? 1);
      log[last ? 'error' : 'warn'](
        { queue: name, job: job.name, jobId: job.id, attempt: job.attemptsMade, err: error },
        last ? 'job failed for good' : 'job will be tried again',
      );
      if (last) keepFailure(job, error).catch((e: unknown) => log.error({ err: e }, 'failed job not kept'));
    });
  }
  const clock = queue('clock');
  const wanted = jobs.filter((job) => job.everyMs !== undefined);
  for (const old of await clock.getRepeatableJobs()) {
    if (!wanted.some((job) => job.name === old.name && job.everyMs === Number(old.every))) await clock.removeRepeatableByKey(old.key);
  }
  for (const job of wanted)
    await clock.add(job.name, {}, { repeat: { every: job.everyMs as number }, attempts: 1, removeOnComplete: true, removeOnFail: 100 });
  return {
    stop: async () => {
      stopping.abort();
      // Take no new job, then wait for those in hand.
      await Promise.all(queueNames.map((name) => queue(name).pause(true, false)));
    },
  };
};
