import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import { catalogAdminRoutes, catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory, newProduct, unique } from '../../factories/catalog.ts';
import { newAddress, newCustomer } from '../../factories/customers.ts';
import { newFreightTemplate } from '../../factories/freight.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { newLocation, putStock } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let owner: string;
let location: number;
beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
  await confirmPassword(shop, owner);
  location = await newLocation(shop);
  await newFreightTemplate(shop, owner, { isDefault: true });
});
afterAll(() => shop.stop());

const goods = async (wanted: Parameters<typeof newProduct>[2] = {}, pieces = 100) => {
  const { skuIds, productId } = await newProduct(shop, owner, { price: 3000, ...wanted });
  await putStock(shop, location, Object.fromEntries(skuIds.map((id) => [id, pieces])));
  return { skuId: skuIds[0] as string, skuIds, productId };
};
const customer = async () => {
  const who = await newCustomer(shop);
  return { ...who, api: shop.api(who.token) };
};

test('what is put in adds up, is shown newest first, and is quoted', async () => {
  const { api, ...who } = await customer();
  const [a, b] = [await goods(), await goods({ price: 500 })];
  await api(cartRoutes.add, { skuId: a.skuId, quantity: 1 });
  await api(cartRoutes.add, { skuId: b.skuId, quantity: 1 });
  expect(await api(cartRoutes.add, { skuId: a.skuId, quantity: 2 })).toEqual({ count: 4 });
  const cart = await api(cartRoutes.get);
  expect(cart.items.map((item) => [item.skuId, item.quantity, item.selected])).toEqual([
    [b.skuId, 1, true],
    [a.skuId, 3, true],
  ]);
  expect(cart).toMatchObject({ count: 4, invalid: [], quote: { itemsTotal: 9500, payable: 9500, freight: { amount: 0 }, problems: [] } });
  await newAddress(shop, who, { isDefault: true });
  expect((await api(cartRoutes.get)).quote).toMatchObject({ freight: { amount: 1400 }, payable: 10_900 });
});

test('more than can be had is refused with the reason, and nothing is put in', async () => {
  const { api } = await customer();
  const { skuId } = await goods({}, 5);
  await api(cartRoutes.add, { skuId, quantity: 4 });
  await expect(api(cartRoutes.add, { skuId, quantity: 2 })).rejects.toMatchObject({
    code: 'stock_insufficient',
    message: '库存仅剩 5 件，购物车中已有 4 件',
  });
  const limited = await goods({ perOrder: 3 });
  await expect(api(cartRoutes.add, { skuId: limited.skuId, quantity: 4 })).rejects.toMatchObject({
    code: 'purchase_limit',
    message: '每单限购 3 件',
  });
  const off = await goods({ onShelf: false });
  await expect(api(cartRoutes.add, { skuId: off.skuId, quantity: 1 })).rejects.toMatchObject({ code: 'item_unavailable' });
  const soldOut = await goods({}, 0);
  await expect(api(cartRoutes.add, { skuId: soldOut.skuId, quantity: 1 })).rejects.toMatchObject({
    code: 'stock_insufficient',
    message: '已售罄',
  });
  expect(await api(cartRoutes.count)).toEqual({ count: 4 });
});

test('fewer than the minimum are raised to it', async () => {
  const { api } = await customer();
  const { skuId } = await goods({ minQuantity: 3 });
  expect(await api(cartRoutes.add, { skuId, quantity: 1 })).toEqual({ count: 3 });
});

test('setting the quantity is cut to what can be had, and says so', async () => {
  const { api } = await customer();
  const { skuId } = await goods({}, 5);
  await api(cartRoutes.add, { skuId, quantity: 1 });
  const cart = await api(cartRoutes.setQuantity, { skuId, quantity: 9 });
  expect(cart.items[0]).toMatchObject({ quantity: 5, maxQuantity: 5, hint: '库存仅剩 5 件' });
  expect((await api(cartRoutes.get)).items[0]).toMatchObject({ quantity: 5, hint: '' });
  await expect(api(cartRoutes.setQuantity, { skuId: (await goods()).skuId, quantity: 1 })).rejects.toMatchObject({ code: 'not_found' });
});

test('stock that shrinks is shown with a hint; the wish is kept until it grows again', async () => {
  const { api } = await customer();
  const { skuId } = await goods({}, 8);
  await api(cartRoutes.add, { skuId, quantity: 6 });
  const adjust = (delta: number) =>
    shop.api(owner)(inventoryRoutes.adjust, { skuId, locationId: String(location), delta, reason: '录入更正' });
  await adjust(-5);
  expect((await api(cartRoutes.get)).items[0]).toMatchObject({ quantity: 3, available: 3, hint: '库存仅剩 3 件，已为您调整数量' });
  await adjust(-3);
  expect(await api(cartRoutes.get)).toMatchObject({
    items: [],
    invalid: [{ skuId, hint: '已售罄', selected: false, maxQuantity: 0 }],
    quote: null,
  });
  await adjust(10);
  expect((await api(cartRoutes.get)).items[0]).toMatchObject({ quantity: 6, hint: '' });
});

test('a price that fell since is told', async () => {
  const { api } = await customer();
  const { skuId, productId } = await goods();
  await api(cartRoutes.add, { skuId, quantity: 1 });
  const product = await shop.api(owner)(catalogAdminRoutes.product, { id: productId });
  await shop.api(owner)(catalogAdminRoutes.updateProduct, {
    id: productId,
    version: product.version,
    name: product.name,
    categoryId: product.categoryId,
    gallery: product.gallery,
    skus: product.skus.map((sku) => ({ id: sku.id, code: sku.code, values: sku.values, price: 2500 })),
  });
  expect((await api(cartRoutes.get)).items[0]).toMatchObject({ price: 2500, priceDrop: 500 });
});

test('ticking decides what is quoted', async () => {
  const { api } = await customer();
  const [a, b] = [await goods(), await goods({ price: 500 })];
  for (const { skuId } of [a, b]) await api(cartRoutes.add, { skuId, quantity: 1 });
  expect((await api(cartRoutes.select, { skuIds: [a.skuId], selected: false })).quote).toMatchObject({ itemsTotal: 500 });
  expect((await api(cartRoutes.select, { skuIds: [], selected: false })).quote).toBeNull();
  expect((await api(cartRoutes.select, { skuIds: [], selected: true })).quote).toMatchObject({ itemsTotal: 3500 });
});

test('taking out, and keeping as favourites', async () => {
  const { api } = await customer();
  const [a, b] = [await goods(), await goods()];
  for (const { skuId } of [a, b]) await api(cartRoutes.add, { skuId, quantity: 1 });
  expect((await api(cartRoutes.remove, { skuIds: [a.skuId] })).items.map((item) => item.skuId)).toEqual([b.skuId]);
  expect((await api(cartRoutes.moveToFavourites, { skuIds: [b.skuId, a.skuId] })).items).toEqual([]);
  expect((await api(catalogRoutes.favourites, {})).items.map((item) => item.id)).toEqual([b.productId]);
});

test('what was collected before signing in is added as far as it can be had', async () => {
  const { api } = await customer();
  const [a, off, few] = [await goods(), await goods({ onShelf: false }), await goods({}, 2)];
  await api(cartRoutes.add, { skuId: a.skuId, quantity: 1 });
  expect(
    await api(cartRoutes.merge, {
      items: [
        { skuId: a.skuId, quantity: 2 },
        { skuId: off.skuId, quantity: 1 },
        { skuId: few.skuId, quantity: 9 },
        { skuId: '999999999', quantity: 1 },
      ],
    }),
  ).toEqual({ count: 5 });
});

test('a cart holds 120 different SKUs', async () => {
  const { api } = await customer();
  const categoryId = await newCategory(shop, owner);
  const sizes = Array.from({ length: 11 }, (_, i) => `尺码${i}`);
  const colours = Array.from({ length: 11 }, (_, i) => `颜色${i}`);
  const { skuIds } = await goods({ categoryId, specs: { 尺码: sizes, 颜色: colours } });
  expect(await api(cartRoutes.merge, { items: skuIds.slice(0, 120).map((skuId) => ({ skuId, quantity: 1 })) })).toEqual({ count: 120 });
  await expect(api(cartRoutes.add, { skuId: skuIds[120] as string, quantity: 1 })).rejects.toMatchObject({ code: 'cart_full' });
  expect(await api(cartRoutes.add, { skuId: skuIds[0] as string, quantity: 1 })).toEqual({ count: 121 });
  expect((await api(cartRoutes.get)).items).toHaveLength(120);
});

test('a cart is nobody else’s', async () => {
  const [mine, theirs] = [await customer(), await customer()];
  const { skuId } = await goods();
  await mine.api(cartRoutes.add, { skuId, quantity: 2 });
  expect(await theirs.api(cartRoutes.count)).toEqual({ count: 0 });
  await theirs.api(cartRoutes.remove, { skuIds: [skuId] });
  await expect(theirs.api(cartRoutes.setQuantity, { skuId, quantity: 5 })).rejects.toMatchObject({ code: 'not_found' });
  expect(await mine.api(cartRoutes.count)).toEqual({ count: 2 });
  await expect(shop.api()(cartRoutes.get)).rejects.toMatchObject({ code: 'unauthorized' });
});

test('an order from the cart takes out what it bought, and not what was put in since', async () => {
  const who = await customer();
  const [bought, again, other] = [await goods(), await goods(), await goods()];
  for (const { skuId } of [bought, again, other]) await who.api(cartRoutes.add, { skuId, quantity: 1 });
  const placedAt = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await who.api(cartRoutes.add, { skuId: again.skuId, quantity: 1 });
  const { publish } = await import('../../../server/src/platform/queue/events.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const { transact } = await import('../../../server/src/platform/db/transact.ts');
  const order = {
    orderId: 1,
    orderNo: unique('O'),
    customerId: who.id,
    payable: 1,
    skuIds: [Number(bought.skuId), Number(again.skuId)],
    placedAt,
    expiresAt: placedAt,
  };
  await withEm(() =>
    transact(() => publish('order.placed', { ...order, skuIds: [Number(other.skuId)], fromCart: false }, { ...order, fromCart: true })),
  );
  await eventually('the bought one is gone', async () => (await who.api(cartRoutes.count)).count === 3);
  expect((await who.api(cartRoutes.get)).items.map((item) => item.skuId).sort()).toEqual([again.skuId, other.skuId].sort());
});
