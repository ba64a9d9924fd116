import { z } from 'zod';
import type { Order } from '../pay/ledger.ts';
import type { Sim } from '../sim.ts';
import { WechatError } from './errors.ts';
import { fields } from './fields.ts';
import { findPaid } from './shipping.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);
const key = z.object({
  transaction_id: z.string().optional(),
  merchant_id: z.string().optional(),
  merchant_trade_no: z.string().optional(),
});
const toOrderKey = (input: z.infer<typeof key>) => ({
  transaction_id: input.transaction_id,
  mchid: input.merchant_id,
  out_trade_no: input.merchant_trade_no,
});

/** 1 to ship · 2 shipped · 3 receipt confirmed · 4 done · 5 refunded · 6 waiting for settlement. */
function stateOf(sim: Sim, order: Order): number {
  if (order.refunded >= order.total) return 5;
  return sim.shipments.get(order.transactionId as string)?.state ?? 1;
}

function orderView(sim: Sim, order: Order): object {
  const shipment = sim.shipments.get(order.transactionId as string);
  return {
    transaction_id: order.transactionId,
    merchant_id: sim.keys.mchId,
    sub_merchant_id: '',
    merchant_trade_no: order.no,
    description: order.description,
    paid_amount: order.total - (order.coupon ?? 0),
    openid: order.openid,
    trade_create_time: seconds(order.createdAt),
    pay_time: seconds(order.paidAt as number),
    order_state: stateOf(sim, order),
    in_complaint: false,
    shipping: {
      delivery_mode: shipment?.deliveryMode ?? 0,
      logistics_type: shipment?.logisticsType ?? 0,
      finish_shipping: shipment?.finished ?? false,
      goods_desc: shipment?.parcels.map((parcel) => parcel.item_desc).join(';') ?? '',
      finish_shipping_count: shipment ? (shipment.reshipped ? 2 : Number(shipment.finished)) : 0,
      shipping_list: (shipment?.parcels ?? []).map(({ item_desc, upload_time, ...parcel }) => ({
        ...parcel,
        goods_desc: item_desc,
        upload_time: seconds(upload_time),
      })),
    },
  };
}

/** `POST /wxa/sec/order/get_order`. Throws 10060001. */
export const getOrder = (sim: Sim, body: Record<string, unknown>): object => ({
  order: orderView(sim, findPaid(sim, toOrderKey(fields(key, body)))),
});

const listSchema = z.object({
  pay_time_range: z.object({ begin_time: z.int().optional(), end_time: z.int().optional() }).optional(),
  order_state: z.int().min(1).max(6).optional(),
  openid: z.string().optional(),
  last_index: z.string().optional(),
  page_size: z.int().min(1).max(100).default(100),
});

/** `POST /wxa/sec/order/get_order_list`: paid orders, a page at a time; `last_index` of one page asks for the next. */
export function getOrderList(sim: Sim, body: Record<string, unknown>): object {
  const input = fields(listSchema, body);
  const { begin_time = 0, end_time = Number.MAX_SAFE_INTEGER } = input.pay_time_range ?? {};
  const page: Order[] = [];
  let seen = 0;
  const from = Number(input.last_index ?? 0);
  let more = false;
  for (const order of sim.ledger.byTransaction.values()) {
    seen += 1;
    const paidAt = seconds(order.paidAt as number);
    if (seen <= from || paidAt < begin_time || paidAt > end_time) continue;
    if ((input.openid && order.openid !== input.openid) || (input.order_state && stateOf(sim, order) !== input.order_state)) continue;
    if (page.length === input.page_size) {
      more = true;
      seen -= 1;
      break;
    }
    page.push(order);
  }
  return { last_index: String(seen), has_more: more, order_list: page.map((order) => orderView(sim, order)) };
}

/**
 * `POST /wxa/sec/order/notify_confirm_receive`: WeChat reminds the customer to confirm. Express only, once, after shipping. Throws 10060001,
 * 10060028 (not all shipped), 10060029 (not by express), 10060030 (reminded before), 10060032 (signed before it was shipped).
 */
export function remindReceipt(sim: Sim, body: Record<string, unknown>): object {
  const input = fields(key.extend({ received_time: z.int().min(1) }), body);
  const order = findPaid(sim, toOrderKey(input));
  const shipment = sim.shipments.get(order.transactionId as string);
  if (!shipment?.finished || shipment.shippedAt === undefined) throw new WechatError(10060028, '该笔支付单还未完成发货');
  if (shipment.logisticsType !== 1) throw new WechatError(10060029, '非快递发货的支付单不支持确认收货提醒');
  if (shipment.confirmReminderSent || shipment.state >= 3) throw new WechatError(10060030, '该笔支付单已发送过确认收货提醒或已确认收货');
  if (input.received_time < seconds(order.paidAt as number)) throw new WechatError(10060032, '签收时间不合法');
  shipment.confirmReminderSent = true;
  sim.shipments.put(shipment);
  sim.journal.add('shipping', `确认收货提醒 ${order.no}`, true);
  return {};
}

/** `POST /wxa/sec/order/set_msg_jump_path`: the page that WeChat's shipping messages open. */
export function setJumpPath(sim: Sim, body: Record<string, unknown>): object {
  const { path } = fields(z.object({ path: z.string().min(1).max(1024) }), body);
  sim.memo.put({ key: 'jump-path', value: path });
  sim.journal.add('shipping', `设置消息跳转路径 ${path}`, true);
  return {};
}

/** `POST /wxa/sec/order/is_trade_managed`. */
export function isTradeManaged(sim: Sim, body: Record<string, unknown>): object {
  const { appid } = fields(z.object({ appid: z.string() }), body);
  if (appid !== sim.keys.appId) throw new WechatError(40013, 'invalid appid');
  return { is_trade_managed: true };
}
