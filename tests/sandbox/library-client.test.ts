import { afterAll, beforeAll, expect, test } from 'vitest';
import WxPay from 'wechatpay-node-v3';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { newNo } from './merchant.ts';

const OFFICIAL = 'https://api.mch.weixin.qq.com';

let sandbox: Sandbox;
let client: WxPay;
beforeAll(async () => {
  sandbox = await createSandbox();
  const { env } = sandbox;
  client = new WxPay({
    appid: sandbox.appId,
    mchid: sandbox.mchId,
    serial_no: env.WXPAY_MCH_SERIAL as string,
    publicKey: Buffer.from('-'),
    privateKey: Buffer.from(env.WXPAY_MCH_PRIVATE_KEY as string),
    key: env.WXPAY_API_V3_KEY as string,
  });
  const send = async (method: string, url: string, headers: Record<string, string>, params?: object) => {
    const body = params === undefined ? undefined : JSON.stringify(params);
    const response = await fetch(url.replace(OFFICIAL, sandbox.url), { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    return { status: response.status, ...(response.ok ? { data: text ? (JSON.parse(text) as object) : {} } : { error: text }) };
  };
  client.createHttp({
    get: (url: string, headers: Record<string, string>) => send('GET', url, headers),
    post: (url: string, params: object, headers: Record<string, string>) => send('POST', url, headers, params),
    upload: () => Promise.reject(new Error('no uploads')),
  });
});
afterAll(() => sandbox.close());

test('the npm library orders, pays, queries, refunds and closes', async () => {
  const no = newNo('LIB');
  const openid = sandbox.people.list()[0]?.openid as string;
  const ordered = (await client.transactions_jsapi({
    description: '手冲壶',
    out_trade_no: no,
    notify_url: 'https://shop.example.com/notify',
    amount: { total: 500 },
    payer: { openid },
  })) as unknown as { status: number; data: Parameters<Sandbox['payer']['pay']>[0] };
  expect(ordered.status).toBe(200);
  expect(sandbox.payer.pay(ordered.data).result).toBe('ok');
  expect(await client.query({ out_trade_no: no })).toMatchObject({ status: 200, data: { trade_state: 'SUCCESS', payer: { openid } } });
  expect(
    await client.refunds({ out_trade_no: no, out_refund_no: `R${no}`, amount: { refund: 500, total: 500, currency: 'CNY' } }),
  ).toMatchObject({ status: 200, data: { status: 'PROCESSING' } });
  expect(await client.find_refunds(`R${no}`)).toMatchObject({ status: 200 });
  expect(await client.close(no)).toMatchObject({ status: 400, error: expect.stringContaining('ORDERPAID') });
});
