import { endOfDay, later, startOfDay } from '../../platform/clock.ts';
import type { FoundDifference } from './compare-bill.ts';
import { channelPart } from './payment-parts.ts';
import { db } from './payment.entity.ts';

const BATCH = 500;

interface Mine {
  id: number;
  no: string;
  amount: number;
  balance_part: number;
  status: string;
  number: string | null;
}
export type Missing = Omit<FoundDifference, 'source'> & { /** WeChat's number of the payment or refund. */ number: string };

/**
 * What we hold for a day and its bill does not name, given what was seen there; the last `marginMs` of the day are left out. Read by id, some
 * hundred at a time.
 */
export const missingThere = async (day: string, seen: { payment: Set<number>; refund: Set<number> }, marginMs = 0): Promise<Missing[]> => {
  const [from, to] = [startOfDay(day), later(-marginMs, endOfDay(day))];
  const payments = (after: number): Promise<Mine[]> =>
    db()
      .selectFrom('payments')
      .select(['id', 'no', 'amount', 'balance_part', 'status', 'transaction_id as number'])
      .where('id', '>', after)
      .where('status', '=', 'succeeded')
      .where('channel', '=', 'wechat')
      .where('paid_at', '>=', from)
      .where('paid_at', '<', to)
      .orderBy('id')
      .limit(BATCH)
      .execute();
  const refunds = (after: number): Promise<Mine[]> => {
    const all = db()
      .selectFrom('refunds')
      .select(['id', 'no', 'amount', 'balance_part', 'status', 'refund_id as number'])
      .where('id', '>', after)
      .where('refund_id', 'is not', null)
      .where('accepted_at', '>=', from)
      .where('accepted_at', '<', to)
      .orderBy('id')
      .limit(BATCH);
    // What WeChat closed never left the account, so the bill of its movements does not know it.
    return (marginMs > 0 ? all.where('status', '!=', 'closed') : all).execute();
  };
  return [...(await unseen('payment', payments, seen.payment)), ...(await unseen('refund', refunds, seen.refund))];
};

const unseen = async (what: 'payment' | 'refund', read: (after: number) => Promise<Mine[]>, seen: Set<number>): Promise<Missing[]> => {
  const found: Missing[] = [];
  for (let after = 0; ; ) {
    const rows = await read(after);
    for (const row of rows) {
      if (seen.has(row.id)) continue;
      found.push({
        kind: 'missing_there',
        what,
        no: row.no,
        transactionId: row.number ?? '',
        number: row.number ?? '',
        here: channelPart(row),
        there: null,
        hereState: row.status,
        thereState: '',
      });
    }
    if (rows.length < BATCH) return found;
    after = rows.at(-1)?.id ?? after;
  }
};
