/** The arguments of `wx.requestPayment`, as the server signed them. */
export interface WechatPayParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: string;
  paySign: string;
}
