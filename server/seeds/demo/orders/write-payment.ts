import type { GiftBook } from '../gifts.ts';
import type { PlannedOrder } from '../history.ts';
import { createRng } from '../rng.ts';
import { type Book, serial, stamp } from './book.ts';

const rng = createRng(77);

interface PaidFor {
  id: number;
  no: string;
  customerId: number;
  locationId: number;
  lineIds: readonly number[];
}
/** The payment of an order, and the refund of one that staff closed. */
export const writePayment = (
  planned: PlannedOrder,
  { id, no: orderNo, customerId, locationId, lineIds }: PaidFor,
  book: Book,
  gifts: GiftBook,
): void => {
  const paidAt = planned.paidAt as Date;
  const no = `P${stamp(paidAt)}${serial(id)}`;
  const refundedAt = planned.cancelled?.refundedAt ?? null;
  const balancePart = gifts.take(customerId, planned.payable, paidAt);
  book.payments.push({
    id,
    no,
    kind: 'order',
    payable_no: orderNo,
    customer_id: customerId,
    channel: 'wechat',
    status: 'succeeded',
    live_key: `order:${orderNo}`,
    location_id: locationId,
    amount: planned.payable,
    balance_part: balancePart,
    refunded: refundedAt ? planned.payable : 0,
    refunding: 0,
    unwanted: 0,
    transaction_id: `4200${String(rng.int(0, 9_999))}${stamp(paidAt)}${serial(id)}`.padEnd(28, '0').slice(0, 28),
    openid: planned.openid,
    description: '回头好物',
    notify_url: '',
    expires_at: planned.payBefore,
    prepay_id: null,
    prepay_at: null,
    query_step: 0,
    next_query_at: null,
    refund_turn_at: null,
    refund_turn_id: null,
    channel_refunds: refundedAt ? 1 : 0,
    created_at: planned.placedAt,
    paid_at: paidAt,
    closed_at: null,
  });
  if (!refundedAt || !planned.cancelled) return;
  const refundId = book.refunds.length + 1;
  book.orderRefunds.push({
    order_id: id,
    refund_id: refundId,
    goods: planned.payable - planned.freight,
    freight: planned.freight,
    at: planned.cancelled.at,
  });
  for (const [i, line] of planned.lines.entries())
    book.orderRefundLines.push({ refund_id: refundId, line_id: lineIds[i], amount: line.payable, quantity: line.quantity });
  book.refunds.push({
    id: refundId,
    root_id: null,
    customer_id: customerId,
    location_id: locationId,
    balance_part: balancePart,
    way: 'wechat',
    received_account: '支付用户零钱',
    card_target: '',
    returned_at: null,
    offline: null,
    no: `R${stamp(refundedAt)}${serial(id)}`,
    request_key: `close:${id}`,
    payment_id: id,
    payment_no: no,
    kind: 'order',
    payable_no: orderNo,
    status: 'succeeded',
    amount: planned.payable,
    reason: planned.cancelled.reason,
    unwanted: 0,
    refund_id: `503${serial(id)}${stamp(refundedAt)}`,
    attempts: 1,
    failure: '',
    next_try_at: null,
    created_at: planned.cancelled.at,
    accepted_at: planned.cancelled.at,
    finished_at: refundedAt,
  });
};
