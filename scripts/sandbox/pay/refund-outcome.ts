import type { Sim } from '../sim.ts';
import type { Refund } from './ledger.ts';
import { notify } from './notify.ts';
import { refundResource } from './refund-view.ts';

export type Outcome = 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

const SUMMARY: Record<Outcome, string> = { SUCCESS: '退款成功', CLOSED: '退款关闭', ABNORMAL: '退款异常' };

/** Puts the end of an accepted refund on the clock; a held one waits for `endRefund`. */
export function planRefundOutcome(sim: Sim, refund: Refund): void {
  if (refund.outcome === 'HOLD' || refund.status !== 'PROCESSING') return;
  const outcome = refund.outcome;
  sim.clock.schedule(sim.clock.now() + sim.settings.refundAfterMs, () => endRefund(sim, refund, outcome));
}

/** Puts the refunds that an earlier run left in the middle back on the clock. */
export function resumeRefunds(sim: Sim): void {
  for (const refund of sim.ledger.refunds.values()) planRefundOutcome(sim, refund);
}

/** Ends a refund in hand and notifies the shop if the request named a notify_url. Ended refunds stay as they are. */
export function endRefund(sim: Sim, refund: Refund, outcome: Outcome): void {
  if (refund.status !== 'PROCESSING') return;
  refund.status = outcome;
  if (outcome === 'SUCCESS') refund.successAt = sim.clock.now();
  sim.ledger.refunds.put(refund);
  const order = sim.ledger.orders.get(refund.orderNo);
  if (order && outcome === 'CLOSED') {
    order.refunded -= refund.amount;
    if (order.refunded === 0) order.state = 'SUCCESS';
    sim.ledger.orders.put(order);
  }
  sim.journal.add('refund', `${SUMMARY[outcome]} ${refund.no}`, outcome === 'SUCCESS');
  if (!refund.notifyUrl) return;
  notify(sim, {
    eventType: `REFUND.${outcome}`,
    summary: SUMMARY[outcome],
    originalType: 'refund',
    url: refund.notifyUrl,
    subject: refund.no,
    resource: refundResource(sim.keys.mchId, refund),
  });
}
