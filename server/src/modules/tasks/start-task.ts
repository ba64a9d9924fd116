import { later, MINUTE, now } from '../../platform/clock.ts';
import { query, toJson } from '../../platform/db/orm.ts';
import { afterCommit } from '../../platform/db/transact.ts';
import { wakeTask } from './tasks.jobs.ts';
import type { Task } from './task.entity.ts';

export interface NewTask {
  kind: string;
  /** For people, Simplified Chinese. */
  title: string;
  /** Whose list it stands in; null when a customer or the shop itself starts it. */
  staffId: number | null;
  /** Read again by the kind's schema when the task runs. */
  payload: unknown;
  total?: number;
}

/** Starts a task in the background, with the transaction in hand if there is one. Answers its id. */
export const startTask = async ({ kind, title, staffId, payload, total = 0 }: NewTask): Promise<number> => {
  const at = now();
  const made = await query<typeof Task>()
    .insertInto('tasks')
    .values({
      kind,
      title: title.slice(0, 100),
      staff_id: staffId,
      payload: toJson(payload),
      state: 'waiting',
      done: 0,
      total,
      message: '',
      errors: toJson([]),
      file: null,
      file_name: null,
      attempts: 0,
      lease_until: later(MINUTE / 2),
      created_at: at,
      finished_at: null,
    })
    .executeTakeFirstOrThrow();
  const id = Number(made.insertId);
  afterCommit(() => wakeTask(id, 'start'));
  return id;
};
