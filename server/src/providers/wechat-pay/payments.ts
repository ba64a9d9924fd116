import { env } from '../../env.ts';
import { iso } from '../../platform/clock.ts';
import type { Answer } from './answer.ts';
import { call, signer } from './client.ts';
import { prepayReply, type Transaction, transaction } from './schemas.ts';
import { newNonce, wireSeconds } from './signer.ts';

/** An order at WeChat Pay. Repeating it needs the very same values. */
export interface PrepayOrder {
  no: string;
  /** Fen, at least 1. */
  amount: number;
  /** At most 127 characters, none of four bytes. */
  description: string;
  openid: string;
  expiresAt: Date;
  notifyUrl: string;
}
/** RFC 3339 in China's zone, to the second, as `time_expire` wants it. */
const seconds = (at: Date): string => `${iso(at).slice(0, 19)}+08:00`;

/** JSAPI下单. The prepay_id can be paid with for two hours. */
export const prepay = async (order: PrepayOrder): Promise<Answer<{ prepay_id: string }>> =>
  call('prepay', prepayReply, (pay) =>
    pay.transactions_jsapi({
      description: order.description,
      out_trade_no: order.no,
      time_expire: seconds(order.expiresAt),
      notify_url: order.notifyUrl,
      amount: { total: order.amount, currency: 'CNY' },
      payer: { openid: order.openid },
    }),
  );

/** 商户订单号查询订单 */
export const queryPayment = (no: string): Promise<Answer<Transaction>> =>
  call('query-payment', transaction, (pay) => pay.query({ out_trade_no: encodeURIComponent(no) }));

/** 关闭订单: may be repeated; refused with ORDERPAID when it is paid. */
export const closeOrder = (no: string): Promise<Answer<void>> =>
  call<void>('close-payment', null, (pay) => pay.close(encodeURIComponent(no)));

/** What `wx.requestPayment` takes, signed anew each time (JSAPI调起支付). */
export const payParams = (prepayId: string): { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string } => {
  const [timeStamp, nonceStr, packed] = [wireSeconds(), newNonce(), `prepay_id=${prepayId}`];
  return {
    timeStamp,
    nonceStr,
    package: packed,
    signType: 'RSA',
    paySign: signer().sha256WithRsa(`${env().WECHAT_APP_ID}\n${timeStamp}\n${nonceStr}\n${packed}\n`),
  };
};
