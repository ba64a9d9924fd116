import { z } from 'zod';
import { REFUND_FAULTS } from '../faults.ts';
import { refundId } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { invalidRequest, PayError, paramError } from './errors.ts';
import type { Order, Refund } from './ledger.ts';
import { planRefundOutcome } from './refund-outcome.ts';
import { refundView } from './refund-view.ts';
import { fen, notifyUrl, outRefundNo, outTradeNo, parseBody, text } from './rules.ts';

const MAX_PARTIALS = 50;
const REFUNDABLE_MS = 365 * 86400_000;

const goods = z.object({
  merchant_goods_id: z.string().min(1).max(32),
  wechatpay_goods_id: z.string().max(32).optional(),
  goods_name: z.string().max(256).optional(),
  unit_price: z.int().min(0),
  refund_amount: z.int().min(0),
  refund_quantity: z.int().min(1),
});

const schemaFor = (settings: Sim['settings']) =>
  z.object({
    transaction_id: z.string().min(1).max(32).optional(),
    out_trade_no: outTradeNo.optional(),
    out_refund_no: outRefundNo,
    reason: text(80).optional(),
    notify_url: notifyUrl(settings).optional(),
    funds_account: z.enum(['AVAILABLE', 'UNSETTLED']).optional(),
    amount: z.object({
      refund: fen,
      total: fen,
      currency: z.literal('CNY', { error: '目前只支持人民币CNY' }),
      from: z.array(z.object({ account: z.enum(['AVAILABLE', 'UNAVAILABLE']), amount: z.int().min(1) })).optional(),
    }),
    goods_detail: z.array(goods).optional(),
  });

/** What a repeat of a refund must agree in; amounts in fen. */
export const refundFingerprint = (orderNo: string, refund: number, total: number): string => JSON.stringify([orderNo, refund, total]);

/**
 * `POST /v3/refund/domestic/refunds`: accepts a refund, which then ends on the clock. The same number with the same content answers the
 * first refund again. Throws PARAM_ERROR, INVALID_REQUEST, RESOURCE_NOT_EXISTS, NOT_ENOUGH, FREQUENCY_LIMITED.
 */
export function requestRefund(sim: Sim, raw: string): Record<string, unknown> {
  const input = parseBody(schemaFor(sim.settings), raw);
  if (!input.transaction_id === !input.out_trade_no) throw paramError('transaction_id和out_trade_no二选一');
  const order = input.transaction_id
    ? sim.ledger.byTransaction.get(input.transaction_id)
    : sim.ledger.orders.get(input.out_trade_no as string);
  if (!order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在');

  const fingerprint = refundFingerprint(order.no, input.amount.refund, input.amount.total);
  const known = sim.ledger.refunds.get(input.out_refund_no);
  if (known && known.fingerprint !== fingerprint) throw invalidRequest('退款单号重复，且退款金额或订单与原请求不一致');
  if (known) return refundView(known);

  checkAmounts(sim, order, input.amount);
  const fault = sim.faults.take(REFUND_FAULTS, order.no, input.out_refund_no);
  if (fault?.kind === 'refund-not-enough') throw new PayError(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  const refund = accept(sim, order, input, fingerprint);
  if (fault?.kind === 'refund-abnormal') refund.outcome = 'ABNORMAL';
  if (fault?.kind === 'refund-closed') refund.outcome = 'CLOSED';
  if (fault?.kind === 'refund-hold') refund.outcome = 'HOLD';
  sim.journal.add('refund', `受理退款 ${refund.no} ¥${(refund.amount / 100).toFixed(2)}（订单 ${order.no}）`, true);
  planRefundOutcome(sim, refund);
  return refundView(refund);
}

function checkAmounts(sim: Sim, order: Order, amount: { refund: number; total: number; from?: { amount: number }[] | undefined }): void {
  const now = sim.clock.now();
  if (!order.transactionId || order.paidAt === undefined) throw invalidRequest('订单状态错误，未支付的订单不能退款');
  if (now - order.paidAt > REFUNDABLE_MS) throw invalidRequest('订单已超过可退款的最大期限');
  if (amount.total !== order.total) throw invalidRequest('订单金额或退款金额与之前请求不一致，请核实后再试');
  if (amount.from && amount.from.reduce((sum, part) => sum + part.amount, 0) !== amount.refund)
    throw paramError('出资金额之和与退款金额不一致');
  if (order.refunded + amount.refund > order.total) throw invalidRequest('累计退款金额超过订单金额');
  if (order.refunds.length >= MAX_PARTIALS) throw invalidRequest('该订单部分退款次数已超过50次');
  if (order.lastRefundAt !== undefined && now - order.lastRefundAt < sim.settings.refundIntervalMs) {
    throw new PayError(429, 'FREQUENCY_LIMITED', '同一笔订单多次退款需间隔1分钟，请稍后再试');
  }
}

function accept(sim: Sim, order: Order, input: z.infer<ReturnType<typeof schemaFor>>, fingerprint: string): Refund {
  const now = sim.clock.now();
  const refund: Refund = {
    no: input.out_refund_no,
    refundId: refundId(now),
    orderNo: order.no,
    transactionId: order.transactionId as string,
    amount: input.amount.refund,
    total: order.total,
    payerTotal: order.total - (order.coupon ?? 0),
    payerRefund: payerShare(order, order.refunded + input.amount.refund) - payerShare(order, order.refunded),
    ...(input.reason !== undefined && { reason: input.reason }),
    ...(input.notify_url !== undefined && { notifyUrl: input.notify_url }),
    fingerprint,
    createdAt: now,
    status: 'PROCESSING',
    outcome: 'SUCCESS',
  };
  sim.ledger.refunds.put(refund);
  order.state = 'REFUND';
  order.refunds.push(refund.no);
  order.refunded += refund.amount;
  order.lastRefundAt = now;
  sim.ledger.orders.put(order);
  return refund;
}

/** What the payer has got back, fen, once `refunded` of the total is refunded; the coupon's part goes back to its giver. */
const payerShare = (order: Order, refunded: number): number => Math.floor((refunded * (order.total - (order.coupon ?? 0))) / order.total);

/** `GET /v3/refund/domestic/refunds/{out_refund_no}`. Throws RESOURCE_NOT_EXISTS. */
export function queryRefund(sim: Sim, no: string): Record<string, unknown> {
  const refund = sim.ledger.refunds.get(no);
  if (!refund) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  return refundView(refund);
}
