import { MINUTE } from '../../platform/clock.ts';
import type { FoundDifference, TradeFacts } from './compare-bill.ts';
import { missingThere } from './missing-there.ts';
import { channelPart } from './payment-parts.ts';
import { db } from './payment.entity.ts';
import type { FlowRow } from './ports.ts';

const BATCH = 500;
/** What happens in the last minutes of a day may be on the account only on the next. */
const MARGIN_MS = 5 * MINUTE;

/** What moved on an account on a day, fen. */
export interface FlowComparison {
  fees: number;
  other: number;
  net: number;
  /** After the last movement; null when there was none. */
  closing: number | null;
  differences: FoundDifference[];
}

interface Mine {
  id: number;
  no: string;
  amount: number;
  status: string;
}
const mineByNumber = async (kind: 'payment' | 'refund', numbers: readonly string[]): Promise<Map<string, Mine>> => {
  if (numbers.length === 0) return new Map();
  const rows =
    kind === 'payment'
      ? await db()
          .selectFrom('payments')
          .select(['id', 'no', 'amount', 'balance_part', 'status', 'transaction_id as number'])
          .where('transaction_id', 'in', [...numbers])
          .execute()
      : await db()
          .selectFrom('refunds')
          .select(['id', 'no', 'amount', 'balance_part', 'status', 'refund_id as number'])
          .where('refund_id', 'in', [...numbers])
          .execute();
  return new Map(rows.map((row) => [String(row.number), { id: row.id, no: row.no, amount: channelPart(row), status: row.status }]));
};

/**
 * Compares a day's fund flow with the books, and its commissions with the trade bill. What the trade bill already differs
 * in is not said again. On the operation account nothing of ours is expected.
 */
export const compareFlow = async (
  day: string,
  rows: AsyncIterable<FlowRow>,
  trade: TradeFacts,
  expected: 'all of ours' | 'nothing of ours' = 'all of ours',
): Promise<FlowComparison> => {
  const result: FlowComparison = { fees: 0, other: 0, net: 0, closing: null, differences: [] };
  const seen = { payment: new Set<number>(), refund: new Set<number>() };
  const fees = new Map<string, number>();
  let batch: FlowRow[] = [];
  const flush = async (): Promise<void> => {
    for (const kind of ['payment', 'refund'] as const) {
      const said = batch.filter((row) => row.kind === kind);
      const known = await mineByNumber(
        kind,
        said.map((row) => row.number),
      );
      for (const row of said) {
        const mine = known.get(row.number);
        if (mine) seen[kind].add(mine.id);
        const difference = trade.different.has(row.number) ? null : differenceOf(kind, row, mine, trade);
        if (difference) result.differences.push(difference);
      }
    }
    batch = [];
  };
  for await (const row of rows) {
    result.net += row.amount;
    result.closing = row.balance;
    if (row.kind === 'fee') {
      result.fees -= row.amount;
      const payment = trade.paymentOf.get(row.number) ?? row.number;
      fees.set(payment, (fees.get(payment) ?? 0) - row.amount);
    } else if (row.kind === 'other') result.other += row.amount;
    else if (batch.push(row) >= BATCH) await flush();
  }
  await flush();
  if (expected === 'nothing of ours') return result;
  for (const missing of await missingThere(day, seen, MARGIN_MS))
    if (!trade.different.has(missing.number)) result.differences.push({ ...missing, source: 'flow' });
  result.differences.push(...feeDifferences(fees, trade));
  return result;
};

const differenceOf = (kind: 'payment' | 'refund', row: FlowRow, mine: Mine | undefined, trade: TradeFacts): FoundDifference | null => {
  const there = Math.abs(row.amount);
  const base = { what: kind, source: 'flow' as const, transactionId: row.number, there, thereState: '已入账' };
  if (!mine) return { kind: 'missing_here', ...base, no: row.number, here: null, hereState: '' };
  const here = trade.settled.get(row.number) ?? mine.amount;
  return here === there ? null : { kind: 'amount', ...base, no: mine.no, here, hereState: mine.status };
};

/** Commission by commission: what the trade bill states and what went off the account. */
const feeDifferences = (flow: ReadonlyMap<string, number>, trade: TradeFacts): FoundDifference[] =>
  [...trade.fees].flatMap(([number, { no, fee }]) => {
    const [here, there] = [Math.round(fee / 1000) + 0, flow.get(number) ?? 0];
    if (here === there || trade.different.has(number)) return [];
    return [
      {
        kind: 'amount' as const,
        what: 'fee' as const,
        source: 'flow' as const,
        no,
        transactionId: number,
        here,
        there,
        hereState: '交易账单',
        thereState: '资金账单',
      },
    ];
  });
