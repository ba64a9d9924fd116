import { endOfDay } from '../../platform/clock.ts';
import { post } from '../ledger/index.ts';
import type { DayRow } from './reconciliation.entity.ts';

/** The fees that are not in the books yet: all of them, or what a later bill says otherwise. */
export const bookFees = async (before: DayRow, fees: number): Promise<void> => {
  const amount = fees - before.fees_booked;
  if (amount === 0) return;
  await post({
    reference: before.fees_booked === 0 ? `fee:${before.day}` : `fee:${before.day}:${before.attempts}`,
    kind: 'fee',
    title: `微信支付手续费 ${before.day}`,
    source: { kind: 'reconciliation', no: before.day },
    at: new Date(endOfDay(before.day).getTime() - 1000),
    postings: [
      { account: 'payment-fees', amount },
      { account: 'clearing:wechat', amount: -amount },
    ],
  });
};
