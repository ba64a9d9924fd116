import { now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import type { Posting } from './accounts.ts';
import { countHeld, giveBack, setAside } from './counters.ts';
import { db } from './ledger.entity.ts';
import type { Posted } from './post.ts';
import { insertOnce, insertPostings, type NewTransaction, prepare, transactionByReference } from './write-transaction.ts';

/** How a pending transaction ended. `none`: there is none of that reference. */
export interface HeldOutcome {
  readonly transactionId: number;
  readonly state: 'posted' | 'void' | 'none';
  /** Whether this call ended it; false when it had ended before, in whichever way `state` says. */
  readonly changed: boolean;
}

/**
 * The first of two phases: what the postings take from personal accounts counts against what is available at once; the books do not
 * change until `postHeld`. The same reference again writes nothing.
 * @throws balance_insufficient; Error as `post`
 */
export const hold = async (input: NewTransaction): Promise<Posted> => {
  const prepared = prepare(input);
  const { id, created } = await insertOnce(prepared, true);
  if (created) await setAside(prepared.postings);
  return { transactionId: id, created };
};

/** The guard is in the write: of posting and voiding, however many come at once, one ends it. */
const end = async (
  reference: string,
  to: 'posted' | 'void',
  title?: string,
): Promise<HeldOutcome & { postings: readonly Posting[]; at: Date }> => {
  const row = await transactionByReference(reference);
  const at = now();
  if (!row) return { transactionId: 0, state: 'none', changed: false, postings: [], at };
  if (row.state !== 'pending') return { transactionId: row.id, state: row.state, changed: false, postings: [], at };
  const ended = await db()
    .updateTable('ledger_transactions')
    .set({ state: to, at, ...(title === undefined ? {} : { title: title.slice(0, 60) }) })
    .where('id', '=', row.id)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) throw new Error(`The transaction ${reference} changed under its lock`);
  return { transactionId: row.id, state: to, changed: true, postings: json<Posting[]>(row.pending), at };
};

/** The second phase: books what was held. Idempotent; answers `void` when that came first, and then books nothing. */
export const postHeld = async (reference: string, title?: string): Promise<HeldOutcome> => {
  const { postings, at, ...outcome } = await end(reference, 'posted', title);
  if (outcome.changed) {
    const counted = postings.map((posting) => ({ ...posting, transactionId: outcome.transactionId, at }));
    await insertPostings(counted);
    await countHeld(counted);
  }
  return outcome;
};

/** Lets go of what was held. Idempotent; answers `posted` when that came first, and then gives nothing back. */
export const voidHeld = async (reference: string): Promise<HeldOutcome> => {
  const { postings, at: _, ...outcome } = await end(reference, 'void');
  if (outcome.changed) await giveBack(postings);
  return outcome;
};
