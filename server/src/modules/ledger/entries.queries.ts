import type { z } from 'zod';
import type { EntryPage, entryListIn } from '@huitou/shared-types/ledger/schema.ts';
import { sql } from 'kysely';
import { endOfDay, iso, startOfDay } from '../../platform/clock.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import { factsOf, findAccount, onOwnSide } from './accounts.ts';
import { db } from './ledger.entity.ts';
import { readBalance } from './read-balance.ts';

export interface EntryFilter {
  code: string;
  cursor?: string | undefined;
  limit: number;
  from?: string | undefined;
  to?: string | undefined;
  /** On the account's own side. */
  direction?: 'in' | 'out' | undefined;
}
export interface EntryRow {
  id: number;
  transaction_id: number;
  amount: number;
  at: Date;
  reference: string;
  kind: string;
  title: string;
  source_kind: string;
  source_no: string;
  staff_name: string;
  /** Fen, on the account's own side. */
  own: number;
  balanceAfter: number;
}

/**
 * Entries of an account, newest first, each with the balance after it: the balance of now less all that is newer, read in one snapshot.
 * Answers one row more than asked for when there are more.
 */
export const readEntries = async (filter: EntryFilter): Promise<{ rows: EntryRow[]; sortValues: (row: EntryRow) => number[] }> =>
  transact(async () => {
    const { kind } = factsOf(filter.code);
    const before = decodeCursor(filter.cursor, ['number', 'number']) as [number, number] | null;
    let list = db()
      .selectFrom('ledger_postings as p')
      .innerJoin('ledger_transactions as t', 't.id', 'p.transaction_id')
      .select([
        'p.id',
        'p.transaction_id',
        'p.amount',
        'p.at',
        't.reference',
        't.kind',
        't.title',
        't.source_kind',
        't.source_no',
        't.staff_name',
      ])
      .where('p.account', '=', filter.code);
    if (filter.from) list = list.where('p.at', '>=', startOfDay(filter.from));
    if (filter.to) list = list.where('p.at', '<', endOfDay(filter.to));
    if (filter.direction) {
      const grows = (filter.direction === 'in') === (kind.side === 'debit');
      list = list.where('p.amount', grows ? '>' : '<', 0);
    }
    if (before) {
      const [at, id] = [new Date(before[0]), before[1]];
      if (Number.isNaN(at.getTime())) fail('invalid_input', '翻页参数不正确');
      list = list.where('p.at', '<=', at).where((eb) => eb.or([eb('p.at', '<', at), eb('p.id', '<', id)]));
    }
    const rows = await list
      .orderBy('p.at', 'desc')
      .orderBy('p.id', 'desc')
      .limit(filter.limit + 1)
      .execute();
    const after = await balancesAfter(filter.code, rows);
    return {
      rows: rows.map((row, i) => ({ ...row, own: onOwnSide(kind, row.amount), balanceAfter: after[i] as number })),
      sortValues: (row: EntryRow) => [row.at.getTime(), row.id],
    };
  });

interface Place {
  id: number;
  at: Date;
  amount: number;
}
/** One sum, by the index that carries the amounts, for what lies above the page and between its rows (a filter may leave rows out). */
const balancesAfter = async (account: string, rows: readonly Place[]): Promise<number[]> => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  const { kind } = factsOf(account);
  const { balance } = await readBalance(account);
  const { rows: newer } = await sql<{ total: number }>`
    select coalesce(sum(amount), 0) as total from ledger_postings
    where account = ${account} and at >= ${first.at} and (at > ${first.at} or id > ${first.id})`.execute(db());
  const between = await db()
    .selectFrom('ledger_postings')
    .select(['id', 'at', 'amount'])
    .where('account', '=', account)
    .where('at', '<=', first.at)
    .where('at', '>=', last.at)
    .where((eb) => eb.or([eb('at', '<', first.at), eb('id', '<=', first.id)]))
    .where((eb) => eb.or([eb('at', '>', last.at), eb('id', '>=', last.id)]))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  let running = balance - onOwnSide(kind, Number(newer[0]?.total ?? 0));
  const after = new Map<number, number>();
  for (const row of between) {
    after.set(row.id, running);
    running -= onOwnSide(kind, row.amount);
  }
  return rows.map((row) => after.get(row.id) ?? 0);
};

/** For staff. @throws not_found for a code of no kind */
export const listEntries = async (input: z.output<typeof entryListIn>): Promise<EntryPage> => {
  if (!findAccount(input.code)) fail('not_found');
  const { rows, sortValues } = await readEntries(input);
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: String(row.id),
      transactionId: String(row.transaction_id),
      reference: row.reference,
      at: iso(row.at),
      kind: row.kind,
      title: row.title,
      debit: Math.max(row.amount, 0),
      credit: Math.max(-row.amount, 0),
      balanceAfter: row.balanceAfter,
      source: { kind: row.source_kind, no: row.source_no },
      staffName: row.staff_name,
    }),
    sortValues,
  );
};
