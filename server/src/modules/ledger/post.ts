import { count } from './counters.ts';
import { insertOnce, insertPostings, type NewTransaction, prepare } from './write-transaction.ts';

export interface Posted {
  readonly transactionId: number;
  /** False when the reference was booked before: nothing was written. */
  readonly created: boolean;
}

/**
 * Books a transaction in the caller's transaction of the database: at most four statements, none of which makes the shop's own accounts a
 * bottleneck. The same reference again writes nothing.
 * @throws balance_insufficient when a personal account would fall below what is available
 * @throws Error when postings do not sum to zero, or when the reference is taken by another content
 */
export const post = async (input: NewTransaction): Promise<Posted> => {
  const prepared = prepare(input);
  const { id, created } = await insertOnce(prepared, false);
  if (!created) return { transactionId: id, created };
  const postings = prepared.postings.map((posting) => ({ ...posting, transactionId: id, at: prepared.row.at }));
  await insertPostings(postings);
  // Last, so that the rows in which many meet are locked for a moment only.
  await count(postings);
  return { transactionId: id, created };
};
