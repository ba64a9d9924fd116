import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { FaultKind } from '../../../scripts/sandbox/faults.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { alertsAbout, announced, newPayable, ownPayables, payFor, paymentRows } from '../../factories/payments.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
});
afterAll(() => shop.stop());
beforeEach(() => shop.sandbox.faults.clear());

const NOTIFY = '/api/payments/wechat/notify';
const notificationOf = (no: string) => shop.sandbox.notifications.list().find((one) => one.subject === no);
const firstAttempt = (no: string) => eventually('the notification was sent', async () => notificationOf(no)?.attempts[0]);

test.each<FaultKind>(['notify-bad-signature', 'notify-signtest', 'notify-stale', 'notify-unknown-serial'])(
  '%s: not believed, and answered as a failure',
  async (kind) => {
    const order = await newPayable(shop);
    shop.sandbox.faults.add({ kind });
    const { no } = await payFor(shop, order);
    expect(await firstAttempt(no)).toMatchObject({ status: 401 });
    expect((await paymentRows(shop, order.ref.no))[0]).toMatchObject({ status: 'open', transaction_id: null });
    expect((await shop.sandbox.notifications.resend(String(notificationOf(no)?.id))).status).toBe(204);
    expect((await paymentRows(shop, order.ref.no))[0]?.status).toBe('succeeded');
  },
);

test('an altered ciphertext fails its tag', async () => {
  const order = await newPayable(shop);
  shop.sandbox.faults.add({ kind: 'notify-altered-ciphertext' });
  const { no } = await payFor(shop, order);
  expect(await firstAttempt(no)).toMatchObject({ status: 400 });
  expect((await paymentRows(shop, order.ref.no))[0]?.status).toBe('open');
});

test.each<FaultKind>(['notify-empty-associated-data', 'notify-no-associated-data'])('%s is read all the same', async (kind) => {
  const order = await newPayable(shop);
  shop.sandbox.faults.add({ kind });
  const { no } = await payFor(shop, order);
  expect(await firstAttempt(no)).toMatchObject({ status: 204 });
  expect((await paymentRows(shop, order.ref.no))[0]?.status).toBe('succeeded');
});

test.each<[FaultKind, string]>([
  ['notify-wrong-amount', '金额不符'],
  ['notify-wrong-mchid', '商户号不符'],
  ['notify-wrong-appid', 'AppID 不符'],
])('%s: never paid, kept as an alert that staff see', async (kind, reason) => {
  const order = await newPayable(shop);
  shop.sandbox.faults.add({ kind });
  const { no } = await payFor(shop, order);
  expect(await firstAttempt(no)).toMatchObject({ status: 400 });
  expect((await paymentRows(shop, order.ref.no))[0]?.status).toBe('open');
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toEqual([]);
  expect(await alertsAbout(shop, no)).toEqual([{ reason, seen: 1 }]);

  const staff = shop.api(await signInStaff(shop, ['reconcile.view', 'reconcile.run']));
  const seen = (await staff(paymentRoutes.differences, { open: true })).items.find((one) => one.no === no);
  expect(seen).toMatchObject({ what: 'payment', resolved: false, thereState: reason });
  const { openTroubles } = await import('../../../server/src/modules/payments/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const before = (await withEm(openTroubles)).alerts;
  expect(await staff(paymentRoutes.resolve, { id: String(seen?.id), note: '测试所致' })).toMatchObject({
    resolved: true,
    note: '测试所致',
  });
  expect((await withEm(openTroubles)).alerts).toBe(before - 1);
});

test('a recorded message played again an hour later is refused', async () => {
  const order = await newPayable(shop);
  shop.sandbox.faults.add({ kind: 'notify-replay' });
  const { no } = await payFor(shop, order);
  const attempts = await eventually('both were sent', async () =>
    notificationOf(no)?.attempts.length === 2 ? notificationOf(no)?.attempts : null,
  );
  expect(attempts.map((attempt) => attempt.status)).toEqual([204, 401]);
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toHaveLength(1);
});

test('money with a coupon of WeChat is the whole amount', async () => {
  const order = await newPayable(shop);
  const { wechat } = await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  if (wechat) shop.sandbox.payer.pay(wechat, { coupon: 500 });
  await eventually('paid', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded');
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toEqual([expect.objectContaining({ paid: 12_800 })]);
});

test('a number that nobody knows is kept as an alert', async () => {
  const order = await newPayable(shop);
  const { wechat } = await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  const no = String((await paymentRows(shop, order.ref.no))[0]?.no);
  shop.sandbox.faults.add({ kind: 'notify-hold', on: no });
  if (wechat) shop.sandbox.payer.pay(wechat);
  await eventually('WeChat holds it back', async () => notificationOf(no)?.state === 'held');
  await shop.db.connection.query('delete from payments where no = ?', [no]);
  await shop.sandbox.notifications.release();
  const alerts = await eventually('an alert', async () => {
    const found = await alertsAbout(shop, no);
    return found.length > 0 && found;
  });
  expect(alerts).toEqual([expect.objectContaining({ reason: '收到不认识的支付单号的款项' })]);
});

test('strangers are refused: no headers, too long, no JSON', async () => {
  expect(await shop.http('POST', NOTIFY, { body: {} })).toMatchObject({ status: 401, body: { code: 'FAIL' } });
  expect(await shop.http('POST', NOTIFY, { body: { filler: 'x'.repeat(70_000) } })).toMatchObject({ status: 413, body: { code: 'FAIL' } });
  expect((await shop.http('POST', NOTIFY, { rawBody: '{', headers: { 'content-type': 'application/json' } })).status).toBe(400);
  expect((await shop.http('GET', NOTIFY)).status).toBe(405);
});
