import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { chinaTime } from '../times.ts';
import { orderNotExist, orderPaid, paramError } from './errors.ts';
import type { Order, StoredState } from './ledger.ts';
import { parseBody } from './rules.ts';

const DESCRIPTIONS: Record<StoredState, string> = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '转入退款', CLOSED: '订单已关闭' };

/** An order as query and notification show it. transaction_id and what belongs to the payment appear only once it is paid. */
export function transactionView(sim: Sim, order: Order): Record<string, unknown> {
  const state = sim.ledger.stateOf(order, sim.clock.now());
  const common = {
    appid: sim.keys.appId,
    mchid: sim.keys.mchId,
    out_trade_no: order.no,
    trade_state: state,
    trade_state_desc: DESCRIPTIONS[state],
    ...(order.attach !== undefined && { attach: order.attach }),
    ...(order.deviceId !== undefined && { scene_info: { device_id: order.deviceId } }),
  };
  if (!order.transactionId || order.paidAt === undefined) {
    return { ...common, amount: { total: order.total, currency: 'CNY' }, payer: { openid: order.openid } };
  }
  const coupon = order.coupon ?? 0;
  return {
    ...common,
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: chinaTime(order.paidAt),
    payer: { openid: order.openid },
    amount: { total: order.total, payer_total: order.total - coupon, currency: 'CNY', payer_currency: 'CNY' },
    ...(coupon > 0 && { promotion_detail: [couponView(order.no, coupon)] }),
  };
}

export const couponView = (orderNo: string, amount: number): object => ({
  coupon_id: `C${orderNo}`.slice(0, 32),
  name: '微信支付代金券',
  scope: 'GLOBAL',
  type: 'NOCASH',
  amount,
  stock_id: '9836588',
  wechatpay_contribute: amount,
  merchant_contribute: 0,
  other_contribute: 0,
  currency: 'CNY',
});

/** `GET /v3/pay/transactions/{id|out-trade-no}/…?mchid=`. Throws ORDER_NOT_EXIST, PARAM_ERROR. */
export function queryOrder(sim: Sim, by: 'transaction' | 'out-trade-no', value: string, mchid: string | null): Record<string, unknown> {
  if (mchid !== sim.keys.mchId) {
    throw paramError('输入源“/query/mchid”映射到字段“mchid”规则校验失败', {
      field: '/mchid',
      value: mchid,
      issue: mchid ? '商户号有误' : '不能为空',
      location: 'query',
    });
  }
  const order = by === 'transaction' ? sim.ledger.byTransaction.get(value) : sim.ledger.orders.get(value);
  if (!order) throw orderNotExist();
  return transactionView(sim, order);
}

const closeSchema = z.object({ mchid: z.string().min(1) });

/** `POST /v3/pay/transactions/out-trade-no/{n}/close`: may be repeated. Throws ORDERPAID, ORDER_NOT_EXIST. */
export function closeOrder(sim: Sim, no: string, raw: string): void {
  const { mchid } = parseBody(closeSchema, raw);
  if (mchid !== sim.keys.mchId) throw paramError('商户号有误', { field: '/mchid', value: mchid, issue: '商户号有误', location: 'body' });
  const order = sim.ledger.orders.get(no);
  if (!order) throw orderNotExist();
  if (order.transactionId) throw orderPaid();
  order.state = 'CLOSED';
  sim.ledger.orders.put(order);
}
