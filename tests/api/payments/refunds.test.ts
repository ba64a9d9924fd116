import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import type { FaultKind } from '../../../scripts/sandbox/faults.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  alertsAbout,
  announced,
  newPayable,
  ownPayables,
  paymentRows,
  payFor,
  refundOf,
  refundRows,
  stepRefund,
  type PaymentRecord,
} from '../../factories/payments.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
});
afterAll(() => shop.stop());
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 50, refundIntervalMs: 0 });
});

const REFUNDS = '/v3/refund/domestic/refunds';
const paid = async (): Promise<{ row: PaymentRecord; no: string }> => {
  const order = await newPayable(shop);
  await payFor(shop, order);
  const row = await eventually('paid', async () => {
    const [one] = await paymentRows(shop, order.ref.no);
    return one?.status === 'succeeded' ? one : null;
  });
  return { row, no: order.ref.no };
};
const reach = (no: string, status: string) =>
  eventually(`the refund is ${status}`, async () => (await refundRows(shop, no)).find((row) => row.status === status), 8_000);

test('a refund goes out, arrives, and is counted and announced once', async () => {
  const { row, no } = await paid();
  const { created } = await refundOf(row.id, 5_000, `a:${row.id}`);
  expect(created).toBe(true);
  const refund = await reach(no, 'succeeded');
  expect(shop.sandbox.refunds.get(refund.no)).toMatchObject({ amount: 5_000, status: 'SUCCESS', reason: '测试退款' });
  expect((await paymentRows(shop, no))[0]).toMatchObject({ refunded: 5_000, refunding: 0 });
  expect(await announced(shop, 'refund.succeeded', no)).toEqual([{ refundId: refund.id, kind: 'order', no, amount: 5_000 }]);
});

test('the same key is the same refund', async () => {
  const { row, no } = await paid();
  const first = await refundOf(row.id, 5_000, `b:${row.id}`);
  const second = await refundOf(row.id, 5_000, `b:${row.id}`);
  expect(second).toEqual({ ...first, created: false });
  expect(await refundRows(shop, no)).toHaveLength(1);
});

test('more than was paid cannot be owed', async () => {
  const { row, no } = await paid();
  await refundOf(row.id, 12_000, `c1:${row.id}`);
  await expect(refundOf(row.id, 801, `c2:${row.id}`)).rejects.toMatchObject({ code: 'refund_exceeds' });
  expect(await refundRows(shop, no)).toHaveLength(1);
  await refundOf(row.id, 800, `c3:${row.id}`);
  expect(await refundRows(shop, no)).toHaveLength(2);
});

test.each<FaultKind>(['system-error', 'system-error-after', 'reset', 'reset-after', 'accepted', 'rate-limit', 'bad-signature'])(
  'handing in meets %s: asked first, then the same number',
  async (kind) => {
    const { row, no } = await paid();
    shop.sandbox.faults.add({ kind, on: `POST ${REFUNDS}` });
    const { refundId } = await refundOf(row.id, 5_000, `d:${row.id}`);
    await eventually('tried once', async () =>
      (await refundRows(shop, no))[0]?.failure ? true : (await refundRows(shop, no))[0]?.status === 'succeeded',
    );
    const [before] = await refundRows(shop, no);
    if (before?.status !== 'succeeded') await stepRefund(shop, refundId);
    const refund = await reach(no, 'succeeded');
    expect(refund.no).toBe(before?.no);
    expect(shop.sandbox.orders.get(row.no)?.refunds).toEqual([refund.no]);
    expect(shop.sandbox.orders.get(row.no)?.refunded).toBe(5_000);
  },
);

test('the merchant’s account is empty: tried again later under the same number', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'refund-not-enough' });
  const { refundId } = await refundOf(row.id, 5_000, `e:${row.id}`);
  const waiting = await eventually('it waits', async () => (await refundRows(shop, no)).find((one) => one.failure.includes('余额不足')));
  expect(waiting.status).toBe('waiting');
  await stepRefund(shop, refundId);
  expect((await reach(no, 'succeeded')).no).toBe(waiting.no);
});

test('a lost notification is made good by asking', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'notify-drop', on: 'REFUND.' });
  const { refundId } = await refundOf(row.id, 5_000, `f:${row.id}`);
  await reach(no, 'processing');
  await eventually('WeChat is done', async () =>
    shop.sandbox.orders.get(row.no)?.refunds.every((one) => shop.sandbox.refunds.get(one)?.status === 'SUCCESS'),
  );
  await stepRefund(shop, refundId);
  await reach(no, 'succeeded');
});

test('an abnormal one stops, is announced, and staff set it off again under its number', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'refund-abnormal' });
  await refundOf(row.id, 5_000, `g:${row.id}`);
  const stopped = await reach(no, 'abnormal');
  expect(await announced(shop, 'refund.abnormal', no)).toHaveLength(1);
  expect((await paymentRows(shop, no))[0]).toMatchObject({ refunding: 5_000, refunded: 0 });

  const token = await signInStaff(shop, ['payment.view', 'refund.create', 'audit.view']);
  const staff = shop.api(token);
  const [shown] = (await staff(paymentRoutes.refunds, { no, status: 'abnormal' })).items;
  expect(shown).toMatchObject({
    no: stopped.no,
    payableNo: no,
    moves: ['retry', 'toBankCard'],
    failure: expect.stringContaining('银行卡'),
  });
  await expect(staff(paymentRoutes.retryRefund, { id: String(shown?.id) })).rejects.toMatchObject({ code: 're_password_required' });
  await confirmPassword(shop, token);
  const wechat = shop.sandbox.refunds.get(stopped.no);
  if (wechat) Object.assign(wechat, { status: 'SUCCESS', successAt: Date.now() });
  expect(await staff(paymentRoutes.retryRefund, { id: String(shown?.id) })).toMatchObject({ status: 'waiting' });
  expect((await reach(no, 'succeeded')).no).toBe(stopped.no);
  expect((await staff(auditRoutes.list, {})).items).toContainEqual(expect.objectContaining({ action: 'refund.retry' }));
  await expect(staff(paymentRoutes.retryRefund, { id: String(shown?.id) })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('a number that WeChat closed is followed by a new one, once staff say so; the money stays owed', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'refund-closed' });
  await refundOf(row.id, 5_000, `h:${row.id}`);
  await reach(no, 'closed');
  const [old, again] = await refundRows(shop, no);
  expect([old?.status, again?.status, again?.amount]).toEqual(['closed', 'abnormal', 5_000]);
  expect((await paymentRows(shop, no))[0]).toMatchObject({ refunding: 5_000, refunded: 0 });
  const token = await signInStaff(shop, ['refund.create']);
  await confirmPassword(shop, token);
  await shop.db.connection.query('update payments set refund_turn_at = utc_timestamp(3) - interval 2 minute where id = ?', [row.id]);
  await shop.api(token)(paymentRoutes.retryRefund, { id: String(again?.id) });
  expect((await reach(no, 'succeeded')).no).toBe(again?.no);
});

test('what WeChat will never accept stops for staff', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'pay-error', on: `POST ${REFUNDS}`, status: 403, code: 'NO_AUTH', message: '没有退款权限' });
  await refundOf(row.id, 5_000, `i:${row.id}`);
  expect((await reach(no, 'abnormal')).failure).toContain('没有退款权限');
});

test('two refunds of one payment go out a minute apart', async () => {
  const { row, no } = await paid();
  shop.sandbox.settings.refundIntervalMs = 60_000;
  await refundOf(row.id, 1_000, `j1:${row.id}`);
  await reach(no, 'succeeded');
  const second = await refundOf(row.id, 2_000, `j2:${row.id}`);
  const waiting = await eventually('the second waits', async () =>
    (await refundRows(shop, no)).find((one) => one.id === second.refundId && one.failure.includes('一分钟')),
  );
  expect(waiting.status).toBe('waiting');
  await shop.db.connection.query('update payments set refund_turn_at = utc_timestamp(3) - interval 2 minute where id = ?', [row.id]);
  await shop.sandbox.clock.advance(61_000);
  await stepRefund(shop, second.refundId);
  await eventually('both arrived', async () => (await paymentRows(shop, no))[0]?.refunded === 3_000);
});

test('a notification of another amount settles nothing and is kept', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'notify-wrong-amount', on: 'REFUND.' });
  await refundOf(row.id, 5_000, `k:${row.id}`);
  const refund = await reach(no, 'processing');
  await eventually('the alert', async () => (await alertsAbout(shop, refund.no)).length === 1);
  expect((await refundRows(shop, no))[0]?.status).toBe('processing');
});

test('lists: filters, paging, permissions', async () => {
  const { row, no } = await paid();
  const staff = shop.api(await signInStaff(shop, ['payment.view']));
  expect((await staff(paymentRoutes.list, { no })).items).toEqual([
    expect.objectContaining({ no: row.no, payableNo: no, status: 'succeeded', customerName: expect.any(String) }),
  ]);
  expect((await staff(paymentRoutes.list, { no: String(row.transaction_id) })).items).toHaveLength(1);
  const first = await staff(paymentRoutes.list, { limit: 1 });
  const second = await staff(paymentRoutes.list, { limit: 1, cursor: String(first.next) });
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  const other = shop.api(await signInStaff(shop, ['order.view']));
  await expect(other(paymentRoutes.list, {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(other(paymentRoutes.retryRefund, { id: '1' })).rejects.toMatchObject({ code: 'forbidden' });
});
