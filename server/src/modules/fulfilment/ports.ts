/** What fulfilment needs of WeChat's 发货信息管理 (POST /wxa/sec/order/upload_shipping_info). */
export interface ShippingNotice {
  /** Our merchant number and payment number name the order at WeChat. */
  outTradeNo: string;
  openid: string;
  /** 1 express, 2 local delivery, 4 self pick-up. */
  logisticsType: 1 | 2 | 4;
  /** 1 the whole order in one parcel, 2 split over several. */
  deliveryMode: 1 | 2;
  /** Needed with split: nothing more will follow. */
  allDelivered: boolean;
  parcels: { trackingNo: string; carrier: string; itemDesc: string; receiverPhone: string }[];
}
/** `retry`: WeChat is behind or busy; `refused`: it will not take this, whoever sends it again. */
export type NoticeResult = { outcome: 'done' } | { outcome: 'retry' | 'refused'; code: string; message: string };

export interface ShippingNotices {
  send: (notice: ShippingNotice) => Promise<NoticeResult>;
}

let plugged: ShippingNotices | undefined;
/** Says who carries shipping notices to WeChat; called once, where the process is put together. */
export const plugShippingNotices = (notices: ShippingNotices): void => {
  plugged = notices;
};
export const shippingNotices = (): ShippingNotices => {
  if (!plugged) throw new Error('Nobody carries shipping notices');
  return plugged;
};
