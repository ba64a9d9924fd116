import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Sandbox } from '../../scripts/sandbox/index.ts';

export interface NuonuoReply {
  status: number;
  code: string;
  describe: string;
  result: unknown;
}

/** Asks for a token of the invoice platform. */
export async function nuonuoToken(sandbox: Sandbox, changes: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const response = await fetch(sandbox.env.NUONUO_TOKEN_URL as string, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: sandbox.env.NUONUO_APP_KEY as string,
      client_secret: sandbox.env.NUONUO_APP_SECRET as string,
      grant_type: 'client_credentials',
      ...changes,
    }),
  });
  return (await response.json()) as Record<string, unknown>;
}

const tokens = new WeakMap<Sandbox, string>();

/** One signed call as a careful client makes it; `how` spoils it. The text that is signed is written out on purpose: it is the protocol. */
export async function nuonuo(
  sandbox: Sandbox,
  method: string,
  body: unknown,
  how: { query?: Record<string, string>; headers?: Record<string, string>; secret?: string; signedBody?: string } = {},
): Promise<NuonuoReply> {
  const token = tokens.get(sandbox) ?? String((await nuonuoToken(sandbox)).access_token);
  tokens.set(sandbox, token);
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const query = {
    senid: randomBytes(16).toString('hex'),
    nonce: String(10_000_000 + Math.floor(Math.random() * 89_999_999)),
    timestamp: String(Math.floor(Date.now() / 1000)),
    appkey: sandbox.env.NUONUO_APP_KEY as string,
    ...how.query,
  };
  const text = `a=services&l=v1&p=open&k=${query.appkey}&i=${query.senid}&n=${query.nonce}&t=${query.timestamp}&f=${how.signedBody ?? raw}`;
  const sign = createHmac('sha1', how.secret ?? (sandbox.env.NUONUO_APP_SECRET as string))
    .update(text)
    .digest('base64');
  const response = await fetch(`${sandbox.env.NUONUO_API_URL}?${new URLSearchParams(query).toString()}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Nuonuo-Sign': sign,
      accessToken: token,
      userTax: sandbox.env.NUONUO_TAX_NUM as string,
      method: `nuonuo.OpeMplatform.${method}`,
      ...how.headers,
    },
    body: raw,
  });
  const text2 = await response.text();
  return {
    status: response.status,
    ...(text2.startsWith('{') ? (JSON.parse(text2) as Omit<NuonuoReply, 'status'>) : { code: '', describe: '', result: null }),
  };
}

let serial = 0;
/** A number that no other test uses, 20 characters at most. */
export const newOrderNo = (): string => `INV${Date.now()}${String(++serial).padStart(3, '0')}`;

/** One line of 100.00 without tax at 13 %; two pieces. */
export const goods = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  goodsName: '西湖龙井',
  goodsCode: '1030301000000000000',
  unit: '罐',
  num: '2',
  price: '50',
  taxRate: '0.13',
  withTaxFlag: '0',
  taxIncludedAmount: '113.00',
  taxExcludedAmount: '100.00',
  tax: '13.00',
  invoiceLineProperty: '0',
  favouredPolicyFlag: '0',
  zeroRateFlag: '',
  ...changes,
});

/** A correct order; `changes` replace fields, undefined removes them. */
export const billing = (sandbox: Sandbox, changes: Record<string, unknown> = {}): { order: Record<string, unknown> } => ({
  order: {
    orderNo: newOrderNo(),
    invoiceDate: '2026-01-02 10:00:00',
    invoiceType: '1',
    invoiceLine: 'pc',
    clerk: '张三',
    pushMode: '-1',
    buyerName: '杭州云栖科技有限公司',
    buyerTaxNum: '91330100799655058B',
    salerTaxNum: sandbox.env.NUONUO_TAX_NUM,
    invoiceDetail: [goods()],
    ...changes,
  },
});

/** Has an invoice issued. */
export async function issued(
  sandbox: Sandbox,
  changes: Record<string, unknown> = {},
): Promise<{ orderNo: string; number: string; serial: string }> {
  const body = billing(sandbox, changes);
  const reply = await nuonuo(sandbox, 'requestBillingNew', body);
  if (reply.code !== 'E0000') throw new Error(reply.describe);
  await sandbox.clock.advance(5000);
  const invoice = sandbox.invoices.get(String(body.order.orderNo));
  return { orderNo: String(body.order.orderNo), number: String(invoice?.number), serial: String(invoice?.serial) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One signed call of the SMS service. */
export async function sms(
  sandbox: Sandbox,
  action: string,
  params: Record<string, string>,
  how: { secret?: string; headers?: Record<string, string>; tamper?: (url: URL) => void } = {},
): Promise<{ status: number; json: Record<string, unknown> }> {
  const url = new URL(sandbox.env.SMS_API_URL as string);
  for (const key of Object.keys(params).sort()) url.searchParams.set(key, params[key] as string);
  const query = url.search.slice(1).replaceAll('+', '%20').replaceAll('*', '%2A').replaceAll('%7E', '~');
  const headers: Record<string, string> = {
    host: url.host,
    'x-acs-action': action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': `${new Date().toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-version': '2017-05-25',
    ...how.headers,
  };
  const names = Object.keys(headers).sort();
  const canonical = `POST\n/\n${query}\n${names.map((name) => `${name}:${headers[name]}\n`).join('')}\n${names.join(';')}\n${sha256('')}`;
  const signature = createHmac('sha256', how.secret ?? (sandbox.env.SMS_KEY_SECRET as string))
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  how.tamper?.(url);
  const { host: _, ...sent } = headers;
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      ...sent,
      authorization: `ACS3-HMAC-SHA256 Credential=${sandbox.env.SMS_KEY_ID},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
