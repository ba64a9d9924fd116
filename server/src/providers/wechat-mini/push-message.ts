import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const same = (a: string, b: string): boolean => {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
};

/** `signature` of a push: sha1 over the sorted parts. https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html */
export const pushSignature = (...parts: string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
export const pushSigned = (signature: string, ...parts: string[]): boolean => same(signature, pushSignature(...parts));

/**
 * The message of an encrypted push: AES-256-CBC over `16 random bytes + length + message + appid`, padded by PKCS#7 to blocks of 32 bytes,
 * which is why Node's own padding cannot be used. Null when it does not decrypt to something for this app.
 */
export const decryptPush = (encrypted: string, aesKey: string, appId: string): string | null => {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const bytes = Buffer.from(encrypted, 'base64');
  if (key.length !== 32 || bytes.length === 0 || bytes.length % 16 !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const pad = padded.at(-1) ?? 0;
  if (pad < 1 || pad > 32 || padded.length < 20 + pad) return null;
  const plain = padded.subarray(0, padded.length - pad);
  const end = 20 + plain.readUInt32BE(16);
  if (end > plain.length || plain.subarray(end).toString('utf8') !== appId) return null;
  return plain.subarray(20, end).toString('utf8');
};
