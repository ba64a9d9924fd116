import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { newNo, order, payCall, prepay, replySigned, wechatCall } from './merchant.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

/** Prepays under a fault; tells whether the order came to be. */
async function under(fault: Parameters<Sandbox['faults']['add']>[0]) {
  sandbox.faults.add(fault);
  const no = newNo();
  const reply = await prepay(sandbox, order(sandbox, { out_trade_no: no })).catch((error: Error) => error);
  return { reply, exists: sandbox.orders.get(no) !== undefined };
}

test.each(['bad-signature', 'signtest', 'unknown-serial', 'unsigned'] as const)(
  '%s: a 200 whose signature must not be believed',
  async (kind) => {
    const { reply, exists } = await under({ kind });
    expect(reply).toMatchObject({ status: 200, signed: false });
    expect(exists).toBe(true);
  },
);

test('stale-timestamp: a good signature over an old moment', async () => {
  const { reply } = await under({ kind: 'stale-timestamp' });
  if (reply instanceof Error) throw reply;
  expect(Number(reply.headers.get('wechatpay-timestamp'))).toBeLessThan(Date.now() / 1000 - 3000);
  expect(replySigned(sandbox, reply.headers, reply.text)).toBe(true);
});

test.each([
  ['system-error', 500, 'SYSTEM_ERROR', false],
  ['system-error-after', 500, 'SYSTEM_ERROR', true],
  ['rate-limit', 429, 'FREQUENCY_LIMITED', false],
  ['unavailable', 503, 'SERVICE_UNAVAILABLE', false],
] as const)('%s: %i %s', async (kind, status, code, effect) => {
  const { reply, exists } = await under({ kind });
  expect(reply).toMatchObject({ status, json: { code } });
  expect(exists).toBe(effect);
});

test('accepted: 202, signed, without effect', async () => {
  const { reply, exists } = await under({ kind: 'accepted' });
  expect(reply).toMatchObject({ status: 202, signed: true });
  expect(exists).toBe(false);
});

test('empty-404', async () => {
  expect((await under({ kind: 'empty-404' })).reply).toMatchObject({ status: 404, text: '' });
});

test.each([
  ['reset', false],
  ['reset-after', true],
] as const)('%s: the connection dies', async (kind, effect) => {
  const { reply, exists } = await under({ kind });
  expect(reply).toBeInstanceOf(Error);
  expect(exists).toBe(effect);
});

test.each([
  ['timeout', false],
  ['timeout-after', true],
] as const)('%s: no answer comes', async (kind, effect) => {
  const started = Date.now();
  const { reply, exists } = await under({ kind, ms: 300 });
  expect(reply).toBeInstanceOf(Error);
  expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  expect(exists).toBe(effect);
});

test('slow-body: headers at once, the rest later, all of it good', async () => {
  const started = Date.now();
  const { reply } = await under({ kind: 'slow-body', ms: 300 });
  expect(reply).toMatchObject({ status: 200, signed: true });
  expect(Date.now() - started).toBeGreaterThanOrEqual(290);
});

test('pay-error: any refusal one wants', async () => {
  const { reply } = await under({ kind: 'pay-error', status: 403, code: 'NO_AUTH', message: '商户无权限' });
  expect(reply).toMatchObject({ status: 403, json: { code: 'NO_AUTH', message: '商户无权限' } });
});

test('a fault keeps to its path and to its count', async () => {
  sandbox.faults.add({ kind: 'rate-limit', on: 'POST /v3/refund', times: 2 });
  expect((await prepay(sandbox, order(sandbox))).status).toBe(200);
  const refund = () => payCall(sandbox, 'POST', '/v3/refund/domestic/refunds', {});
  expect([(await refund()).status, (await refund()).status, (await refund()).status]).toEqual([429, 429, 400]);
  expect(sandbox.faults.list()).toEqual([]);
});

test('a request that is not signed well does not get as far as a fault', async () => {
  const { reply } = await under({ kind: 'delay', ms: 0 });
  expect(reply).toMatchObject({ status: 200 });
  sandbox.faults.add({ kind: 'timeout-after' });
  expect((await payCall(sandbox, 'GET', '/v3/certificates', undefined, { mchid: '1' })).status).toBe(401);
});

test('the mini-program API has faults of its own: errcode, system-error, rate-limit, revoked tokens', async () => {
  const path = '/wxa/sec/order/is_trade_managed';
  const ask = () => wechatCall(sandbox, path, { appid: sandbox.appId });
  sandbox.faults.add({ kind: 'errcode', errcode: 48001, errmsg: 'api unauthorized', on: path });
  sandbox.faults.add({ kind: 'system-error', on: path });
  sandbox.faults.add({ kind: 'rate-limit', on: path });
  expect([(await ask()).errcode, (await ask()).errcode, (await ask()).errcode, (await ask()).errcode]).toEqual([48001, -1, 45011, 0]);
});
