import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { newNo, order, payCall, payParams, prepay } from './merchant.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const iso = (ms: number): string => `${new Date(ms + 8 * 3600_000).toISOString().slice(0, 19)}+08:00`;

const bad: [name: string, changes: () => Record<string, unknown>, code?: string][] = [
  ['a foreign appid', () => ({ appid: 'wx0000000000000000' }), 'APPID_MCHID_NOT_MATCH'],
  ['a foreign mchid', () => ({ mchid: '1600000000' }), 'MCH_NOT_EXISTS'],
  ['no description', () => ({ description: undefined })],
  ['a description of 128 characters', () => ({ description: '长'.repeat(128) })],
  ['an emoji in the description', () => ({ description: '咖啡☕️🎁' })],
  ['an order number of five characters', () => ({ out_trade_no: 'A1234' })],
  ['an order number of 33 characters', () => ({ out_trade_no: 'A'.repeat(33) })],
  ['a dot in the order number', () => ({ out_trade_no: 'A12345.6' })],
  ['a numeric order number', () => ({ out_trade_no: 12345678 })],
  ['an amount as text', () => ({ amount: { total: '100' } })],
  ['an amount with decimals', () => ({ amount: { total: 1.5 } })],
  ['an amount of nothing', () => ({ amount: { total: 0 } })],
  ['a negative amount', () => ({ amount: { total: -1 } })],
  ['another currency', () => ({ amount: { total: 1, currency: 'USD' } })],
  ['no payer', () => ({ payer: {} })],
  ['an unknown openid', () => ({ payer: { openid: `o${'x'.repeat(27)}` } })],
  ['a plain http notify_url', () => ({ notify_url: 'http://shop.example.com/notify' })],
  ['a notify_url with a query', () => ({ notify_url: 'https://shop.example.com/notify?a=1' })],
  ['a notify_url of 256 characters', () => ({ notify_url: `https://shop.example.com/${'n'.repeat(231)}` })],
  ['a notify_url that is none', () => ({ notify_url: 'notify' })],
  ['a time_expire without offset', () => ({ time_expire: '2099-01-01T00:00:00' })],
  ['a time_expire in 30 seconds', () => ({ time_expire: iso(Date.now() + 30_000) })],
  ['a time_expire in 8 days', () => ({ time_expire: iso(Date.now() + 8 * 86400_000) })],
  ['an attach of 129 characters', () => ({ attach: 'a'.repeat(129) })],
  ['goods without quantity', () => ({ detail: { goods_detail: [{ merchant_goods_id: '1', unit_price: 1 }] } })],
];

describe('下单 refuses', () => {
  test.each(bad)('%s', async (_name, changes, code = 'PARAM_ERROR') => {
    const reply = await prepay(sandbox, order(sandbox, changes()));
    expect([reply.status, reply.json.code]).toEqual([400, code]);
  });

  test('JSON that is none', async () => {
    const reply = await payCall(sandbox, 'POST', '/v3/pay/transactions/jsapi', '{"appid":');
    expect(reply.json.code).toBe('PARAM_ERROR');
  });

  test('and names the field, its value and the rule', async () => {
    const reply = await prepay(sandbox, order(sandbox, { amount: { total: '100' } }));
    expect(reply.json.detail).toMatchObject({ field: '/amount/total', value: '100', location: 'body' });
  });
});

test('a good order gets a signed prepay_id, also with everything optional', async () => {
  const reply = await prepay(
    sandbox,
    order(sandbox, {
      description: '长'.repeat(127),
      time_expire: iso(Date.now() + 900_000),
      attach: 'a',
      notify_url: 'http://127.0.0.1:9/notify',
      scene_info: { payer_client_ip: '127.0.0.1' },
      detail: { goods_detail: [{ merchant_goods_id: '1', quantity: 1, unit_price: 12800, goods_name: '壶' }] },
      settle_info: { profit_sharing: false },
    }),
  );
  expect([reply.status, reply.signed]).toEqual([200, true]);
  expect(reply.json.prepay_id).toMatch(/^wx\d{8}\w{26}$/);
});

describe('the same number again', () => {
  test('with the same parameters gets the same prepay_id', async () => {
    const body = order(sandbox);
    expect((await prepay(sandbox, body)).json.prepay_id).toBe((await prepay(sandbox, body)).json.prepay_id);
  });

  test('with other parameters is OUT_TRADE_NO_USED', async () => {
    const body = order(sandbox);
    await prepay(sandbox, body);
    const reply = await prepay(sandbox, { ...body, amount: { total: 1 } });
    expect([reply.status, reply.json.code]).toEqual([403, 'OUT_TRADE_NO_USED']);
  });

  test('is ORDERPAID when paid and ORDER_CLOSED when closed', async () => {
    const body = order(sandbox);
    await prepay(sandbox, body);
    sandbox.payer.payOrder(String(body.out_trade_no));
    expect((await prepay(sandbox, body)).json.code).toBe('ORDERPAID');
    const other = order(sandbox);
    await prepay(sandbox, other);
    const close = `/v3/pay/transactions/out-trade-no/${String(other.out_trade_no)}/close`;
    expect((await payCall(sandbox, 'POST', close, { mchid: sandbox.mchId })).status).toBe(204);
    expect((await prepay(sandbox, other)).json.code).toBe('ORDER_CLOSED');
  });
});

test('a prepay_id lives two hours; the same order then gets a new one', async () => {
  const own = await createSandbox();
  try {
    const body = order(own);
    const first = String((await prepay(own, body)).json.prepay_id);
    await own.clock.advance(2 * 3600_000);
    expect(own.payer.pay(payParams(own, first))).toMatchObject({ result: 'fail', message: expect.stringContaining('已过期') });
    const second = String((await prepay(own, body)).json.prepay_id);
    expect(second).not.toBe(first);
    expect(own.payer.pay(payParams(own, first)).result).toBe('fail');
    expect(own.payer.pay(payParams(own, second)).result).toBe('ok');
  } finally {
    await own.close();
  }
});

test('an order past its time_expire is closed', async () => {
  const own = await createSandbox();
  try {
    const no = newNo();
    const reply = await prepay(own, order(own, { out_trade_no: no, time_expire: iso(Date.now() + 120_000) }));
    await own.clock.advance(121_000);
    expect(own.payer.pay(payParams(own, String(reply.json.prepay_id)))).toMatchObject({ result: 'fail' });
    const query = await payCall(own, 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${own.mchId}`);
    expect(query.json.trade_state).toBe('CLOSED');
  } finally {
    await own.close();
  }
});
