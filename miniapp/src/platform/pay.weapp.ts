import Taro from '@tarojs/taro';
import { Cancelled } from './cancelled';
import type { WechatPayParams } from '@huitou/shared-types/payments/schema.ts';

/**
 * Opens WeChat's own payment sheet. That it returns proves nothing: ask the server.
 * @throws Cancelled when the customer closes it
 */
export const requestPayment = async (params: WechatPayParams): Promise<void> => {
  try {
    await Taro.requestPayment({ ...params, signType: 'RSA' });
  } catch (error) {
    if (String((error as { errMsg?: string }).errMsg).includes('cancel')) throw new Cancelled();
    throw error;
  }
};
