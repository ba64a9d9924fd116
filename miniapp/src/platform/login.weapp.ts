import Taro from '@tarojs/taro';
import type { WechatLogin } from './login-types';

/** `wx.login` asks the customer nothing, so an expired session is renewed unseen. */
export const silentLogin = true;

/** The code lives five minutes and works once: fetch it right before use. */
export const wechatLogin = async (): Promise<WechatLogin> => {
  const { code } = await Taro.login();
  return { code };
};
