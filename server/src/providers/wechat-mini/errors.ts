import type { ErrorCode } from '@huitou/shared-types/errors.ts';

/** What an error code of the mini-program API means to us (api.weixin.qq.com, 全局返回码). */
interface Meaning {
  /** What the caller is told; `wechat_busy` when absent. */
  readonly tell?: ErrorCode;
  /** The access token is to be fetched anew and the call repeated, once. */
  readonly staleToken?: true;
  /** Worth repeating later: nothing was done. */
  readonly again?: true;
}
const meanings: Readonly<Record<number, Meaning>> = {
  [-1]: { again: true },
  40001: { staleToken: true },
  40014: { staleToken: true },
  42001: { staleToken: true },
  40029: { tell: 'wechat_code_invalid' },
  40163: { tell: 'wechat_code_invalid' },
  41008: { tell: 'wechat_code_invalid' },
  40226: { tell: 'wechat_user_blocked' },
  45009: { again: true },
  45011: { again: true },
  10060012: { again: true },
  10060019: { again: true },
};

/** WeChat refused, or could not be reached (`errcode` 0). `message` holds no secrets. */
export class WechatError extends Error {
  override readonly name = 'WechatError';
  readonly errcode: number;
  readonly meaning: Meaning;
  constructor(errcode: number, message: string) {
    super(`${message} (${errcode})`);
    this.errcode = errcode;
    this.meaning = errcode === 0 ? { again: true } : (meanings[errcode] ?? {});
  }
}
