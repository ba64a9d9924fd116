import type { DifferenceKind, RefundStatus } from '@huitou/shared-types/payments/states.ts';
import { db } from './payment.entity.ts';
import { missingThere } from './missing-there.ts';
import type { StatementRow } from './ports.ts';

const BATCH = 500;

export interface FoundDifference {
  kind: DifferenceKind;
  what: 'payment' | 'refund';
  no: string;
  transactionId: string;
  here: number | null;
  there: number | null;
  hereState: string;
  thereState: string;
}
export interface Comparison {
  payments: number;
  paid: number;
  refunds: number;
  refunded: number;
  differences: FoundDifference[];
}

/** What a statement may say of a refund in each of our states. A statement is not brought up to date: `PROCESSING` may long be over. */
const fits: Readonly<Record<RefundStatus, readonly string[]>> = {
  waiting: [],
  processing: ['PROCESSING', 'SUCCESS', 'CHANGE'],
  succeeded: ['PROCESSING', 'SUCCESS', 'CHANGE'],
  abnormal: ['PROCESSING', 'CHANGE'],
  closed: ['PROCESSING', 'FAIL'],
};

interface Mine {
  id: number;
  amount: number;
  status: string;
  transactionId: string;
}
type Known = Map<string, Mine>;

const paymentsByNo = async (numbers: readonly string[]): Promise<Known> => {
  if (numbers.length === 0) return new Map();
  const rows = await db()
    .selectFrom('payments')
    .select(['id', 'no', 'amount', 'status', 'transaction_id'])
    .where('no', 'in', [...numbers])
    .execute();
  return new Map(
    rows.map((row) => [row.no, { id: row.id, amount: row.amount, status: row.status, transactionId: row.transaction_id ?? '' }]),
  );
};
const refundsByNo = async (numbers: readonly string[]): Promise<Known> => {
  if (numbers.length === 0) return new Map();
  const rows = await db()
    .selectFrom('refunds')
    .select(['id', 'no', 'amount', 'status', 'refund_id'])
    .where('no', 'in', [...numbers])
    .execute();
  return new Map(rows.map((row) => [row.no, { id: row.id, amount: row.amount, status: row.status, transactionId: row.refund_id ?? '' }]));
};

const differenceOf = (row: StatementRow, mine: Mine | undefined): FoundDifference | null => {
  const base = {
    what: row.what,
    no: row.no,
    transactionId: row.transactionId,
    here: mine?.amount ?? null,
    there: row.amount,
    hereState: mine?.status ?? '',
    thereState: row.state,
  };
  if (!mine) return { kind: 'missing_here', ...base };
  if (mine.amount !== row.amount) return { kind: 'amount', ...base };
  const right =
    row.what === 'payment'
      ? mine.status === 'succeeded' && mine.transactionId === row.transactionId
      : fits[mine.status as RefundStatus].includes(row.state);
  return right ? null : { kind: 'state', ...base };
};

/**
 * Compares a day's statement with the books, both ways, in batches. Writes nothing: a statement that turns out broken half way leaves no trace.
 * Payments belong to the day on which WeChat says they succeeded, refunds to the day on which it took them on.
 */
export const compareBill = async (day: string, rows: AsyncIterable<StatementRow>): Promise<Comparison> => {
  const result: Comparison = { payments: 0, paid: 0, refunds: 0, refunded: 0, differences: [] };
  const seen = { payment: new Set<number>(), refund: new Set<number>() };
  let batch: StatementRow[] = [];
  const flush = async (): Promise<void> => {
    const of = (what: StatementRow['what']): string[] => batch.filter((row) => row.what === what).map((row) => row.no);
    const known = { payment: await paymentsByNo(of('payment')), refund: await refundsByNo(of('refund')) };
    for (const row of batch) {
      const mine = known[row.what].get(row.no);
      if (mine) seen[row.what].add(mine.id);
      const difference = differenceOf(row, mine);
      if (difference) result.differences.push(difference);
    }
    batch = [];
  };
  for await (const row of rows) {
    if (row.what === 'payment') {
      result.payments += 1;
      result.paid += row.amount;
    } else {
      result.refunds += 1;
      result.refunded += row.amount;
    }
    if (batch.push(row) >= BATCH) await flush();
  }
  await flush();
  result.differences.push(...(await missingThere(day, seen)));
  return result;
};
