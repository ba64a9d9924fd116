import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '../../env.ts';
import { key, redis } from '../../platform/redis.ts';
import { readJson, send } from './transport.ts';
import { WechatError } from './errors.ts';

const PATH = '/cgi-bin/stable_token';
/** WeChat gives out the next token five minutes before the end of this one; both work meanwhile. */
const EARLY_SECONDS = 300;
const LOCK_SECONDS = 10;

const tokenKey = (): string => key('wechat', 'token', env().WECHAT_APP_ID);
const lockKey = (): string => key('wechat', 'token-lock', env().WECHAT_APP_ID);

const fetchToken = async (): Promise<string> => {
  const body = { grant_type: 'client_credential', appid: env().WECHAT_APP_ID, secret: env().WECHAT_APP_SECRET };
  const answer = readJson<{ access_token: string; expires_in: number }>(PATH, await send('POST', PATH, {}, body));
  await redis().set(tokenKey(), answer.access_token, 'EX', Math.max(60, answer.expires_in - EARLY_SECONDS));
  return answer.access_token;
};

/** The access token, shared by all processes. One of them fetches it; the others wait for it. @throws WechatError */
export const accessToken = async (): Promise<string> => {
  const mine = randomUUID();
  for (let waited = 0; ; waited += 1) {
    const known = await redis().get(tokenKey());
    if (known) return known;
    if ((await redis().set(lockKey(), mine, 'EX', LOCK_SECONDS, 'NX')) === 'OK') break;
    if (waited > 100) throw new WechatError(0, 'no access token');
    await sleep(100);
  }
  try {
    return (await redis().get(tokenKey())) ?? (await fetchToken());
  } finally {
    await redis().eval("if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end", 1, lockKey(), mine);
  }
};

/** Forgets a token that WeChat refused, unless another process has replaced it already. Never a forced refresh: that would end it for everybody. */
export const dropToken = async (token: string): Promise<void> => {
  await redis().eval("if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end", 1, tokenKey(), token);
};
