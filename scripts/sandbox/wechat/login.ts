import { randomBytes } from 'node:crypto';
import type { Sim } from '../sim.ts';
import { WechatError } from './errors.ts';

/** `GET /sns/jscode2session`. Throws 40013, 40125, 40002, 41008, 40029, 40163. */
export function codeToSession(sim: Sim, query: URLSearchParams): object {
  checkApp(sim, query.get('appid'), query.get('secret'));
  if (query.get('grant_type') !== 'authorization_code') throw new WechatError(40002, 'invalid grant_type');
  const code = query.get('js_code');
  if (!code) throw new WechatError(41008, 'missing code');
  const openid = sim.codes.redeem('login', code);
  const person = sim.people.get(openid);
  if (!person) throw new WechatError(40029, 'invalid code');
  sim.memo.put({ key: `login:${openid}`, value: sim.clock.now() });
  sim.journal.add('login', `${person.nickname} 登录`, true, { openid });
  return { session_key: randomBytes(16).toString('base64'), openid, unionid: person.unionid };
}

/** Business time (ms) of a person's last login, if ever. */
export const lastLogin = (sim: Sim, openid: string): number | undefined => sim.memo.get(`login:${openid}`)?.value as number | undefined;

/** Throws 40013 or 40125 unless appid and secret are this mini-program's. */
export function checkApp(sim: Sim, appid: unknown, secret: unknown): void {
  if (appid !== sim.keys.appId) throw new WechatError(40013, 'invalid appid');
  if (secret !== sim.keys.appSecret) throw new WechatError(40125, 'invalid appsecret');
}
