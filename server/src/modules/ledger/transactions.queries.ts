import type { z } from 'zod';
import type { TransactionDetail, TransactionPage, TransactionRow, transactionListIn } from '@huitou/shared-types/ledger/schema.ts';
import { endOfDay, iso, startOfDay } from '../../platform/clock.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { json } from '../../platform/db/orm.ts';
import { fail, must } from '../../platform/errors.ts';
import { accountName, findAccount, type Posting } from './accounts.ts';
import { db, type TransactionRowDb } from './ledger.entity.ts';

/** What staff may take back themselves; everything else is put right by what caused it. */
export const isReversible = (row: Pick<TransactionRowDb, 'kind' | 'state'>): boolean => row.kind === 'gift' && row.state === 'posted';

const debits = (postings: readonly Posting[]): number => postings.reduce((sum, { amount }) => sum + Math.max(amount, 0), 0);
const view = (row: TransactionRowDb, amount: number): TransactionRow => ({
  id: String(row.id),
  reference: row.reference,
  kind: row.kind,
  title: row.title,
  state: row.state,
  amount,
  source: { kind: row.source_kind, no: row.source_no },
  at: iso(row.at),
  staffName: row.staff_name,
  note: row.note,
});

/** Postings by transaction; those that were never posted as they were meant. */
const postingsOf = async (rows: readonly TransactionRowDb[]): Promise<Map<number, Posting[]>> => {
  const found = new Map<number, Posting[]>(rows.map((row) => [row.id, row.state === 'posted' ? [] : json<Posting[]>(row.pending)]));
  if (rows.length === 0) return found;
  const postings = await db()
    .selectFrom('ledger_postings')
    .select(['transaction_id', 'account', 'amount'])
    .where(
      'transaction_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('id')
    .execute();
  for (const { transaction_id, account, amount } of postings) found.get(transaction_id)?.push({ account, amount });
  return found;
};

/** Newest first. `q` is a whole reference, or the whole number of what it comes from. */
export const listTransactions = async (input: z.output<typeof transactionListIn>): Promise<TransactionPage> => {
  let list = db().selectFrom('ledger_transactions').selectAll();
  const { q } = input;
  if (q) list = list.where((eb) => eb.or([eb('reference', '=', q), eb('source_no', '=', q)]));
  if (input.kind) list = list.where('kind', '=', input.kind);
  if (input.state) list = list.where('state', '=', input.state);
  if (input.from) list = list.where('at', '>=', startOfDay(input.from));
  if (input.to) list = list.where('at', '<', endOfDay(input.to));
  const before = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  if (before) {
    const [at, id] = [new Date(before[0]), before[1]];
    if (Number.isNaN(at.getTime())) fail('invalid_input', '翻页参数不正确');
    list = list.where('at', '<=', at).where((eb) => eb.or([eb('at', '<', at), eb('id', '<', id)]));
  }
  const rows = await list
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const postings = await postingsOf(rows);
  return toPage(
    rows,
    input.limit,
    (row) => view(row, debits(postings.get(row.id) ?? [])),
    (row) => [row.at.getTime(), row.id],
  );
};

/** One transaction with what it moved from where to where. @throws not_found */
export const showTransaction = async ({ id }: { id: number }): Promise<TransactionDetail> => {
  const row = must(await db().selectFrom('ledger_transactions').selectAll().where('id', '=', id).executeTakeFirst());
  const [postings, reversal] = await Promise.all([
    postingsOf([row]),
    db().selectFrom('ledger_transactions').select('id').where('reverses_id', '=', id).executeTakeFirst(),
  ]);
  const own = postings.get(id) ?? [];
  return {
    ...view(row, debits(own)),
    postings: own.map(({ account, amount }) => ({
      account,
      accountName: accountName(account),
      customerId: findAccount(account)?.ownerId?.toString() ?? null,
      debit: Math.max(amount, 0),
      credit: Math.max(-amount, 0),
    })),
    reverses: row.reverses_id === null ? null : String(row.reverses_id),
    reversedBy: reversal ? String(reversal.id) : null,
    reversible: isReversible(row) && !reversal,
  };
};
