import { fulfilmentRoutes as routes } from '@huitou/shared-types/fulfilment/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newShopper, placePaid, readOrder, shipOrder, type Shopper, stockedProduct } from '../factories/orders.ts';
import { signInOwner } from '../factories/staff.ts';
import { newPickupStore, stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let second: SecondProcess;
let staff: string;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
  staff = await signInOwner(shop);
  shopper = await newShopper(shop);
}, 120_000);
afterAll(async () => {
  await checkInvariants(shop);
  await second.stop();
  await shop.stop();
});
const side = (i: number) => (i % 2 === 0 ? shop : second).api(staff);
const codeOf = async (orderId: string) =>
  (await eventually('the code is there', async () => (await shop.api(shopper.token)(routes.mine, { orderId })).pickup)).code;

test('a code that fifty clerks verify at once hands over once; taken back at once, once', { timeout: 600_000 }, async () => {
  const store = await newPickupStore(shop);
  const { skuId } = await stockedProduct(shop, staff, { locationId: store, pieces: 1000 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const { order } = await placePaid(shop, shopper, [{ skuId, quantity: 2 }], { delivery: { kind: 'pickup', storeId: String(store) } });
    const code = await codeOf(order.id);
    const before = await stockOf(shop, skuId, store);
    const verified = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) => side(i)(routes.verifyPickup, { code, storeId: String(store) })),
    );
    expect(verified.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const refused = verified.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(refused.filter((code) => !['state_forbidden', 'pickup_code_wrong', 'pickup_code_locked'].includes(code))).toEqual([]);
    expect(await stockOf(shop, skuId, store)).toEqual({ onHand: before.onHand - 2, reserved: before.reserved - 2 });
    expect((await readOrder(shop, shopper, order.id)).status).toBe('received');
    const reversed = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => side(i)(routes.reversePickup, { orderId: order.id, reason: '拿错' })),
    );
    expect(reversed.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await stockOf(shop, skuId, store)).toEqual(before);
    const { redis, key } = await import('../../server/src/platform/redis.ts');
    const [staffRow] = (await shop.db.connection.query('select id from staff_members order by id desc limit 1'))[0] as { id: number }[];
    await redis().del(key('pickup', Number(staffRow?.id), 'wrong'));
  }
});

test('open codes of a store are all different, and the database insists', async () => {
  const store = await newPickupStore(shop);
  const { skuId } = await stockedProduct(shop, staff, { locationId: store, pieces: 100 });
  const orders = await Promise.all(
    Array.from({ length: 50 }, () =>
      placePaid(shop, shopper, [{ skuId, quantity: 1 }], { delivery: { kind: 'pickup', storeId: String(store) } }),
    ),
  );
  const codes = await Promise.all(orders.map(({ order }) => codeOf(order.id)));
  expect(new Set(codes).size).toBe(50);
  await expect(
    shop.db.connection.query('update pickups set open_code = ? where store_id = ? and open_code = ?', [codes[0], store, codes[1]]),
  ).rejects.toMatchObject({ errno: 1062 });
  // The same payment told again does not make a second code.
  const { openPickup } = await import('../../server/src/modules/fulfilment/pickup.ts');
  const { readOrder: read } = await import('../../server/src/modules/orders/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  const id = Number(orders[0]?.order.id);
  await Promise.all(Array.from({ length: 50 }, () => withEm(async () => openPickup((await read(id)) as never))));
  const [rows] = await shop.db.connection.query('select code from pickups where order_id = ?', [id]);
  expect(rows).toEqual([{ code: codes[0] }]);
});

test('fifty clerks ship the same order at once from two machines', { timeout: 600_000 }, async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 100 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const { order } = await placePaid(shop, shopper, [{ skuId, quantity: 3 }]);
    const lineId = order.lines[0]?.id as string;
    const before = await stockOf(shop, skuId, locationId);
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        side(i)(routes.ship, { orderId: order.id, parcels: [{ kind: 'none', lines: [{ lineId, quantity: 1 }] }] }),
      ),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(3);
    expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: before.onHand - 3, reserved: before.reserved - 3 });
    await expect(shipOrder(shop, staff, order.id)).rejects.toMatchObject({ code: 'state_forbidden' });
  }
});
