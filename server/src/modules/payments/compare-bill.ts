import type { DifferenceKind, DifferenceSource, DifferenceSubject, RefundStatus } from '@huitou/shared-types/payments/states.ts';
import { db } from './payment.entity.ts';
import { channelPart } from './payment-parts.ts';
import { missingThere } from './missing-there.ts';
import type { StatementRow } from './ports.ts';

const BATCH = 500;

export interface FoundDifference {
  kind: DifferenceKind;
  what: DifferenceSubject;
  source: DifferenceSource;
  no: string;
  transactionId: string;
  here: number | null;
  there: number | null;
  hereState: string;
  thereState: string;
}
/** What the fund flow of the same day has to agree with. */
export interface TradeFacts {
  /** Commissions by WeChat's number of the payment, thousandths of a fen, refunds taken off. */
  fees: Map<string, { no: string; fee: number }>;
  /** The payment of a refund, by WeChat's numbers of both. */
  paymentOf: Map<string, string>;
  /** What moved on the account where that is not the whole amount, by WeChat's number of the payment or refund. */
  settled: Map<string, number>;
  /** WeChat's numbers of what the trade bill already differs in. */
  different: Set<string>;
}
export interface TradeComparison {
  payments: number;
  paid: number;
  refunds: number;
  refunded: number;
  differences: FoundDifference[];
  facts: TradeFacts;
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
  returned: boolean;
}
type Known = Map<string, Mine>;

const paymentsByNo = async (numbers: readonly string[]): Promise<Known> => {
  if (numbers.length === 0) return new Map();
  const rows = await db()
    .selectFrom('payments')
    .select(['id', 'no', 'amount', 'balance_part', 'status', 'transaction_id'])
    .where('no', 'in', [...numbers])
    .execute();
  return new Map(
    rows.map((row) => [
      row.no,
      { id: row.id, amount: channelPart(row), status: row.status, transactionId: row.transaction_id ?? '', returned: false },
    ]),
  );
};
const refundsByNo = async (numbers: readonly string[]): Promise<Known> => {
  if (numbers.length === 0) return new Map();
  const rows = await db()
    .selectFrom('refunds')
    .select(['id', 'no', 'amount', 'balance_part', 'status', 'refund_id', 'returned_at'])
    .where('no', 'in', [...numbers])
    .execute();
  return new Map(
    rows.map((row) => [
      row.no,
      {
        id: row.id,
        amount: channelPart(row),
        status: row.status,
        transactionId: row.refund_id ?? '',
        returned: row.returned_at !== null,
      },
    ]),
  );
};

const differenceOf = (row: StatementRow, mine: Mine | undefined): FoundDifference | null => {
  const base = {
    what: row.what,
    source: 'trade' as const,
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
      ? mine.status === 'succeeded' && mine.transactionId === row.transactionId && row.state === 'SUCCESS'
      : mine.returned || fits[mine.status as RefundStatus].includes(row.state);
  return right ? null : { kind: 'state', ...base };
};

const note = (facts: TradeFacts, row: StatementRow, different: boolean): void => {
  const number = row.what === 'payment' ? row.transactionId : row.refundId;
  if (row.what === 'refund') facts.paymentOf.set(row.refundId, row.transactionId);
  if (row.settled !== row.amount) facts.settled.set(number, row.settled);
  if (different) facts.different.add(number).add(row.transactionId);
  const fees = facts.fees.get(row.transactionId) ?? { no: row.paymentNo, fee: 0 };
  facts.fees.set(row.transactionId, { ...fees, fee: fees.fee + row.fee });
};

/**
 * Compares a day's trade bill with the books, both ways, in batches. Writes nothing: a bill that turns out broken half way leaves no trace.
 * Payments belong to the day on which WeChat says they succeeded, refunds to the day on which it took them on.
 */
export const compareBill = async (day: string, rows: AsyncIterable<StatementRow>): Promise<TradeComparison> => {
  const facts: TradeFacts = { fees: new Map(), paymentOf: new Map(), settled: new Map(), different: new Set() };
  const result: TradeComparison = { payments: 0, paid: 0, refunds: 0, refunded: 0, differences: [], facts };
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
      note(facts, row, difference !== null);
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
  for (const missing of await missingThere(day, seen)) {
    result.differences.push({ ...missing, source: 'trade' });
    facts.different.add(missing.transactionId);
  }
  return result;
};
