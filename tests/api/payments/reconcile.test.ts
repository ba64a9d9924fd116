import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Api } from '@huitou/shared-types/client.ts';
import { inServer, newPayable, ownPayables, paymentRows, payFor, refundOf, refundRows } from '../../factories/payments.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

const DAY = 86_400_000;
let shop: TestShop;
let staff: Api;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
  staff = shop.api(await signInStaff(shop, ['reconcile.view', 'reconcile.run']));
});
afterAll(async () => {
  const { resetClock } = await import('../../../server/src/platform/clock.ts');
  resetClock();
  await shop.stop();
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});

const chinaDay = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
/** Past days, each used by one test; the sandbox and the books are told the same story. */
let used = 2;
const pastDay = (): { day: string; at: Date } => {
  used += 1;
  const at = new Date(Date.parse(`${chinaDay(Date.now() - used * DAY)}T12:00:00+08:00`));
  return { day: chinaDay(at.getTime()), at };
};
const paidOn = async (at: Date): Promise<{ id: number; no: string; transactionId: string; payable: string }> => {
  const order = await newPayable(shop);
  const { no } = await payFor(shop, order);
  await eventually('paid', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded');
  shop.sandbox.orders.importPaid([
    {
      out_trade_no: `${no}X`,
      total: 12_800,
      openid: order.customer.openid,
      success_time: `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`,
      description: '壶,杯 “一套”',
    },
  ]);
  const twin = shop.sandbox.orders.get(`${no}X`);
  await shop.db.connection.query('update payments set no = ?, transaction_id = ?, paid_at = ?, created_at = ? where no = ?', [
    `${no}X`,
    twin?.transactionId,
    at,
    at,
    no,
  ]);
  const [row] = await paymentRows(shop, order.ref.no);
  return { id: Number(row?.id), no: `${no}X`, transactionId: String(twin?.transactionId), payable: order.ref.no };
};
/** A payment as the demo's past has it: in our books only, and never told to anybody. */
const paidInThePast = async (at: Date, mark: string): Promise<{ id: number; no: string }> => {
  const order = await newPayable(shop);
  const { no, transactionId } = await payFor(shop, order);
  await eventually('paid', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded');
  await shop.db.connection.query(
    "update payments set no = ?, transaction_id = ?, notify_url = '', paid_at = ?, created_at = ? where no = ?",
    [`${no}${mark}`, [...transactionId].reverse().join(''), at, at, no],
  );
  return { id: Number((await paymentRows(shop, order.ref.no))[0]?.id), no: `${no}${mark}` };
};
const differences = async (day: string) => (await staff(paymentRoutes.differences, { day, limit: 100 })).items;

test('books and statement agree', async () => {
  const { day, at } = pastDay();
  for (let i = 0; i < 3; i += 1) await paidOn(at);
  expect(await staff(paymentRoutes.run, { day })).toMatchObject({
    day,
    state: 'matched',
    payments: 3,
    paid: 38_400,
    openDifferences: 0,
    message: '',
  });
  expect((await staff(paymentRoutes.days)).items.find((one) => one.day === day)).toMatchObject({ state: 'matched' });
});

test('a past that was brought in with its refunds agrees with the statement', async () => {
  const { day, at } = pastDay();
  const refunded = await paidInThePast(at, 'D');
  await paidInThePast(at, 'E');
  const { refundId } = await refundOf(refunded.id, 2_800, `past:${refunded.no}`);
  const finished = new Date(at.getTime() + DAY);
  await shop.db.connection.query(
    "update refunds set status = 'succeeded', way = 'wechat', payment_no = ?, refund_id = ?, accepted_at = ?, finished_at = ?, created_at = ? where id = ?",
    [refunded.no, `50300${refundId}`, at, finished, at, refundId],
  );
  const { paidOrders } = await import('../../../server/seeds/demo/paid-orders.ts');
  const past = (await inServer(() => paidOrders())).filter((one) => one.success_time.startsWith(day));
  expect(past.flatMap((one) => one.refunds)).toMatchObject([{ refund: 2_800, refund_id: `50300${refundId}` }]);
  shop.sandbox.orders.importPaid(past);
  const no = past.flatMap((one) => one.refunds)[0]?.out_refund_no as string;
  expect(shop.sandbox.refunds.get(no)).toMatchObject({ status: 'SUCCESS', orderNo: refunded.no, amount: 2_800 });
  expect(shop.sandbox.orders.get(refunded.no)).toMatchObject({ state: 'REFUND', refunded: 2_800 });
  expect(await staff(paymentRoutes.run, { day })).toMatchObject({
    state: 'matched',
    payments: 2,
    paid: 25_600,
    refunds: 1,
    refunded: 2_800,
    openDifferences: 0,
  });
  expect(() => shop.sandbox.orders.importPaid([{ ...(past[0] as (typeof past)[0]), out_trade_no: `${no}Z`, total: 1 }])).toThrow(
    '累计退款',
  );
});

test('a day without trade is an empty day', async () => {
  const { day } = pastDay();
  expect(await staff(paymentRoutes.run, { day })).toMatchObject({ state: 'matched', payments: 0 });
});

test('what is missing on either side, and what differs, is found once and explained', async () => {
  const { day, at } = pastDay();
  const [missing, wrong, unpaid] = [await paidOn(at), await paidOn(at), await paidOn(at)];
  await shop.db.connection.query("update payments set status = 'closed', paid_at = null where id = ?", [unpaid.id]);
  shop.sandbox.bills.differ(day, {
    missing: [missing.no],
    extra: [{ out_trade_no: 'STRANGE000001', total: 777 }],
    amounts: { [wrong.no]: 12_801 },
  });
  expect(await staff(paymentRoutes.run, { day })).toMatchObject({ state: 'different', openDifferences: 4 });
  const found = await differences(day);
  expect(found.map((one) => [one.kind, one.no, one.here, one.there])).toEqual(
    expect.arrayContaining([
      ['missing_there', missing.no, 12_800, null],
      ['missing_here', 'STRANGE000001', null, 777],
      ['amount', wrong.no, 12_800, 12_801],
      ['state', unpaid.no, 12_800, 12_800],
    ]),
  );
  expect(found).toHaveLength(4);

  const strange = found.find((one) => one.kind === 'missing_here');
  expect(await staff(paymentRoutes.resolve, { id: String(strange?.id), note: '线下收款' })).toMatchObject({
    resolved: true,
    note: '线下收款',
  });
  await expect(staff(paymentRoutes.resolve, { id: String(strange?.id), note: '再来' })).rejects.toMatchObject({ code: 'conflict' });

  // Once more: the same rows, the note kept; what was put right at WeChat’s side is put right here.
  shop.sandbox.bills.differ(day, { extra: [{ out_trade_no: 'STRANGE000001', total: 777 }], amounts: { [wrong.no]: 12_801 } });
  expect(await staff(paymentRoutes.run, { day })).toMatchObject({ state: 'different', openDifferences: 2 });
  const again = await differences(day);
  expect(again).toHaveLength(4);
  expect(again.find((one) => one.id === strange?.id)).toMatchObject({ resolved: true, note: '线下收款' });
  expect(again.find((one) => one.kind === 'missing_there')).toMatchObject({ resolved: true, staffName: '系统' });
  for (const one of again.filter((each) => !each.resolved)) await staff(paymentRoutes.resolve, { id: one.id, note: '已核实' });
  expect((await staff(paymentRoutes.days)).items.find((each) => each.day === day)).toMatchObject({
    state: 'explained',
    openDifferences: 0,
  });

  // Other figures than those that were explained: open again.
  shop.sandbox.bills.differ(day, { extra: [{ out_trade_no: 'STRANGE000001', total: 778 }], amounts: { [wrong.no]: 12_801 } });
  expect(await staff(paymentRoutes.run, { day })).toMatchObject({ state: 'different', openDifferences: 1 });
});

test('too early, and while WeChat is at it', async () => {
  await expect(staff(paymentRoutes.run, { day: chinaDay(Date.now()) })).rejects.toMatchObject({ code: 'bill_not_ready' });
  const { day } = pastDay();
  shop.sandbox.faults.add({ kind: 'pay-error', on: '/v3/bill/tradebill', status: 400, code: 'STATEMENT_CREATING', message: '账单生成中' });
  await expect(staff(paymentRoutes.run, { day })).rejects.toMatchObject({ code: 'bill_not_ready' });
  expect((await staff(paymentRoutes.days)).items.find((one) => one.day === day)).toMatchObject({
    state: 'waiting',
    message: expect.stringContaining('半小时'),
  });
});

test('WeChat does not answer, or sends half a file: the day has failed, says why, and loses nothing', async () => {
  const { day, at } = pastDay();
  const payment = await paidOn(at);
  shop.sandbox.bills.differ(day, { amounts: { [payment.no]: 1 } });
  await staff(paymentRoutes.run, { day });
  const [kept] = await differences(day);
  await staff(paymentRoutes.resolve, { id: String(kept?.id), note: '保留' });
  shop.sandbox.faults.add({ kind: 'system-error', on: '/v3/bill/tradebill' });
  await expect(staff(paymentRoutes.run, { day })).rejects.toMatchObject({ code: 'unavailable' });
  shop.sandbox.faults.add({ kind: 'reset', on: '/v3/billdownload' });
  await expect(staff(paymentRoutes.run, { day })).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('账单') });
  expect((await staff(paymentRoutes.days)).items.find((one) => one.day === day)).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('账单'),
  });
  expect(await differences(day)).toEqual([expect.objectContaining({ note: '保留', resolved: true })]);
  expect(await staff(paymentRoutes.run, { day })).toMatchObject({ state: 'explained' });
});

test('the days that are due: after ten, since the first payment, not those that are done', async () => {
  const { dueDays } = await import('../../../server/src/modules/payments/reconcile.jobs.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const due = await withEm(dueDays);
  const done = (await staff(paymentRoutes.days)).items.filter((one) => one.state === 'matched').map((one) => one.day);
  expect(due.map((one) => one.day).filter((day) => done.includes(day))).toEqual([]);
  expect(due.every((one) => one.day < chinaDay(Date.now()))).toBe(true);
});

// Last, for it moves the clocks.
test('refunds are matched on the day on which they were taken on', async () => {
  const { at } = pastDay();
  const payment = await paidOn(at);
  await refundOf(payment.id, 800, `rec:${payment.id}`);
  const refund = await eventually('refunded', async () =>
    (await refundRows(shop, payment.payable)).find((one) => one.status === 'succeeded'),
  );
  const { moveClock, resetClock } = await import('../../../server/src/platform/clock.ts');
  const today = chinaDay(Date.now());
  moveClock(2 * DAY);
  await shop.sandbox.clock.advance(2 * DAY);
  staff = shop.api(await signInStaff(shop, ['reconcile.view', 'reconcile.run']));
  try {
    shop.sandbox.bills.differ(today, {});
    const day = await staff(paymentRoutes.run, { day: today });
    expect(day.refunds).toBeGreaterThanOrEqual(1);
    expect((await differences(today)).filter((one) => one.no === refund.no)).toEqual([]);
    shop.sandbox.bills.differ(today, { amounts: { [refund.no]: 801 } });
    await staff(paymentRoutes.run, { day: today });
    expect((await differences(today)).filter((one) => one.no === refund.no)).toEqual([
      expect.objectContaining({ what: 'refund', kind: 'amount', here: 800, there: 801 }),
    ]);
  } finally {
    resetClock();
  }
});
