import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '../../env.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { key, redis } from '../../platform/redis.ts';
import { exchangeOnce, LostReply } from '../exchange.ts';

const TIMEOUT_MS = 8_000;
const LOCK_SECONDS = 10;
/** Renewed this long before its end. */
const EARLY_SECONDS = 600;
/** The platform gives fifty tokens in thirty days: a token that is refused is replaced at most so often. */
const REPLACED_EVERY_SECONDS = 900;

const tokenKey = (): string => key('nuonuo', 'token', env().NUONUO_APP_KEY);

const fetchToken = async (): Promise<string> => {
  const form = new URLSearchParams({
    client_id: env().NUONUO_APP_KEY,
    client_secret: env().NUONUO_APP_SECRET,
    grant_type: 'client_credentials',
  });
  const reply = await exchangeOnce({
    method: 'POST',
    url: env().NUONUO_TOKEN_URL,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    timeoutMs: TIMEOUT_MS,
    maxBytes: 64 * 1024,
  });
  const said = parse(reply.bytes);
  const token = said.access_token;
  if (reply.status !== 200 || typeof token !== 'string' || token === '')
    throw new LostReply(`no token: ${typeof said.error === 'string' ? said.error : reply.status}`);
  const life = Number(said.expires_in);
  // -1: a token that never ends, which the platform offers too
  await redis().set(tokenKey(), token, 'EX', life > 0 ? Math.max(60, life - EARLY_SECONDS) : 86_400);
  return token;
};

const parse = (bytes: Buffer): Record<string, unknown> => {
  try {
    return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** The access token, shared by all processes. One of them fetches it; the others wait for it. @throws LostReply without one */
export const accessToken = async (): Promise<string> => {
  const lock = `${tokenKey()}:lock`;
  const mine = randomUUID();
  for (let waited = 0; ; waited += 1) {
    const known = await redis().get(tokenKey());
    if (known) return known;
    if ((await redis().set(lock, mine, 'EX', LOCK_SECONDS, 'NX')) === 'OK') break;
    if (waited > 100) throw new LostReply('no token: another process is asking');
    await sleep(100);
  }
  try {
    const token = (await redis().get(tokenKey())) ?? (await fetchToken());
    outsideCalls.inc({ party: 'nuonuo', call: 'token', outcome: 'ok' });
    return token;
  } catch (error) {
    outsideCalls.inc({ party: 'nuonuo', call: 'token', outcome: 'unknown' });
    throw error;
  } finally {
    await redis().eval("if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end", 1, lock, mine);
  }
};

/** Forgets a token that was refused. False when one was replaced only just now: another one would be refused too. */
export const dropToken = async (token: string): Promise<boolean> => {
  if ((await redis().get(tokenKey())) !== token) return true;
  if ((await redis().set(`${tokenKey()}:replaced`, '1', 'EX', REPLACED_EVERY_SECONDS, 'NX')) !== 'OK') return false;
  await redis().del(tokenKey());
  return true;
};
