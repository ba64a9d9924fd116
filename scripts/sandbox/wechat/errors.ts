/** A refusal of the mini-program API: HTTP 200 with a code that is not zero. */
export class WechatError extends Error {
  override name = 'WechatError';
  readonly errcode: number;

  constructor(errcode: number, errmsg: string) {
    super(errmsg);
    this.errcode = errcode;
  }
}
