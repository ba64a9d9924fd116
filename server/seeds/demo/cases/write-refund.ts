import { ratio } from '@huitou/shared-types/money.ts';
import { defaultReasons } from '@huitou/shared-types/after-sales/reasons.ts';
import type { Shop } from '../cases.ts';
import { type Row, serial, stamp } from '../orders/book.ts';
import type { CasePlan } from './write-case.ts';

interface Owed {
  id: number;
  no: string;
  amount: number;
  freight: number;
  quantity: number;
  plan: CasePlan;
}

/** The refund of a case, as payments, the order and its line know it. Answers its id. */
export const writeRefund = ({ book, now }: Shop, order: Row, line: Row, { id, no, amount, freight, quantity, plan }: Owed): number => {
  const { refundedAt, arrivedAt } = plan.course;
  const at = new Date(refundedAt as number);
  const payment = book.payments.find((one) => one.id === order.payment_id) as Row;
  const total = amount + freight;
  const [paid, fromBalance, before] = [payment.amount as number, payment.balance_part as number, payment.refunded as number];
  const arrived = plan.course.status !== 'refunding';
  const toBalance = arrived && plan.rng.chance(0.08);
  const balancePart = toBalance ? total : ratio(fromBalance, before + total, paid) - ratio(fromBalance, before, paid);
  const viaWechat = total > balancePart;
  const refundId = book.refunds.length + 1;
  book.refunds.push({
    id: refundId,
    root_id: null,
    customer_id: order.customer_id,
    location_id: order.location_id,
    balance_part: balancePart,
    way: !arrived ? '' : viaWechat ? 'wechat' : 'balance',
    received_account: arrived && viaWechat ? '支付用户零钱' : '',
    card_target: '',
    returned_at: null,
    offline: null,
    no: `R${stamp(at)}${serial(40_000 + id)}`,
    request_key: `after-sales:${id}`,
    payment_id: payment.id,
    payment_no: payment.no,
    kind: 'order',
    payable_no: order.no,
    status: arrived ? 'succeeded' : 'waiting',
    amount: total,
    reason: `${defaultReasons.find((one) => one.code === plan.reason)?.label ?? ''} ${no}`,
    unwanted: 0,
    refund_id: arrived && viaWechat ? `503${serial(40_000 + id)}${stamp(at)}` : null,
    attempts: viaWechat ? 1 : 0,
    failure: arrived ? '' : '商户账户余额不足，充值后自动重试',
    next_try_at: arrived ? null : new Date(now.getTime() + 30 * 60_000),
    created_at: at,
    accepted_at: arrived && viaWechat ? at : null,
    finished_at: !arrived ? null : viaWechat ? new Date(arrivedAt as number) : at,
  });
  if (arrived) payment.refunded = before + total;
  else payment.refunding = (payment.refunding as number) + total;
  payment.channel_refunds = (payment.channel_refunds as number) + (viaWechat ? 1 : 0);
  book.orderRefunds.push({ order_id: order.id, refund_id: refundId, goods: amount, freight, at });
  book.orderRefundLines.push({ refund_id: refundId, line_id: line.id, amount, quantity });
  line.refunded = (line.refunded as number) + amount;
  if (arrived) order.refunded = (order.refunded as number) + total;
  order.refunded_freight = (order.refunded_freight as number) + freight;
  return refundId;
};
