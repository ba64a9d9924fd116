import type { Api } from '@huitou/shared-types/client.ts';
import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  alertsAbout,
  announced,
  balanceOfCustomer,
  debitOf,
  newPayable,
  ownPayables,
  paymentRows,
  payFor,
  refundOf,
  refundRows,
  stepRefund,
} from '../../factories/payments.ts';
import { newLocation } from '../../factories/stock.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: Api;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
  const token = await signInStaff(shop, ['payment.view', 'refund.create', 'refund.resolve', 'audit.view']);
  await confirmPassword(shop, token);
  staff = shop.api(token);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});

const REFUNDS = '/v3/refund/domestic/refunds';
const card = { target: 'user_card', bank: 'CMB_DEBIT', account: '6225880212340403', name: '林小雨' } as const;
const proof = { way: 'bank', reference: 'HB20260101', picture: '/files/2026/01/proof.webp', note: '客户要求' } as const;

const paid = async (different: Parameters<typeof newPayable>[1] = {}) => {
  const order = await newPayable(shop, different);
  await payFor(shop, order);
  const row = await eventually('paid', async () => (await paymentRows(shop, order.ref.no)).find((one) => one.status === 'succeeded'));
  return { order, row, no: order.ref.no };
};
const reach = (no: string, status: string) =>
  eventually(`the refund is ${status}`, async () => (await refundRows(shop, no)).find((row) => row.status === status), 8_000);
/** A refund that WeChat took on and could not deliver. */
const stuck = async () => {
  const bought = await paid();
  shop.sandbox.faults.add({ kind: 'refund-abnormal', on: bought.row.no });
  await refundOf(bought.row.id, 5_000, `stuck:${bought.row.id}`);
  const refund = await reach(bought.no, 'abnormal');
  return { ...bought, refund, id: String(refund.id) };
};

test('what could not be delivered goes to a bank card of the customer', async () => {
  const { no, id, order } = await stuck();
  expect(await staff(paymentRoutes.refund, { id })).toMatchObject({
    moves: ['retry', 'toBankCard'],
    expected: expect.stringContaining('商家正在处理'),
  });
  expect(['processing', 'succeeded']).toContain((await staff(paymentRoutes.refundToBankCard, { id, ...card })).status);
  const done = await reach(no, 'succeeded');
  expect(done.way).toBe('bank_card');
  expect(await staff(paymentRoutes.refund, { id })).toMatchObject({
    way: 'bank_card',
    moves: [],
    receivedAccount: 'CMB借记卡0403',
    timeline: expect.arrayContaining([expect.objectContaining({ title: '退至银行卡', note: expect.stringContaining('尾号 0403') })]),
  });
  expect(await shop.api(order.customer.token)(paymentRoutes.myRefund, { id })).toMatchObject({
    status: 'succeeded',
    wayText: 'CMB借记卡0403',
    expected: expect.stringContaining('1–3 个工作日'),
  });
  expect(await announced(shop, 'refund.succeeded', no)).toHaveLength(1);
});

test('the card is kept nowhere', async () => {
  const { id } = await stuck();
  await staff(paymentRoutes.refundToBankCard, { id, ...card, account: '6225889998887776', name: '欧阳保密' });
  const [tables] = await shop.db.connection.query(
    'select table_name as name from information_schema.tables where table_schema = database()',
  );
  for (const { name } of tables as { name: string }[]) {
    const [rows] = await shop.db.connection.query(`select * from \`${name}\``);
    const text = JSON.stringify(rows);
    expect([name, text.includes('6225889998887776'), text.includes('欧阳保密')]).toEqual([name, false, false]);
  }
  expect((await staff(auditRoutes.list, {})).items).toContainEqual(
    expect.objectContaining({ action: 'refund.bank-card', summary: expect.stringContaining('尾号 7776') }),
  );
});

test('a card that WeChat refuses: said in its words, and the refund waits on', async () => {
  const { id, no } = await stuck();
  shop.sandbox.faults.add({ kind: 'pay-error', on: `POST ${REFUNDS}`, status: 400, code: 'PARAM_ERROR', message: '银行卡号与姓名不符' });
  await expect(staff(paymentRoutes.refundToBankCard, { id, ...card })).rejects.toMatchObject({
    code: 'refund_refused',
    message: expect.stringContaining('银行卡号与姓名不符'),
  });
  expect(await reach(no, 'abnormal')).toMatchObject({ card_target: '' });
  await expect(staff(paymentRoutes.refundToBankCard, { id, target: 'user_card' })).rejects.toMatchObject({ code: 'invalid_input' });
  await staff(paymentRoutes.refundToBankCard, { id, ...card });
  await reach(no, 'succeeded');
});

test('the reply is lost: asked about, never refused, never twice', async () => {
  const after = await stuck();
  shop.sandbox.faults.add({ kind: 'reset-after', on: `POST ${REFUNDS}` });
  await staff(paymentRoutes.refundToBankCard, { id: after.id, ...card });
  await reach(after.no, 'succeeded');

  const before = await stuck();
  shop.sandbox.faults.add({ kind: 'reset', on: `POST ${REFUNDS}` });
  expect((await staff(paymentRoutes.refundToBankCard, { id: before.id, ...card })).status).toBe('processing');
  await stepRefund(shop, before.refund.id);
  expect((await refundRows(shop, before.no))[0]?.status).toBe('abnormal');
  await staff(paymentRoutes.refundToBankCard, { id: before.id, ...card });
  await reach(before.no, 'succeeded');
});

test('ten clicks at once are one request', async () => {
  const { id, no, refund } = await stuck();
  const clicks = await Promise.allSettled(Array.from({ length: 10 }, () => staff(paymentRoutes.refundToBankCard, { id, ...card })));
  expect(clicks.filter((click) => click.status === 'fulfilled')).toHaveLength(1);
  await reach(no, 'succeeded');
  const calls = shop.sandbox
    .journal()
    .filter((entry) => entry.kind === 'request' && entry.title.includes(`${String(refund.refund_id)}/apply`));
  expect(calls).toHaveLength(1);
});

test('an old notification of the failure, coming late, does not undo it', async () => {
  const { id, no, refund } = await stuck();
  const notice = shop.sandbox.notifications.list().find((one) => one.subject === refund.no);
  shop.sandbox.faults.add({ kind: 'refund-hold' });
  await staff(paymentRoutes.refundToBankCard, { id, ...card });
  await shop.sandbox.notifications.resend(String(notice?.id));
  expect((await refundRows(shop, no))[0]?.status).toBe('processing');
  shop.sandbox.refunds.end(refund.no, 'SUCCESS');
  await reach(no, 'succeeded');
});

test('back to the shop’s own card: still owed, and handed over by staff with proof', async () => {
  const { id, no, refund, order } = await stuck();
  const [wechat, offline] = [await debitOf(shop, 'clearing:wechat'), await debitOf(shop, 'clearing:offline')];
  await expect(staff(paymentRoutes.offlineRefund, { id, amount: 5_000, ...proof })).rejects.toMatchObject({ code: 'refund_held' });
  await expect(staff(paymentRoutes.refundToBalance, { id })).rejects.toMatchObject({ code: 'refund_held' });
  await staff(paymentRoutes.refundToBankCard, { id, target: 'merchant_card' });
  await eventually('returned', async () => (await staff(paymentRoutes.refund, { id })).returnedAt !== null, 8_000);
  expect(await staff(paymentRoutes.refund, { id })).toMatchObject({ status: 'abnormal', moves: ['toBalance', 'payOffline'] });
  expect([await debitOf(shop, 'clearing:wechat'), await debitOf(shop, 'clearing:offline')]).toEqual([wechat - 5_000, offline + 5_000]);
  await expect(staff(paymentRoutes.retryRefund, { id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await expect(staff(paymentRoutes.offlineRefund, { id, amount: 4_999, ...proof })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(staff(paymentRoutes.offlineRefund, { id, amount: 5_000, ...proof, picture: 'javascript:1' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  expect(await staff(paymentRoutes.offlineRefund, { id, amount: 5_000, ...proof })).toMatchObject({
    status: 'succeeded',
    way: 'offline',
    offline: { ...proof, staffName: expect.any(String) },
  });
  expect(await debitOf(shop, 'clearing:offline')).toBe(offline);
  expect((await paymentRows(shop, no))[0]).toMatchObject({ refunded: 5_000, refunding: 0 });
  expect(await announced(shop, 'refund.succeeded', no)).toHaveLength(1);
  expect(await shop.api(order.customer.token)(paymentRoutes.myRefund, { id })).toMatchObject({ way: 'offline', wayText: '线下退款' });
  // The news of the return, once more: nothing happens.
  const notice = shop.sandbox.notifications.list().findLast((one) => one.subject === refund.no);
  await shop.sandbox.notifications.resend(String(notice?.id));
  expect(await debitOf(shop, 'clearing:offline')).toBe(offline);
  await expect(staff(paymentRoutes.offlineRefund, { id, amount: 5_000, ...proof })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('what WeChat never took on can go to the balance; ten clicks give it once', async () => {
  const { row, no, order } = await paid();
  shop.sandbox.faults.add({ kind: 'pay-error', on: `POST ${REFUNDS}`, status: 403, code: 'NO_AUTH', message: '没有退款权限' });
  await refundOf(row.id, 5_000, `noauth:${row.id}`);
  const refund = await reach(no, 'abnormal');
  const id = String(refund.id);
  await expect(staff(paymentRoutes.refundToBankCard, { id, ...card })).rejects.toMatchObject({ code: 'refund_not_held' });
  expect((await staff(paymentRoutes.refund, { id })).moves).toEqual(['retry', 'toBalance', 'payOffline']);
  const clicks = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) =>
      i % 2 === 0 ? staff(paymentRoutes.refundToBalance, { id }) : staff(paymentRoutes.offlineRefund, { id, amount: 5_000, ...proof }),
    ),
  );
  expect(clicks.filter((click) => click.status === 'fulfilled')).toHaveLength(1);
  const done = await reach(no, 'succeeded');
  expect((await balanceOfCustomer(order.customer.id)).available).toBe(done.way === 'balance' ? 5_000 : 0);
  expect(await announced(shop, 'refund.succeeded', no)).toHaveLength(1);
});

test('the refusal was a lie: WeChat has it after all, so it goes no other way', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'notify-drop', on: 'REFUND.' });
  await refundOf(row.id, 5_000, `lie:${row.id}`);
  const refund = await reach(no, 'processing');
  await shop.db.connection.query("update refunds set status = 'abnormal', refund_id = null, next_try_at = null where id = ?", [refund.id]);
  await eventually('WeChat is done', async () => shop.sandbox.refunds.get(refund.no)?.status === 'SUCCESS');
  await expect(staff(paymentRoutes.offlineRefund, { id: String(refund.id), amount: 5_000, ...proof })).rejects.toMatchObject({
    code: 'state_forbidden',
  });
  expect(await reach(no, 'succeeded')).toMatchObject({ way: 'wechat' });
});

test('WeChat pays what was handed over already: kept as an alert, not counted twice', async () => {
  const { row, no } = await paid();
  shop.sandbox.faults.add({ kind: 'refund-hold' });
  await refundOf(row.id, 5_000, `both:${row.id}`);
  const refund = await reach(no, 'processing');
  await shop.db.connection.query(
    "update refunds set status = 'abnormal', refund_id = null, returned_at = null, next_try_at = null where id = ?",
    [refund.id],
  );
  shop.sandbox.faults.add({ kind: 'pay-error', on: `GET ${REFUNDS}`, status: 404, code: 'RESOURCE_NOT_EXISTS', message: '退款单不存在' });
  await staff(paymentRoutes.offlineRefund, { id: String(refund.id), amount: 5_000, ...proof });
  shop.sandbox.refunds.end(refund.no, 'SUCCESS');
  await eventually('the alert', async () => (await alertsAbout(shop, refund.no)).length === 1);
  expect((await paymentRows(shop, no))[0]).toMatchObject({ refunded: 5_000, refunding: 0 });
});

test('the fiftieth refund goes out, the fifty-first is told another way', async () => {
  const { row, no, order } = await paid();
  for (let i = 1; i <= 50; i += 1) await refundOf(row.id, 10, `fifty:${row.id}:${i}`);
  await expect(refundOf(row.id, 10, `fifty:${row.id}:51`)).rejects.toMatchObject({
    code: 'refund_too_many',
    message: expect.stringContaining('退到余额'),
  });
  expect(await refundRows(shop, no)).toHaveLength(50);
  expect(await refundOf(row.id, 10, `fifty:${row.id}:51`, { toBalance: true })).toMatchObject({ balancePart: 10, created: true });
  expect((await balanceOfCustomer(order.customer.id)).available).toBe(10);
  const { refundId } = await refundOf(row.id, 20, `fifty:${row.id}:52`, { offline: true });
  expect(await staff(paymentRoutes.refund, { id: String(refundId) })).toMatchObject({
    status: 'abnormal',
    moves: ['retry', 'toBalance', 'payOffline'],
    limits: { partials: 50 },
  });
  await staff(paymentRoutes.offlineRefund, { id: String(refundId), amount: 20, ...proof });
});

test('after 365 days WeChat takes nothing back', async () => {
  const { row, order } = await paid();
  const { moveClock, resetClock } = await import('../../../server/src/platform/clock.ts');
  try {
    moveClock(365 * 86_400_000 + 60_000);
    await expect(refundOf(row.id, 10, `old:${row.id}`)).rejects.toMatchObject({
      code: 'refund_expired',
      message: expect.stringContaining('365'),
    });
    await refundOf(row.id, 10, `old:${row.id}`, { toBalance: true });
    await refundOf(row.id, 30, `hand:${row.id}`, { orByHand: true });
  } finally {
    resetClock();
  }
  expect((await balanceOfCustomer(order.customer.id)).available).toBe(10);
});

test('staff see and touch what belongs to their locations only', async () => {
  const [mine, other] = [await newLocation(shop), await newLocation(shop)];
  const [here, there] = [await paid({ locationId: mine }), await paid({ locationId: other })];
  for (const { row } of [here, there]) await refundOf(row.id, 100, `scope:${row.id}`);
  await Promise.all([reach(here.no, 'succeeded'), reach(there.no, 'succeeded')]);
  const token = await signInStaff(shop, ['payment.view', 'refund.create', 'refund.resolve'], { locationIds: [mine] });
  await confirmPassword(shop, token);
  const clerk = shop.api(token);
  expect((await clerk(paymentRoutes.list, {})).items.map((one) => one.no)).toEqual([here.row.no]);
  expect((await clerk(paymentRoutes.refunds, {})).items.map((one) => one.payableNo)).toEqual([here.no]);
  expect(await clerk(paymentRoutes.refundCounts, {})).toMatchObject({ all: 1, succeeded: 1, abnormal: 0 });
  const id = String((await refundRows(shop, there.no))[0]?.id);
  await expect(clerk(paymentRoutes.refund, { id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(clerk(paymentRoutes.retryRefund, { id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(clerk(paymentRoutes.refundToBalance, { id })).rejects.toMatchObject({ code: 'not_found' });
});

test('handing over is for those who may, and wants the password again', async () => {
  const { id } = await stuck();
  const clerk = shop.api(await signInStaff(shop, ['payment.view', 'refund.create']));
  await expect(clerk(paymentRoutes.offlineRefund, { id, amount: 5_000, ...proof })).rejects.toMatchObject({ code: 'forbidden' });
  const hasty = shop.api(await signInStaff(shop, ['payment.view', 'refund.resolve']));
  await expect(hasty(paymentRoutes.offlineRefund, { id, amount: 5_000, ...proof })).rejects.toMatchObject({ code: 're_password_required' });
});
