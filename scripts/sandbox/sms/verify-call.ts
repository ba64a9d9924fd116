import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Sim } from '../sim.ts';
import { SmsGatewayError } from './errors.ts';

const ALGORITHM = 'ACS3-HMAC-SHA256';
const MAX_SKEW_MS = 15 * 60_000;
/** Headers that a signature has to cover. */
const NEEDED = ['host', 'x-acs-action', 'x-acs-content-sha256', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version'];
const NONCES_KEPT = 10_000;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

export interface SignedCall {
  method: string;
  /** Path and query as they came. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** The request in the fixed form that is signed (V3 版本请求体&签名机制): sorted query, signed headers, hash of the body. */
export function canonicalRequest(call: SignedCall, signed: readonly string[]): string {
  const url = new URL(call.url, 'http://sandbox');
  const query = [...url.searchParams].map(([key, value]) => `${encode(key)}=${encode(value)}`).sort();
  const headers = signed.map((name) => `${name}:${String(call.headers[name] ?? '').trim()}\n`).join('');
  return `${call.method}\n${url.pathname}\n${query.join('&')}\n${headers}\n${signed.join(';')}\n${sha256(call.body)}`;
}

const usedNonces = new WeakMap<Sim, Set<string>>();

/** Checks one call as the OpenAPI gateway does. @throws SmsGatewayError */
export function verifyCall(sim: Sim, call: SignedCall): void {
  const [, keyId = '', list = '', signature = ''] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/.exec(call.headers.authorization ?? '') ??
    [];
  if (!keyId) throw new SmsGatewayError(400, 'IncompleteSignature', 'The request signature does not conform to Aliyun standards.');
  if (keyId !== sim.partners.smsKeyId) throw new SmsGatewayError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  const signed = list.split(';');
  const missing = NEEDED.find((name) => !signed.includes(name) || call.headers[name] === undefined);
  if (missing) throw new SmsGatewayError(400, 'IncompleteSignature', `The header ${missing} must be signed.`);
  if (call.headers['x-acs-content-sha256'] !== sha256(call.body))
    throw new SmsGatewayError(400, 'InvalidContentSha256', 'Specified x-acs-content-sha256 does not match the body.');
  const date = String(call.headers['x-acs-date']);
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) ? Date.parse(date) : Number.NaN;
  if (!(Math.abs(sim.clock.wireSeconds() * 1000 - at) <= MAX_SKEW_MS))
    throw new SmsGatewayError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  const text = `${ALGORITHM}\n${sha256(canonicalRequest(call, signed))}`;
  const expected = createHmac('sha256', sim.partners.smsKeySecret).update(text).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex')))
    throw new SmsGatewayError(
      400,
      'SignatureDoesNotMatch',
      `Specified signature is not matched with our calculation. server string to sign is:${text}`,
    );
  const nonce = String(call.headers['x-acs-signature-nonce']);
  const used = usedNonces.get(sim) ?? new Set<string>();
  usedNonces.set(sim, used);
  if (used.has(nonce)) throw new SmsGatewayError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  if (used.size >= NONCES_KEPT) used.clear();
  used.add(nonce);
}
