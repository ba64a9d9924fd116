import { chinaTime } from '../times.ts';
import type { Refund } from './ledger.ts';
import { couponView } from './orders.ts';

const RECEIVED = '支付用户零钱';

/** A refund as its request and its query show it. */
export function refundView(refund: Refund): Record<string, unknown> {
  const discount = refund.amount - refund.payerRefund;
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.no,
    transaction_id: refund.transactionId,
    out_trade_no: refund.orderNo,
    channel: refund.channel ?? 'ORIGINAL',
    user_received_account: refund.receivedAccount ?? RECEIVED,
    create_time: chinaTime(refund.createdAt),
    ...(refund.successAt !== undefined && { success_time: chinaTime(refund.successAt) }),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: refund.total,
      refund: refund.amount,
      from: [],
      payer_total: refund.payerTotal,
      payer_refund: refund.payerRefund,
      settlement_refund: refund.payerRefund,
      settlement_total: refund.payerTotal,
      discount_refund: discount,
      currency: 'CNY',
      refund_fee: 0,
    },
    promotion_detail: discount > 0 ? [{ ...couponView(refund.orderNo, discount), refund_amount: discount }] : [],
  };
}

/** A refund as its notification shows it: `refund_status` instead of `status`, and no channel. */
export const refundResource = (mchId: string, refund: Refund): Record<string, unknown> => ({
  mchid: mchId,
  transaction_id: refund.transactionId,
  out_trade_no: refund.orderNo,
  refund_id: refund.refundId,
  out_refund_no: refund.no,
  refund_status: refund.status,
  ...(refund.successAt !== undefined && { success_time: chinaTime(refund.successAt) }),
  user_received_account: refund.receivedAccount ?? RECEIVED,
  amount: { total: refund.total, refund: refund.amount, payer_total: refund.payerTotal, payer_refund: refund.payerRefund },
});
