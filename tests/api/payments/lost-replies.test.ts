import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { FaultKind } from '../../../scripts/sandbox/faults.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announced, inServer, newPayable, ownPayables, paymentRows, payFor } from '../../factories/payments.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
});
afterAll(() => shop.stop());
beforeEach(() => shop.sandbox.faults.clear());

const JSAPI = '/v3/pay/transactions/jsapi';
const close = (no: string) =>
  inServer(async () => (await import('../../../server/src/modules/payments/index.ts')).closePayments('order', no));

test.each<FaultKind>([
  'system-error',
  'system-error-after',
  'unavailable',
  'accepted',
  'rate-limit',
  'reset',
  'reset-after',
  'bad-signature',
  'signtest',
  'stale-timestamp',
  'unknown-serial',
  'unsigned',
  'empty-404',
])('prepay meets %s: a plain refusal, and the next try is the same WeChat order', async (kind) => {
  const order = await newPayable(shop);
  const api = shop.api(order.customer.token);
  shop.sandbox.faults.add({ kind, on: JSAPI });
  await expect(api(paymentRoutes.prepay, order.ref)).rejects.toMatchObject({ code: 'payment_failed', status: 502 });
  const { wechat } = await api(paymentRoutes.prepay, order.ref);
  expect(await paymentRows(shop, order.ref.no)).toHaveLength(1);
  expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
});

test.each<FaultKind>(['timeout-after', 'slow-body'])(
  '%s is given up after ten seconds; the order is not made twice',
  { timeout: 40_000 },
  async (kind) => {
    const order = await newPayable(shop);
    const api = shop.api(order.customer.token);
    shop.sandbox.faults.add({ kind, on: JSAPI });
    const started = Date.now();
    await expect(api(paymentRoutes.prepay, order.ref)).rejects.toMatchObject({ code: 'payment_failed' });
    expect(Date.now() - started).toBeLessThan(13_000);
    const { wechat } = await api(paymentRoutes.prepay, order.ref);
    expect(await paymentRows(shop, order.ref.no)).toHaveLength(1);
    expect(wechat?.package).toBe(`prepay_id=${shop.sandbox.orders.get(String((await paymentRows(shop, order.ref.no))[0]?.no))?.prepayId}`);
  },
);

test('a refused order is not retried under another number', async () => {
  const order = await newPayable(shop);
  shop.sandbox.faults.add({ kind: 'pay-error', on: JSAPI, status: 403, code: 'NO_AUTH', message: '商户无权限' });
  await expect(shop.api(order.customer.token)(paymentRoutes.prepay, order.ref)).rejects.toMatchObject({
    code: 'payment_failed',
    message: expect.not.stringContaining('NO_AUTH'),
  });
  expect(await paymentRows(shop, order.ref.no)).toHaveLength(1);
});

test('an order that WeChat has closed is followed by a new number', async () => {
  const order = await newPayable(shop);
  const api = shop.api(order.customer.token);
  shop.sandbox.faults.add({ kind: 'pay-error', on: JSAPI, status: 400, code: 'ORDER_CLOSED', message: '该订单已关闭' });
  const { wechat } = await api(paymentRoutes.prepay, order.ref);
  const rows = await paymentRows(shop, order.ref.no);
  expect(rows.map((row) => row.status)).toEqual(['open', 'closed']);
  expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
});

test('closing: nothing open costs no call; an open one is closed there and here', async () => {
  const calls = () => shop.sandbox.journal().filter((entry) => entry.kind === 'request').length;
  const order = await newPayable(shop);
  const before = calls();
  expect(await close(order.ref.no)).toBe('closed');
  expect(calls()).toBe(before);
  await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  expect(await close(order.ref.no)).toBe('closed');
  const [row] = await paymentRows(shop, order.ref.no);
  expect(row?.status).toBe('closed');
  expect(shop.sandbox.orders.get(String(row?.no))?.state).toBe('CLOSED');
});

test('closing what was paid meanwhile settles it', async () => {
  const order = await newPayable(shop);
  shop.sandbox.faults.add({ kind: 'notify-drop' });
  await payFor(shop, order);
  expect(await close(order.ref.no)).toBe('paid');
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toHaveLength(1);
  expect(await close(order.ref.no)).toBe('paid');
});

test('paid between the question and the closing: WeChat says ORDERPAID', async () => {
  const order = await newPayable(shop);
  const { wechat } = await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  const no = String((await paymentRows(shop, order.ref.no))[0]?.no);
  shop.sandbox.faults.add({ kind: 'notify-drop' });
  shop.sandbox.faults.add({ kind: 'delay', on: `POST /v3/pay/transactions/out-trade-no/${no}/close`, ms: 600 });
  const closing = close(order.ref.no);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
  expect(await closing).toBe('paid');
});

test.each<FaultKind>(['reset-after', 'system-error-after', 'bad-signature'])('closing meets %s: asked again, and closed', async (kind) => {
  const order = await newPayable(shop);
  await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  const no = String((await paymentRows(shop, order.ref.no))[0]?.no);
  shop.sandbox.faults.add({ kind, on: `POST /v3/pay/transactions/out-trade-no/${no}/close` });
  expect(await close(order.ref.no)).toBe('closed');
});

test('WeChat cannot be reached: nothing is closed', async () => {
  const order = await newPayable(shop);
  await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  shop.sandbox.faults.add({ kind: 'unavailable', on: '/v3/pay', times: 20 });
  await expect(close(order.ref.no)).rejects.toMatchObject({ code: 'unavailable' });
  expect((await paymentRows(shop, order.ref.no))[0]?.status).toBe('open');
});

test('money for a payment that was closed here still counts, and is announced as late', async () => {
  const order = await newPayable(shop);
  await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  const no = String((await paymentRows(shop, order.ref.no))[0]?.no);
  expect(await close(order.ref.no)).toBe('closed');
  expect(shop.sandbox.payer.payOrder(no, { inFlight: true }).result).toBe('ok');
  await eventually('it succeeded', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded');
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toHaveLength(1);
  expect(await announced(shop, 'payment.late', order.ref.no)).toHaveLength(1);
});
