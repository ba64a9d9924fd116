export { wechatPayForPayments } from './for-payments.ts';
