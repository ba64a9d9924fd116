import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/db/orm.ts';
import { insertOrIgnore, insertRows } from '../../platform/db/prepared.ts';
import { factsOf, type Posting, tidy } from './accounts.ts';
import type { Counted } from './counters.ts';
import { db, type TransactionRowDb } from './ledger.entity.ts';

export interface NewTransaction {
  /** The caller's name for it, the same on every retry: `payment:12`, `order:7:paid` … */
  readonly reference: string;
  /** `payment`, `refund`, `gift` … (labels: `transactionKindLabels`) */
  readonly kind: string;
  /** What the statement of an account says, Simplified Chinese. */
  readonly title: string;
  /** Where it comes from, for people to follow: `{ kind: 'order', no }`. */
  readonly source: { readonly kind: string; readonly no: string };
  /** Fen, debits positive, credits negative; the sum is zero. Several of one account are added up, zeros left out. */
  readonly postings: readonly Posting[];
  /** When it happened, if that was not now. */
  readonly at?: Date;
  readonly note?: string;
  readonly staff?: { readonly id: number; readonly name: string };
}

/** Tidied postings and the row that carries them. @throws Error for postings that no ledger could take */
export const prepare = (input: NewTransaction, reverses: number | null = null) => {
  const postings = tidy(input.postings);
  for (const { account } of postings) factsOf(account);
  if (input.reference.length > 100) throw new Error(`The reference ${input.reference} is too long`);
  const at = input.at ?? now();
  return {
    postings,
    row: {
      reference: input.reference,
      kind: input.kind,
      title: input.title.slice(0, 60),
      note: (input.note ?? '').slice(0, 200),
      state: 'posted' as const,
      source_kind: input.source.kind,
      source_no: input.source.no,
      fingerprint: createHash('sha256')
        .update(JSON.stringify([input.kind, postings]))
        .digest('hex'),
      pending: null,
      reverses_id: reverses,
      at,
      booked_at: now(),
      staff_id: input.staff?.id ?? null,
      staff_name: input.staff?.name ?? '',
    },
  };
};
export type Prepared = ReturnType<typeof prepare>;

/**
 * Writes the row of a transaction once. `created: false` when its reference is taken by the same content; then id 0 means that not the
 * reference was taken, but the transaction that it takes back has been taken back by another.
 * @throws Error when the reference is taken by another content, or outside a transaction of the database
 */
export const insertOnce = async ({ row, postings }: Prepared, pending: boolean): Promise<{ id: number; created: boolean }> => {
  if (!inTransaction()) throw new Error('The ledger is written in the transaction of what causes it');
  const id = await insertOrIgnore(db(), 'ledger_transactions', pending ? { ...row, state: 'pending', pending: postings as never } : row);
  if (id !== null) return { id, created: true };
  // A locking read: the one that was first may have committed after our snapshot. Shared, as the failed insert has locked it already:
  // many that wanted more at once would wait for each other.
  const taken = await db()
    .selectFrom('ledger_transactions')
    .select(['id', 'fingerprint'])
    .where('reference', '=', row.reference)
    .modifyEnd(sql`lock in share mode`)
    .executeTakeFirst();
  if (!taken) return { id: 0, created: false };
  if (taken.fingerprint !== row.fingerprint) throw new Error(`The reference ${row.reference} is taken by another transaction`);
  return { id: taken.id, created: false };
};

/** The latest state of a transaction, locked until the caller's transaction ends. */
export const transactionByReference = (reference: string): Promise<TransactionRowDb | undefined> =>
  db().selectFrom('ledger_transactions').selectAll().where('reference', '=', reference).forUpdate().executeTakeFirst();

export type WrittenPosting = Counted & { readonly at: Date };
/** Writes postings; one statement. */
export const insertPostings = async (postings: readonly WrittenPosting[]): Promise<void> => {
  if (postings.length === 0) return;
  await insertRows(
    db(),
    'ledger_postings',
    postings.map(({ account, amount, transactionId, at }) => ({ transaction_id: transactionId, account, amount, at })),
  );
};
