import { createDecipheriv, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox } from '../../scripts/sandbox/index.ts';

export interface Reply {
  status: number;
  text: string;
  json: Record<string, unknown>;
  headers: Headers;
  /** Whether the reply carries a signature that holds over its bytes. */
  signed: boolean;
}

export interface Signing {
  method?: string;
  timestamp?: number;
  serial?: string;
  mchid?: string;
  /** Signs these bytes instead of the body that is sent. */
  signedBody?: string;
  /** Replaces the finished Authorization value. */
  authorization?: (value: string) => string | undefined;
  headers?: Record<string, string | undefined>;
}

const rsa = (sandbox: Sandbox, message: string): string =>
  sign('sha256', Buffer.from(message), sandbox.env.WXPAY_MCH_PRIVATE_KEY as string).toString('base64');

/** One signed WeChat Pay call, as a careful client makes it; `how` spoils it for tests. */
export async function payCall(sandbox: Sandbox, method: string, path: string, body?: unknown, how: Signing = {}): Promise<Reply> {
  const raw = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(how.timestamp ?? Math.floor(Date.now() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = rsa(sandbox, `${how.method ?? method}\n${path}\n${timestamp}\n${nonce}\n${how.signedBody ?? raw}\n`);
  const value = `WECHATPAY2-SHA256-RSA2048 mchid="${how.mchid ?? sandbox.mchId}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${how.serial ?? sandbox.env.WXPAY_MCH_SERIAL}"`;
  const authorization = how.authorization ? how.authorization(value) : value;
  const headers = {
    accept: 'application/json',
    'user-agent': 'test',
    ...(raw && { 'content-type': 'application/json' }),
    authorization,
    ...how.headers,
  };
  const defined = Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const response = await fetch(sandbox.url + path, { method, headers: defined, ...(raw && { body: raw }), redirect: 'manual' });
  const text = await response.text();
  return {
    status: response.status,
    text,
    json: parse(text),
    headers: response.headers,
    signed: replySigned(sandbox, response.headers, text),
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export function replySigned(sandbox: Sandbox, headers: Headers, text: string): boolean {
  if (headers.get('wechatpay-serial') !== sandbox.env.WXPAY_PUBLIC_KEY_ID) return false;
  const message = `${headers.get('wechatpay-timestamp')}\n${headers.get('wechatpay-nonce')}\n${text}\n`;
  const key = createPublicKey(sandbox.env.WXPAY_PUBLIC_KEY as string);
  return verify('sha256', Buffer.from(message), key, Buffer.from(headers.get('wechatpay-signature') ?? '', 'base64'));
}

let serial = 0;
/** An order number that no other test uses. */
export const newNo = (prefix = 'T'): string => `${prefix}${String(++serial).padStart(9, '0')}`;

/** A correct prepay body; `changes` replace fields. */
export const order = (sandbox: Sandbox, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  appid: sandbox.appId,
  mchid: sandbox.mchId,
  description: '手冲咖啡壶',
  out_trade_no: newNo(),
  notify_url: 'https://shop.example.com/notify',
  amount: { total: 12_800, currency: 'CNY' },
  payer: { openid: sandbox.people.list()[0]?.openid },
  ...changes,
});

export const prepay = (sandbox: Sandbox, body: Record<string, unknown>): Promise<Reply> =>
  payCall(sandbox, 'POST', '/v3/pay/transactions/jsapi', body);

/** The fields of wx.requestPayment for a prepay_id. */
export function payParams(sandbox: Sandbox, prepayId: string) {
  const timeStamp = String(Math.floor(Date.now() / 1000));
  const nonceStr = randomBytes(8).toString('hex');
  const packed = `prepay_id=${prepayId}`;
  return {
    timeStamp,
    nonceStr,
    package: packed,
    signType: 'RSA',
    paySign: rsa(sandbox, `${sandbox.appId}\n${timeStamp}\n${nonceStr}\n${packed}\n`),
  };
}

/** Orders and pays; gives the order number and transaction_id. */
export async function paid(sandbox: Sandbox, changes: Record<string, unknown> = {}): Promise<{ no: string; transactionId: string }> {
  const body = order(sandbox, changes);
  const { json } = await prepay(sandbox, body);
  const result = sandbox.payer.pay(payParams(sandbox, String(json.prepay_id)));
  if (result.result !== 'ok') throw new Error(result.message);
  return { no: String(body.out_trade_no), transactionId: result.transactionId };
}

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A shop's callback address: keeps what arrives and answers what `answer` says, 204 unless told otherwise. */
export async function receiver(answer: (received: Received, count: number) => number | 'hang' = () => 204) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const entry = { path: request.url ?? '', headers: request.headers, body };
      received.push(entry);
      const status = answer(entry, received.length);
      if (status === 'hang') return;
      response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {});
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a careful shop does with a notification: signature, then AES-256-GCM with its tag. Throws when either fails. */
export function openNotification(
  sandbox: Sandbox,
  received: Received,
): { event: Record<string, unknown>; resource: Record<string, unknown> } {
  const header = (name: string): string => String(received.headers[name]);
  const message = `${header('wechatpay-timestamp')}\n${header('wechatpay-nonce')}\n${received.body}\n`;
  if (header('wechatpay-serial') !== sandbox.env.WXPAY_PUBLIC_KEY_ID) throw new Error('unknown serial');
  if (Math.abs(Date.now() / 1000 - Number(header('wechatpay-timestamp'))) > 300) throw new Error('stale');
  const genuine = verify(
    'sha256',
    Buffer.from(message),
    sandbox.env.WXPAY_PUBLIC_KEY as string,
    Buffer.from(header('wechatpay-signature'), 'base64'),
  );
  if (!genuine) throw new Error('bad signature');
  const event = JSON.parse(received.body) as { resource: { ciphertext: string; nonce: string; associated_data?: string } } & Record<
    string,
    unknown
  >;
  const bytes = Buffer.from(event.resource.ciphertext, 'base64');
  const cipher = createDecipheriv('aes-256-gcm', sandbox.env.WXPAY_API_V3_KEY as string, event.resource.nonce);
  cipher.setAAD(Buffer.from(event.resource.associated_data ?? ''));
  cipher.setAuthTag(bytes.subarray(-16));
  const plain = Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]).toString('utf8');
  return { event, resource: JSON.parse(plain) as Record<string, unknown> };
}

/** Calls a mini-program API that needs an access token. */
export async function wechatCall(sandbox: Sandbox, path: string, body: unknown, token?: string): Promise<Record<string, unknown>> {
  const access = token ?? (await accessToken(sandbox));
  const response = await fetch(`${sandbox.url}${path}?access_token=${access}`, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

export async function accessToken(sandbox: Sandbox, extra: object = {}): Promise<string> {
  const { WECHAT_APP_ID: appid, WECHAT_APP_SECRET: secret } = sandbox.env;
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, ...extra });
  const response = await fetch(`${sandbox.url}/cgi-bin/stable_token`, { method: 'POST', body });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Signs a person in, so that content checks know them. */
export async function signIn(sandbox: Sandbox, openid: string): Promise<Record<string, unknown>> {
  const { WECHAT_APP_ID, WECHAT_APP_SECRET } = sandbox.env;
  const query = new URLSearchParams({
    appid: WECHAT_APP_ID ?? '',
    secret: WECHAT_APP_SECRET ?? '',
    js_code: sandbox.people.code(openid),
    grant_type: 'authorization_code',
  });
  const response = await fetch(`${sandbox.url}/sns/jscode2session?${query.toString()}`);
  return (await response.json()) as Record<string, unknown>;
}
