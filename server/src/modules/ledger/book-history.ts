import { inTransaction } from '../../platform/db/orm.ts';
import { addToCounters } from './counters.ts';
import { db } from './ledger.entity.ts';
import { insertPostings, type NewTransaction, prepare, type WrittenPosting } from './write-transaction.ts';

const BATCH = 500;

export interface PastTransaction extends NewTransaction {
  readonly at: Date;
}

/**
 * Books thousands of past transactions in few statements, counters included, for a shop that is filled with its history. Nothing guards the
 * personal accounts here: the history must be one that could have happened. References must be new. Answers how many were booked.
 */
export const bookHistory = async (transactions: readonly PastTransaction[]): Promise<number> => {
  if (!inTransaction()) throw new Error('The ledger is written in the transaction of what causes it');
  const all: WrittenPosting[] = [];
  for (let i = 0; i < transactions.length; i += BATCH) {
    const batch = transactions.slice(i, i + BATCH).map((one) => prepare(one));
    const references = batch.map(({ row }) => row.reference);
    await db()
      .insertInto('ledger_transactions')
      .values(batch.map(({ row }) => ({ ...row, booked_at: row.at })))
      .execute();
    const rows = await db().selectFrom('ledger_transactions').select(['id', 'reference']).where('reference', 'in', references).execute();
    const ids = new Map(rows.map(({ id, reference }) => [reference, id]));
    for (const { row, postings } of batch) {
      const transactionId = ids.get(row.reference) as number;
      all.push(...postings.map((posting) => ({ ...posting, transactionId, at: row.at })));
    }
  }
  for (let i = 0; i < all.length; i += 4 * BATCH) await insertPostings(all.slice(i, i + 4 * BATCH));
  await addToCounters(all);
  return transactions.length;
};
