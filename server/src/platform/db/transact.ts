import { setTimeout as sleep } from 'node:timers/promises';
import { AsyncLocalStorage } from 'node:async_hooks';
import { log } from '../log.ts';
import { em, inTransaction } from './orm.ts';

const afterCommitTasks = new AsyncLocalStorage<(() => void)[]>();

/** Lock wait timeout, deadlock, NOWAIT refused (MySQL), record changed since read (MariaDB snapshot isolation). */
const RETRYABLE = new Set([1205, 1213, 3572, 1020]);
const errnoOf = (error: unknown): number => {
  for (let e = error as { errno?: number; cause?: unknown; previous?: unknown } | undefined, i = 0; e && i < 5; i += 1) {
    if (typeof e.errno === 'number') return e.errno;
    e = (e.cause ?? e.previous) as typeof e;
  }
  return 0;
};
/** Whether the database refused because of a unique key. */
export const isDuplicate = (error: unknown): boolean => errnoOf(error) === 1062;

/**
 * One use case, one transaction. Inside another transaction it joins it. A deadlock or a lock timeout rolls back and runs
 * `work` again, at most five times: so `work` must not call the outside world and must not keep what it computed in an earlier run.
 */
export const transact = async <T>(work: () => Promise<T>): Promise<T> => {
  if (inTransaction()) return work();
  for (let attempt = 1; ; attempt += 1) {
    const tasks: (() => void)[] = [];
    try {
      const result = await em().transactional(() => afterCommitTasks.run(tasks, work), { clear: true });
      for (const task of tasks) task();
      return result;
    } catch (error) {
      if (attempt >= 5 || !RETRYABLE.has(errnoOf(error))) throw error;
      log.warn({ attempt, errno: errnoOf(error) }, 'transaction retried');
      await sleep(5 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
};

/** Runs `task` once the open transaction has committed; never when it rolls back. Only for wake-up calls that may be lost. */
export const afterCommit = (task: () => void): void => {
  const tasks = afterCommitTasks.getStore();
  if (tasks) tasks.push(task);
  else task();
};
