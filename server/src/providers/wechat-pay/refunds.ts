import type { Answer } from './answer.ts';
import { call } from './client.ts';
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
