import { sql } from 'kysely';
import type { z } from 'zod';
import type {
  Difference,
  DifferencePage,
  differenceListIn,
  ReconciliationDay,
  ReconciliationDayDetail,
  ReconciliationDays,
} from '@huitou/shared-types/payments/schema.ts';
import { DAY, dayOf, isoOrNull, later } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { staffNames } from '../staff/index.ts';
import { db } from './payment.entity.ts';
import { readTimeline } from './payment-timeline.ts';
import { type DayRow, type DifferenceRow, reconciliationDb } from './reconciliation.entity.ts';

const SHOWN_DAYS = 60;

const openByDay = async (days: readonly string[]): Promise<Map<string, number>> => {
  if (days.length === 0) return new Map();
  const rows = await reconciliationDb()
    .selectFrom('reconciliation_differences')
    .select(['day', (eb) => eb.fn.countAll<number>().as('n')])
    .where('day', 'in', [...days])
    .where('resolved', '=', false)
    .groupBy('day')
    .execute();
  return new Map(rows.map((row) => [row.day, Number(row.n)]));
};
const dayView = (day: string, row: DayRow | undefined, open: number, names: ReadonlyMap<number, string>): ReconciliationDay => ({
  day,
  state: row?.state ?? 'waiting',
  payments: row?.payments ?? 0,
  paid: row?.paid ?? 0,
  refunds: row?.refunds ?? 0,
  refunded: row?.refunded ?? 0,
  openDifferences: open,
  message: row?.message ?? '',
  finishedAt: isoOrNull(row?.finished_at),
  ourPayments: row?.our_payments ?? 0,
  ourPaid: row?.our_paid ?? 0,
  ourRefunds: row?.our_refunds ?? 0,
  ourRefunded: row?.our_refunded ?? 0,
  fees: row?.fees ?? 0,
  otherFlow: row?.other_flow ?? 0,
  net: row?.net ?? 0,
  closingBalance: row?.closing_balance ?? null,
  operationBalance: row?.operation_balance ?? null,
  closedAt: isoOrNull(row?.closed_at),
  closedBy: row?.closed_at ? byName(row.closed_by, names) : '',
});
/** What nobody of the staff did, the system did. */
const byName = (id: number | null, names: ReadonlyMap<number, string>): string => (id === null ? '系统' : (names.get(id) ?? ''));

/** The last 60 finished days since the first payment, newest first; a day that was not looked at yet waits. */
export const reconciliationDays = async (): Promise<ReconciliationDays> => {
  const first = await db().selectFrom('payments').select('created_at').orderBy('id').limit(1).executeTakeFirst();
  const rows = await reconciliationDb()
    .selectFrom('reconciliation_days')
    .selectAll()
    .where('day', '>=', dayOf(later(-SHOWN_DAYS * DAY)))
    .execute();
  const known = new Map(rows.map((row) => [row.day, row]));
  const days = Array.from({ length: SHOWN_DAYS }, (_, i) => dayOf(later(-(i + 1) * DAY))).filter(
    (day) => known.has(day) || (first && day >= dayOf(first.created_at)),
  );
  const [open, names] = await Promise.all([openByDay(days), staffNames(rows.flatMap((row) => row.closed_by ?? []))]);
  return { items: days.map((day) => dayView(day, known.get(day), open.get(day) ?? 0, names)) };
};

const dayRow = (day: string): Promise<DayRow | undefined> =>
  reconciliationDb().selectFrom('reconciliation_days').selectAll().where('day', '=', day).executeTakeFirst();

export const reconciliationDay = async (day: string): Promise<ReconciliationDay> => viewOf(day, await dayRow(day));
const viewOf = async (day: string, row: DayRow | undefined): Promise<ReconciliationDay> =>
  dayView(day, row, (await openByDay([day])).get(day) ?? 0, await staffNames(row?.closed_by ? [row.closed_by] : []));

/** A day with its differences by kind and its history; one that was never looked at is waiting. */
export const reconciliationDayDetail = async ({ day }: { day: string }): Promise<ReconciliationDayDetail> => {
  const row = await dayRow(day);
  const counts = await reconciliationDb()
    .selectFrom('reconciliation_differences')
    .select(['kind', 'what', sql<number>`sum(not resolved)`.as('open'), sql<number>`sum(resolved)`.as('resolved')])
    .where('day', '=', day)
    .groupBy(['kind', 'what'])
    .execute();
  return {
    ...(await viewOf(day, row)),
    differences: counts.map((one) => ({ kind: one.kind, what: one.what, open: Number(one.open), resolved: Number(one.resolved) })),
    timeline: row ? await readTimeline('reconciliation_days', row.id) : [],
  };
};

/** Of payments and refunds that are in our books: number → the number of what they pay. */
const payablesOf = async (rows: readonly DifferenceRow[]): Promise<Map<string, string>> => {
  const of = async (what: 'payment' | 'refund', table: 'payments' | 'refunds') => {
    const numbers = rows.filter((row) => row.what === what).map((row) => row.no);
    return numbers.length === 0 ? [] : db().selectFrom(table).select(['no', 'payable_no']).where('no', 'in', numbers).execute();
  };
  return new Map([...(await of('payment', 'payments')), ...(await of('refund', 'refunds'))].map((row) => [row.no, row.payable_no]));
};

/** Whether asking WeChat can put it right: a state that moved on, or what one side only forgot to write down. Never an amount. */
export const isFixable = (row: DifferenceRow, known = true): boolean =>
  !row.resolved &&
  row.source === 'trade' &&
  (row.what === 'payment' || row.what === 'refund') &&
  row.kind !== 'amount' &&
  (row.kind !== 'missing_here' || known);

const view = (row: DifferenceRow, names: ReadonlyMap<number, string>, payables: ReadonlyMap<string, string>): Difference => ({
  id: String(row.id),
  day: row.day,
  kind: row.kind,
  what: row.what,
  source: row.source,
  no: row.no,
  transactionId: row.transaction_id,
  here: row.here,
  there: row.there,
  hereState: row.here_state,
  thereState: row.there_state,
  resolved: Boolean(row.resolved),
  note: row.note,
  staffName: row.resolved ? byName(row.resolved_by, names) : '',
  resolvedAt: isoOrNull(row.resolved_at),
  fixable: isFixable(row, payables.has(row.no)),
  payableNo: payables.get(row.no) ?? '',
});

export const listDifferences = async (input: z.output<typeof differenceListIn>): Promise<DifferencePage> => {
  let list = reconciliationDb().selectFrom('reconciliation_differences').selectAll();
  if (input.day) list = list.where('day', '=', input.day);
  if (input.kind) list = list.where('kind', '=', input.kind);
  if (input.open !== undefined) list = list.where('resolved', '=', !input.open);
  const after = idCursor(input.cursor);
  if (after !== null) list = list.where('id', '<', after);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const [names, payables] = await Promise.all([staffNames(rows.flatMap((row) => row.resolved_by ?? [])), payablesOf(rows)]);
  return toPage(
    rows,
    input.limit,
    (row) => view(row, names, payables),
    (row) => [row.id],
  );
};

export const differenceView = async (id: number): Promise<Difference> => {
  const row = must(await reconciliationDb().selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst());
  return view(row, await staffNames(row.resolved_by === null ? [] : [row.resolved_by]), await payablesOf([row]));
};
