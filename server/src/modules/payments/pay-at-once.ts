import { now } from '../../platform/clock.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import { publish } from '../../platform/queue/events.ts';
import { closePayments } from './close-payments.ts';
import { newPayment } from './new-payment.ts';
import { findPayable, type Payable } from './payable.ts';
import { db } from './payment.entity.ts';
import { takeBalance } from './payment-postings.ts';

/** Pays what costs nothing: a payment of zero fen without a channel, once, announced like any other. Does nothing for what costs something or is not open. */
export const payNothing = async (kind: string, no: string, customerId: number): Promise<void> => {
  const payable = await findPayable(kind, no, customerId);
  if (!payable || payable.amount !== 0 || payable.state !== 'unpaid') return;
  if ((await closePayments(kind, no)) === 'paid') return;
  await payAtOnce(kind, no, payable, 'none');
};

/**
 * Pays without WeChat: nothing, or all of it from the balance. False when somebody else paid or opened an attempt at the same moment, or when
 * the balance is no longer enough: look again.
 */
export const payAtOnce = async (kind: string, no: string, payable: Payable, channel: 'balance' | 'none'): Promise<boolean> => {
  try {
    await transact(async () => {
      const at = now();
      const row = { ...newPayment(kind, no, payable, at), balance_part: payable.amount };
      const { insertId } = await db()
        .insertInto('payments')
        .values({ ...row, channel, status: 'succeeded', paid_at: at })
        .executeTakeFirstOrThrow();
      await takeBalance(row);
      await publish('payment.succeeded', {
        paymentId: Number(insertId),
        kind,
        no,
        paid: payable.amount,
        transactionId: '',
        paidAt: at.toISOString(),
      });
    });
    return true;
  } catch (error) {
    if (isDuplicate(error) || (error instanceof ShopError && error.code === 'balance_insufficient')) return false;
    throw error;
  }
};
