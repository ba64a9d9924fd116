import { createHmac, randomBytes, randomInt } from 'node:crypto';

export interface SignedParts {
  readonly senid: string;
  readonly nonce: string;
  /** Unix seconds. */
  readonly timestamp: string;
  readonly appkey: string;
}

/** A fresh serial, nonce and time for one call. */
export const newParts = (appkey: string): SignedParts => ({
  senid: randomBytes(16).toString('hex'),
  nonce: String(randomInt(10_000_000, 100_000_000)),
  timestamp: String(Math.floor(Date.now() / 1000)),
  appkey,
});

/**
 * X-Nuonuo-Sign: Base64 of HMAC-SHA1 over the path's three parts backwards, the parts of the call and the body as it is sent
 * (诺诺开放平台 SDK, MakeSign).
 */
export const signCall = (secret: string, path: string, parts: SignedParts, body: string): string => {
  const [, p, l, a] = path.split('/');
  const text = `a=${a}&l=${l}&p=${p}&k=${parts.appkey}&i=${parts.senid}&n=${parts.nonce}&t=${parts.timestamp}&f=${body}`;
  return createHmac('sha1', secret).update(text).digest('base64');
};
