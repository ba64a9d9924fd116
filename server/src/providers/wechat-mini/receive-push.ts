import { env } from '../../env.ts';
import { iso, MINUTE, now } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import type { RawRequest } from '../../platform/http/mount.ts';
import { sha256 } from '../../platform/ids.ts';
import { log } from '../../platform/log.ts';
import { publish } from '../../platform/queue/events.ts';
import { decryptPush, pushSigned } from './push-message.ts';
import type { WechatPush } from './push.entity.ts';

const WINDOW_MS = 10 * MINUTE;
type Answer = { status: number; body?: string; type?: string };
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const refuse = (reason: string): Answer => {
  log.warn({ reason }, 'wechat push refused');
  return { status: 403, body: 'refused', type: 'text/plain' };
};
const recent = (timestamp: string): boolean => /^\d{10}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - Date.now()) <= WINDOW_MS;

/** The GET by which WeChat's console checks the address when it is saved: echoes what was sent when it is signed. */
export const verifyAddress = async ({
  query: { signature = '', timestamp = '', nonce = '', echostr = '' },
}: RawRequest): Promise<Answer> => {
  const token = env().WECHAT_PUSH_TOKEN;
  if (token === '' || !recent(timestamp) || !pushSigned(signature, token, timestamp, nonce)) return refuse('address check');
  return { status: 200, body: echostr, type: 'text/plain' };
};

const open = (request: RawRequest): Record<string, unknown> | string => {
  const { signature = '', msg_signature = '', timestamp = '', nonce = '' } = request.query;
  const { WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey, WECHAT_APP_ID: appId } = env();
  if (token === '') return 'push is not set up';
  if (!recent(timestamp)) return 'timestamp';
  try {
    const body = JSON.parse(request.rawBody) as Record<string, unknown>;
    // With a key set up only encrypted messages are taken: the plain signature does not cover the body.
    if (aesKey === '') return pushSigned(signature, token, timestamp, nonce) ? body : 'signature';
    if (typeof body.Encrypt !== 'string' || !pushSigned(msg_signature, token, timestamp, nonce, body.Encrypt)) return 'msg_signature';
    const message = decryptPush(body.Encrypt, aesKey, appId);
    return message === null ? 'decryption' : (JSON.parse(message) as Record<string, unknown>);
  } catch {
    return 'malformed';
  }
};

/**
 * Takes a message push: verified, at most ten minutes old, each message once, and announced as `wechat.push` in the same commit.
 * WeChat repeats what is not answered `success` within five seconds.
 */
export const receivePush = async (request: RawRequest): Promise<Answer> => {
  const message = open(request);
  if (typeof message === 'string') return refuse(message);
  const event = (textOf(message.Event) || textOf(message.MsgType)).slice(0, 60);
  // Messages of users have a MsgId; events are told apart by everything in them.
  const fingerprint = sha256(message.MsgId === undefined ? JSON.stringify(message) : `MsgId ${textOf(message.MsgId)}`);
  const createdAt = Number(message.CreateTime);
  try {
    await transact(async () => {
      await query<typeof WechatPush>().insertInto('wechat_pushes').values({ fingerprint, event, received_at: now() }).execute();
      await publish('wechat.push', {
        event,
        openid: textOf(message.FromUserName),
        createdAt: iso(Number.isFinite(createdAt) ? new Date(createdAt * 1000) : now()),
        message,
      });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  return { status: 200, body: 'success', type: 'text/plain' };
};
