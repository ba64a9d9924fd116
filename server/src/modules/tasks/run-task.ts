import { later, now } from '../../platform/clock.ts';
import { em, json, query, toJson, withEm } from '../../platform/db/orm.ts';
import { ShopError } from '../../platform/errors.ts';
import { putPrivateFile } from '../../platform/files/files.ts';
import { newToken } from '../../platform/ids.ts';
import { log } from '../../platform/log.ts';
import { kindOf, type Progress, type TaskResult } from './define-task.ts';
import { Task } from './task.entity.ts';

const db = () => query<typeof Task>();
const LEASE_MS = 30_000;
const BEAT_MS = 8_000;
const MAX_ATTEMPTS = 3;

class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** Takes a task that waits, or whose worker has not been heard of; null when somebody else has it. The guard is in the write. */
const take = async (id: number): Promise<Task | null> => {
  const at = now();
  const task = await em().findOne(Task, { id }, { refresh: true });
  if (!task || (task.state !== 'waiting' && !(task.state === 'running' && task.leaseUntil <= at))) return null;
  const taken = await db()
    .updateTable('tasks')
    .set({ state: 'running', attempts: task.attempts + 1, lease_until: later(LEASE_MS), done: 0 })
    .where('id', '=', id)
    .where('attempts', '=', task.attempts)
    .where('state', '=', task.state)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n ? Object.assign(task, { attempts: task.attempts + 1 }) : null;
};

type Change = Partial<{
  state: 'waiting' | 'done' | 'failed';
  done: number;
  total: number;
  message: string;
  errors: ReturnType<typeof toJson<[]>>;
  file: string;
  file_name: string;
  lease_until: Date;
  finished_at: Date;
}>;
/** Writes only while the task is still this worker's; answers whether it was. */
const write = async (task: Task, change: Change): Promise<boolean> => {
  const written = await db()
    .updateTable('tasks')
    .set(change as never)
    .where('id', '=', task.id)
    .where('attempts', '=', task.attempts)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
};

const finish = async (task: Task, { file, message = '', errors = [], failed = false }: TaskResult): Promise<void> => {
  const stored =
    file &&
    (await putPrivateFile(
      `tasks/${task.id}-${newToken().slice(0, 12)}.${file.name.split('.').at(-1)?.toLowerCase() ?? 'bin'}`,
      file.bytes,
      file.type,
    ));
  await write(task, {
    state: failed ? 'failed' : 'done',
    message: message.slice(0, 300),
    errors: toJson(errors.slice(0, 500)) as never,
    finished_at: now(),
    ...(file && stored ? { file: stored, file_name: file.name.slice(0, 120) } : {}),
  });
};

const refuse = async (task: Task, message: string): Promise<void> => {
  await write(task, { state: 'failed', message: message.slice(0, 300), finished_at: now() });
};

/** Runs a task from its start to a file, a message or a failure. Overlapping calls are harmless: one of them gets it. */
export const runTask = async (id: number, stop: AbortSignal): Promise<void> => {
  const task = await take(id);
  if (!task) return;
  const kind = kindOf(task.kind);
  if (!kind || task.attempts > MAX_ATTEMPTS) return refuse(task, '任务多次中断，请重新发起');
  const beat = setInterval(() => void withEm(() => write(task, { lease_until: later(LEASE_MS) })).catch(() => undefined), BEAT_MS);
  let told = 0;
  const progress: Progress = async (done, total) => {
    if (stop.aborted) throw new Interrupted('the process is ending');
    if (Date.now() - told < 1_000 && done < total) return;
    told = Date.now();
    if (!(await write(task, { done, total, lease_until: later(LEASE_MS) }))) throw new Interrupted('another worker has it');
  };
  try {
    await finish(task, await kind.run(kind.schema.parse(json(task.payload)) as never, progress));
  } catch (error) {
    // Back in the line: the next worker begins anew, at once.
    if (error instanceof Interrupted) await write(task, { state: 'waiting', lease_until: now() });
    else {
      if (!(error instanceof ShopError)) log.error({ err: error, task: id, kind: task.kind }, 'task failed');
      await refuse(task, error instanceof ShopError ? error.message : '处理时出错，请重试；多次失败请联系技术支持');
    }
  } finally {
    clearInterval(beat);
  }
};
