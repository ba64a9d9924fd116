import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { ledgerRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE, moveClock, resetClock } from '../../server/src/platform/clock.ts';
import {
  agree,
  caseBecomes,
  type PaidOrder,
  paidOrder,
  readCase,
  receiveAll,
  requestCase,
  returnGoods,
  sendBack,
  shippedOrder,
} from '../factories/after-sales.ts';
import { picture } from '../factories/catalog.ts';
import { flatRule, newFreightTemplate } from '../factories/freight.ts';
import { becomes, newShopper, placeOrder, readOrder, runJob, shipOrder, stockedProduct, trackingNo } from '../factories/orders.ts';
import { alertsAbout, announced, balanceOfCustomer, giveBalance, hurryRefunds, paymentRows, refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});
afterEach(async () => {
  resetClock();
  await checkInvariants(shop);
});
afterAll(() => shop.stop());

const api = () => shop.api(staff);
const mine = (paid: PaidOrder) => shop.api(paid.shopper.token);
const titles = (one: { timeline: { title: string }[] }): string[] => one.timeline.map((entry) => entry.title);
/** The money of a case arrives, though WeChat wants a minute between two refunds of one payment. */
const moneyArrives = async (paid: PaidOrder, caseId: string) => {
  await hurryRefunds(shop, paid.order.no);
  return caseBecomes(shop, paid.shopper, caseId, 'done');
};
/** What WeChat has given back of an order. */
const givenBack = async (paid: PaidOrder): Promise<number | undefined> =>
  shop.sandbox.orders.get(String((await paymentRows(shop, paid.order.no))[0]?.no))?.refunded;

test('refund only: a part before it is sent, the rest is sent, and a compensation after it has arrived', async () => {
  const { id: freightTemplateId } = await newFreightTemplate(shop, staff, { fallback: { ...flatRule, nextFee: 0 } });
  const paid = await paidOrder(shop, staff, [3, 1], { freightTemplateId });
  const [first, second] = paid.order.lines.map((line) => line.id) as [string, string];
  const [firstSku, secondSku] = paid.skuIds as [string, string];
  expect(paid.order).toMatchObject({ freight: 800, payable: 40_400 });

  const part = await requestCase(shop, paid, { lines: [{ lineId: first, quantity: 2 }] });
  expect(part).toMatchObject({ amount: 19_800, freight: 0, due: 'auto_agree' });
  await agree(shop, staff, part.id);
  expect(titles(await moneyArrives(paid, part.id))).toEqual(['申请售后', '同意退款', '退款到账']);
  expect(await stockOf(shop, firstSku, paid.locationId)).toEqual({ onHand: 50, reserved: 1 });
  expect(await readOrder(shop, paid.shopper, paid.order.id)).toMatchObject({ status: 'paid', refunded: 19_800, openCases: 0 });

  const { parcels } = await shipOrder(shop, staff, paid.order.id);
  expect(parcels[0]?.lines.map((line) => [line.lineId, line.quantity])).toEqual([
    [first, 1],
    [second, 1],
  ]);
  expect((await mine(paid)(orderRoutes.receive, { id: paid.order.id })).status).toBe('received');
  const rest = await stockOf(shop, secondSku, paid.locationId);

  const flaw = await requestCase(shop, paid, { stage: 'shipped', lines: [{ lineId: second, quantity: 1, amount: 3_000 }] });
  expect(flaw).toMatchObject({ amount: 3_000, freight: 0 });
  await agree(shop, staff, flaw.id);
  await moneyArrives(paid, flaw.id);
  const order = await readOrder(shop, paid.shopper, paid.order.id);
  expect(order).toMatchObject({ status: 'received', refunded: 22_800, refundedFreight: 0, openCases: 0 });
  expect(order.lines.map((line) => [line.cancelled, line.returned, line.refunded, line.refunding])).toEqual([
    [2, 0, 19_800, 0],
    [0, 0, 3_000, 0],
  ]);
  expect(await stockOf(shop, secondSku, paid.locationId)).toEqual(rest);
  expect((await refundRows(shop, paid.order.no)).map((row) => [row.amount, row.status])).toEqual([
    [19_800, 'succeeded'],
    [3_000, 'succeeded'],
  ]);
  expect(await givenBack(paid)).toBe(22_800);
  const { items } = await mine(paid)(afterSalesRoutes.ofOrder, { orderId: order.id });
  expect(items.map((one) => [one.id, one.status])).toEqual([
    [flaw.id, 'done'],
    [part.id, 'done'],
  ]);
});

test('return and refund: one good, one broken, one missing; less money than asked, and each part the way it came', async () => {
  const shopper = await newShopper(shop);
  const { skuIds, locationId } = await stockedProduct(shop, staff, { price: 9_900, pieces: 10 });
  const sku = skuIds[0] as string;
  const placed = await placeOrder(shop, shopper, [{ skuId: sku, quantity: 3 }]);
  // A fifth of what is to be paid, and so of everything that goes back.
  expect(placed.payable).toBe(30_500);
  await giveBalance(shopper.id, 6_100);
  const { wechat } = await shop.api(shopper.token)(paymentRoutes.prepay, { kind: 'order', no: placed.no, useBalance: true });
  const sheet = wechat && shop.sandbox.payer.pay(wechat);
  if (sheet?.result !== 'ok') throw new Error('not paid');
  await becomes(shop, shopper, placed.id, 'paid');
  await shipOrder(shop, staff, placed.id);
  const order = await shop.api(shopper.token)(orderRoutes.receive, { id: placed.id });
  const paid: PaidOrder = { shopper, order, locationId, skuIds, transactionId: sheet.transactionId };

  const one = await requestCase(shop, paid, { kind: 'return_refund' });
  expect(one.amount).toBe(29_700);
  await agree(shop, staff, one.id);
  await sendBack(shop, shopper, one.id);
  await api()(afterSalesAdminRoutes.receive, { id: one.id });
  const lineId = one.lines[0]?.lineId as string;
  const inspected = await api()(afterSalesAdminRoutes.inspect, {
    id: one.id,
    units: [
      { lineId, decision: 'sellable', quantity: 1 },
      { lineId, decision: 'damaged', quantity: 1, note: '杯口有缺口' },
      { lineId, decision: 'missing', quantity: 1 },
    ],
    pictures: [picture],
  });
  expect(inspected).toMatchObject({ status: 'inspected', lines: [{ sellable: 1, damaged: 1, missing: 1 }] });
  expect(await stockOf(shop, sku, locationId)).toEqual({ onHand: 8, reserved: 0 });
  const less = await api()(afterSalesAdminRoutes.changeAmount, {
    id: one.id,
    lines: [{ lineId, amount: 15_000 }],
    reason: '缺一件，另一件损坏',
  });
  expect(less.amount).toBe(15_000);
  expect((await balanceOfCustomer(shopper.id)).available).toBe(0);
  expect(await api()(afterSalesAdminRoutes.refund, { id: one.id })).toMatchObject({ status: 'refunding', amount: 15_000 });

  const done = await caseBecomes(shop, shopper, one.id, 'done');
  expect(done.money).toMatchObject({ status: 'succeeded', way: 'mixed', channelPart: 12_000, balancePart: 3_000 });
  expect(titles(done)).toContain('商家修改退款金额');
  expect(await givenBack(paid)).toBe(12_000);
  const { items } = await shop.api(shopper.token)(ledgerRoutes.statement, {});
  expect(items.map((entry) => [entry.title, entry.amount, entry.balanceAfter, entry.source.no])).toEqual([
    ['退款到余额', 3_000, 3_000, order.no],
    ['余额支付', -6_100, 0, order.no],
    ['赠送余额', 6_100, 6_100, ''],
  ]);
  expect((await readOrder(shop, shopper, order.id)).lines[0]).toMatchObject({ returned: 2, refunded: 15_000, refunding: 0 });
  expect(await stockOf(shop, sku, locationId)).toEqual({ onHand: 8, reserved: 0 });
});

test('exchange: other goods for the wrong ones, and these go back too', async () => {
  const paid = await shippedOrder(shop, staff, [1], { pieces: 2, received: true });
  const sku = paid.skuIds[0] as string;
  const one = await requestCase(shop, paid, { kind: 'exchange', reason: 'wrong-goods' });
  expect(one).toMatchObject({ status: 'requested', amount: 0 });
  await agree(shop, staff, one.id);
  await sendBack(shop, paid.shopper, one.id);
  expect(await receiveAll(shop, staff, one)).toMatchObject({ status: 'inspected', moves: expect.arrayContaining(['reship']) });
  await api()(afterSalesAdminRoutes.reship, { id: one.id, carrier: 'YTO', trackingNo: trackingNo() });
  expect(await readOrder(shop, paid.shopper, paid.order.id)).toMatchObject({ status: 'received', openCases: 1, refunded: 0 });
  expect(await mine(paid)(afterSalesRoutes.confirmExchange, { id: one.id })).toMatchObject({ status: 'done', money: null });
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 1, reserved: 0 });
  expect(await refundRows(shop, paid.order.no)).toEqual([]);

  const second = await returnGoods(shop, staff, paid, {});
  expect(second).toMatchObject({ kind: 'return_refund', status: 'refunding', amount: 9_900, earlier: [{ id: one.id, status: 'done' }] });
  await moneyArrives(paid, second.id);
  const order = await readOrder(shop, paid.shopper, paid.order.id);
  expect(order).toMatchObject({ refunded: 9_900, openCases: 0 });
  expect(order.lines[0]).toMatchObject({ returned: 1, refunded: 9_900, refunding: 0, openCaseId: null });
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 2, reserved: 0 });
  expect(await givenBack(paid)).toBe(9_900);
});

test('refused with evidence, asked again with better pictures, and agreed by the clock when nobody answers', async () => {
  const paid = await shippedOrder(shop, staff, [1], { received: true });
  const sku = paid.skuIds[0] as string;
  const before = await stockOf(shop, sku, paid.locationId);
  const one = await requestCase(shop, paid, { kind: 'return_refund', reason: 'no-reason', pictures: [] });
  await agree(shop, staff, one.id);
  await sendBack(shop, paid.shopper, one.id);
  await api()(afterSalesAdminRoutes.receive, { id: one.id });
  const home = { carrier: 'YTO' as const, trackingNo: trackingNo() };
  await api()(afterSalesAdminRoutes.refuse, { id: one.id, reason: '商品已使用，影响二次销售', pictures: [picture], ...home });
  expect(await readCase(shop, paid.shopper, one.id)).toMatchObject({
    status: 'refused',
    refusal: { reason: '商品已使用，影响二次销售', pictures: [picture] },
    sendBack: home,
    mayReapply: true,
  });
  expect((await readOrder(shop, paid.shopper, paid.order.id)).lines[0]).toMatchObject({ refunding: 0, openCaseId: null });

  const lineId = paid.order.lines[0]?.id as string;
  const again = await requestCase(shop, paid, {
    stage: 'shipped',
    lines: [{ lineId, quantity: 1, amount: 4_000 }],
    description: '出厂划痕',
  });
  expect(again).toMatchObject({ previousId: one.id, status: 'requested', amount: 4_000 });
  moveClock(48 * HOUR - MINUTE);
  await runJob('after-sales.clock');
  expect((await readCase(shop, paid.shopper, again.id)).status).toBe('requested');
  moveClock(2 * MINUTE);
  await runJob('after-sales.clock');
  const done = await caseBecomes(shop, paid.shopper, again.id, 'done');
  expect(done.timeline.map(({ title, by }) => [title, by])).toEqual([
    ['申请售后', 'customer'],
    ['商家超时未处理，系统同意退款', 'system'],
    ['退款到账', 'system'],
  ]);
  expect(await readOrder(shop, paid.shopper, paid.order.id)).toMatchObject({ refunded: 4_000, openCases: 0 });
  expect(await stockOf(shop, sku, paid.locationId)).toEqual(before);
  expect(await givenBack(paid)).toBe(4_000);
});

/** Everything that news about a refund could have changed. */
const allOf = async (paid: PaidOrder, caseId: string) => {
  const order = await readOrder(shop, paid.shopper, paid.order.id);
  const [books] = await shop.db.connection.query('select * from ledger_transactions where source_no = ? order by id', [order.no]);
  return {
    order,
    one: await readCase(shop, paid.shopper, caseId),
    refunds: await refundRows(shop, order.no),
    payments: await paymentRows(shop, order.no),
    news: await announced(shop, 'refund.succeeded', order.no),
    trouble: await announced(shop, 'refund.abnormal', order.no),
    balance: await balanceOfCustomer(paid.shopper.id),
    books,
  };
};
const noticeOf = (no: string, event: string) =>
  eventually(`${event} about ${no}`, async () =>
    shop.sandbox.notifications.list().find((one) => one.subject === no && one.eventType === event),
  );

test('news of a case’s refund comes three times, then again, then older news after it: nothing changes any more', async () => {
  const paid = await shippedOrder(shop, staff, [2]);
  shop.sandbox.faults.add({ kind: 'notify-duplicate', on: 'REFUND.', copies: 3 });
  const { id } = await requestCase(shop, paid, { stage: 'shipped' });
  await agree(shop, staff, id);
  await caseBecomes(shop, paid.shopper, id, 'done');
  const [refund] = await refundRows(shop, paid.order.no);
  const notice = await noticeOf(String(refund?.no), 'REFUND.SUCCESS');
  await checkInvariants(shop);
  const before = await allOf(paid, id);
  expect(before).toMatchObject({ news: [{ amount: 19_800 }], trouble: [], order: { refunded: 19_800 } });
  const told = notice.resource;
  for (const state of ['SUCCESS', 'PROCESSING', 'ABNORMAL', 'CLOSED', 'SUCCESS']) {
    const { success_time, ...unfinished } = told;
    const resource = { ...unfinished, refund_status: state, ...(state === 'SUCCESS' ? { success_time } : {}) };
    Object.assign(notice, { eventType: `REFUND.${state}`, resource });
    expect((await shop.sandbox.notifications.resend(notice.id)).status).toBe(204);
  }
  await checkInvariants(shop);
  expect(await allOf(paid, id)).toEqual(before);
  expect(await alertsAbout(shop, String(refund?.no))).toEqual([]);
});

test('the notification of a failure is held up until the money has arrived on another way', async () => {
  const paid = await shippedOrder(shop, staff, [1]);
  shop.sandbox.faults.add({ kind: 'refund-abnormal' });
  shop.sandbox.faults.add({ kind: 'notify-hold', on: 'REFUND.ABNORMAL' });
  const { id } = await requestCase(shop, paid, { stage: 'shipped' });
  await agree(shop, staff, id);
  const refund = await eventually('WeChat could not deliver it', async () =>
    (await refundRows(shop, paid.order.no)).find((row) => shop.sandbox.refunds.get(row.no)?.status === 'ABNORMAL'),
  );
  const held = await noticeOf(refund.no, 'REFUND.ABNORMAL');
  await hurryRefunds(shop, paid.order.no);
  expect((await refundRows(shop, paid.order.no))[0]?.status).toBe('abnormal');
  await api()(paymentRoutes.refundToBankCard, {
    id: String(refund.id),
    target: 'user_card',
    bank: 'ICBC_DEBIT',
    account: '6222020200112233',
    name: '林小雨',
  });
  await caseBecomes(shop, paid.shopper, id, 'done');
  await checkInvariants(shop);
  const before = await allOf(paid, id);
  await shop.sandbox.notifications.release(held.id);
  expect(held.attempts.map((attempt) => attempt.status)).toEqual([204]);
  await checkInvariants(shop);
  expect(await allOf(paid, id)).toEqual(before);
  expect(before).toMatchObject({ news: [{ amount: 9_900 }], trouble: [{ amount: 9_900 }] });
});
