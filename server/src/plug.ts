import { plugWechat } from './modules/customers/index.ts';
import { plugShippingNotices } from './modules/fulfilment/index.ts';
import { plugPayChannel } from './modules/payments/index.ts';
import { wechatForCustomers, wechatShippingNotices } from './providers/wechat-mini/index.ts';
import { wechatPayForPayments } from './providers/wechat-pay/index.ts';

/** Gives each slice the outside parties that its port asks for. The only place where slices and providers meet. */
export const plugProviders = (): void => {
  plugWechat(wechatForCustomers);
  plugPayChannel(wechatPayForPayments);
  plugShippingNotices(wechatShippingNotices);
};
