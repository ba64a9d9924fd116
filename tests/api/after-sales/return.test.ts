import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import {
  agree,
  caseBecomes,
  paidOrder,
  readCase,
  receiveAll,
  requestCase,
  returnGoods,
  sendBack,
  setCaseTimes,
  shippedOrder,
} from '../../factories/after-sales.ts';
import { picture } from '../../factories/catalog.ts';
import { readOrder, runJob, setOrderTimes, trackingNo } from '../../factories/orders.ts';
import { hurryRefunds } from '../../factories/payments.ts';
import { confirmPassword, signInOwner, signInStaff } from '../../factories/staff.ts';
import { newLocation, stockOf } from '../../factories/stock.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
});
afterEach(resetClock);
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
/** Staff who sign in on the day: sessions do not last as long as these stories. */
const staffOfTheDay = async (): Promise<string> => {
  const token = await signInOwner(shop);
  await confirmPassword(shop, token);
  return token;
};
const refusal = (error: unknown): unknown => error;

test('goods come back, each unit is looked at, only sellable ones are stock again, and the money follows', async () => {
  const paid = await shippedOrder(shop, staff, [3], { received: true });
  const sku = paid.skuIds[0] as string;
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 47, reserved: 0 });
  const one = await requestCase(shop, paid, { kind: 'return_refund' });
  const agreed = await agree(shop, staff, one.id);
  expect(agreed).toMatchObject({
    status: 'agreed',
    due: 'auto_close',
    returnTo: { phone: expect.any(String), address: expect.any(String) },
  });
  const wrong = shop.api(paid.shopper.token)(afterSalesRoutes.send, { id: one.id, carrier: 'SF', trackingNo: 'ABC12345' });
  expect(await wrong.catch(refusal)).toMatchObject({ code: 'tracking_invalid' });
  expect(await sendBack(shop, paid.shopper, one.id)).toMatchObject({
    status: 'sent',
    returnParcel: { carrier: 'YTO' },
    moves: ['correct'],
  });
  const corrected = trackingNo();
  const again = await shop.api(paid.shopper.token)(afterSalesRoutes.send, { id: one.id, carrier: 'YTO', trackingNo: corrected });
  expect(again.returnParcel?.trackingNo).toBe(corrected);
  const api = shop.api(staff);
  expect((await api(afterSalesAdminRoutes.list, { trackingNo: corrected })).items.map((row) => row.id)).toEqual([one.id]);
  await api(afterSalesAdminRoutes.receive, { id: one.id });
  expect(await api(afterSalesAdminRoutes.receive, { id: one.id }).catch(refusal)).toMatchObject({ code: 'state_forbidden' });
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 47, reserved: 0 });
  const lineId = one.lines[0]?.lineId as string;
  const short = api(afterSalesAdminRoutes.inspect, { id: one.id, units: [{ lineId, decision: 'sellable', quantity: 2 }] });
  expect(await short.catch(refusal)).toMatchObject({ code: 'case_units_mismatch', details: { lineId } });
  const inspected = await api(afterSalesAdminRoutes.inspect, {
    id: one.id,
    units: [
      { lineId, decision: 'sellable', quantity: 1 },
      { lineId, decision: 'damaged', quantity: 1, note: '外壳开裂' },
      { lineId, decision: 'missing', quantity: 1 },
    ],
    pictures: [picture],
    note: '一件损坏，一件没有寄回',
  });
  expect(inspected).toMatchObject({ status: 'inspected', lines: [{ sellable: 1, damaged: 1, missing: 1 }] });
  expect(inspected.moves).not.toContain('refuse');
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 48, reserved: 0 });
  const refunded = await api(afterSalesAdminRoutes.refund, { id: one.id, lines: [{ lineId, amount: 15_000 }], note: '缺一件' });
  expect(refunded).toMatchObject({ status: 'refunding', amount: 15_000 });
  await caseBecomes(shop, paid.shopper, one.id, 'done');
  const order = await readOrder(shop, paid.shopper, paid.order.id);
  expect(order.lines[0]).toMatchObject({ returned: 2, refunded: 15_000, shipped: 3 });
});

test('when all is well the money goes at once; one piece after the other comes to what was paid', async () => {
  const paid = await shippedOrder(shop, staff, [3], { price: 3_333 });
  const line = paid.order.lines[0]?.id as string;
  let sum = 0;
  for (let i = 0; i < 3; i += 1) {
    const one = await returnGoods(shop, staff, paid, { lines: [{ lineId: line, quantity: 1 }] });
    expect(one.status).toBe('refunding');
    sum += one.amount;
    await hurryRefunds(shop, paid.order.no);
    await caseBecomes(shop, paid.shopper, one.id, 'done');
  }
  expect(sum).toBe(9_999);
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual({ onHand: 50, reserved: 0 });
  const more = requestCase(shop, paid, { kind: 'return_refund', lines: [{ lineId: line, quantity: 1 }] });
  expect(await more.catch(refusal)).toMatchObject({ code: 'case_pieces_exceed' });
});

test('what comes back broken by the customer is refused with pictures and goes back to them; stock is untouched', async () => {
  const paid = await shippedOrder(shop, staff, [1]);
  const before = await stockOf(shop, paid.skuIds[0] as string, paid.locationId);
  const one = await requestCase(shop, paid, { kind: 'return_refund', reason: 'no-reason', pictures: [] });
  await agree(shop, staff, one.id);
  await sendBack(shop, paid.shopper, one.id);
  const api = shop.api(staff);
  await api(afterSalesAdminRoutes.receive, { id: one.id });
  const bare = api(afterSalesAdminRoutes.refuse, { id: one.id, reason: '已使用，影响二次销售' });
  expect(await bare.catch(refusal)).toMatchObject({ code: 'case_pictures_required' });
  const no = trackingNo();
  await api(afterSalesAdminRoutes.refuse, {
    id: one.id,
    reason: '已使用，影响二次销售',
    pictures: [picture],
    carrier: 'YTO',
    trackingNo: no,
  });
  const seen = await readCase(shop, paid.shopper, one.id);
  expect(seen).toMatchObject({ status: 'refused', refusal: { pictures: [picture] }, sendBack: { trackingNo: no }, mayReapply: true });
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual(before);
});

test('goods that come back to another location are stock there, and staff there see the case', async () => {
  const paid = await shippedOrder(shop, staff, [1]);
  const elsewhere = await newLocation(shop);
  const there = await signInStaff(shop, ['aftersales.view', 'aftersales.receive'], { locationIds: [elsewhere] });
  const one = await requestCase(shop, paid, { kind: 'return_refund' });
  expect(await shop.api(there)(afterSalesAdminRoutes.detail, { id: one.id }).catch(refusal)).toMatchObject({ code: 'not_found' });
  await shop.api(staff)(afterSalesAdminRoutes.agree, { id: one.id, returnLocationId: String(elsewhere) });
  await sendBack(shop, paid.shopper, one.id);
  expect((await shop.api(there)(afterSalesAdminRoutes.list, {})).items.map((row) => row.id)).toEqual([one.id]);
  await receiveAll(shop, there, one);
  expect(await stockOf(shop, paid.skuIds[0] as string, elsewhere)).toEqual({ onHand: 1, reserved: 0 });
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual({ onHand: 49, reserved: 0 });
  await caseBecomes(shop, paid.shopper, one.id, 'done');
});

test('an exchange promises its goods at once, sends them, and ends when they arrive', async () => {
  const paid = await shippedOrder(shop, staff, [1], { pieces: 2 });
  const sku = paid.skuIds[0] as string;
  const one = await requestCase(shop, paid, { kind: 'exchange', reason: 'wrong-goods' });
  expect(one.amount).toBe(0);
  await agree(shop, staff, one.id);
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 1, reserved: 1 });
  await sendBack(shop, paid.shopper, one.id);
  expect(await receiveAll(shop, staff, one)).toMatchObject({ status: 'inspected' });
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 2, reserved: 1 });
  const no = trackingNo();
  const sent = await shop.api(staff)(afterSalesAdminRoutes.reship, { id: one.id, carrier: 'YTO', trackingNo: no });
  expect(sent).toMatchObject({ status: 'reshipped', due: 'auto_done', resend: { trackingNo: no } });
  expect(await stockOf(shop, sku, paid.locationId)).toEqual({ onHand: 1, reserved: 0 });
  const done = await shop.api(paid.shopper.token)(afterSalesRoutes.confirmExchange, { id: one.id });
  expect(done).toMatchObject({ status: 'done', money: null });
  // The replacement can be asked about like any other piece.
  expect(await requestCase(shop, paid, { kind: 'return_refund' })).toMatchObject({ status: 'requested', amount: 9_900 });
});

test('an exchange without stock cannot be agreed; by the clock it becomes a return', async () => {
  const paid = await shippedOrder(shop, staff, [1], { pieces: 1 });
  const one = await requestCase(shop, paid, { kind: 'exchange', reason: 'wrong-goods' });
  expect(await agree(shop, staff, one.id).catch(refusal)).toMatchObject({ code: 'stock_insufficient' });
  await setCaseTimes(shop, one.id, { due_at: -MINUTE });
  await runJob('after-sales.clock');
  const turned = await readCase(shop, paid.shopper, one.id);
  expect(turned).toMatchObject({ kind: 'return_refund', status: 'agreed', amount: 9_900 });
  expect(turned.timeline.map((entry) => entry.title)).toContain('无货可换，改为退货退款');
});

test('an exchange of two goods of which one is sold out becomes a return, and nothing of the other stays reserved', async () => {
  const paid = await shippedOrder(shop, staff, [2, 1], { pieces: 3 });
  const one = await requestCase(shop, paid, { kind: 'exchange', reason: 'wrong-goods' });
  await setCaseTimes(shop, one.id, { due_at: -MINUTE });
  await runJob('after-sales.clock');
  expect(await readCase(shop, paid.shopper, one.id)).toMatchObject({ kind: 'return_refund', status: 'agreed', amount: 29_700 });
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual({ onHand: 1, reserved: 0 });
  expect(await stockOf(shop, paid.skuIds[1] as string, paid.locationId)).toEqual({ onHand: 2, reserved: 0 });
});

test('an exchange that cannot be made ends with money, and its promised stock is free', async () => {
  const paid = await shippedOrder(shop, staff, [1], { pieces: 2 });
  const one = await requestCase(shop, paid, { kind: 'exchange', reason: 'wrong-goods' });
  await agree(shop, staff, one.id);
  await sendBack(shop, paid.shopper, one.id);
  await receiveAll(shop, staff, one);
  const refunded = await shop.api(staff)(afterSalesAdminRoutes.refund, { id: one.id });
  expect(refunded).toMatchObject({ kind: 'return_refund', status: 'refunding', amount: 9_900 });
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual({ onHand: 2, reserved: 0 });
  await caseBecomes(shop, paid.shopper, one.id, 'done');
});

test('the clock agrees to what nobody answered, closes what nobody sent, and completes exchanges', async () => {
  const refund = await paidOrder(shop, staff);
  const goods = await shippedOrder(shop, staff);
  const [a, b] = [await requestCase(shop, refund), await requestCase(shop, goods, { kind: 'return_refund' })];
  await runJob('after-sales.clock');
  expect((await readCase(shop, refund.shopper, a.id)).status).toBe('requested');
  moveClock(48 * HOUR + MINUTE);
  await runJob('after-sales.clock');
  expect(await readCase(shop, goods.shopper, b.id)).toMatchObject({ status: 'agreed', returnTo: { address: expect.any(String) } });
  await caseBecomes(shop, refund.shopper, a.id, 'done');
  const extended = await shop.api(await staffOfTheDay())(afterSalesAdminRoutes.extend, { id: b.id, days: 3 });
  expect(Date.parse(extended.dueAt as string) - Date.now()).toBeGreaterThan(11 * DAY);
  moveClock(8 * DAY);
  await runJob('after-sales.clock');
  expect((await readCase(shop, goods.shopper, b.id)).status).toBe('agreed');
  moveClock(3 * DAY);
  await runJob('after-sales.clock');
  expect(await readCase(shop, goods.shopper, b.id)).toMatchObject({ status: 'closed', dueAt: null });
});

test('the window ends seven days after receipt; staff may open a case after it, and after completion too', async () => {
  const paid = await shippedOrder(shop, staff, [1], { received: true });
  await setOrderTimes(shop, paid.order.id, { received_at: -8 * DAY });
  const api = shop.api(paid.shopper.token);
  expect(await api(afterSalesRoutes.options, { orderId: paid.order.id })).toMatchObject({ open: false, why: '已超过售后期，请联系客服' });
  expect(await requestCase(shop, paid, { kind: 'return_refund' }).catch(refusal)).toMatchObject({ code: 'case_window_closed' });
  await runJob('orders.complete');
  expect((await readOrder(shop, paid.shopper, paid.order.id)).status).toBe('completed');
  expect(await requestCase(shop, paid, { kind: 'return_refund' }).catch(refusal)).toMatchObject({ code: 'case_window_closed' });
  const line = paid.order.lines[0]?.id as string;
  const opened = await shop.api(staff)(afterSalesAdminRoutes.open, {
    orderId: paid.order.id,
    kind: 'refund_only',
    stage: 'shipped',
    lines: [{ lineId: line, quantity: 1, amount: 1_000 }],
    reason: 'agreed',
    description: '电话协商补偿',
  });
  expect(opened).toMatchObject({ status: 'requested', amount: 1_000 });
  await agree(shop, staff, opened.id);
  await caseBecomes(shop, paid.shopper, opened.id, 'done');
  expect(await readOrder(shop, paid.shopper, paid.order.id)).toMatchObject({ status: 'completed', refunded: 1_000 });
});

test('while a case is open the receipt timer stands still, and goes on with what was left', async () => {
  const paid = await shippedOrder(shop, staff);
  await setOrderTimes(shop, paid.order.id, { receive_before: 2 * DAY });
  const one = await requestCase(shop, paid, { kind: 'return_refund' });
  expect((await readOrder(shop, paid.shopper, paid.order.id)).receiveBefore).toBeNull();
  moveClock(5 * DAY);
  await runJob('orders.auto-receive');
  expect((await readOrder(shop, paid.shopper, paid.order.id)).status).toBe('shipped');
  await shop.api(paid.shopper.token)(afterSalesRoutes.withdraw, { id: one.id });
  const left = Date.parse((await readOrder(shop, paid.shopper, paid.order.id)).receiveBefore as string) - (Date.now() + 5 * DAY);
  expect(left / DAY).toBeCloseTo(2, 1);
  await runJob('orders.auto-receive');
  expect((await readOrder(shop, paid.shopper, paid.order.id)).status).toBe('shipped');
  moveClock(3 * DAY);
  await runJob('orders.auto-receive');
  expect((await readOrder(shop, paid.shopper, paid.order.id)).status).toBe('received');
});

test('an open case keeps an order from completing, and its time does not count against the window', async () => {
  const paid = await shippedOrder(shop, staff, [1], { received: true });
  moveClock(6 * DAY);
  const one = await requestCase(shop, paid, { kind: 'return_refund' });
  await setCaseTimes(shop, one.id, { due_at: 90 * DAY });
  moveClock(5 * DAY);
  await runJob('orders.complete');
  expect((await readOrder(shop, paid.shopper, paid.order.id)).status).toBe('received');
  await shop.api(await staffOfTheDay())(afterSalesAdminRoutes.refuse, { id: one.id, reason: '证据不足' });
  await runJob('orders.complete');
  expect((await readOrder(shop, paid.shopper, paid.order.id)).status).toBe('received');
  expect(await readCase(shop, paid.shopper, one.id)).toMatchObject({ mayReapply: true });
  moveClock(2 * DAY);
  await runJob('orders.complete');
  expect((await readOrder(shop, paid.shopper, paid.order.id)).status).toBe('completed');
});

test('unshipped goods go back at once where the shop has said so', async () => {
  const all = await shop.api(staff)(settingsRoutes.all, {});
  const values = all.groups.afterSales as Record<string, unknown>;
  await shop.api(staff)(settingsRoutes.save, { group: 'afterSales', values: { ...values, instantUnshipped: true } });
  const paid = await paidOrder(shop, staff);
  const one = await requestCase(shop, paid);
  expect(one.status).toBe('refunding');
  expect(one.timeline.map((entry) => entry.title)).toContain('未发货，极速退款');
  await shop.api(staff)(settingsRoutes.save, { group: 'afterSales', values });
});
