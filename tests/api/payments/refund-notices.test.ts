import type { FaultKind } from '../../../scripts/sandbox/faults.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  alertsAbout,
  announced,
  giveBalance,
  newPayable,
  ownPayables,
  paymentRows,
  payFor,
  refundOf,
  refundRows,
  stepRefund,
} from '../../factories/payments.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 30, refundIntervalMs: 0 });
});

/** A refund of a payment that the balance paid in part. */
const refunding = async () => {
  const order = await newPayable(shop);
  await giveBalance(order.customer.id, 800);
  await payFor(shop, order, true);
  const row = await eventually('paid', async () => (await paymentRows(shop, order.ref.no)).find((one) => one.status === 'succeeded'));
  const { refundId, balancePart, channelPart } = await refundOf(row.id, 6_400, `notice:${row.id}`);
  expect([balancePart, channelPart]).toEqual([400, 6_000]);
  return { no: order.ref.no, refundId, row };
};
const state = async (no: string) => (await refundRows(shop, no))[0];
const reach = (no: string, status: string) =>
  eventually(`the refund is ${status}`, async () => ((await state(no))?.status === status ? state(no) : null));
const noticeOf = (no: string) =>
  eventually('the notification was sent', async () => {
    const one = shop.sandbox.notifications.list().find((each) => each.subject === no);
    return one?.attempts[0] && one;
  });

test.each<[FaultKind, number]>([
  ['notify-bad-signature', 401],
  ['notify-signtest', 401],
  ['notify-stale', 401],
  ['notify-unknown-serial', 401],
  ['notify-altered-ciphertext', 400],
])('%s: not believed; the good one that follows is', async (kind, status) => {
  shop.sandbox.faults.add({ kind, on: 'REFUND.' });
  const { no } = await refunding();
  const refund = await reach(no, 'processing');
  const notice = await noticeOf(refund.no);
  expect(notice.attempts[0]).toMatchObject({ status });
  expect((await state(no))?.status).toBe('processing');
  expect((await shop.sandbox.notifications.resend(notice.id)).status).toBe(204);
  expect((await state(no))?.status).toBe('succeeded');
});

test.each<[FaultKind, string]>([
  ['notify-wrong-amount', '退款金额或支付单不符'],
  ['notify-wrong-mchid', '商户号不符'],
])('%s: settles nothing, kept as an alert', async (kind, reason) => {
  shop.sandbox.faults.add({ kind, on: 'REFUND.' });
  const { no } = await refunding();
  const refund = await reach(no, 'processing');
  await eventually('the alert', async () => (await alertsAbout(shop, refund.no))[0]?.reason === reason);
  expect((await state(no))?.status).toBe('processing');
});

test('five copies at once, and again afterwards: counted, booked and announced once', async () => {
  shop.sandbox.faults.add({ kind: 'notify-duplicate', on: 'REFUND.', copies: 5 });
  const { no, row } = await refunding();
  const refund = await reach(no, 'succeeded');
  const notice = await noticeOf(refund.no);
  await Promise.all(Array.from({ length: 5 }, () => shop.sandbox.notifications.resend(notice.id)));
  expect((await paymentRows(shop, no))[0]).toMatchObject({ refunded: 6_400, refunding: 0 });
  expect(await announced(shop, 'refund.succeeded', no)).toHaveLength(1);
  const [booked] = await shop.db.connection.query('select count(*) as n from ledger_transactions where reference = ?', [
    `refund:${refund.id}:done`,
  ]);
  expect(booked).toEqual([{ n: 1 }]);
  expect(row.amount).toBe(12_800);
});

test('the news of the end overtakes the reply to the request', async () => {
  shop.sandbox.settings.refundAfterMs = 0;
  shop.sandbox.faults.add({ kind: 'delay', on: 'POST /v3/refund', ms: 400 });
  const { no } = await refunding();
  await reach(no, 'succeeded');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect((await state(no))?.status).toBe('succeeded');
  expect(await announced(shop, 'refund.succeeded', no)).toHaveLength(1);
});

test('an old failure that comes after the success changes nothing', async () => {
  shop.sandbox.faults.add({ kind: 'refund-abnormal' });
  const { no, refundId } = await refunding();
  const refund = await reach(no, 'abnormal');
  const notice = await noticeOf(refund.no);
  const there = shop.sandbox.refunds.get(refund.no);
  Object.assign(there ?? {}, { status: 'SUCCESS', successAt: Date.now() });
  await shop.db.connection.query("update refunds set status = 'processing', next_try_at = utc_timestamp(3) where id = ?", [refundId]);
  await stepRefund(shop, refundId);
  await reach(no, 'succeeded');
  expect((await shop.sandbox.notifications.resend(notice.id)).status).toBe(204);
  expect((await state(no))?.status).toBe('succeeded');
  expect(await announced(shop, 'refund.succeeded', no)).toHaveLength(1);
});
