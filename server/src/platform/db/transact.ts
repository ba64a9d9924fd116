import { AsyncLocalStorage } from 'node:async_hooks';
import { em, inTransaction } from './orm.ts';
import { errnoOf, retried } from './retry.ts';

const afterCommitTasks = new AsyncLocalStorage<(() => void)[]>();

/** Whether the database refused because of a unique key. */
export const isDuplicate = (error: unknown): boolean => errnoOf(error) === 1062;

/**
 * One use case, one transaction. Inside another transaction it joins it. A deadlock or a lock timeout rolls back and runs
 * `work` again, at most five times: so `work` must not call the outside world and must not keep what it computed in an earlier run.
 */
export const transact = async <T>(work: () => Promise<T>): Promise<T> => {
  if (inTransaction()) return work();
  let tasks: (() => void)[] = [];
  const result = await retried(() => {
    tasks = [];
    return em().transactional(() => afterCommitTasks.run(tasks, work), { clear: true });
  });
  for (const task of tasks) task();
  return result;
};

/** Runs `task` once the open transaction has committed; never when it rolls back. Only for wake-up calls that may be lost. */
export const afterCommit = (task: () => void): void => {
  const tasks = afterCommitTasks.getStore();
  if (tasks) tasks.push(task);
  else task();
};
