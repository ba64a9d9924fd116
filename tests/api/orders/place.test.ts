import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unique } from '../../factories/catalog.ts';
import { checkout, newShopper, placeOrder, readOrder, type Shopper, stockedProduct } from '../../factories/orders.ts';
import { signInOwner } from '../../factories/staff.ts';
import { newLocation, newPickupStore, putStock, stockOf } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { watchSql } from '../../setup/sql.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  shopper = await newShopper(shop);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const place = (who: Shopper) => shop.api(who.token);

test('an order copies prices and address, reserves stock and waits for payment', async () => {
  const { skuIds, locationId, productId } = await stockedProduct(shop, staff, { specs: { 颜色: ['红', '蓝'] }, price: 12_900, pieces: 5 });
  const [red, blue] = skuIds as [string, string];
  const order = await placeOrder(
    shop,
    shopper,
    [
      { skuId: red, quantity: 2 },
      { skuId: blue, quantity: 1 },
    ],
    { note: '  请放门卫 ', invoiceTitle: { kind: 'company', title: '杭州小雨', taxNo: '91330100MA2ABCDE12' } },
  );
  expect(order).toMatchObject({
    status: 'unpaid',
    deliveryKind: 'express',
    itemsTotal: 38_700,
    discountTotal: 0,
    paid: 0,
    refunded: 0,
    note: '请放门卫',
    moves: ['cancel'],
    address: { name: '林小雨', phone: '13800138000', districtCode: '330110' },
    invoiceTitle: { kind: 'company', title: '杭州小雨', taxNo: '91330100MA2ABCDE12' },
    lines: [
      { skuId: red, productId, quantity: 2, unitPrice: 12_900, payable: 25_800, shipped: 0 },
      { skuId: blue, quantity: 1 },
    ],
  });
  expect(order.payable).toBe(order.lines.reduce((sum, line) => sum + line.payable, 0) + order.freight);
  expect(Date.parse(order.payBefore) - Date.parse(order.placedAt)).toBe(30 * 60_000);
  expect(await stockOf(shop, red, locationId)).toEqual({ onHand: 5, reserved: 2 });
  expect(await readOrder(shop, shopper, order.id)).toEqual(order);
  expect(await place(shopper)(orderRoutes.byNo, { no: order.no })).toEqual(order);
});

test('a SKU that is named twice is one line', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 5 });
  const order = await placeOrder(shop, shopper, [
    { skuId, quantity: 2 },
    { skuId, quantity: 2 },
  ]);
  expect(order.lines).toMatchObject([{ quantity: 4 }]);
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 5, reserved: 4 });
  await expect(
    placeOrder(shop, shopper, [
      { skuId, quantity: 1 },
      { skuId, quantity: 1 },
    ]),
  ).rejects.toMatchObject({ code: 'stock_insufficient', status: 409 });
});

test('what stands against ordering has a code of its own, and nothing is reserved', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 3 });
  const off = await stockedProduct(shop, staff);
  await shop.api(staff)(catalogAdminRoutes.moveProducts, { ids: [off.productId], move: 'unshelve' });
  const few = await stockedProduct(shop, staff, { minQuantity: 3 });
  const once = await stockedProduct(shop, staff, { perOrder: 1 });
  const nobody = await newShopper(shop);
  const refused = (code: string, items: { skuId: string; quantity: number }[], options = {}) =>
    expect(
      place(shopper)(orderRoutes.place, { items, delivery: { kind: 'express', addressId: shopper.addressId }, shownTotal: 1, ...options }),
    ).rejects.toMatchObject({ code });
  await refused('stock_insufficient', [{ skuId, quantity: 4 }]);
  await refused('item_unavailable', [{ skuId: off.skuId, quantity: 1 }]);
  await refused('item_unavailable', [{ skuId: '999999999', quantity: 1 }]);
  await refused('invalid_input', []);
  await refused('invalid_input', [{ skuId, quantity: 0 }]);
  await refused('pickup_store_required', [{ skuId, quantity: 1 }], { delivery: { kind: 'pickup' } });
  await refused('pickup_store_required', [{ skuId, quantity: 1 }], { delivery: { kind: 'pickup', storeId: String(locationId) } });
  await refused('not_found', [{ skuId, quantity: 1 }], { delivery: { kind: 'express', addressId: nobody.addressId } });
  await refused('min_quantity', [{ skuId: few.skuId, quantity: 2 }]);
  await refused('purchase_limit', [{ skuId: once.skuId, quantity: 2 }]);
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 3, reserved: 0 });
});

test('without an address the customer is asked for one', async () => {
  const { skuId } = await stockedProduct(shop, staff);
  const { newCustomer } = await import('../../factories/customers.ts');
  const stranger = await newCustomer(shop);
  await expect(
    shop.api(stranger.token)(orderRoutes.place, { items: [{ skuId, quantity: 1 }], delivery: { kind: 'express' }, shownTotal: 9900 }),
  ).rejects.toMatchObject({ code: 'address_required' });
});

test('goods that lie in two places cannot be one order', async () => {
  const a = await stockedProduct(shop, staff);
  const b = await stockedProduct(shop, staff);
  await expect(
    place(shopper)(orderRoutes.place, {
      items: [a, b].map(({ skuId }) => ({ skuId, quantity: 1 })),
      delivery: { kind: 'express', addressId: shopper.addressId },
      shownTotal: 1,
    }),
  ).rejects.toMatchObject({ code: 'stock_insufficient' });
  const both = await newLocation(shop, { priority: 9 });
  await putStock(shop, both, { [a.skuId]: 1, [b.skuId]: 1 });
  expect(
    (
      await placeOrder(
        shop,
        shopper,
        [a, b].map(({ skuId }) => ({ skuId, quantity: 1 })),
      )
    ).lines,
  ).toHaveLength(2);
  expect(await stockOf(shop, a.skuId, both)).toEqual({ onHand: 1, reserved: 1 });
});

test('another total than the one that was shown is refused with the new quote', async () => {
  const { skuId } = await stockedProduct(shop, staff, { price: 5000 });
  const input = await checkout(shop, shopper, [{ skuId, quantity: 1 }]);
  const error = await place(shopper)(orderRoutes.place, { ...input, shownTotal: input.shownTotal - 1 }).catch((e: unknown) => e);
  expect(error).toMatchObject({
    code: 'price_changed',
    status: 409,
    details: { quote: { payable: input.shownTotal, lines: [{ skuId, unitPrice: 5000 }] } },
  });
});

test('the same key gives the same order, also after it has sold out by itself', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 1 });
  const key = unique('key-place-');
  const input = await checkout(shop, shopper, [{ skuId, quantity: 1 }]);
  const first = await place(shopper)(orderRoutes.place, input, { idempotencyKey: key });
  const again = await place(shopper)(orderRoutes.place, input, { idempotencyKey: key });
  expect(again).toEqual(first);
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 1, reserved: 1 });
  await expect(place(shopper)(orderRoutes.place, { ...input, note: '另一单' }, { idempotencyKey: key })).rejects.toMatchObject({
    code: 'idempotency_conflict',
    status: 409,
  });
  const other = await newShopper(shop);
  await expect(place(other)(orderRoutes.place, { ...input, delivery: { kind: 'express' } }, { idempotencyKey: key })).rejects.toMatchObject(
    { code: 'stock_insufficient' },
  );
});

test('an order without Idempotency-Key is refused', async () => {
  const { skuId } = await stockedProduct(shop, staff);
  const body = await checkout(shop, shopper, [{ skuId, quantity: 1 }]);
  expect(await shop.http('POST', '/api/orders', { token: shopper.token, body })).toMatchObject({
    status: 400,
    body: { code: 'invalid_input' },
  });
  expect((await shop.http('POST', '/api/orders', { body, headers: { 'idempotency-key': 'nobody-key' } })).status).toBe(401);
});

test('an order for pick-up is taken from the store and carries no address', async () => {
  const store = await newPickupStore(shop);
  const { skuId } = await stockedProduct(shop, staff, { locationId: store, pieces: 2 });
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }], {
    delivery: { kind: 'pickup', storeId: String(store) },
    pickupPhone: '13900139000',
  });
  expect(order).toMatchObject({ deliveryKind: 'pickup', freight: 0, address: null, store: { id: String(store) } });
  expect(await stockOf(shop, skuId, store)).toEqual({ onHand: 2, reserved: 1 });
});

test('what was bought from the cart leaves it', async () => {
  const { skuId } = await stockedProduct(shop, staff);
  await place(shopper)(cartRoutes.add, { skuId, quantity: 2 });
  await placeOrder(shop, shopper, [{ skuId, quantity: 2 }], { fromCart: true });
  await eventually('the cart is empty', async () => !JSON.stringify(await place(shopper)(cartRoutes.get)).includes(`"skuId":"${skuId}"`));
});

test('a shop that has switched express off takes no express orders', async () => {
  const { skuId } = await stockedProduct(shop, staff);
  const input = await checkout(shop, shopper, [{ skuId, quantity: 1 }]);
  const { groups } = await shop.api(staff)(settingsRoutes.all);
  const trade = groups.trade as Record<string, unknown>;
  await shop.api(staff)(settingsRoutes.save, { group: 'trade', values: { ...trade, expressEnabled: false } });
  await expect(place(shopper)(orderRoutes.place, input)).rejects.toMatchObject({ code: 'out_of_area' });
  await shop.api(staff)(settingsRoutes.save, { group: 'trade', values: trade });
  expect((await place(shopper)(orderRoutes.place, input)).status).toBe('unpaid');
});

test('placing an order takes eight statements, and one more where its goods were not read within the second', async () => {
  const { skuIds } = await stockedProduct(shop, staff, { specs: { 颜色: ['红', '蓝', '绿'] } });
  const input = await checkout(
    shop,
    shopper,
    skuIds.map((skuId) => ({ skuId, quantity: 1 })),
  );
  const { asked: mine, result } = await watchSql(() => place(shopper)(orderRoutes.place, input));
  expect(result.lines).toHaveLength(3);
  const ofSkus = mine.filter((query) => query.includes('`skus`'));
  expect(ofSkus.length).toBeLessThanOrEqual(1);
  expect(mine.length - ofSkus.length, mine.join('\n')).toBe(8);
  for (const table of [
    '`customer_addresses`',
    '`members`',
    'from `stock`',
    'into `orders`',
    'update stock',
    'stock_movements',
    'into `order_lines`',
    'into `outbox_events`',
  ])
    expect(mine.filter((query) => query.includes(table)).length, table).toBeGreaterThanOrEqual(1);
});
