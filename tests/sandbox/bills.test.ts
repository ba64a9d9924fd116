import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { payCall, type Signing } from './merchant.ts';

const NOON = Date.parse('2026-03-04T12:00:00+08:00');
const DAY = '2026-03-04';
let sandbox: Sandbox;
let nos: string[];

/** A sandbox and a client that live in March 2026. */
const shift = { now: NOON };
const signing = (): Signing => ({ timestamp: Math.floor(shift.now / 1000) });

beforeAll(async () => {
  sandbox = await createSandbox({ now: () => shift.now });
});
afterAll(() => sandbox.close());

const get = (path: string) => payCall(sandbox, 'GET', path, undefined, signing());
const post = (path: string, body: object) => payCall(sandbox, 'POST', path, body, signing());

async function pay(no: string, total: number, description: string): Promise<void> {
  const openid = sandbox.people.list()[0]?.openid;
  const body = {
    appid: sandbox.appId,
    mchid: sandbox.mchId,
    description,
    out_trade_no: no,
    notify_url: 'https://shop.example.com/n',
    amount: { total },
    payer: { openid },
  };
  await post('/v3/pay/transactions/jsapi', body);
  expect(sandbox.payer.payOrder(no).result).toBe('ok');
}

async function download(path: string): Promise<string> {
  const { json, status } = await get(path);
  expect(status).toBe(200);
  const url = new URL(String(json.download_url));
  const file = await get(url.pathname + url.search);
  expect(file.headers.get('wechatpay-signature')).toBeNull();
  expect(
    createHash('sha1')
      .update(await bytes(url))
      .digest('hex'),
  ).toBe(json.hash_value);
  return file.text;
}

/** The file byte by byte, since fetch's text() takes the byte order mark away. */
async function bytes(url: URL): Promise<Buffer> {
  const { authorization } = await headersFor(url);
  const response = await fetch(url, { headers: { authorization, accept: '*/*', 'user-agent': 'test' } });
  return Buffer.from(await response.arrayBuffer());
}

async function headersFor(url: URL): Promise<{ authorization: string }> {
  let authorization = '';
  await payCall(sandbox, 'GET', url.pathname + url.search, undefined, { ...signing(), authorization: (value) => (authorization = value) });
  return { authorization };
}

/** Rows as objects by column name, split at the backticks so that commas in names do no harm. */
function rows(text: string): Record<string, string>[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  const header = (lines[0] ?? '').split(',');
  return lines.slice(1, -2).map((line) =>
    Object.fromEntries(
      line
        .slice(1)
        .split(',`')
        .map((field, i) => [header[i] ?? '', field]),
    ),
  );
}

test('a day without trades has no statement, today has no bill, yesterday none before ten', async () => {
  expect((await get('/v3/bill/tradebill?bill_date=2026-03-01&bill_type=ALL')).json.code).toBe('NO_STATEMENT_EXIST');
  expect((await get(`/v3/bill/tradebill?bill_date=${DAY}`)).json.code).toBe('PARAM_ERROR');
  expect((await get('/v3/bill/tradebill?bill_date=2026-02-30')).json.code).toBe('PARAM_ERROR');
  expect((await get('/v3/bill/tradebill?bill_date=2025-11-01')).json.code).toBe('PARAM_ERROR');
  await pay('BILL0001', 12_800, '手冲壶,带盖`');
  await pay('BILL0002', 990, '滤纸');
  nos = ['BILL0001', 'BILL0002'];
  await post('/v3/refund/domestic/refunds', {
    out_trade_no: 'BILL0001',
    out_refund_no: 'BILLR1',
    amount: { refund: 2800, total: 12_800, currency: 'CNY' },
  });
  await sandbox.clock.advance(5000);
  shift.now = Date.parse('2026-03-05T09:59:00+08:00') - 5000;
  expect((await get(`/v3/bill/tradebill?bill_date=${DAY}`)).json.code).toBe('STATEMENT_CREATING');
  shift.now = Date.parse('2026-03-05T10:30:00+08:00');
});

test('the trade bill holds payments and refund requests in yuan behind backticks, and a summary', async () => {
  const text = await download(`/v3/bill/tradebill?bill_date=${DAY}&bill_type=ALL`);
  const [first, second, third] = rows(text);
  expect(first).toMatchObject({
    商户订单号: 'BILL0001',
    交易状态: 'SUCCESS',
    订单金额: '128.00',
    应结订单金额: '128.00',
    交易类型: 'JSAPI',
    费率: '0.60%',
    手续费: '0.77000',
  });
  expect(second).toMatchObject({ 商户订单号: 'BILL0002', 订单金额: '9.90' });
  expect(third).toMatchObject({ 商户退款单号: 'BILLR1', 交易状态: 'REFUND', 申请退款金额: '28.00', 退款状态: 'SUCCESS' });
  const summary = text.trimEnd().split('\r\n').at(-1);
  expect(summary).toBe('`3,`137.90,`28.00,`0.00,`0.66000,`137.90,`28.00');
});

test('SUCCESS and REFUND bills hold their own rows', async () => {
  expect(rows(await download(`/v3/bill/tradebill?bill_date=${DAY}&bill_type=SUCCESS`))).toHaveLength(nos.length);
  expect(rows(await download(`/v3/bill/tradebill?bill_date=${DAY}&bill_type=REFUND`))).toHaveLength(1);
});

test('GZIP: the hash is over the plain file', async () => {
  const { json } = await get(`/v3/bill/tradebill?bill_date=${DAY}&tar_type=GZIP`);
  const packed = await bytes(new URL(String(json.download_url)));
  expect(createHash('sha1').update(gunzipSync(packed)).digest('hex')).toBe(json.hash_value);
});

test('the fund flow balances', async () => {
  const text = await download(`/v3/bill/fundflowbill?bill_date=${DAY}&account_type=BASIC`);
  const flows = rows(text);
  const cents = (value: string | undefined): number => Math.round(Number(value) * 100);
  const sum = flows.reduce((total, flow) => total + (flow.收支类型 === '收入' ? 1 : -1) * cents(flow['收支金额(元)']), 0);
  expect(sum).toBe(12_800 + 990 - 2800 - 77 - 6 + 17);
  expect((await get(`/v3/bill/fundflowbill?bill_date=${DAY}&account_type=FEES`)).json.code).toBe('NO_STATEMENT_EXIST');
});

test('the fund flow names WeChat’s numbers, and goes on where the day before ended', async () => {
  sandbox.orders.importPaid([{ out_trade_no: 'BILL0000', total: 1_000, openid: 'oPast', success_time: '2026-03-03T09:00:00+08:00' }]);
  const [first] = rows(await download('/v3/bill/fundflowbill?bill_date=2026-03-03'));
  expect(first).toMatchObject({
    业务类型: '交易',
    微信支付业务单号: sandbox.orders.get('BILL0000')?.transactionId,
    '账户结余(元)': '10010.00',
  });
  const flows = rows(await download(`/v3/bill/fundflowbill?bill_date=${DAY}`));
  expect(flows[0]?.['账户结余(元)']).toBe('10137.94'); // 10009.94 and 128.00
  expect(flows.find((flow) => flow.业务类型 === '退款')?.微信支付业务单号).toBe(sandbox.refunds.get('BILLR1')?.refundId);
});

test('differences of the fund flow, and files that are broken', async () => {
  sandbox.bills.differ(DAY, {
    flow: {
      missing: ['BILL0002'],
      fees: { BILL0001: 80 },
      extra: [
        { number: 'W1', fen: -50_000 },
        { number: 'O1', fen: 700, account: 'OPERATION' },
      ],
    },
  });
  const flows = rows(await download(`/v3/bill/fundflowbill?bill_date=${DAY}`));
  expect(flows.map((flow) => [flow.业务类型, flow.收支类型, flow['收支金额(元)']])).toEqual([
    ['交易', '收入', '128.00'],
    ['扣除交易手续费', '支出', '0.80'],
    ['退款', '支出', '28.00'],
    ['扣除交易手续费', '收入', '0.17'],
    ['提现', '支出', '500.00'],
  ]);
  expect(rows(await download(`/v3/bill/fundflowbill?bill_date=${DAY}&account_type=OPERATION`))).toHaveLength(1);
  sandbox.bills.differ(DAY, { broken: 'wrong-hash', flow: { broken: 'wrong-header' } });
  const { json } = await get(`/v3/bill/tradebill?bill_date=${DAY}`);
  expect(
    createHash('sha1')
      .update(await bytes(new URL(String(json.download_url))))
      .digest('hex'),
  ).not.toBe(json.hash_value);
  expect(await download(`/v3/bill/fundflowbill?bill_date=${DAY}`)).not.toContain('收支金额(元)');
  sandbox.bills.differ(DAY, {});
});

test('differences on demand: missing, extra, another amount', async () => {
  sandbox.bills.differ(DAY, { missing: ['BILL0002'], extra: [{ out_trade_no: 'GHOST001', total: 500 }], amounts: { BILL0001: 12_900 } });
  const found = rows(await download(`/v3/bill/tradebill?bill_date=${DAY}&bill_type=SUCCESS`));
  expect(found.map((row) => [row.商户订单号, row.订单金额])).toEqual([
    ['BILL0001', '129.00'],
    ['GHOST001', '5.00'],
  ]);
});

test('a download address lives five minutes', async () => {
  const { json } = await get(`/v3/bill/tradebill?bill_date=${DAY}`);
  const url = new URL(String(json.download_url));
  shift.now += 301_000;
  expect((await get(url.pathname + url.search)).json.code).toBe('INVALID_REQUEST');
});
