import type { Answer } from './answer.ts';
import { call, post } from './client.ts';
import { encryptField } from './encrypt-field.ts';
import { refund, type WechatRefund } from './schemas.ts';

export interface RefundOrder {
  no: string;
  transactionId: string;
  /** Fen. */
  amount: number;
  /** What was paid in all, fen. */
  total: number;
  reason: string;
  notifyUrl: string;
}

/** 退款申请: accepted is not done. The same number with the same amounts answers the first refund again. */
export const submitRefund = (order: RefundOrder): Promise<Answer<WechatRefund>> =>
  call('refund', refund, (pay) =>
    pay.refunds({
      transaction_id: order.transactionId,
      out_refund_no: order.no,
      reason: order.reason,
      notify_url: order.notifyUrl,
      amount: { refund: order.amount, total: order.total, currency: 'CNY' },
    }),
  );

/** 查询单笔退款: RESOURCE_NOT_EXISTS when WeChat Pay never accepted it. */
export const queryRefund = (no: string): Promise<Answer<WechatRefund>> =>
  call('query-refund', refund, (pay) => pay.find_refunds(encodeURIComponent(no)));

/**
 * 发起异常退款: what could not reach the payer goes to a debit card, or (null) to the merchant's own. Account and name travel encrypted with
 * WeChat Pay's key, which `Wechatpay-Serial` names. The library does not know this call.
 */
export const applyAbnormalRefund = (order: {
  no: string;
  refundId: string;
  card: { bank: string; account: string; name: string } | null;
}): Promise<Answer<WechatRefund>> =>
  call('abnormal-refund', refund, () =>
    post(`/v3/refund/domestic/refunds/${encodeURIComponent(order.refundId)}/apply-abnormal-refund`, {
      out_refund_no: order.no,
      ...(order.card
        ? {
            type: 'USER_BANK_CARD',
            bank_type: order.card.bank,
            bank_account: encryptField(order.card.account),
            real_name: encryptField(order.card.name),
          }
        : { type: 'MERCHANT_BANK_CARD' }),
    }),
  );
