import type { Order } from '../pay/ledger.ts';
import type { Sim } from '../sim.ts';
import { parseTime } from '../times.ts';
import { WechatError } from './errors.ts';
import { parseUpload, type ShippingUpload } from './shipping-rules.ts';
import type { Parcel, Shipment } from './shipping-record.ts';
import { shipped } from './settlement.ts';

const MAX_PARCELS = 15;

/**
 * `POST /wxa/sec/order/upload_shipping_info` (发货信息录入). The first upload ships, further ones of a split delivery add parcels; on a
 * finished order it is a re-shipping, of which WeChat grants one.
 */
export function uploadShipping(sim: Sim, body: Record<string, unknown>): object {
  const input = parseUpload(body);
  const order = findPaid(sim, input.order_key);
  if (input.payer.openid !== order.openid) throw new WechatError(10060031, '该笔支付单不属于 openid 所指定的用户');
  if (order.state === 'REFUND' && order.refunded >= order.total) throw new WechatError(10060004, '支付单处于不可发货的状态');
  const uploadTime = parseTime(input.upload_time);
  const before = sim.shipments.get(order.transactionId as string);
  if (before && uploadTime <= before.lastUpload) throw new WechatError(268485216, '上传时间必须晚于上一次上传的时间');
  const shipment = before ? change(before, input, uploadTime) : first(order, input, uploadTime);
  if (shipment.finished && shipment.shippedAt === undefined) {
    shipment.shippedAt = sim.clock.now();
    shipment.state = 2;
    shipped(sim, shipment);
  }
  sim.shipments.put(shipment);
  sim.journal.add('shipping', `录入发货 ${order.no}${shipment.finished ? '（已全部发货）' : '（部分发货）'}`, true, input);
  return {};
}

/** The paid order that a call names by merchant number or transaction_id. Throws 10060001, also while shipping management lags behind. */
export function findPaid(
  sim: Sim,
  key: { mchid?: string | undefined; out_trade_no?: string | undefined; transaction_id?: string | undefined },
): Order {
  const order = key.transaction_id
    ? sim.ledger.byTransaction.get(key.transaction_id)
    : key.mchid === sim.keys.mchId
      ? sim.ledger.orders.get(key.out_trade_no ?? '')
      : undefined;
  const lagging = order?.paidAt !== undefined && sim.clock.now() - order.paidAt < sim.settings.shippingLagMs;
  if (!order?.transactionId || lagging) throw new WechatError(10060001, '支付单不存在');
  return order;
}

function first(order: Order, input: ShippingUpload, uploadTime: number): Shipment {
  return {
    transactionId: order.transactionId as string,
    orderNo: order.no,
    logisticsType: input.logistics_type,
    deliveryMode: input.delivery_mode,
    finished: input.delivery_mode === 1 || input.is_all_delivered === true,
    parcels: input.shipping_list.map((entry) => toParcel(entry, uploadTime)),
    lastUpload: uploadTime,
    reshipped: false,
    state: 1,
    confirmReminderSent: false,
  };
}

/** More parcels of an unfinished split delivery, or the one re-shipping. Throws 10060002, 10060003, 10060004, 10060023, 10060024. */
function change(shipment: Shipment, input: ShippingUpload, uploadTime: number): Shipment {
  if (shipment.state >= 3) throw new WechatError(10060004, '支付单处于不可发货的状态');
  const parcels = input.shipping_list.map((entry) => toParcel(entry, uploadTime));
  const sameManner = shipment.deliveryMode === input.delivery_mode && shipment.logisticsType === input.logistics_type;
  if (!shipment.finished && sameManner) {
    const known = new Set(shipment.parcels.map(identity));
    const added = parcels.filter((parcel) => !known.has(identity(parcel)));
    if (added.length === 0 && !input.is_all_delivered) throw new WechatError(10060023, '发货信息未更新');
    if (shipment.parcels.length + added.length > MAX_PARCELS) throw new WechatError(10060024, '物流信息列表太长，个数不能超过15个');
    shipment.parcels.push(...added);
    shipment.finished = input.is_all_delivered === true;
    shipment.lastUpload = uploadTime;
    return shipment;
  }
  if (
    sameManner &&
    parcels.length === shipment.parcels.length &&
    parcels.every((parcel, i) => identity(parcel) === identity(shipment.parcels[i] as Parcel))
  ) {
    throw new WechatError(10060023, '发货信息未更新');
  }
  if (shipment.reshipped) throw new WechatError(10060003, '支付单已使用重新发货机会');
  Object.assign(shipment, {
    reshipped: true,
    logisticsType: input.logistics_type,
    deliveryMode: input.delivery_mode,
    finished: input.delivery_mode === 1 || input.is_all_delivered === true,
    parcels,
    lastUpload: uploadTime,
  });
  return shipment;
}

const identity = (parcel: Parcel): string => JSON.stringify([parcel.express_company, parcel.tracking_no, parcel.item_desc]);

function toParcel(entry: ShippingUpload['shipping_list'][number], uploadTime: number): Parcel {
  return {
    ...(entry.tracking_no && { tracking_no: entry.tracking_no }),
    ...(entry.express_company && { express_company: entry.express_company }),
    item_desc: entry.item_desc ?? '',
    ...(entry.contact && { contact: Object.fromEntries(Object.entries(entry.contact).filter(([, value]) => value)) }),
    upload_time: uploadTime,
  };
}
