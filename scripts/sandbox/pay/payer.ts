import { verify } from 'node:crypto';
import { transactionId } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { planShippingReminder } from '../wechat/remind-shipping.ts';
import type { Order } from './ledger.ts';
import { notify } from './notify.ts';
import { transactionView } from './orders.ts';
import { PREPAY_LIFE_MS } from './prepay.ts';

/** What a mini-program hands to wx.requestPayment; appId is implied there and given by H5. */
export interface PayParams {
  appId?: string | undefined;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}

export interface PayOptions {
  /** The payment was under way when the order was closed or expired: WeChat lets it through. */
  inFlight?: boolean;
  /** A WeChat coupon takes this many fen off what the payer gives. */
  coupon?: number;
}

/** The payer's result as wx.requestPayment reports it. `message` is Chinese, what the phone would show. */
export type PayResult = { result: 'ok'; transactionId: string } | { result: 'cancel' | 'fail'; message: string };

const fail = (message: string): PayResult => ({ result: 'fail', message });

/** Checks the five fields and paySign as the WeChat client does, and finds the order. Gives a message instead when they are refused. */
export function openSheet(sim: Sim, params: PayParams): Order | string {
  const { appId = sim.keys.appId, timeStamp, nonceStr, signType, paySign } = params;
  const packed = params.package;
  if (typeof timeStamp !== 'string' || !/^\d{10}$/.test(timeStamp)) return '调用支付JSAPI缺少参数：timeStamp';
  if (typeof nonceStr !== 'string' || !nonceStr || nonceStr.length > 32) return '调用支付JSAPI缺少参数：nonceStr';
  if (typeof packed !== 'string' || !packed.startsWith('prepay_id=')) return '调用支付JSAPI缺少参数：package';
  if (signType !== 'RSA') return '调用支付JSAPI缺少参数：signType';
  if (typeof paySign !== 'string' || !paySign) return '调用支付JSAPI缺少参数：paySign';
  const message = Buffer.from(`${appId}\n${timeStamp}\n${nonceStr}\n${packed}\n`);
  const signed = verify('sha256', message, sim.keys.merchantPublic, Buffer.from(paySign, 'base64'));
  if (appId !== sim.keys.appId || !signed) return '支付验证签名失败';
  return sim.ledger.byPrepay.get(packed.slice('prepay_id='.length)) ?? '支付参数有误，预支付交易会话不存在';
}

/** The payer taps “pay”: checks as the client and as WeChat Pay, settles, and sends the notification. */
export function pay(sim: Sim, params: PayParams, options: PayOptions = {}): PayResult {
  const order = openSheet(sim, params);
  if (typeof order === 'string') return refuse(sim, order);
  const now = sim.clock.now();
  if (order.prepayId !== params.package.slice('prepay_id='.length) || (now >= order.prepayAt + PREPAY_LIFE_MS && !options.inFlight)) {
    return refuse(sim, '预支付交易会话已过期，请重新下单', order);
  }
  return payOrder(sim, order, options);
}

/** Settles an order without a pay sheet, as when its payer taps “pay”. */
export function payOrder(sim: Sim, order: Order, options: PayOptions = {}): PayResult {
  const now = sim.clock.now();
  const state = sim.ledger.stateOf(order, now);
  if (state === 'SUCCESS' || state === 'REFUND') return refuse(sim, '该订单已支付，请勿重复支付', order);
  if (state === 'CLOSED' && !options.inFlight) return refuse(sim, '商户订单已关闭或已过期，请重新下单', order);
  const coupon = options.coupon ?? 0;
  if (!Number.isInteger(coupon) || coupon < 0 || coupon >= order.total) return refuse(sim, '优惠金额须小于订单金额', order);

  order.state = 'SUCCESS';
  order.transactionId = transactionId(now);
  order.paidAt = now;
  if (coupon > 0) order.coupon = coupon;
  sim.ledger.orders.put(order);
  sim.journal.add('payment', `支付成功 ${order.no} ¥${(order.total / 100).toFixed(2)}`, true, {
    out_trade_no: order.no,
    transaction_id: order.transactionId,
  });
  notify(sim, {
    eventType: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    originalType: 'transaction',
    url: order.notifyUrl,
    subject: order.no,
    resource: transactionView(sim, order),
  });
  planShippingReminder(sim, order);
  return { result: 'ok', transactionId: order.transactionId };
}

/** The payer closes the sheet: nothing happens to the order. */
export function cancel(sim: Sim, params: PayParams): PayResult {
  const order = openSheet(sim, params);
  if (typeof order === 'string') return refuse(sim, order);
  sim.journal.add('payment', `用户取消支付 ${order.no}`, true);
  return { result: 'cancel', message: 'requestPayment:fail cancel' };
}

/** The payer's bank refuses: the sheet reports a failure and the order stays payable. */
export function failPayment(sim: Sim, params: PayParams, message = '银行卡余额不足，请更换支付方式'): PayResult {
  const order = openSheet(sim, params);
  return typeof order === 'string' ? refuse(sim, order) : refuse(sim, message, order);
}

function refuse(sim: Sim, message: string, order?: Order): PayResult {
  sim.journal.add('payment', `支付失败 ${order?.no ?? ''} ${message}`, false);
  return fail(message);
}
