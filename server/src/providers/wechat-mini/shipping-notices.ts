import { iso, now } from '../../platform/clock.ts';
import { env } from '../../env.ts';
import type { ShippingNotice, ShippingNotices } from '../../modules/fulfilment/ports.ts';
import { maskPhone } from '../../platform/ids.ts';
import { callWechat, WechatError } from './call-wechat.ts';

/** 0: no answer. 10060001: the order has not reached this side of WeChat yet. 10060012, 10060019, -1: WeChat is busy. */
const RETRY = new Set([0, 10060001, 10060012, 10060019, -1, 45009, 45011, 44990]);
/** Nothing is left to tell: complete already, or the same as before. */
const DONE = new Set([10060002, 10060023]);

const bodyOf = (notice: ShippingNotice): object => ({
  order_key: { order_number_type: 1, mchid: env().WXPAY_MCH_ID, out_trade_no: notice.outTradeNo },
  logistics_type: notice.logisticsType,
  delivery_mode: notice.deliveryMode,
  ...(notice.deliveryMode === 2 ? { is_all_delivered: notice.allDelivered } : {}),
  shipping_list: notice.parcels.map((parcel) => ({
    item_desc: parcel.itemDesc,
    ...(notice.logisticsType === 1
      ? {
          tracking_no: parcel.trackingNo,
          express_company: parcel.carrier,
          ...(parcel.carrier === 'SF' ? { contact: { receiver_contact: maskPhone(parcel.receiverPhone) } } : {}),
        }
      : {}),
  })),
  upload_time: iso(now()),
  payer: { openid: notice.openid },
});

/** 发货信息录入接口 of 小程序发货信息管理服务. */
export const wechatShippingNotices: ShippingNotices = {
  send: async (notice) => {
    try {
      await callWechat('/wxa/sec/order/upload_shipping_info', bodyOf(notice));
      return { outcome: 'done' };
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      if (DONE.has(error.errcode)) return { outcome: 'done' };
      return { outcome: RETRY.has(error.errcode) ? 'retry' : 'refused', code: String(error.errcode), message: error.message };
    }
  },
};
