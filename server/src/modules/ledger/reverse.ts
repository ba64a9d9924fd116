import { fail, must } from '../../platform/errors.ts';
import { count } from './counters.ts';
import { db } from './ledger.entity.ts';
import type { Posted } from './post.ts';
import { insertOnce, insertPostings, type NewTransaction, prepare, transactionByReference } from './write-transaction.ts';

/**
 * Takes a posted transaction back by postings the other way round; what was booked stays. It happens once: the same new reference again
 * writes nothing, another one is refused.
 * @throws state_forbidden when it is not posted, or has been taken back under another reference; not_found; balance_insufficient
 */
export const reverse = async (reference: string, by: Pick<NewTransaction, 'reference' | 'title' | 'note' | 'staff'>): Promise<Posted> => {
  const original = must(await transactionByReference(reference));
  if (original.state !== 'posted' || original.reverses_id !== null) fail('state_forbidden');
  const postings = await db()
    .selectFrom('ledger_postings')
    .select(['account', 'amount'])
    .where('transaction_id', '=', original.id)
    .execute();
  const prepared = prepare(
    {
      ...by,
      kind: 'reversal',
      source: { kind: original.source_kind, no: original.source_no },
      postings: postings.map(({ account, amount }) => ({ account, amount: -amount })),
    },
    original.id,
  );
  const { id, created } = await insertOnce(prepared, false);
  if (id === 0) fail('state_forbidden', '这笔账已经冲正过');
  if (!created) return { transactionId: id, created };
  const counted = prepared.postings.map((posting) => ({ ...posting, transactionId: id, at: prepared.row.at }));
  await insertPostings(counted);
  // Last, so that the rows in which many meet are locked for a moment only.
  await count(counted);
  return { transactionId: id, created };
};
