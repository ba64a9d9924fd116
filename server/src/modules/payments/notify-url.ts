import { env } from '../../env.ts';

export const NOTIFY_PATH = '/api/payments/wechat/notify';
/** Where WeChat Pay posts to: WXPAY_NOTIFY_URL whole, else our public address. */
export const notifyUrl = (): string => env().WXPAY_NOTIFY_URL || `${env().PUBLIC_URL.replace(/\/$/, '')}${NOTIFY_PATH}`;
