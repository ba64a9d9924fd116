import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { order, paid, payCall, payParams, prepay } from './merchant.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const query = (no: string) => payCall(sandbox, 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${sandbox.mchId}`);
const close = (no: string) => payCall(sandbox, 'POST', `/v3/pay/transactions/out-trade-no/${no}/close`, { mchid: sandbox.mchId });

test('an unpaid order has no transaction_id; a paid one is found by both numbers', async () => {
  const body = order(sandbox, { attach: 'cart-1' });
  await prepay(sandbox, body);
  const before = await query(String(body.out_trade_no));
  expect(before.json).toMatchObject({ trade_state: 'NOTPAY', attach: 'cart-1' });
  expect(before.json).not.toHaveProperty('transaction_id');
  sandbox.payer.payOrder(String(body.out_trade_no));
  const after = await query(String(body.out_trade_no));
  expect(after.json).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'JSAPI', amount: { total: 12_800, payer_total: 12_800 } });
  expect(after.json.transaction_id).toMatch(/^4200\d{24}$/);
  const byId = await payCall(sandbox, 'GET', `/v3/pay/transactions/id/${String(after.json.transaction_id)}?mchid=${sandbox.mchId}`);
  expect(byId.text).toBe(after.text);
});

test('a query without mchid is PARAM_ERROR', async () => {
  const { no } = await paid(sandbox);
  expect((await payCall(sandbox, 'GET', `/v3/pay/transactions/out-trade-no/${no}`)).json.code).toBe('PARAM_ERROR');
});

test('close answers a signed 204, may be repeated, and is ORDERPAID once paid', async () => {
  const body = order(sandbox);
  await prepay(sandbox, body);
  const no = String(body.out_trade_no);
  const first = await close(no);
  expect([first.status, first.text, first.signed]).toEqual([204, '', true]);
  expect((await close(no)).status).toBe(204);
  expect((await query(no)).json.trade_state).toBe('CLOSED');
  expect((await close((await paid(sandbox)).no)).json.code).toBe('ORDERPAID');
  expect((await close('UNKNOWN1')).json.code).toBe('ORDER_NOT_EXIST');
});

describe('the pay sheet', () => {
  const opened = async () => {
    const body = order(sandbox);
    const { json } = await prepay(sandbox, body);
    return { no: String(body.out_trade_no), params: payParams(sandbox, String(json.prepay_id)) };
  };

  test.each([
    ['a foreign signature', { paySign: Buffer.alloc(256).toString('base64') }],
    ['another nonce', { nonceStr: 'other' }],
    ['milliseconds', { timeStamp: String(Date.now()) }],
    ['MD5', { signType: 'MD5' }],
    ['a bare prepay_id', { package: 'wx2026' }],
    ['another app', { appId: 'wx0000000000000000' }],
  ])('refuses %s', async (_name, change) => {
    const { params } = await opened();
    expect(sandbox.payer.pay({ ...params, ...change })).toMatchObject({ result: 'fail' });
  });

  test('cancel leaves the order payable', async () => {
    const { no, params } = await opened();
    expect(sandbox.payer.cancel(params)).toEqual({ result: 'cancel', message: 'requestPayment:fail cancel' });
    expect((await query(no)).json.trade_state).toBe('NOTPAY');
    expect(sandbox.payer.pay(params).result).toBe('ok');
  });

  test('a refusal of the bank leaves the order payable', async () => {
    const { params } = await opened();
    expect(sandbox.payer.fail(params)).toMatchObject({ result: 'fail', message: expect.stringContaining('余额不足') });
    expect(sandbox.payer.pay(params).result).toBe('ok');
  });

  test('a second tap does not pay twice', async () => {
    const { params } = await opened();
    expect(sandbox.payer.pay(params).result).toBe('ok');
    expect(sandbox.payer.pay(params)).toMatchObject({ result: 'fail', message: expect.stringContaining('已支付') });
  });

  test('a closed order cannot be paid, unless the payment was already in flight', async () => {
    const { no, params } = await opened();
    await close(no);
    expect(sandbox.payer.pay(params).result).toBe('fail');
    expect(sandbox.payer.pay(params, { inFlight: true }).result).toBe('ok');
    expect((await query(no)).json.trade_state).toBe('SUCCESS');
  });

  test('a coupon lowers payer_total and is told as promotion', async () => {
    const { no, params } = await opened();
    sandbox.payer.pay(params, { coupon: 800 });
    expect((await query(no)).json).toMatchObject({ amount: { total: 12_800, payer_total: 12_000 }, promotion_detail: [{ amount: 800 }] });
  });
});

test('paid orders of the past can be brought in, and then queried', async () => {
  const openid = sandbox.people.list()[1]?.openid as string;
  sandbox.orders.importPaid([{ out_trade_no: 'PAST0001', total: 990, openid, success_time: '2026-01-02T10:00:00+08:00' }]);
  expect((await query('PAST0001')).json).toMatchObject({
    trade_state: 'SUCCESS',
    success_time: '2026-01-02T10:00:00+08:00',
    payer: { openid },
  });
});
