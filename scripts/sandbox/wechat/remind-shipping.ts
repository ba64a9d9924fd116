import type { Order } from '../pay/ledger.ts';
import type { Sim } from '../sim.ts';
import { push } from './push.ts';

/** Plans the event that reminds the shop of a paid order not yet shipped. */
export function planShippingReminder(sim: Sim, order: Order): void {
  if (order.paidAt === undefined) return;
  sim.clock.schedule(order.paidAt + sim.settings.remindShippingAfterMs, () => {
    if (sim.shipments.get(order.transactionId as string)?.finished || order.refunded >= order.total) return;
    push(sim, 'trade_manage_remind_shipping', {
      transaction_id: order.transactionId,
      merchant_id: sim.keys.mchId,
      sub_merchant_id: '',
      merchant_trade_no: order.no,
      pay_time: Math.floor((order.paidAt as number) / 1000),
      msg: '该订单支付后已超过规定时间仍未发货，请尽快发货',
    });
  });
}

/** Plans the reminders that an earlier run did not live to send. */
export function resumeShippingReminders(sim: Sim): void {
  const now = sim.clock.now();
  for (const order of sim.ledger.byTransaction.values()) {
    if ((order.paidAt as number) + sim.settings.remindShippingAfterMs > now) planShippingReminder(sim, order);
  }
}
