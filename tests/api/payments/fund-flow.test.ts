import type { Api } from '@huitou/shared-types/client.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BROKEN_FILES } from '../../../scripts/sandbox/pay/bill-differences.ts';
import { announced, chinaDay, debitOf, ownPayables, paidInPast, paymentRows, refundOf, refundRows } from '../../factories/payments.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

const DAY = 86_400_000;
let shop: TestShop;
let staff: Api;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
  staff = shop.api(await signInStaff(shop, ['reconcile.view', 'reconcile.run']));
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});

/** Past days, each used by one test, the older the later: what is brought in never changes what an earlier test looked at. */
let used = 2;
const pastDay = (): { day: string; at: Date } => {
  used += 2;
  const at = new Date(Date.parse(`${chinaDay(Date.now() - used * DAY)}T12:00:00+08:00`));
  return { day: chinaDay(at.getTime()), at };
};
const run = (day: string) => staff(paymentRoutes.run, { day });
const open = async (day: string) => (await staff(paymentRoutes.differences, { day, open: true, limit: 100 })).items;
/** In any order, as text. */
const lines = (rows: readonly (readonly unknown[])[]): string[] => rows.map((row) => row.join(' | ')).sort((a, b) => (a < b ? -1 : 1));
const said = (found: Awaited<ReturnType<typeof open>>) => found.map((one) => [one.source, one.what, one.kind, one.no, one.here, one.there]);
/** A refund that WeChat took on on that day. */
const refundedOn = async (payment: { id: number; no: string; payable: string; transactionId: string }, at: Date, amount: number) => {
  await refundOf(payment.id, amount, `flow:${payment.no}`);
  const refund = await eventually('refunded', async () =>
    (await refundRows(shop, payment.payable)).find((one) => one.status === 'succeeded'),
  );
  const there = shop.sandbox.refunds.get(refund.no);
  shop.sandbox.orders.importPaid([
    {
      out_trade_no: `${payment.no}Y`,
      total: amount,
      openid: 'oPast',
      success_time: `${chinaDay(at.getTime() - 40 * DAY)}T12:00:00+08:00`,
      refunds: [{ out_refund_no: `${refund.no}X`, refund: amount, success_time: `${chinaDay(at.getTime())}T13:00:00+08:00` }],
    },
  ]);
  const twin = shop.sandbox.refunds.get(`${refund.no}X`);
  Object.assign(twin ?? {}, { orderNo: payment.no, transactionId: payment.transactionId });
  await shop.db.connection.query('update refunds set no = ?, refund_id = ?, accepted_at = ? where no = ?', [
    `${refund.no}X`,
    twin?.refundId,
    new Date(at.getTime() + 3_600_000),
    refund.no,
  ]);
  expect(there?.status).toBe('SUCCESS');
  return `${refund.no}X`;
};

test('a day with payments, a refund and commissions: figures of both sides, fees in the books once, closed by itself', async () => {
  const { day, at } = pastDay();
  const payments = [await paidInPast(shop, at), await paidInPast(shop, at, { amount: 115 }), await paidInPast(shop, at, { amount: 29 })];
  await refundedOn(payments[0] as (typeof payments)[0], at, 2_800);
  const fees = await debitOf(shop, 'payment-fees');
  const first = await run(day);
  expect(first).toMatchObject({
    state: 'matched',
    payments: 3,
    paid: 12_944,
    refunds: 1,
    refunded: 2_800,
    ourPayments: 3,
    ourPaid: 12_944,
    ourRefunds: 1,
    ourRefunded: 2_800,
    fees: 77 + 1 - 17,
    otherFlow: 0,
    net: 12_944 - 2_800 - 61,
    operationBalance: null,
    closedBy: '系统',
  });
  expect(first.closedAt).not.toBeNull();
  expect(first.closingBalance).toBeGreaterThan(0);
  expect(await debitOf(shop, 'payment-fees')).toBe(fees + 61);
  await run(day);
  expect(await debitOf(shop, 'payment-fees')).toBe(fees + 61);
});

test('a planted mismatch of every kind is found in the bill that has it, once', async () => {
  const { day, at } = pastDay();
  const [one, two, three, four, five] = [
    await paidInPast(shop, at),
    await paidInPast(shop, at),
    await paidInPast(shop, at),
    await paidInPast(shop, at),
    await paidInPast(shop, at),
  ];
  shop.sandbox.bills.differ(day, {
    missing: [one.no],
    extra: [{ out_trade_no: 'GHOST00001', total: 500 }],
    amounts: { [two.no]: 12_801 },
    states: { [three.no]: 'REVOKED' },
    flow: { missing: [four.no], amounts: { [five.no]: 12_799 }, fees: { [five.no]: 78 }, extra: [{ number: 'W20260101', fen: -100_000 }] },
  });
  expect(await run(day)).toMatchObject({ state: 'different', otherFlow: -100_000, closedAt: null });
  expect(lines(said(await open(day)))).toEqual(
    lines([
      ['trade', 'payment', 'missing_there', one.no, 12_800, null],
      ['trade', 'payment', 'missing_here', 'GHOST00001', null, 500],
      ['trade', 'payment', 'amount', two.no, 12_800, 12_801],
      ['trade', 'payment', 'state', three.no, 12_800, 12_800],
      ['flow', 'payment', 'missing_there', four.no, 12_800, null],
      ['flow', 'payment', 'amount', five.no, 12_800, 12_799],
      ['flow', 'fee', 'amount', four.no, 77, 0],
      ['flow', 'fee', 'amount', five.no, 77, 78],
    ]),
  );
  expect(lines((await open(day)).map((one) => [one.kind, one.source, one.fixable]))).toEqual(
    lines([
      ['missing_there', 'trade', true],
      ['missing_here', 'trade', false],
      ['amount', 'trade', false],
      ['state', 'trade', true],
      ['missing_there', 'flow', false],
      ['amount', 'flow', false],
      ['amount', 'flow', false],
      ['amount', 'flow', false],
    ]),
  );
  const detail = await staff(paymentRoutes.reconciliationDay, { day });
  expect(detail.differences.reduce((sum, each) => sum + each.open, 0)).toBe(8);
  for (const each of await open(day)) await staff(paymentRoutes.resolve, { id: each.id, note: '已与微信核实' });
  expect(await staff(paymentRoutes.reconciliationDay, { day })).toMatchObject({
    state: 'explained',
    openDifferences: 0,
    closedBy: expect.stringContaining('员工'),
  });
});

test('a payment whose news was lost: asked about, settled, announced; its day agrees then', async () => {
  const { day, at } = pastDay();
  const payment = await paidInPast(shop, at, { known: false });
  expect(await run(day)).toMatchObject({ state: 'different', payments: 1, ourPayments: 0 });
  const [difference] = await open(day);
  expect(difference).toMatchObject({ kind: 'state', what: 'payment', hereState: 'open', fixable: true, payableNo: payment.payable });
  const fixed = await staff(paymentRoutes.fix, { id: String(difference?.id) });
  expect(fixed).toMatchObject({ resolved: true, note: '已向微信查询并补记收款', fixable: false });
  expect((await paymentRows(shop, payment.payable))[0]).toMatchObject({ status: 'succeeded', transaction_id: payment.transactionId });
  expect(await announced(shop, 'payment.succeeded', payment.payable)).toHaveLength(1);
  await expect(staff(paymentRoutes.fix, { id: String(difference?.id) })).rejects.toMatchObject({ code: 'conflict' });
  expect(await run(day)).toMatchObject({ ourPayments: 1, openDifferences: 0 });
});

test('a refund whose end was missed; a payment that only the bill forgot', async () => {
  const { day, at } = pastDay();
  const [refunded, forgotten] = [await paidInPast(shop, at), await paidInPast(shop, at)];
  const no = await refundedOn(refunded, at, 3_000);
  await shop.db.connection.query("update refunds set status = 'waiting', way = '', finished_at = null where no = ?", [no]);
  await shop.db.connection.query('update payments set refunded = 0, refunding = 3000 where id = ?', [refunded.id]);
  const [[{ id: refundId }]] = (await shop.db.connection.query('select id from refunds where no = ?', [no])) as unknown as [
    [{ id: number }],
  ];
  const { reverse } = await import('../../../server/src/modules/ledger/index.ts');
  const { transact } = await import('../../../server/src/platform/db/transact.ts');
  const { inServer } = await import('../../factories/payments.ts');
  // As if it had never been booked as done.
  await inServer(() => transact(() => reverse(`refund:${refundId}:done`, { reference: `test:${refundId}`, title: '测试' })));
  await shop.db.connection.query('update ledger_transactions set reference = ? where reference = ?', [
    `gone:${refundId}`,
    `refund:${refundId}:done`,
  ]);
  shop.sandbox.bills.differ(day, { missing: [forgotten.no] });
  await run(day);
  expect(lines(said(await open(day)))).toEqual(
    lines([
      ['trade', 'refund', 'state', no, 3_000, 3_000],
      ['trade', 'payment', 'missing_there', forgotten.no, 12_800, null],
    ]),
  );
  const notes = [];
  for (const each of await open(day)) notes.push((await staff(paymentRoutes.fix, { id: each.id })).note);
  expect(new Set(notes)).toEqual(new Set(['已向微信查询并更新退款状态', '微信查询确认该笔已支付，金额一致']));
  expect((await refundRows(shop, refunded.payable))[0]).toMatchObject({ status: 'succeeded', way: 'wechat' });
  expect((await paymentRows(shop, refunded.payable))[0]).toMatchObject({ refunded: 3_000, refunding: 0 });
  expect(await staff(paymentRoutes.reconciliationDay, { day })).toMatchObject({ state: 'explained', openDifferences: 0 });
});

test('an amount is never fixed, what WeChat does not know neither, and no answer changes nothing', async () => {
  const { day, at } = pastDay();
  const [wrong, gone] = [await paidInPast(shop, at), await paidInPast(shop, at)];
  shop.sandbox.bills.differ(day, { amounts: { [wrong.no]: 1 }, missing: [gone.no] });
  await run(day);
  const found = await open(day);
  const id = (kind: string) => String(found.find((one) => one.kind === kind)?.id);
  await expect(staff(paymentRoutes.fix, { id: id('amount') })).rejects.toMatchObject({ code: 'not_fixable' });
  shop.sandbox.faults.add({ kind: 'unavailable', on: 'GET /v3/pay/transactions' });
  await expect(staff(paymentRoutes.fix, { id: id('missing_there') })).rejects.toMatchObject({ code: 'unavailable' });
  shop.sandbox.faults.add({
    kind: 'pay-error',
    on: 'GET /v3/pay/transactions',
    status: 404,
    code: 'ORDER_NOT_EXIST',
    message: '订单不存在',
  });
  await expect(staff(paymentRoutes.fix, { id: id('missing_there') })).rejects.toMatchObject({
    code: 'not_fixable',
    message: expect.stringContaining('查无此单'),
  });
  expect(await open(day)).toHaveLength(2);
});

test.each<(typeof BROKEN_FILES)[number]>(['wrong-hash', 'cut-off', 'wrong-header', 'wrong-sum', 'float'])(
  'a bill that is %s is not believed, whichever it is; nothing is lost',
  async (broken) => {
    const { day, at } = pastDay();
    await paidInPast(shop, at);
    const fees = await debitOf(shop, 'payment-fees');
    for (const differences of [{ broken }, { flow: { broken } }]) {
      shop.sandbox.bills.differ(day, differences);
      await expect(run(day)).rejects.toMatchObject({ code: 'unavailable', message: expect.stringMatching(/账单/) });
      expect(await staff(paymentRoutes.reconciliationDay, { day })).toMatchObject({
        state: 'failed',
        closedAt: null,
        message: expect.stringMatching(/账单/),
      });
    }
    expect(await open(day)).toEqual([]);
    expect(await debitOf(shop, 'payment-fees')).toBe(fees);
    shop.sandbox.bills.differ(day, {});
    expect(await run(day)).toMatchObject({ state: 'matched' });
  },
);

test('the fund flow is still being made: the day waits', async () => {
  const { day, at } = pastDay();
  await paidInPast(shop, at);
  shop.sandbox.faults.add({
    kind: 'pay-error',
    on: 'GET /v3/bill/fundflowbill',
    status: 400,
    code: 'STATEMENT_CREATING',
    message: '账单生成中',
  });
  await expect(run(day)).rejects.toMatchObject({ code: 'bill_not_ready' });
  expect(await staff(paymentRoutes.reconciliationDay, { day })).toMatchObject({ state: 'waiting' });
  expect(await run(day)).toMatchObject({ state: 'matched' });
});

test('the account must go on where the day before ended', async () => {
  used += 2;
  const [earlier, later] = [used + 1, used].map((back) => new Date(Date.parse(`${chinaDay(Date.now() - back * DAY)}T12:00:00+08:00`))) as [
    Date,
    Date,
  ];
  used += 2;
  await paidInPast(shop, earlier);
  const payment = await paidInPast(shop, later);
  const days = [chinaDay(earlier.getTime()), chinaDay(later.getTime())] as const;
  expect(await run(days[0])).toMatchObject({ state: 'matched' });
  expect(await run(days[1])).toMatchObject({ state: 'matched' });
  // A withdrawal that the bill of the first day did not show when it was fetched.
  shop.sandbox.bills.differ(days[0], { flow: { extra: [{ number: 'W1', fen: -30_000 }] } });
  expect(await run(days[1])).toMatchObject({ state: 'different', closedAt: null });
  expect(said(await open(days[1])).map((one) => one.slice(0, 4))).toEqual([['flow', 'balance', 'amount', days[1]]]);
  expect(await run(days[0])).toMatchObject({ state: 'matched', otherFlow: -30_000 });
  expect(await run(days[1])).toMatchObject({ state: 'matched', openDifferences: 0 });
  expect(payment.no).toBeTruthy();
});

test('a later bill with another commission: the books take the rest', async () => {
  const { day, at } = pastDay();
  const payment = await paidInPast(shop, at);
  const fees = await debitOf(shop, 'payment-fees');
  await run(day);
  shop.sandbox.bills.differ(day, { flow: { fees: { [payment.no]: 80 } } });
  expect(await run(day)).toMatchObject({ state: 'different', fees: 80 });
  expect(await debitOf(shop, 'payment-fees')).toBe(fees + 80);
});

test('opening again and closing, with who and when; two at once', async () => {
  const { day, at } = pastDay();
  const payment = await paidInPast(shop, at);
  shop.sandbox.bills.differ(day, { amounts: { [payment.no]: 12_801 } });
  await run(day);
  await expect(staff(paymentRoutes.closeDay, { day })).rejects.toMatchObject({ code: 'day_not_explained' });
  await expect(staff(paymentRoutes.reopenDay, { day, note: '再看看' })).rejects.toMatchObject({ code: 'state_forbidden' });
  const [difference] = await open(day);
  const id = String(difference?.id);
  const both = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => staff(paymentRoutes.resolve, { id, note: `核实${n}` })));
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await staff(paymentRoutes.reopenDay, { day, note: '会计要求' })).toMatchObject({ state: 'explained', closedAt: null });
  const closing = await Promise.allSettled([1, 2, 3].map(() => staff(paymentRoutes.closeDay, { day })));
  expect(closing.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(await staff(paymentRoutes.reopenDifference, { id, note: '说明有误' })).toMatchObject({ resolved: false, note: '说明有误' });
  const detail = await staff(paymentRoutes.reconciliationDay, { day });
  expect(detail).toMatchObject({ state: 'different', closedAt: null, openDifferences: 1 });
  expect(detail.timeline.map((one) => one.title)).toEqual(['对账完成，有差异', '差异全部处理，已关账', '重新打开', '关账', '差异重新打开']);
  await staff(paymentRoutes.resolve, { id, note: '最终核实' });
  const looking = shop.api(await signInStaff(shop, ['reconcile.view']));
  await expect(looking(paymentRoutes.reopenDay, { day, note: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
});
