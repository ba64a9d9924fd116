/** What WeChat hands the client for signing in. */
export interface WechatLogin {
  code: string;
  /** For the phone number; only where the person allowed it in the same step. */
  phoneCode?: string;
}
