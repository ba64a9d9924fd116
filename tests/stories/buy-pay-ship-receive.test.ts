import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { orderAdminRoutes, orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY, moveClock, resetClock } from '../../server/src/platform/clock.ts';
import { newFreightTemplate } from '../factories/freight.ts';
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
} from '../factories/orders.ts';
import { refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { newPickupStore, stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  shopper = await newShopper(shop);
});
afterEach(async () => {
  resetClock();
  shop.sandbox.faults.clear();
  await checkInvariants(shop);
});
afterAll(() => shop.stop());
const mine = () => shop.api(shopper.token);

test('from the cart to the finished order', async () => {
  const template = await newFreightTemplate(shop, staff);
  const { skuIds, locationId } = await stockedProduct(shop, staff, {
    name: '手冲壶',
    specs: { 颜色: ['黑', '白'] },
    price: 19_900,
    pieces: 10,
    freightTemplateId: template.id,
  });
  const [black, white] = skuIds as [string, string];
  await mine()(cartRoutes.add, { skuId: black, quantity: 2 });
  await mine()(cartRoutes.add, { skuId: white, quantity: 1 });
  const unpaid = await placeOrder(
    shop,
    shopper,
    [
      { skuId: black, quantity: 2 },
      { skuId: white, quantity: 1 },
    ],
    { fromCart: true },
  );
  expect(unpaid).toMatchObject({ itemsTotal: 59_700, freight: 1_200, payable: 60_900 });
  expect(await mine()(paymentRoutes.state, { kind: 'order', no: unpaid.no })).toMatchObject({ state: 'unpaid', amount: 60_900 });
  const { order, transactionId } = await payOrder(shop, shopper, unpaid);
  expect(await mine()(paymentRoutes.state, { kind: 'order', no: order.no })).toMatchObject({ state: 'paid', amount: 60_900 });
  await eventually('the cart is empty', async () => (await mine()(cartRoutes.count)).count === 0);

  await shipOrder(shop, staff, order.id, [
    { carrier: 'YTO', trackingNo: trackingNo(), lines: [{ lineId: order.lines[0]?.id as string, quantity: 1 }] },
  ]);
  expect((await readOrder(shop, shopper, order.id)).status).toBe('part_shipped');
  await shipOrder(shop, staff, order.id, [{ carrier: 'SF', trackingNo: 'SF1029384756123' }]);
  const shipped = await readOrder(shop, shopper, order.id);
  expect(shipped.timeline.map((entry) => entry.title)).toEqual(['提交订单', '支付成功', '部分发货', '发货']);
  expect(await stockOf(shop, black, locationId)).toEqual({ onHand: 8, reserved: 0 });
  await eventually('WeChat knows both parcels', async () => shop.sandbox.shipping.get(transactionId)?.finished);
  expect(shop.sandbox.shipping.get(transactionId)?.parcels).toHaveLength(2);

  moveClock(10.1 * DAY);
  await runJob('orders.auto-receive');
  moveClock(7.1 * DAY);
  await runJob('orders.complete');
  resetClock();
  const done = await readOrder(shop, shopper, order.id);
  expect(done).toMatchObject({ status: 'completed', paid: 60_900, refunded: 0, moves: [] });
  expect(done.timeline.map((entry) => entry.title).slice(-2)).toEqual(['系统自动确认收货', '完成']);
  expect((await shop.api(staff)(orderAdminRoutes.detail, { id: order.id })).payments).toMatchObject([
    { status: 'succeeded', amount: 60_900, transactionId },
  ]);
});

test('bought on the phone, fetched in the store', async () => {
  const store = await newPickupStore(shop, { name: '西溪店' });
  const { skuId } = await stockedProduct(shop, staff, { locationId: store, pieces: 3 });
  const { order, transactionId } = await placePaid(shop, shopper, [{ skuId, quantity: 1 }], {
    delivery: { kind: 'pickup', storeId: String(store) },
    pickupPhone: '13900139000',
    note: '下班来取',
  });
  const pickup = await eventually('the code is there', async () => (await mine()(fulfilmentRoutes.mine, { orderId: order.id })).pickup);
  expect(pickup).toMatchObject({ status: 'open', storeName: '西溪店' });
  const input = { code: pickup.code, storeId: String(store) };
  expect(await shop.api(staff)(fulfilmentRoutes.lookupPickup, input)).toMatchObject({ orderNo: order.no, note: '下班来取' });
  await shop.api(staff)(fulfilmentRoutes.verifyPickup, input);
  expect((await readOrder(shop, shopper, order.id)).status).toBe('received');
  await eventually('WeChat knows of the hand-over', async () => shop.sandbox.shipping.get(transactionId)?.logisticsType === 4);
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 2, reserved: 0 });
});

test('paid a moment too late: revived while there is stock, refunded when there is none', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 1 });
  const late = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  const sheet = await openSheet(shop, shopper, late);
  await setOrderTimes(shop, late.id, { pay_before: -60_000 });
  await runJob('orders.sweep-unpaid');
  expect((await readOrder(shop, shopper, late.id)).status).toBe('cancelled');
  const rival = await placeOrder(shop, await newShopper(shop), [{ skuId, quantity: 1 }]);
  expect(shop.sandbox.payer.pay(sheet, { inFlight: true }).result).toBe('ok');
  const refund = await eventually('the money is on its way back', async () => (await refundRows(shop, late.no))[0]);
  expect(refund.amount).toBe(late.payable);
  await shop.sandbox.clock.advance(60_000);
  await eventually('WeChat has sent it back', async () => (await refundRows(shop, late.no))[0]?.status === 'succeeded', 15_000);
  shop.sandbox.clock.reset();
  expect(await readOrder(shop, shopper, late.id)).toMatchObject({
    status: 'cancelled',
    paid: 0,
    refunded: 0,
    timeline: expect.arrayContaining([expect.objectContaining({ title: '订单已关闭，款项退回' })]),
  });
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 1, reserved: 1 });
  await shop.api(staff)(orderAdminRoutes.cancel, { id: rival.id, reason: '不要了' });

  const second = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  const secondSheet = await openSheet(shop, shopper, second);
  await setOrderTimes(shop, second.id, { pay_before: -60_000 });
  await runJob('orders.sweep-unpaid');
  expect(shop.sandbox.payer.pay(secondSheet, { inFlight: true }).result).toBe('ok');
  await becomes(shop, shopper, second.id, 'paid');
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 1, reserved: 1 });
  await shipOrder(shop, staff, second.id);
  expect((await mine()(orderRoutes.receive, { id: second.id })).status).toBe('received');
});

test('sold, and then the shop cannot deliver: everything goes back, and the customer buys again', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 2, perCustomer: 1 });
  const { order } = await placePaid(shop, shopper, [{ skuId, quantity: 1 }]);
  await shop.api(staff)(orderAdminRoutes.close, { id: order.id, reason: '质检不合格' });
  await shop.sandbox.clock.advance(60_000);
  await eventually('the money is back', async () => (await readOrder(shop, shopper, order.id)).refunded === order.paid, 15_000);
  shop.sandbox.clock.reset();
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 2, reserved: 0 });
  expect(await mine()(orderRoutes.buyAgain, { id: order.id })).toMatchObject({ added: 1, skipped: [] });
  expect((await placePaid(shop, shopper, [{ skuId, quantity: 1 }])).order.status).toBe('paid');
});
