import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConnection } from 'kysely';
import { log } from '../log.ts';

/** Lock wait timeout, deadlock, NOWAIT refused (MySQL), record changed since read (MariaDB snapshot isolation). */
const RETRYABLE = new Set([1205, 1213, 3572, 1020]);

/** The number of MySQL's or MariaDB's error behind `error`; 0 for anything else. */
export const errnoOf = (error: unknown): number => {
  for (let e = error as { errno?: number; cause?: unknown; previous?: unknown } | undefined, i = 0; e && i < 5; i += 1) {
    if (typeof e.errno === 'number') return e.errno;
    e = (e.cause ?? e.previous) as typeof e;
  }
  return 0;
};

/** Runs `work`, which is one transaction, again when the database undid it to let somebody else through: at most five times. */
export const retried = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 5 || !RETRYABLE.has(errnoOf(error))) throw error;
      log.warn({ attempt, errno: errnoOf(error) }, 'transaction retried');
      await sleep(5 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
};

/** A statement outside a transaction is a transaction of its own: on connections made by this it is run again like a whole one. */
export const retryLoneStatements = async (made: unknown): Promise<void> => {
  const connection = made as DatabaseConnection;
  const execute = connection.executeQuery.bind(connection);
  let open = false;
  connection.executeQuery = (statement, options) => {
    if (statement.sql === 'begin') open = true;
    else if (statement.sql === 'commit' || statement.sql === 'rollback') open = false;
    else if (!open) return retried(() => execute(statement, options));
    return execute(statement, options);
  };
};
