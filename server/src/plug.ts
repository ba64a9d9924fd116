import { plugWechat } from './modules/customers/index.ts';
import { wechatForCustomers } from './providers/wechat-mini/index.ts';

/** Gives each slice the outside parties that its port asks for. The only place where slices and providers meet. */
export const plugProviders = (): void => {
  plugWechat(wechatForCustomers);
};
