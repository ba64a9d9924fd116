import type { Keys } from './keys.ts';
import type { PartnerKeys } from './partner-keys.ts';
import { SIGN_NAME, TEMPLATES } from './sms/templates.ts';

/**
 * The environment of a shop server that uses this sandbox, exactly the variables that a real account would fill.
 * `notifyUrl` may be empty: the shop then names its public address.
 */
export const shopEnv = (keys: Keys, partners: PartnerKeys, url: string, mailPort: number, notifyUrl: string): Record<string, string> => ({
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
  NUONUO_API_URL: `${url}/open/v1/services`,
  NUONUO_TOKEN_URL: `${url}/accessToken`,
  NUONUO_APP_KEY: partners.nuonuoAppKey,
  NUONUO_APP_SECRET: partners.nuonuoAppSecret,
  NUONUO_TAX_NUM: partners.sellerTaxNum,
  SMS_API_URL: url,
  SMS_KEY_ID: partners.smsKeyId,
  SMS_KEY_SECRET: partners.smsKeySecret,
  SMS_SIGN_NAME: SIGN_NAME,
  SMS_TEMPLATE_INVOICE: Object.keys(TEMPLATES)[0] as string,
  MAIL_HOST: new URL(url).hostname,
  MAIL_PORT: String(mailPort),
  MAIL_SECURITY: 'starttls',
  MAIL_USER: partners.mailUser,
  MAIL_PASSWORD: partners.mailPassword,
  MAIL_FROM: `${SIGN_NAME} <${partners.mailUser}>`,
  MAIL_TLS_CA: partners.mailTlsCertificate,
});
