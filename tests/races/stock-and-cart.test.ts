import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct } from '../factories/catalog.ts';
import { newCustomer } from '../factories/customers.ts';
import { signInOwner } from '../factories/staff.ts';
import { newLocation, putStock, stockOf, stockViolations } from '../factories/stock.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let second: SecondProcess;
let owner: string;
/** One for most tests, and two for each round of those that count and move between places. */
const places: number[] = [];
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
  owner = await signInOwner(shop);
  for (let i = 0; i < 1 + 2 * ROUNDS; i += 1) places.push(await newLocation(shop));
  // A process learns of a new location within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
});
afterAll(async () => {
  await second.stop();
  await shop.stop();
});
const goods = async (pieces: number, location = places[0] as number) => {
  const { skuIds } = await newProduct(shop, owner);
  const skuId = skuIds[0] as string;
  await putStock(shop, location, { [skuId]: pieces });
  return { skuId, location };
};
/** Every other call goes to the other process. */
const both = (token: string, i: number) => (i % 2 ? shop.api(token) : second.api(token));

test('fifty parallel adds of one SKU, through two processes, add up exactly', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { skuId } = await goods(1000);
    const { token } = await newCustomer(shop);
    await Promise.all(Array.from({ length: 50 }, (_, i) => both(token, i)(cartRoutes.add, { skuId, quantity: 2 })));
    expect(await shop.api(token)(cartRoutes.count)).toEqual({ count: 100 });
  }
});

test('parallel adds stop at the stock', async () => {
  const { skuId } = await goods(30);
  const { token } = await newCustomer(shop);
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => both(token, i)(cartRoutes.add, { skuId, quantity: 1 })));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(30);
  expect(await shop.api(token)(cartRoutes.count)).toEqual({ count: 30 });
});

test('sixty adjustments at once through two processes are all booked, and none goes below nothing', async () => {
  const { skuId, location } = await goods(20);
  const adjust = (i: number) => both(owner, i)(inventoryRoutes.adjust, { skuId, locationId: String(location), delta: -1, reason: '丢失' });
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => adjust(i)));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(20);
  expect(await stockOf(shop, skuId, location)).toEqual({ onHand: 0, reserved: 0 });
  expect(await stockViolations(shop)).toEqual([]);
});

test('transfers, adjustments, reservations and a count at once leave the books whole', async () => {
  const { reserveStock, releaseStock } = await import('../../server/src/modules/inventory/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  for (let round = 0; round < ROUNDS; round += 1) {
    const target = places[2 * round + 1] as number;
    const { skuId, location } = await goods(500, places[2 * round + 2]);
    const api = (i: number) => both(owner, i);
    const sheet = await shop.api(owner)(inventoryRoutes.createCount, { locationId: String(location) });
    const line = (source: string) => [{ skuId: Number(skuId), quantity: 1, source }];
    const jobs = Array.from({ length: 60 }, (_, i): (() => Promise<unknown>) => {
      const source = `order:${round}-${i}`;
      if (i % 4 === 0)
        return () => api(i)(inventoryRoutes.adjust, { skuId, locationId: String(location), delta: i % 8 === 0 ? 3 : -2, reason: '其他' });
      if (i % 4 === 1) {
        return async () => {
          const sent = await api(i)(inventoryRoutes.createTransfer, {
            fromId: String(location),
            toId: String(target),
            lines: [{ skuId, quantity: 2 }],
          });
          await Promise.allSettled([
            api(i)(inventoryRoutes.receiveTransfer, { id: sent.id }),
            api(i + 1)(inventoryRoutes.cancelTransfer, { id: sent.id }),
          ]);
        };
      }
      if (i % 4 === 2)
        return () =>
          withEm(() => transact(() => reserveStock(location, line(source)))).then(() =>
            withEm(() => transact(() => releaseStock(location, line(source)))),
          );
      if (i % 12 === 3) return () => api(i)(inventoryRoutes.saveCount, { id: sheet.id, lines: [{ skuId, counted: 490 + i }] });
      return () => withEm(() => transact(() => reserveStock(location, line(source))));
    });
    const outcomes = await Promise.allSettled(jobs.map((job) => job()));
    expect(outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => String(outcome.reason))).toEqual([]);
    await Promise.allSettled([api(0)(inventoryRoutes.postCount, { id: sheet.id }), api(1)(inventoryRoutes.postCount, { id: sheet.id })]);
    const [posted] = await shop.db.connection.query('select count(*) as n from stock_movements where reason = "count" and sku_id = ?', [
      Number(skuId),
    ]);
    expect((posted as { n: number }[])[0]?.n).toBeLessThanOrEqual(1);
    expect(await stockViolations(shop)).toEqual([]);
  }
});
