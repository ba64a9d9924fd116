import { now } from '../../platform/clock.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { newNo } from '../../platform/ids.ts';
import { publish } from '../../platform/queue/events.ts';
import { closePayments } from './close-payments.ts';
import { findPayable } from './payable.ts';
import { db } from './payment.entity.ts';
import { liveKeyOf } from './payment.queries.ts';

/** Pays what costs nothing: a payment of zero fen without a channel, once, announced like any other. Does nothing for what costs something or is not open. */
export const payNothing = async (kind: string, no: string, customerId: number): Promise<void> => {
  const payable = await findPayable(kind, no, customerId);
  if (!payable || payable.amount !== 0 || payable.state !== 'unpaid') return;
  if ((await closePayments(kind, no)) === 'paid') return;
  try {
    await transact(async () => {
      const at = now();
      const { insertId } = await db()
        .insertInto('payments')
        .values({
          no: newNo('P'),
          kind,
          payable_no: no,
          customer_id: customerId,
          channel: 'none',
          status: 'succeeded',
          live_key: liveKeyOf(kind, no),
          amount: 0,
          refunded: 0,
          refunding: 0,
          unwanted: false,
          transaction_id: null,
          openid: '',
          description: payable.description.slice(0, 127),
          notify_url: '',
          expires_at: payable.payBefore,
          prepay_id: null,
          prepay_at: null,
          query_step: 0,
          next_query_at: null,
          refund_turn_at: null,
          refund_turn_id: null,
          created_at: at,
          paid_at: at,
          closed_at: null,
        })
        .executeTakeFirstOrThrow();
      await publish('payment.succeeded', { paymentId: Number(insertId), kind, no, paid: 0, transactionId: '', paidAt: at.toISOString() });
    });
  } catch (error) {
    // Somebody else did it at the same moment.
    if (!isDuplicate(error)) throw error;
  }
};
