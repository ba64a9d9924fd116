import { type KeyObject, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { invalidRequest, paramError, signError } from './errors.ts';

export interface SignedRequest {
  method: string;
  /** Path and query exactly as they came. */
  url: string;
  headers: IncomingHttpHeaders;
  /** The body as it came, empty when there was none. */
  body: string;
}

export interface Merchant {
  mchId: string;
  serial: string;
  publicKey: KeyObject;
  /** Serials that a request may name in Wechatpay-Serial. */
  platformSerials: readonly string[];
}

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const FIELDS = ['mchid', 'nonce_str', 'signature', 'timestamp', 'serial_no'] as const;
const MAX_SKEW_SECONDS = 300;
const MALFORMED = 'Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》';

/**
 * Checks one request as WeChat Pay does before it looks at the business: headers, the Authorization value, clock skew and the RSA signature
 * over the raw bytes. Throws the refusal that WeChat would send.
 */
export function verifyRequest(request: SignedRequest, merchant: Merchant, nowSeconds: number): void {
  const { headers } = request;
  const accept = headers.accept ?? '';
  if (!accept || !headers['user-agent']) throw invalidRequest('Http头缺少Accept或User-Agent');
  if (!/application\/json|\*\/\*/.test(accept)) throw invalidRequest('Http头Accept不支持，请使用application/json');
  if (request.body && !/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw invalidRequest('Http头Content-Type必须为application/json');

  const fields = parseAuthorization(headers.authorization);
  if (!/^\d{1,12}$/.test(fields.timestamp)) throw signError(MALFORMED);
  if (Math.abs(nowSeconds - Number(fields.timestamp)) > MAX_SKEW_SECONDS) {
    throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  }
  if (fields.mchid !== merchant.mchId) throw signError('Http头Authorization中的mchid有误，商户号不存在');
  if (fields.serial_no !== merchant.serial) throw signError('商户证书序列号有误。请使用签名私钥匹配的证书序列号');

  const message = `${request.method}\n${request.url}\n${fields.timestamp}\n${fields.nonce_str}\n${request.body}\n`;
  if (!verify('sha256', Buffer.from(message), merchant.publicKey, Buffer.from(fields.signature, 'base64'))) {
    throw signError('错误的签名，验签失败', {
      field: 'signature',
      issue: 'sign not match',
      location: 'authorization',
      sign_information: {
        method: request.method,
        url: request.url,
        truncated_sign_message: message.slice(0, 256),
        sign_message_length: Buffer.byteLength(message),
      },
    });
  }

  const named = headers['wechatpay-serial'];
  if (named !== undefined && !merchant.platformSerials.includes(String(named))) {
    throw paramError('Http头Wechatpay-Serial错误，请使用平台证书序列号或微信支付公钥ID', {
      location: 'header',
      field: 'Wechatpay-Serial',
      value: named,
    });
  }
}

function parseAuthorization(value: string | undefined): Record<(typeof FIELDS)[number], string> {
  if (!value?.startsWith(SCHEME)) throw signError(MALFORMED);
  const fields: Partial<Record<string, string>> = {};
  for (const part of value.slice(SCHEME.length).split(',')) {
    const [, key, text] = /^([a-z_]+)="([^"]+)"$/.exec(part) ?? [];
    if (!key || !text || key in fields) throw signError(MALFORMED);
    fields[key] = text;
  }
  const { mchid, nonce_str, signature, timestamp, serial_no, ...others } = fields;
  if (!mchid || !nonce_str || !signature || !timestamp || !serial_no || Object.keys(others).length > 0) throw signError(MALFORMED);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature) || nonce_str.length > 32) throw signError(MALFORMED);
  return { mchid, nonce_str, signature, timestamp, serial_no };
}
