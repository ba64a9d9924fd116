import { z } from 'zod';

/** Only what we use; WeChat Pay adds fields over time. Amounts in fen, times RFC 3339. */
const amountOfTrade = z.object({ total: z.int().min(0), currency: z.string().default('CNY') });

/** A payment as query and notification show it. `transaction_id` is absent until it is paid. A partial refund already makes it REFUND: it was paid. */
export const transaction = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT']),
  trade_state_desc: z.string().optional(),
  success_time: z.iso.datetime({ offset: true }).optional(),
  amount: amountOfTrade.optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
});
export type Transaction = z.output<typeof transaction>;

const refundStatus = z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']);
const refundFields = {
  out_refund_no: z.string(),
  refund_id: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string(),
  success_time: z.iso.datetime({ offset: true }).optional(),
  amount: z.object({ total: z.int().min(0), refund: z.int().min(0) }),
  user_received_account: z.string().optional(),
};
/** A refund, one shape for reply, query and notification. */
export const refund = z.object({ ...refundFields, status: refundStatus, create_time: z.iso.datetime({ offset: true }).optional() });
export type WechatRefund = z.output<typeof refund>;
/** In a notification the state is called `refund_status`, and the merchant is named. */
export const refundNotice = z
  .object({ ...refundFields, mchid: z.string(), refund_status: refundStatus })
  .transform(({ refund_status, ...rest }) => ({ ...rest, status: refund_status }));

export const prepayReply = z.object({ prepay_id: z.string().min(1).max(64) });
export const billReply = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/),
  download_url: z.url(),
});
