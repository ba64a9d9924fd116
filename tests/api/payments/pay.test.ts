import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { announced, newPayable, ownPayables, payFor, paymentRows } from '../../factories/payments.ts';
import { newCustomer } from '../../factories/customers.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
});
afterAll(() => shop.stop());
beforeEach(() => shop.sandbox.faults.clear());

test('a payment begins, is paid, and is announced once', async () => {
  const order = await newPayable(shop);
  const { no, transactionId } = await payFor(shop, order);
  await eventually('the payment succeeded', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded');
  const [row] = await paymentRows(shop, order.ref.no);
  expect(row).toMatchObject({ no, transaction_id: transactionId, amount: 12_800, channel: 'wechat' });
  const events = await announced(shop, 'payment.succeeded', order.ref.no);
  expect(events).toEqual([expect.objectContaining({ kind: 'order', no: order.ref.no, paid: 12_800, transactionId })]);
  expect(await shop.api(order.customer.token)(paymentRoutes.state, order.ref)).toMatchObject({
    state: 'paid',
    amount: 12_800,
    balanceUsed: 0,
  });
  expect(shop.sandbox.orders.get(no)?.description).toBe('手冲咖啡壶 等 2 件');
});

test('beginning again gives the same WeChat order', async () => {
  const order = await newPayable(shop);
  const api = shop.api(order.customer.token);
  const first = await api(paymentRoutes.prepay, order.ref);
  const second = await api(paymentRoutes.prepay, order.ref);
  expect(second.wechat?.package).toBe(first.wechat?.package);
  expect(second.wechat?.nonceStr).not.toBe(first.wechat?.nonceStr);
  expect(await paymentRows(shop, order.ref.no)).toHaveLength(1);
});

test('when the id has run out, WeChat is given the very same order again', async () => {
  const order = await newPayable(shop, { payBefore: new Date(Date.now() + 5 * 3_600_000) });
  const api = shop.api(order.customer.token);
  await api(paymentRoutes.prepay, order.ref);
  const [before] = await paymentRows(shop, order.ref.no);
  await shop.db.connection.query('update payments set prepay_at = utc_timestamp(3) - interval 11 hour where id = ?', [before?.id]);
  // What has changed in the meantime must not show: WeChat would refuse it.
  Object.assign(order.thing, { description: '改了名字', payBefore: new Date(Date.now() + 6 * 3_600_000) });
  const { wechat } = await api(paymentRoutes.prepay, order.ref);
  expect(await paymentRows(shop, order.ref.no)).toEqual([expect.objectContaining({ no: before?.no, status: 'open' })]);
  expect(
    shop.sandbox.journal().filter((entry) => entry.title.includes('jsapi') && JSON.stringify(entry).includes(String(before?.no))),
  ).toHaveLength(2);
  expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
});

test('twenty taps at once make one WeChat order', async () => {
  const order = await newPayable(shop);
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.api(order.customer.token)(paymentRoutes.prepay, order.ref)));
  expect(new Set(answers.map((answer) => answer.wechat?.package)).size).toBe(1);
  expect(await paymentRows(shop, order.ref.no)).toHaveLength(1);
});

test('when the price changed, the old WeChat order is closed before the new one is made', async () => {
  const order = await newPayable(shop);
  const api = shop.api(order.customer.token);
  const old = await api(paymentRoutes.prepay, order.ref);
  order.thing.amount = 9_900;
  const fresh = await api(paymentRoutes.prepay, order.ref);
  expect(fresh.amount).toBe(9_900);
  const [now, before] = await paymentRows(shop, order.ref.no);
  expect([before?.status, now?.status]).toEqual(['closed', 'open']);
  expect(shop.sandbox.orders.get(String(before?.no))?.state).toBe('CLOSED');
  expect(old.wechat && shop.sandbox.payer.pay(old.wechat).result).toBe('fail');
  expect(fresh.wechat && shop.sandbox.payer.pay(fresh.wechat).result).toBe('ok');
});

test('what costs nothing is paid without WeChat, once', async () => {
  const order = await newPayable(shop, { amount: 0 });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      shop
        .api(order.customer.token)(paymentRoutes.prepay, order.ref)
        .catch((error: { code: string }) => error.code),
    ),
  );
  for (const answer of answers) expect(answer === 'already_paid' || (typeof answer === 'object' && answer.paid)).toBe(true);
  expect(await paymentRows(shop, order.ref.no)).toEqual([expect.objectContaining({ status: 'succeeded', channel: 'none', amount: 0 })]);
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toHaveLength(1);
});

test.each([
  ['closed', 'order_closed'],
  ['paid', 'already_paid'],
] as const)('what is %s cannot be paid', async (state, code) => {
  const order = await newPayable(shop, { state });
  await expect(shop.api(order.customer.token)(paymentRoutes.prepay, order.ref)).rejects.toMatchObject({ code });
});

test('nobody pays for another’s order, or learns about it', async () => {
  const order = await newPayable(shop);
  const stranger = await newCustomer(shop);
  await expect(shop.api(stranger.token)(paymentRoutes.prepay, order.ref)).rejects.toMatchObject({ code: 'not_found' });
  await expect(shop.api(stranger.token)(paymentRoutes.state, order.ref)).rejects.toMatchObject({ code: 'not_found' });
});

test('with less than a minute left it is too late', async () => {
  const order = await newPayable(shop, { payBefore: new Date(Date.now() + 50_000) });
  await expect(shop.api(order.customer.token)(paymentRoutes.prepay, order.ref)).rejects.toMatchObject({ code: 'order_closed' });
});

test('a paid one is not begun again, even before its owner knows', async () => {
  const order = await newPayable(shop);
  await payFor(shop, order);
  await eventually('paid', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded');
  await expect(shop.api(order.customer.token)(paymentRoutes.prepay, order.ref)).rejects.toMatchObject({ code: 'already_paid' });
});

test('the phone comes back before the notification: WeChat is asked', async () => {
  shop.sandbox.faults.add({ kind: 'notify-hold' });
  const order = await newPayable(shop);
  const { wechat } = await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  expect(await shop.api(order.customer.token)(paymentRoutes.state, order.ref)).toMatchObject({ state: 'unpaid' });
  if (wechat) shop.sandbox.payer.pay(wechat);
  await eventually(
    'the state is paid',
    async () => (await shop.api(order.customer.token)(paymentRoutes.state, order.ref)).state === 'paid',
    8_000,
  );
  await shop.sandbox.notifications.release();
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toHaveLength(1);
});

test('a lost notification is made good by asking', async () => {
  shop.sandbox.faults.add({ kind: 'notify-drop' });
  const order = await newPayable(shop);
  await payFor(shop, order);
  await eventually('asked after five seconds', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded', 12_000);
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toHaveLength(1);
});

test.each([
  ['', '/api/payments/wechat/notify'],
  ['https://pay.example.com', 'https://pay.example.com/api/payments/wechat/notify'],
  ['https://pay.example.com/', 'https://pay.example.com/api/payments/wechat/notify'],
  ['https://pay.example.com/wechat-says', 'https://pay.example.com/wechat-says'],
])('WXPAY_NOTIFY_URL=%s: WeChat posts to %s', async (given, wanted) => {
  const { setEnv } = await import('../../../server/src/env.ts');
  const { notifyUrl } = await import('../../../server/src/modules/payments/notify-url.ts');
  setEnv({ ...process.env, WXPAY_NOTIFY_URL: given });
  expect(notifyUrl()).toBe(given === '' ? `${shop.url}${wanted}` : wanted);
  setEnv(process.env);
});
