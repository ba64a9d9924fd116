import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Sim } from '../sim.ts';
import { NuonuoError } from './errors.ts';
import { checkToken } from './token.ts';

const MAX_SKEW_SECONDS = 600;

export interface SignedCall {
  /** `/open/v1/services` */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body as it came: it is part of what was signed. */
  body: string;
}

/** What X-Nuonuo-Sign is the HMAC-SHA1 of (SDK, MakeSign): the path's three parts backwards, app key, serial, nonce, time and body. */
export const signedText = (path: string, query: URLSearchParams, body: string): string => {
  const [, p, l, a] = path.split('/');
  const field = (name: string): string => query.get(name) ?? '';
  return `a=${a}&l=${l}&p=${p}&k=${field('appkey')}&i=${field('senid')}&n=${field('nonce')}&t=${field('timestamp')}&f=${body}`;
};

/** Checks one call as the gateway does before it looks at the business; gives the method. @throws NuonuoError */
export function verifyCall(sim: Sim, call: SignedCall): string {
  const { headers, query } = call;
  const field = (name: string): string => query.get(name) ?? '';
  const method = String(headers.method ?? '');
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw new NuonuoError('0201', '客户端传输格式与解析格式描述不相符');
  if (field('appkey') !== sim.partners.nuonuoAppKey) throw new NuonuoError('070101', '获取app密钥失败或appkey无效');
  if (!/^[0-9a-zA-Z]{32}$/.test(field('senid')) || !/^[1-9]\d{7}$/.test(field('nonce')) || !/^\d{10}$/.test(field('timestamp')))
    throw new NuonuoError('0201', '输入参数格式有误');
  if (Math.abs(sim.clock.wireSeconds() - Number(field('timestamp'))) > MAX_SKEW_SECONDS) throw new NuonuoError('070601', '验签失败');
  const expected = createHmac('sha1', sim.partners.nuonuoAppSecret)
    .update(signedText(call.path, query, call.body))
    .digest();
  const signature = Buffer.from(String(headers['x-nuonuo-sign'] ?? ''), 'base64');
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) throw new NuonuoError('070601', '签名不匹配');
  checkToken(sim, String(headers.accesstoken ?? ''));
  // Empty is right for the app of one company alone.
  const tax = String(headers.usertax ?? '');
  if (tax !== '' && tax !== sim.partners.sellerTaxNum) throw new NuonuoError('070401', '调用用户身份不匹配');
  return method;
}
