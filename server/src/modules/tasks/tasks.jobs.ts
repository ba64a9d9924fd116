import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { z } from 'zod';
import { DAY, HOUR, later, now } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { removeFile } from '../../platform/files/files.ts';
import { log } from '../../platform/log.ts';
import { type AnyJob, defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { runTask } from './run-task.ts';
import type { Task } from './task.entity.ts';

const db = () => query<typeof Task>();

const run = defineJob({
  name: 'tasks.run',
  queue: 'slow',
  schema: z.object({ taskId: z.int() }),
  retry: { attempts: 1, backoffMs: 1000 },
  handle: ({ taskId }, stop) => runTask(taskId, stop),
});

/** Wakes a worker for a task; losing the call costs the sweeper's interval. */
export const wakeTask = (id: number, occasion: string): void => {
  enqueue(run, { taskId: id }, { id: `${id}-${occasion}` }).catch((error: unknown) =>
    log.warn({ err: error, task: id }, 'task not queued'),
  );
};

/** Finds tasks that the queue lost, or whose worker died. */
const sweep = defineClockJob({
  name: 'tasks.sweep',
  everyMs: 10_000,
  handle: async () => {
    const lost = await db()
      .selectFrom('tasks')
      .select(['id', 'attempts', 'lease_until'])
      .where('state', 'in', ['waiting', 'running'])
      .where('lease_until', '<=', now())
      .limit(200)
      .execute();
    for (const task of lost) wakeTask(task.id, `${task.attempts}-${Math.floor(Date.now() / 10_000)}`);
  },
});

/** Files go after a week, rows after a quarter. */
const purge = defineClockJob({
  name: 'tasks.purge',
  everyMs: HOUR,
  handle: async () => {
    const old = await db()
      .selectFrom('tasks')
      .select(['id', 'file'])
      .where('file', 'is not', null)
      .where('finished_at', '<', later(-7 * DAY))
      .limit(200)
      .execute();
    for (const { id, file } of old) {
      if (file) await removeFile(file);
      await db().updateTable('tasks').set({ file: null }).where('id', '=', id).execute();
    }
    await db()
      .deleteFrom('tasks')
      .where('finished_at', '<', later(-90 * DAY))
      .limit(1000)
      .execute();
  },
});

export const jobs: AnyJob[] = [run, sweep, purge];
