import { randomText } from '../ids.ts';
import { WechatError } from './errors.ts';

const LIFE_MS = 5 * 60_000;
const MAX_KEPT = 20_000;

interface Issued {
  openid: string;
  at: number;
  used: boolean;
}

/** Login and phone codes: five minutes, one use. They are kept in memory only. */
export class IssuedCodes {
  readonly #codes = { login: new Map<string, Issued>(), phone: new Map<string, Issued>() };
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(kind: 'login' | 'phone', openid: string): string {
    const codes = this.#codes[kind];
    const code = kind === 'login' ? `0${randomText(31)}` : randomText(64);
    codes.set(code, { openid, at: this.#now(), used: false });
    if (codes.size > MAX_KEPT) codes.delete(codes.keys().next().value as string);
    return code;
  }

  /** The openid behind a code, which is then used up. Throws 40029 (unknown, expired, or of the other kind) and 40163 (used). */
  redeem(kind: 'login' | 'phone', code: string): string {
    const issued = this.#codes[kind].get(code);
    if (!issued || this.#now() - issued.at > LIFE_MS) throw new WechatError(40029, 'invalid code');
    if (issued.used) throw new WechatError(40163, 'code been used');
    issued.used = true;
    return issued.openid;
  }
}
