/** What this slice needs of WeChat, in its own words. */
export interface WechatPort {
  /** Who is behind a code of wx.login. @throws wechat_code_invalid, wechat_user_blocked, wechat_busy */
  signIn: (code: string) => Promise<{ openid: string; unionid: string | null }>;
  /** The number behind a code of the phone button, without country code. @throws wechat_code_invalid, wechat_busy */
  phone: (code: string, openid: string) => Promise<string>;
  /** WeChat's view of a text that others will see. `unknown`: it would not or could not judge. Never throws. */
  judgeText: (text: string, openid: string) => Promise<'pass' | 'review' | 'risky' | 'unknown'>;
  /** Hands a picture of our own store in to be judged; answers the number that the verdict will come under. @throws Error when it was not taken */
  submitPicture: (path: string, openid: string) => Promise<string>;
}

let plugged: WechatPort | undefined;
export const plugWechat = (port: WechatPort): void => {
  plugged = port;
};
export const wechat = (): WechatPort => {
  if (!plugged) throw new Error('WeChat is not plugged in');
  return plugged;
};
