import { ApiError } from '@huitou/shared-types/client.ts';
import { clientConfig } from './config';
import { askWechat } from './frame';
import type { WechatLogin } from './login-types';

/** A browser may sign in only where the sandbox plays WeChat; it is never done behind the customer's back. */
export const silentLogin = false;

/** @throws Cancelled when the person closes the sheet; ApiError `unavailable` where no sandbox runs */
export const wechatLogin = async (): Promise<WechatLogin> => {
  const { devWechatUrl } = await clientConfig();
  if (!devWechatUrl) throw new ApiError(503, { code: 'unavailable', message: '请在微信小程序中登录' });
  return askWechat<WechatLogin>(`${devWechatUrl}/login`, '微信登录');
};
