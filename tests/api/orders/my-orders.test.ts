import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY, moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import { newAddress } from '../../factories/customers.ts';
import { newFreightTemplate, flatRule } from '../../factories/freight.ts';
import {
  becomes,
  newShopper,
  openSheet,
  payOrder,
  placeOrder,
  placePaid,
  readOrder,
  runJob,
  setOrderTimes,
  shipOrder,
  type Shopper,
  stockedProduct,
  trackingNo,
} from '../../factories/orders.ts';
import { signInOwner } from '../../factories/staff.ts';
import { newPickupStore, stockOf } from '../../factories/stock.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
});
afterEach(() => {
  resetClock();
  shop.sandbox.faults.clear();
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const as = (shopper: Shopper) => shop.api(shopper.token);
const one = (skuId: string) => [{ skuId, quantity: 1 }];

test('the list goes newest first by keyset, by tab, and by search, and counts', async () => {
  const shopper = await newShopper(shop);
  const tea = await stockedProduct(shop, staff, { name: '明前龙井 100%' });
  const cup = await stockedProduct(shop, staff, { name: '手作茶杯' });
  const orders = [];
  for (const { skuId } of [tea, cup, tea, cup, tea]) orders.push(await placeOrder(shop, shopper, one(skuId)));
  const ids = orders.map((order) => order.id).reverse();
  const first = await as(shopper)(orderRoutes.list, { limit: 2 });
  const second = await as(shopper)(orderRoutes.list, { limit: 2, cursor: first.next as string });
  const third = await as(shopper)(orderRoutes.list, { limit: 2, cursor: second.next as string });
  expect([...first.items, ...second.items, ...third.items].map((order) => order.id)).toEqual(ids);
  expect(third.next).toBeNull();
  expect((await as(shopper)(orderRoutes.list, { q: '龙井 100%' })).items).toHaveLength(3);
  expect((await as(shopper)(orderRoutes.list, { q: '%%' })).items).toHaveLength(0);
  expect((await as(shopper)(orderRoutes.list, { q: String(orders[1]?.no).toLowerCase() })).items.map((order) => order.id)).toEqual([
    orders[1]?.id,
  ]);
  await payOrder(shop, shopper, orders[0] as never);
  await as(shopper)(orderRoutes.cancel, { id: orders[1]?.id as string, reason: '不想要了' });
  expect(await as(shopper)(orderRoutes.counts)).toEqual({ unpaid: 3, toShip: 1, toReceive: 0 });
  expect((await as(shopper)(orderRoutes.list, { tab: 'unpaid' })).items).toHaveLength(3);
  expect((await as(shopper)(orderRoutes.list, { tab: 'to_ship' })).items.map((order) => order.id)).toEqual([orders[0]?.id]);
  expect((await as(shopper)(orderRoutes.list, { tab: 'cancelled' })).items.map((order) => order.id)).toEqual([orders[1]?.id]);
  await expect(as(shopper)(orderRoutes.list, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('somebody else’s order does not exist for me, whatever I try', async () => {
  const [mine, thief] = [await newShopper(shop), await newShopper(shop)];
  const { skuId } = await stockedProduct(shop, staff);
  const order = await placeOrder(shop, mine, one(skuId));
  const { id } = order;
  const api = as(thief);
  const attempts = [
    api(orderRoutes.detail, { id }),
    api(orderRoutes.byNo, { no: order.no }),
    api(orderRoutes.cancel, { id, reason: 'x' }),
    api(orderRoutes.changeAddress, { id, addressId: thief.addressId }),
    api(orderRoutes.hurry, { id }),
    api(orderRoutes.extend, { id }),
    api(orderRoutes.receive, { id }),
    api(orderRoutes.hide, { id }),
    api(orderRoutes.buyAgain, { id }),
    openSheet(shop, thief, order),
  ];
  await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toMatchObject({ code: 'not_found', status: 404 })));
  expect((await api(orderRoutes.list)).items).toEqual([]);
  await expect(as(mine)(orderRoutes.changeAddress, { id, addressId: thief.addressId })).rejects.toMatchObject({ code: 'not_found' });
});

test('cancelling gives stock and limit back, once', async () => {
  const shopper = await newShopper(shop);
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 3, perCustomer: 2 });
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 2 }]);
  await expect(placeOrder(shop, shopper, one(skuId))).rejects.toMatchObject({ code: 'purchase_limit' });
  const cancelled = await as(shopper)(orderRoutes.cancel, { id: order.id, reason: '地址写错了' });
  expect(cancelled).toMatchObject({ status: 'cancelled', cancelReason: '地址写错了', moves: [] });
  expect(cancelled.timeline.at(-1)).toMatchObject({ title: '取消订单', note: '地址写错了', by: 'customer' });
  await expect(as(shopper)(orderRoutes.cancel, { id: order.id, reason: '再来' })).rejects.toMatchObject({ code: 'state_forbidden' });
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 3, reserved: 0 });
  expect((await placeOrder(shop, shopper, [{ skuId, quantity: 2 }])).status).toBe('unpaid');
});

test('a cancelled order cannot be paid any more, and a paid one not be cancelled', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const order = await placeOrder(shop, shopper, one(skuId));
  const sheet = await openSheet(shop, shopper, order);
  await as(shopper)(orderRoutes.cancel, { id: order.id, reason: '不买了' });
  expect(shop.sandbox.payer.pay(sheet).result).toBe('fail');
  const { order: paid } = await placePaid(shop, shopper, one(skuId));
  expect(paid).toMatchObject({ status: 'paid', paid: paid.payable, moves: [] });
  await expect(as(shopper)(orderRoutes.cancel, { id: paid.id, reason: '不买了' })).rejects.toMatchObject({ code: 'already_paid' });
  // Paid at WeChat, and the news has not come yet.
  const third = await placeOrder(shop, shopper, one(skuId));
  shop.sandbox.faults.add({ kind: 'notify-drop', times: 10 });
  expect(shop.sandbox.payer.pay(await openSheet(shop, shopper, third)).result).toBe('ok');
  await expect(as(shopper)(orderRoutes.cancel, { id: third.id, reason: '不买了' })).rejects.toMatchObject({ code: 'already_paid' });
  await becomes(shop, shopper, third.id, 'paid');
});

test('the address changes before shipping where the freight allows it', async () => {
  const shopper = await newShopper(shop);
  const template = await newFreightTemplate(shop, staff, {
    fallback: flatRule,
    rules: [{ ...flatRule, regions: ['650000'], firstFee: 2500 }],
    excluded: ['540000'],
  });
  const { skuId } = await stockedProduct(shop, staff, { freightTemplateId: template.id });
  const { order } = await placePaid(shop, shopper, [{ skuId, quantity: 3 }]);
  expect(order.freight).toBe(1200);
  const near = await newAddress(shop, shopper, { name: '王小明', detail: '另一条路 1 号' });
  const changed = await as(shopper)(orderRoutes.changeAddress, { id: order.id, addressId: near.id });
  expect(changed).toMatchObject({ address: { name: '王小明', detail: '另一条路 1 号' }, payable: order.payable });
  const place = async (provinceCode: string) => {
    const [rows] = await shop.db.connection.query('update customer_addresses set province_code = ? where id = ?', [
      provinceCode,
      Number(near.id),
    ]);
    return rows;
  };
  await place('650000');
  await expect(as(shopper)(orderRoutes.changeAddress, { id: order.id, addressId: near.id })).rejects.toMatchObject({
    code: 'price_changed',
  });
  await place('540000');
  await expect(as(shopper)(orderRoutes.changeAddress, { id: order.id, addressId: near.id })).rejects.toMatchObject({ code: 'out_of_area' });
  await shipOrder(shop, staff, order.id, [
    { carrier: 'YTO', trackingNo: trackingNo(), lines: [{ lineId: order.lines[0]?.id as string, quantity: 1 }] },
  ]);
  await expect(as(shopper)(orderRoutes.changeAddress, { id: order.id, addressId: shopper.addressId })).rejects.toMatchObject({
    code: 'address_locked',
  });
});

test('the shop is hurried once a day', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const unpaid = await placeOrder(shop, shopper, one(skuId));
  await expect(as(shopper)(orderRoutes.hurry, { id: unpaid.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  const { order } = await payOrder(shop, shopper, unpaid);
  expect((await as(shopper)(orderRoutes.hurry, { id: order.id })).hurriedToday).toBe(true);
  await expect(as(shopper)(orderRoutes.hurry, { id: order.id })).rejects.toMatchObject({ code: 'hurry_too_soon', status: 429 });
  await setOrderTimes(shop, order.id, { hurried_at: -DAY });
  expect((await as(shopper)(orderRoutes.hurry, { id: order.id })).timeline.filter((entry) => entry.title === '催促发货')).toHaveLength(2);
  const store = await newPickupStore(shop);
  const toFetch = await stockedProduct(shop, staff, { locationId: store });
  const { order: pickup } = await placePaid(shop, shopper, one(toFetch.skuId), { delivery: { kind: 'pickup', storeId: String(store) } });
  await expect(as(shopper)(orderRoutes.hurry, { id: pickup.id })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('receipt is put off once, and an extension wins over the clock', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const { order } = await placePaid(shop, shopper, one(skuId));
  await expect(as(shopper)(orderRoutes.extend, { id: order.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await shipOrder(shop, staff, order.id);
  const before = await readOrder(shop, shopper, order.id);
  expect(Math.round((Date.parse(String(before.receiveBefore)) - Date.now()) / DAY)).toBe(10);
  const after = await as(shopper)(orderRoutes.extend, { id: order.id });
  expect(Date.parse(String(after.receiveBefore)) - Date.parse(String(before.receiveBefore))).toBe(3 * DAY);
  await expect(as(shopper)(orderRoutes.extend, { id: order.id })).rejects.toMatchObject({ code: 'extend_once' });
  moveClock(11 * DAY);
  await runJob('orders.auto-receive');
  expect((await readOrder(shop, shopper, order.id)).status).toBe('shipped');
  moveClock(2.1 * DAY);
  await runJob('orders.auto-receive');
  await runJob('orders.auto-receive');
  const received = await readOrder(shop, shopper, order.id);
  expect(received.status).toBe('received');
  expect(received.timeline.filter((entry) => entry.title === '系统自动确认收货')).toHaveLength(1);
  await runJob('orders.complete');
  expect((await readOrder(shop, shopper, order.id)).status).toBe('received');
  moveClock(7.1 * DAY);
  await runJob('orders.complete');
  expect((await readOrder(shop, shopper, order.id)).status).toBe('completed');
});

test('the customer confirms receipt once, and then hides the order', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const { order } = await placePaid(shop, shopper, one(skuId));
  await expect(as(shopper)(orderRoutes.receive, { id: order.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await expect(as(shopper)(orderRoutes.hide, { id: order.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await shipOrder(shop, staff, order.id);
  expect(await as(shopper)(orderRoutes.receive, { id: order.id })).toMatchObject({ status: 'received' });
  await expect(as(shopper)(orderRoutes.receive, { id: order.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  expect(await as(shopper)(orderRoutes.hide, { id: order.id })).toEqual({ ok: true });
  expect(await as(shopper)(orderRoutes.hide, { id: order.id })).toEqual({ ok: true });
  expect((await as(shopper)(orderRoutes.list)).items).toEqual([]);
  expect((await readOrder(shop, shopper, order.id)).id).toBe(order.id);
});

test('buying again takes what can be had and names what cannot', async () => {
  const shopper = await newShopper(shop);
  const gone = await stockedProduct(shop, staff, { name: '绝版海报' });
  const there = await stockedProduct(shop, staff, { locationId: gone.locationId });
  const order = await placeOrder(shop, shopper, [
    { skuId: gone.skuId, quantity: 1 },
    { skuId: there.skuId, quantity: 2 },
  ]);
  await shop.api(staff)(catalogAdminRoutes.moveProducts, { ids: [gone.productId], move: 'unshelve' });
  const result = await as(shopper)(orderRoutes.buyAgain, { id: order.id });
  expect(result).toMatchObject({ added: 1, skipped: [{ name: expect.stringContaining('绝版海报') }] });
});

test('the clock closes what nobody paid, at WeChat too, and only then', async () => {
  const shopper = await newShopper(shop);
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 2 });
  const order = await placeOrder(shop, shopper, one(skuId));
  const fresh = await placeOrder(shop, shopper, one(skuId));
  const sheet = await openSheet(shop, shopper, order);
  await setOrderTimes(shop, order.id, { pay_before: -60_000 });
  await runJob('orders.sweep-unpaid');
  const closed = await readOrder(shop, shopper, order.id);
  expect(closed).toMatchObject({ status: 'cancelled', cancelReason: '超时未支付' });
  expect(closed.timeline.at(-1)).toMatchObject({ title: '超时未支付，订单关闭', by: 'system' });
  expect(shop.sandbox.payer.pay(sheet).result).toBe('fail');
  expect((await readOrder(shop, shopper, fresh.id)).status).toBe('unpaid');
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 2, reserved: 1 });
});

test('one order that WeChat says nothing about does not hold up the others', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const [sick, sound] = [await placeOrder(shop, shopper, one(skuId)), await placeOrder(shop, shopper, one(skuId))];
  await openSheet(shop, shopper, sick);
  await setOrderTimes(shop, sick.id, { pay_before: -120_000 });
  await setOrderTimes(shop, sound.id, { pay_before: -60_000 });
  shop.sandbox.faults.add({ kind: 'system-error', on: 'GET /v3/pay/transactions', times: 20 });
  await runJob('orders.sweep-unpaid');
  expect([(await readOrder(shop, shopper, sick.id)).status, (await readOrder(shop, shopper, sound.id)).status]).toEqual([
    'unpaid',
    'cancelled',
  ]);
  shop.sandbox.faults.clear();
  await runJob('orders.sweep-unpaid');
  expect((await readOrder(shop, shopper, sick.id)).status).toBe('cancelled');
});

test('a warning before the close goes out once', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const order = await placeOrder(shop, shopper, one(skuId));
  const warned = async () =>
    (
      (
        await shop.db.connection.query("select count(*) as n from outbox_events where name = 'order.closing-soon' and payload like ?", [
          `%${order.no}%`,
        ])
      )[0] as { n: number }[]
    )[0]?.n;
  await runJob('orders.warn-unpaid');
  expect(await warned()).toBe(0);
  await setOrderTimes(shop, order.id, { pay_before: 5 * 60_000 });
  await Promise.all([runJob('orders.warn-unpaid'), runJob('orders.warn-unpaid')]);
  expect(await warned()).toBe(1);
});
