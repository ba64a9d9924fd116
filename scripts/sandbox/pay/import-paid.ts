import { z } from 'zod';
import { prepayId, refundId, transactionId } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { parseTime } from '../times.ts';
import type { Order } from './ledger.ts';
import { refundFingerprint } from './refunds.ts';
import { fen, outRefundNo, outTradeNo, rfc3339 } from './rules.ts';

const pastRefund = z.object({
  out_refund_no: outRefundNo,
  refund_id: z.string().min(1).max(32).optional(),
  refund: fen,
  /** When WeChat Pay took it on, which is the day of its line in the trade bill; `success_time` when left out. */
  create_time: rfc3339.optional(),
  success_time: rfc3339,
});
export const paidOrder = z
  .object({
    out_trade_no: outTradeNo,
    transaction_id: z
      .string()
      .regex(/^\d{28}$/)
      .optional(),
    total: fen,
    openid: z.string().min(1),
    success_time: rfc3339,
    description: z.string().default('商品'),
    attach: z.string().optional(),
    refunds: z.array(pastRefund).default([]),
  })
  .refine(({ total, refunds }) => refunds.reduce((sum, one) => sum + one.refund, 0) <= total, { error: '累计退款金额超过订单金额' });
export type PaidOrder = z.input<typeof paidOrder>;

/** Takes paid orders of the past, with the refunds that succeeded, into the books; known numbers are left as they are. Throws a ZodError on a malformed order. */
export function importPaid(sim: Sim, orders: PaidOrder[]): Order[] {
  return orders.map((input) => {
    const given = paidOrder.parse(input);
    const known = sim.ledger.orders.get(given.out_trade_no);
    if (known) return known;
    const paidAt = parseTime(given.success_time);
    const order = sim.ledger.orders.put({
      no: given.out_trade_no,
      description: given.description,
      ...(given.attach !== undefined && { attach: given.attach }),
      notifyUrl: '',
      total: given.total,
      openid: given.openid,
      fingerprint: '',
      createdAt: paidAt,
      expiresAt: paidAt,
      prepayId: prepayId(paidAt),
      prepayAt: paidAt,
      state: 'SUCCESS',
      transactionId: given.transaction_id ?? transactionId(paidAt),
      paidAt,
      refunds: [],
      refunded: 0,
    });
    return given.refunds.length === 0 ? order : withRefunds(sim, order, given.refunds);
  });
}

function withRefunds(sim: Sim, order: Order, refunds: z.output<typeof pastRefund>[]): Order {
  for (const given of refunds) {
    const successAt = parseTime(given.success_time);
    const createdAt = given.create_time === undefined ? successAt : parseTime(given.create_time);
    sim.ledger.refunds.put({
      no: given.out_refund_no,
      refundId: given.refund_id ?? refundId(createdAt),
      orderNo: order.no,
      transactionId: order.transactionId as string,
      amount: given.refund,
      total: order.total,
      payerTotal: order.total,
      payerRefund: given.refund,
      fingerprint: refundFingerprint(order.no, given.refund, order.total),
      createdAt,
      status: 'SUCCESS',
      successAt,
      outcome: 'SUCCESS',
    });
    order.refunds.push(given.out_refund_no);
    order.refunded += given.refund;
    order.lastRefundAt = Math.max(order.lastRefundAt ?? 0, createdAt);
  }
  order.state = 'REFUND';
  return sim.ledger.orders.put(order);
}
