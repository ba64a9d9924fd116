import { enqueue } from '../../platform/queue/queues.ts';
import { type Handler, on } from '../../platform/queue/events.ts';
import { closePayments, payNothing, refundsOf } from '../payments/index.ts';
import { db } from './order.entity.ts';
import { closeUnpaidJob } from './order.clock.ts';
import { markPaid } from './mark-paid.ts';
import { forgetPerson } from './personal-data.ts';

export const handlers: Handler[] = [
  on('order.placed', 'orders.schedule-close', async ({ orderId, expiresAt }) => {
    await enqueue(closeUnpaidJob, { orderId }, { id: String(orderId), delayMs: Date.parse(expiresAt) - Date.now() + 1_000 });
  }),
  // An order that costs nothing is paid as soon as it is placed: there is nothing to ask WeChat for.
  on(
    'order.placed',
    'orders.pay-nothing',
    async ({ orderNo, customerId }) => {
      await payNothing('order', orderNo, customerId);
    },
    ({ payable }) => payable === 0,
  ),
  on('payment.succeeded', 'orders.mark-paid', markPaid),
  // Whoever opened the pay sheet while the order was being cancelled must not be able to pay it.
  on('order.cancelled', 'orders.close-leftover-payments', async ({ orderNo }) => {
    await closePayments('order', orderNo);
  }),
  // Counted anew from the refunds themselves, so that a repeated event adds nothing.
  on(
    'refund.succeeded',
    'orders.count-refund',
    async ({ no }) => {
      const refunded = (await refundsOf('order', no))
        .filter((refund) => refund.status === 'succeeded' && !refund.unwanted)
        .reduce((sum, refund) => sum + refund.amount, 0);
      await db().updateTable('orders').set({ refunded }).where('no', '=', no).execute();
    },
    ({ kind }) => kind === 'order',
  ),
  on('customer.deleted', 'orders.forget-person', forgetPerson),
];
