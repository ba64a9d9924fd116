import { endOfDay, startOfDay } from '../../platform/clock.ts';
import type { FoundDifference } from './compare-bill.ts';
import { db } from './payment.entity.ts';

const BATCH = 500;

interface Mine {
  id: number;
  no: string;
  amount: number;
  status: string;
  number: string | null;
}

/** What we hold for a day and its statement does not name, given what was seen there. Read by id, some hundred at a time. */
export const missingThere = async (day: string, seen: { payment: Set<number>; refund: Set<number> }): Promise<FoundDifference[]> => {
  const [from, to] = [startOfDay(day), endOfDay(day)];
  const payments = (after: number): Promise<Mine[]> =>
    db()
      .selectFrom('payments')
      .select(['id', 'no', 'amount', 'status', 'transaction_id as number'])
      .where('id', '>', after)
      .where('status', '=', 'succeeded')
      .where('channel', '=', 'wechat')
      .where('paid_at', '>=', from)
      .where('paid_at', '<', to)
      .orderBy('id')
      .limit(BATCH)
      .execute();
  const refunds = (after: number): Promise<Mine[]> =>
    db()
      .selectFrom('refunds')
      .select(['id', 'no', 'amount', 'status', 'refund_id as number'])
      .where('id', '>', after)
      .where('refund_id', 'is not', null)
      .where('accepted_at', '>=', from)
      .where('accepted_at', '<', to)
      .orderBy('id')
      .limit(BATCH)
      .execute();
  return [...(await unseen('payment', payments, seen.payment)), ...(await unseen('refund', refunds, seen.refund))];
};

const unseen = async (
  what: 'payment' | 'refund',
  read: (after: number) => Promise<Mine[]>,
  seen: Set<number>,
): Promise<FoundDifference[]> => {
  const found: FoundDifference[] = [];
  for (let after = 0; ; ) {
    const rows = await read(after);
    for (const row of rows) {
      if (seen.has(row.id)) continue;
      found.push({
        kind: 'missing_there',
        what,
        no: row.no,
        transactionId: row.number ?? '',
        here: row.amount,
        there: null,
        hereState: row.status,
        thereState: '',
      });
    }
    if (rows.length < BATCH) return found;
    after = rows.at(-1)?.id ?? after;
  }
};
