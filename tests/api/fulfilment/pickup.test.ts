import { fulfilmentRoutes as routes } from '@huitou/shared-types/fulfilment/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY, MINUTE, moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import { newShopper, placePaid, readOrder, runJob, type Shopper, stockedProduct } from '../../factories/orders.ts';
import { confirmPassword, signInOwner, signInStaff } from '../../factories/staff.ts';
import { newPickupStore, stockOf } from '../../factories/stock.ts';
import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  shopper = await newShopper(shop);
});
afterEach(resetClock);
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

const codeOf = (orderId: string) =>
  eventually('the code is there', async () => (await shop.api(shopper.token)(routes.mine, { orderId })).pickup);
const toFetch = async (storeId?: number) => {
  const store = storeId ?? (await newPickupStore(shop));
  const { skuId } = await stockedProduct(shop, staff, { locationId: store, pieces: 5 });
  const { order, transactionId } = await placePaid(shop, shopper, [{ skuId, quantity: 2 }], {
    delivery: { kind: 'pickup', storeId: String(store) },
    pickupPhone: '13900139000',
  });
  const { code } = await codeOf(order.id);
  return { order, transactionId, skuId, store, storeId: String(store), code };
};
const api = (token = staff) => shop.api(token);

test('a code is looked up, handed over once, and taken back within the window', async () => {
  const { order, skuId, store, storeId, code, transactionId } = await toFetch();
  expect(code).toMatch(/^\d{8}$/);
  const seen = await api()(routes.lookupPickup, { code, storeId });
  expect(seen).toMatchObject({ orderNo: order.no, phone: '139****9000', pickup: { status: 'open', storeId }, lines: [{ quantity: 2 }] });
  expect(await api()(routes.verifyPickup, { code, storeId })).toMatchObject({ pickup: { status: 'verified' } });
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 3, reserved: 0 });
  expect(await readOrder(shop, shopper, order.id)).toMatchObject({ status: 'received', lines: [{ shipped: 2 }] });
  await eventually('WeChat knows of the hand-over', async () => shop.sandbox.shipping.get(transactionId)?.logisticsType === 4);
  await expect(api()(routes.verifyPickup, { code, storeId })).rejects.toMatchObject({ code: 'pickup_code_wrong' });
  expect(await api()(routes.reversePickup, { orderId: order.id, reason: '拿错了' })).toMatchObject({ pickup: { status: 'open', code } });
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 5, reserved: 2 });
  expect((await readOrder(shop, shopper, order.id)).status).toBe('paid');
  expect(await api()(routes.verifyPickup, { code, storeId })).toMatchObject({ pickup: { status: 'verified' } });
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 3, reserved: 0 });
  moveClock(31 * MINUTE);
  await expect(api()(routes.reversePickup, { orderId: order.id, reason: '晚了' })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('a code works at its store only, and only for staff of it', async () => {
  const { code, storeId } = await toFetch();
  const other = await newPickupStore(shop);
  await expect(api()(routes.lookupPickup, { code, storeId: String(other) })).rejects.toMatchObject({ code: 'pickup_wrong_store' });
  const elsewhere = await signInStaff(shop, undefined, { locationIds: [other] });
  await expect(api(elsewhere)(routes.verifyPickup, { code, storeId })).rejects.toMatchObject({ code: 'pickup_wrong_store' });
  await expect(api(elsewhere)(routes.verifyPickup, { code, storeId: String(other) })).rejects.toMatchObject({ code: 'pickup_wrong_store' });
  const clerk = await signInStaff(shop, ['pickup.verify'], { locationIds: [Number(storeId)] });
  expect(await api(clerk)(routes.verifyPickup, { code, storeId })).toMatchObject({ pickup: { status: 'verified' } });
  await expect(api(clerk)(routes.lookupPickup, { code: '123', storeId })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('whoever guesses is locked out, also with a right code; others are not', async () => {
  const { code, storeId } = await toFetch();
  const guesser = await signInStaff(shop);
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
  for (let i = 0; i < 10; i += 1)
    await expect(api(guesser)(routes.lookupPickup, { code: wrong, storeId })).rejects.toMatchObject({ code: 'pickup_code_wrong' });
  await expect(api(guesser)(routes.lookupPickup, { code: wrong, storeId })).rejects.toMatchObject({
    code: 'pickup_code_locked',
    status: 429,
  });
  await expect(api(guesser)(routes.verifyPickup, { code, storeId })).rejects.toMatchObject({ code: 'pickup_code_locked' });
  expect(await api()(routes.lookupPickup, { code, storeId })).toMatchObject({ pickup: { code } });
});

test('a code expires, and staff close the order', async () => {
  const { order, code, storeId, skuId, store } = await toFetch();
  await shop.db.connection.query('update pickups set expires_at = expires_at - interval 15 day where order_id = ?', [Number(order.id)]);
  await expect(api()(routes.verifyPickup, { code, storeId })).rejects.toMatchObject({ code: 'state_forbidden' });
  await runJob('fulfilment.expire-pickups');
  expect((await codeOf(order.id)).status).toBe('expired');
  await confirmPassword(shop, staff);
  await api()(orderAdminRoutes.close, { id: order.id, reason: '逾期未取' });
  await eventually('the code is void', async () => (await codeOf(order.id)).status === 'void');
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 5, reserved: 0 });
  await expect(api()(routes.verifyPickup, { code, storeId })).rejects.toMatchObject({ code: 'pickup_code_wrong' });
});

test('a manager makes an expired code valid again, for the full time', async () => {
  const { order, code, storeId } = await toFetch();
  const extend = (token?: string) => api(token)(routes.extendPickup, { orderId: order.id });
  await shop.db.connection.query('update pickups set expires_at = expires_at - interval 15 day where order_id = ?', [Number(order.id)]);
  await runJob('fulfilment.expire-pickups');
  const clerk = await signInStaff(shop, ['pickup.verify', 'order.view'], { locationIds: [Number(storeId)] });
  await expect(extend(clerk)).rejects.toMatchObject({ code: 'forbidden' });
  const elsewhere = await signInStaff(shop, ['pickup.reverse'], { locationIds: [await newPickupStore(shop)] });
  await expect(extend(elsewhere)).rejects.toMatchObject({ code: 'not_found' });
  const manager = await signInStaff(shop, ['pickup.reverse'], { locationIds: [Number(storeId)] });
  const { pickup } = await extend(manager);
  expect(pickup).toMatchObject({ status: 'open', code });
  expect(Date.parse(pickup.expiresAt) - Date.now()).toBeGreaterThan(13 * DAY);
  expect((await codeOf(order.id)).status).toBe('open');
  expect((await readOrder(shop, shopper, order.id)).timeline.at(-1)).toMatchObject({
    title: '延长提货期限',
    note: `有效期至 ${pickup.expiresAt.slice(0, 10)}`,
    byName: '商家',
  });
  const [audited] = await shop.db.connection.query("select 1 from audit_entries where action = 'pickup.extend' and subject_id = ?", [
    order.id,
  ]);
  expect(audited).toHaveLength(1);
  expect(await api(clerk)(routes.verifyPickup, { code, storeId })).toMatchObject({ pickup: { status: 'verified' } });
  await expect(extend(manager)).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('pick-up orders are not shipped, and express orders have no code', async () => {
  const { order } = await toFetch();
  await expect(api()(routes.ship, { orderId: order.id, parcels: [{ kind: 'none' }] })).rejects.toMatchObject({ code: 'state_forbidden' });
  const { skuId } = await stockedProduct(shop, staff);
  const { order: express } = await placePaid(shop, shopper, [{ skuId, quantity: 1 }]);
  expect((await shop.api(shopper.token)(routes.mine, { orderId: express.id })).pickup).toBeNull();
  await expect(api()(routes.reversePickup, { orderId: express.id, reason: 'x' })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('goods in an open case are not handed over; refunded ones stay in the store, and the rest is handed over', async () => {
  const { order, skuId, store, storeId, code } = await toFetch();
  const manager = await signInOwner(shop);
  await confirmPassword(shop, manager);
  const line = order.lines[0]?.id as string;
  const one = await shop.api(shopper.token)(afterSalesRoutes.request, {
    orderId: order.id,
    kind: 'refund_only',
    stage: 'unshipped',
    lines: [{ lineId: line, quantity: 1 }],
    reason: 'unwanted',
  });
  await expect(api()(routes.verifyPickup, { code, storeId })).rejects.toMatchObject({
    code: 'pieces_held',
    details: { lineId: line, held: 1 },
  });
  await api(manager)(afterSalesAdminRoutes.agree, { id: one.id });
  expect(await api()(routes.verifyPickup, { code, storeId })).toMatchObject({ pickup: { status: 'verified' }, lines: [{ quantity: 1 }] });
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 4, reserved: 0 });
  expect(await readOrder(shop, shopper, order.id)).toMatchObject({ status: 'received', lines: [{ shipped: 1, cancelled: 1 }] });
  await api()(routes.reversePickup, { orderId: order.id, reason: '拿错了' });
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 5, reserved: 1 });
  await api()(routes.verifyPickup, { code, storeId });
  await shop.api(shopper.token)(afterSalesRoutes.request, {
    orderId: order.id,
    kind: 'return_refund',
    stage: 'shipped',
    lines: [{ lineId: line, quantity: 1 }],
    reason: 'no-reason',
  });
  await expect(api()(routes.reversePickup, { orderId: order.id, reason: '晚了' })).rejects.toMatchObject({ code: 'case_open' });
});
