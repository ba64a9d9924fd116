/** What a locking read of the query builder offers. */
interface LockingRead<Q> {
  forUpdate: () => { skipLocked: () => Q };
}

/**
 * Locks the rows that a read finds, and leaves out those that somebody else holds: for work in batches that must not wait for single rows. The
 * one place that needs SKIP LOCKED (MySQL 8, MariaDB 10.6).
 */
export const lockFree = <Q>(read: LockingRead<Q>): Q => read.forUpdate().skipLocked();
