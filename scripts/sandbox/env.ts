import type { Keys } from './keys.ts';

/**
 * The environment of a shop server that uses this sandbox, exactly the variables that a real account would fill.
 * `notifyUrl` may be empty: the shop then names its public address.
 */
export const shopEnv = (keys: Keys, url: string, notifyUrl: string): Record<string, string> => ({
  WECHAT_APP_ID: keys.appId,
  WECHAT_APP_SECRET: keys.appSecret,
  WECHAT_API_URL: url,
  WECHAT_PUSH_TOKEN: keys.pushToken,
  WECHAT_PUSH_AES_KEY: keys.pushAesKey,
  WXPAY_API_URL: url,
  WXPAY_MCH_ID: keys.mchId,
  WXPAY_MCH_SERIAL: keys.merchantSerial,
  WXPAY_MCH_PRIVATE_KEY: keys.merchantKey,
  WXPAY_API_V3_KEY: keys.apiV3Key,
  WXPAY_PUBLIC_KEY_ID: keys.signingSerial,
  WXPAY_PUBLIC_KEY: keys.platformPublicPem,
  WXPAY_NOTIFY_URL: notifyUrl,
  DEV_WECHAT_URL: url,
});
