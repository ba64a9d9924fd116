import { ApiError } from '@huitou/shared-types/client.ts';
import { Cancelled } from './cancelled';
import { clientConfig } from './config';
import { askWechat } from './frame';
import type { WechatPayParams } from '@huitou/shared-types/payments/schema.ts';

/**
 * The sandbox's cashier, which plays WeChat's payment sheet. That it returns proves nothing: ask the server.
 * @throws Cancelled when the customer closes it; ApiError where no sandbox runs or the cashier refuses
 */
export const requestPayment = async (params: WechatPayParams): Promise<void> => {
  const { devWechatUrl, appId } = await clientConfig();
  if (!devWechatUrl) throw new ApiError(503, { code: 'unavailable', message: '请在微信小程序中付款' });
  const query = new URLSearchParams({ appId, ...params }).toString();
  const { result, message } = await askWechat<{ result: 'ok' | 'cancel' | 'fail'; message?: string }>(
    `${devWechatUrl}/cashier?${query}`,
    null,
  );
  if (result === 'cancel') throw new Cancelled();
  if (result === 'fail') throw new ApiError(502, { code: 'payment_failed', ...(message ? { message } : {}) });
};
