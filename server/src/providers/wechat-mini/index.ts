export { callWechat, callWechatForImage } from './call-wechat.ts';
export { miniProgramCode } from './codes.ts';
export { wechatForCustomers } from './customers.ts';
export { WechatError } from './errors.ts';
export { wechatRiskRank } from './risk-rank.ts';
export { wechatShippingNotices } from './shipping-notices.ts';
