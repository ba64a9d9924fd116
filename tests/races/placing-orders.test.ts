import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order, PlaceOrderIn } from '@huitou/shared-types/orders/schema.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unique } from '../factories/catalog.ts';
import { checkout, newShopper, type Shopper, stockedProduct } from '../factories/orders.ts';
import { signInOwner } from '../factories/staff.ts';
import { newLocation, stockOf } from '../factories/stock.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let second: SecondProcess;
let staff: string;
let crowd: Shopper[];
/** One for all rounds: another process learns of a new location within a second, not at once. */
let warehouse: number;
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
  staff = await signInOwner(shop);
  warehouse = await newLocation(shop);
  crowd = [];
  for (let i = 0; i < 10; i += 1) crowd.push(...(await Promise.all(Array.from({ length: 10 }, () => newShopper(shop)))));
}, 120_000);
afterAll(async () => {
  await checkInvariants(shop);
  await second.stop();
  await shop.stop();
});

/** Every other request goes to the other process. */
const place = (i: number, who: Shopper, input: PlaceOrderIn, key?: string): Promise<Order> =>
  (i % 2 === 0 ? shop.api(who.token) : second.api(who.token))(orderRoutes.place, input, key === undefined ? {} : { idempotencyKey: key });
const outcome = async (attempts: Promise<Order>[]): Promise<{ placed: Order[]; codes: string[] }> => {
  const results = await Promise.allSettled(attempts);
  return {
    placed: results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    codes: [...new Set(results.flatMap((one) => (one.status === 'rejected' ? [String((one.reason as { code?: string }).code)] : [])))],
  };
};
const first = (): Shopper => crowd[0] as Shopper;

test('the last piece goes to exactly one of a hundred buyers', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { skuId, locationId } = await stockedProduct(shop, staff, { locationId: warehouse, pieces: 1 });
    const { shownTotal } = await checkout(shop, first(), [{ skuId, quantity: 1 }]);
    const { placed, codes } = await outcome(
      crowd.map((who, i) =>
        place(i, who, { items: [{ skuId, quantity: 1 }], delivery: { kind: 'express', addressId: who.addressId }, shownTotal }),
      ),
    );
    expect([placed.length, codes]).toEqual([1, ['stock_insufficient']]);
    expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 1, reserved: 1 });
  }
});

test('carts with the same goods in reverse order neither deadlock nor lose pieces', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { skuIds, locationId } = await stockedProduct(shop, staff, { locationId: warehouse, pieces: 30, specs: { 颜色: ['红', '蓝'] } });
    const items = skuIds.map((skuId) => ({ skuId, quantity: 1 }));
    const { shownTotal } = await checkout(shop, first(), items);
    const { placed, codes } = await outcome(
      crowd.slice(0, 50).map((who, i) =>
        place(i >> 1, who, {
          items: i % 2 === 0 ? items : [...items].reverse(),
          delivery: { kind: 'express', addressId: who.addressId },
          shownTotal,
        }),
      ),
    );
    expect([placed.length, codes]).toEqual([30, ['stock_insufficient']]);
    for (const skuId of skuIds) expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 30, reserved: 30 });
  }
});

test('of fifty orders of one customer at once the limit of two holds', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { skuId, locationId } = await stockedProduct(shop, staff, { locationId: warehouse, pieces: 100, perCustomer: 2 });
    const input = await checkout(shop, first(), [{ skuId, quantity: 1 }]);
    const { placed, codes } = await outcome(Array.from({ length: 50 }, (_, i) => place(i, first(), input)));
    expect([placed.length, codes]).toEqual([2, ['purchase_limit']]);
    expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 100, reserved: 2 });
    // Cancelled from all sides at once, it comes back once.
    const order = placed[0] as Order;
    const cancels = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? shop : second).api(first().token)(orderRoutes.cancel, { id: order.id, reason: '改主意了' }),
      ),
    );
    expect(cancels.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 100, reserved: 1 });
    expect((await outcome(Array.from({ length: 10 }, (_, i) => place(i, first(), input)))).placed).toHaveLength(1);
  }
});

test('fifty times the same key at once are one order', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { skuId, locationId } = await stockedProduct(shop, staff, { locationId: warehouse, pieces: round % 2 === 0 ? 1 : 100 });
    const input = await checkout(shop, first(), [{ skuId, quantity: 1 }]);
    const key = unique('race-key-');
    const { placed, codes } = await outcome(Array.from({ length: 50 }, (_, i) => place(i, first(), input, key)));
    expect([placed.length, codes]).toEqual([50, []]);
    expect(new Set(placed.map((order) => order.id)).size).toBe(1);
    expect(await stockOf(shop, skuId, locationId)).toMatchObject({ reserved: 1 });
  }
});
