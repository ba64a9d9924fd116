import type { z } from 'zod';
import type {
  Difference,
  DifferencePage,
  differenceListIn,
  ReconciliationDay,
  ReconciliationDays,
} from '@huitou/shared-types/payments/schema.ts';
import { DAY, dayOf, isoOrNull, later } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { staffNames } from '../staff/index.ts';
import { db } from './payment.entity.ts';
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
const dayView = (day: string, row: DayRow | undefined, open: number): ReconciliationDay => ({
  day,
  state: row?.state ?? 'waiting',
  payments: row?.payments ?? 0,
  paid: row?.paid ?? 0,
  refunds: row?.refunds ?? 0,
  refunded: row?.refunded ?? 0,
  openDifferences: open,
  message: row?.message ?? '',
  finishedAt: isoOrNull(row?.finished_at),
});

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
  const open = await openByDay(days);
  return { items: days.map((day) => dayView(day, known.get(day), open.get(day) ?? 0)) };
};

export const reconciliationDay = async (day: string): Promise<ReconciliationDay> => {
  const row = await reconciliationDb().selectFrom('reconciliation_days').selectAll().where('day', '=', day).executeTakeFirst();
  return dayView(day, row, (await openByDay([day])).get(day) ?? 0);
};

const view = (row: DifferenceRow, names: ReadonlyMap<number, string>): Difference => ({
  id: String(row.id),
  day: row.day,
  kind: row.kind,
  what: row.what,
  no: row.no,
  transactionId: row.transaction_id,
  here: row.here,
  there: row.there,
  hereState: row.here_state,
  thereState: row.there_state,
  resolved: Boolean(row.resolved),
  note: row.note,
  staffName: row.resolved_by === null ? (row.resolved ? '系统' : '') : (names.get(row.resolved_by) ?? ''),
});

export const listDifferences = async (input: z.output<typeof differenceListIn>): Promise<DifferencePage> => {
  let list = reconciliationDb().selectFrom('reconciliation_differences').selectAll();
  if (input.day) list = list.where('day', '=', input.day);
  if (input.open !== undefined) list = list.where('resolved', '=', !input.open);
  const after = idCursor(input.cursor);
  if (after !== null) list = list.where('id', '<', after);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const names = await staffNames(rows.flatMap((row) => row.resolved_by ?? []));
  return toPage(
    rows,
    input.limit,
    (row) => view(row, names),
    (row) => [row.id],
  );
};

export const differenceView = async (id: number): Promise<Difference> => {
  const row = must(await reconciliationDb().selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst());
  return view(row, await staffNames(row.resolved_by === null ? [] : [row.resolved_by]));
};
