import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct, unique } from '../../factories/catalog.ts';
import { signInOwner, signInStaff } from '../../factories/staff.ts';
import { newLocation, newPickupStore, putStock } from '../../factories/stock.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let owner: string;
beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
});
afterAll(() => shop.stop());
const api = () => shop.api(owner);
const fields = (different = {}) => ({
  name: unique('仓'),
  kind: 'warehouse' as const,
  city: '杭州市',
  detail: '文一西路 1 号',
  ...different,
});

test('staff add and change locations; a name is used once', async () => {
  const made = await api()(storeRoutes.create, fields());
  expect(made).toMatchObject({ enabled: true, sells: true, pickup: false, priority: 0, latitude: null });
  const changed = await api()(storeRoutes.update, {
    ...fields({ name: made.name, priority: 5, latitude: 30.1234567, longitude: 120.7654321 }),
    id: made.id,
  });
  expect(changed).toMatchObject({ priority: 5, latitude: 30.1234567, longitude: 120.7654321 });
  expect((await api()(storeRoutes.list)).items.find(({ id }) => id === made.id)).toMatchObject({ priority: 5, latitude: 30.1234567 });
  await expect(api()(storeRoutes.create, fields({ name: made.name }))).rejects.toMatchObject({ code: 'conflict' });
  await expect(api()(storeRoutes.update, { ...fields(), id: '99999999' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(api()(storeRoutes.create, fields({ pickup: true }))).rejects.toMatchObject({ code: 'invalid_input' });
});

test('a location with goods, or with goods on their way to it, cannot be disabled', async () => {
  const { skuIds } = await newProduct(shop, owner);
  const skuId = skuIds[0] as string;
  const [from, to] = [await newLocation(shop), await newLocation(shop)];
  await putStock(shop, from, { [skuId]: 5 });
  const disable = (id: number) => api()(storeRoutes.update, { ...fields({ enabled: false }), id: String(id) });
  await expect(disable(from)).rejects.toMatchObject({ code: 'location_in_use', message: expect.stringContaining('5 件') });
  const sent = await api()(inventoryRoutes.createTransfer, { fromId: String(from), toId: String(to), lines: [{ skuId, quantity: 5 }] });
  await expect(disable(from)).rejects.toMatchObject({ code: 'location_in_use' });
  await expect(disable(to)).rejects.toMatchObject({ code: 'location_in_use' });
  await api()(inventoryRoutes.receiveTransfer, { id: sent.id });
  expect((await disable(from)).enabled).toBe(false);
  await expect(
    api()(inventoryRoutes.createTransfer, { fromId: String(to), toId: String(from), lines: [{ skuId, quantity: 1 }] }),
  ).rejects.toMatchObject({ code: 'invalid_input' });
});

test('customers see pick-up stores, nearest first when they say where they are', async () => {
  const near = await newPickupStore(shop, { latitude: 30.27, longitude: 120.12, priority: 9 });
  const far = await newPickupStore(shop, { latitude: 31.19, longitude: 121.43, priority: 1 });
  const unplaced = await newPickupStore(shop, { latitude: null, longitude: null, priority: 0 });
  const closed = await newPickupStore(shop, { enabled: false });
  const ids = async (from = {}) => (await shop.api()(storeRoutes.pickupStores, from)).items.map(({ id }) => Number(id));
  expect(await ids({ latitude: 30.28, longitude: 120.13 })).toEqual([near, far, unplaced]);
  expect(await ids()).toEqual([unplaced, far, near]);
  expect(await ids()).not.toContain(closed);
  const { items } = await shop.api()(storeRoutes.pickupStores, { latitude: 30.28, longitude: 120.13 });
  expect(items[0]?.distanceM).toBeGreaterThan(1000);
  expect(items[0]?.distanceM).toBeLessThan(2000);
  expect(items[0]?.address).toBe('浙江省杭州市余杭区文一西路 1000 号');
});

test('scope and permissions hold', async () => {
  const [mine, other] = [await newLocation(shop), await newLocation(shop)];
  const scoped = await signInStaff(shop, ['location.edit'], { locationIds: [mine] });
  expect((await shop.api(scoped)(storeRoutes.list)).items.map(({ id }) => Number(id))).toEqual([mine]);
  await expect(shop.api(scoped)(storeRoutes.update, { ...fields(), id: String(other) })).rejects.toMatchObject({ code: 'not_found' });
  await expect(shop.api(scoped)(storeRoutes.create, fields())).rejects.toMatchObject({ code: 'forbidden' });
  const weak = await signInStaff(shop, ['stock.view']);
  await expect(shop.api(weak)(storeRoutes.create, fields())).rejects.toMatchObject({ code: 'forbidden' });
});
