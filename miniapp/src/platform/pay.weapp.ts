import Taro from '@tarojs/taro';
import { ApiError } from '@huitou/shared-types/client.ts';
import { Cancelled } from './cancelled';
import type { WechatPayParams } from '@huitou/shared-types/payments/schema.ts';

/**
 * Opens WeChat's own payment sheet. That it returns proves nothing: ask the server.
 * @throws Cancelled when the customer closes it; ApiError `payment_failed`
 */
export const requestPayment = (params: WechatPayParams): Promise<void> =>
  new Promise((resolve, reject) => {
    // By callbacks: Taro hands this call through as it is, and old base libraries answer it no other way.
    void Taro.requestPayment({
      ...params,
      signType: 'RSA',
      success: () => resolve(),
      fail: ({ errMsg }) => reject(errMsg.includes('cancel') ? new Cancelled() : new ApiError(502, { code: 'payment_failed' })),
    });
  });
