import { env } from '../../env.ts';

export const NOTIFY_PATH = '/api/payments/wechat/notify';

/** Where WeChat Pay posts to: WXPAY_NOTIFY_URL, whole, or with our path when it names a host only; without it our public address. */
export const notifyUrl = (): string => {
  const base = (env().WXPAY_NOTIFY_URL || env().PUBLIC_URL).replace(/\/$/, '');
  return env().WXPAY_NOTIFY_URL !== '' && new URL(base).pathname !== '/' ? base : `${base}${NOTIFY_PATH}`;
};
