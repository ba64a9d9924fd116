import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { randomDigits, randomText } from '../ids.ts';
import type { Sim } from '../sim.ts';
import type { PushMessage } from './push.ts';

const sha1 = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');

/** AES-256-CBC of `16 random bytes + length + message + appid`, padded by PKCS#7 to blocks of 32 bytes (消息加解密说明). */
export function encryptPush(aesKey: string, appId: string, message: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString('base64');
}

/** Query and body of one push, spoiled by `fault` if there is one. */
export function buildPush(sim: Sim, record: PushMessage, fault: string | undefined): { query: URLSearchParams; body: string } {
  const { keys, settings } = sim;
  const timestamp = String(sim.clock.wireSeconds());
  const nonce = randomDigits(9);
  const openid = typeof record.message.openid === 'string' ? record.message.openid : '';
  const message = JSON.stringify({
    ToUserName: keys.originalId,
    FromUserName: openid || 'wxsandbox',
    CreateTime: Math.floor(record.createdAt / 1000),
    MsgType: 'event',
    Event: record.event,
    ...record.message,
  });
  const signature = fault === 'push-bad-signature' ? sha1('wrong', timestamp, nonce) : sha1(keys.pushToken, timestamp, nonce);
  const query = new URLSearchParams({ signature, timestamp, nonce, ...(openid && { openid }) });
  if (settings.pushMode === 'plain') return { query, body: message };

  const encrypted = encryptPush(keys.pushAesKey, fault === 'push-wrong-appid' ? 'wx0000000000000000' : keys.appId, message);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', sha1(fault === 'push-bad-signature' ? 'wrong' : keys.pushToken, timestamp, nonce, encrypted));
  const sent = fault === 'push-altered' ? alter(encrypted) : encrypted;
  return { query, body: JSON.stringify({ ToUserName: keys.originalId, Encrypt: sent }) };
}

function alter(encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  bytes[20] = (bytes[20] as number) ^ 1;
  return bytes.toString('base64');
}

export function echoQuery(sim: Sim): { query: URLSearchParams; echo: string } {
  const timestamp = String(sim.clock.wireSeconds());
  const nonce = randomDigits(9);
  const echo = randomText(20);
  return { query: new URLSearchParams({ signature: sha1(sim.keys.pushToken, timestamp, nonce), timestamp, nonce, echostr: echo }), echo };
}
