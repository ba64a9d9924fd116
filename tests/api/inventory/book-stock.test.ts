import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct } from '../../factories/catalog.ts';
import { signInOwner } from '../../factories/staff.ts';
import { newLocation, putStock, stockOf, stockViolations } from '../../factories/stock.ts';
import type * as Inventory from '../../../server/src/modules/inventory/index.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let stock: typeof Inventory;
let inTransaction: <T>(work: () => Promise<T>) => Promise<T>;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  stock = await import('../../../server/src/modules/inventory/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const { transact } = await import('../../../server/src/platform/db/transact.ts');
  inTransaction = (work) => withEm(() => transact(work));
  staff = await signInOwner(shop);
});
afterAll(() => shop.stop());

const twoSkus = async (pieces: number) => {
  const { skuIds } = await newProduct(shop, staff, { specs: { 颜色: ['红', '蓝'] } });
  const location = await newLocation(shop);
  const [a, b] = skuIds.map(Number) as [number, number];
  await putStock(shop, location, { [a]: pieces, [b]: pieces });
  return { location, a, b };
};

test('reserving takes every line or none', async () => {
  const { location, a, b } = await twoSkus(5);
  await inTransaction(() =>
    stock.reserveStock(location, [
      { skuId: b, quantity: 2, source: 'order:1' },
      { skuId: a, quantity: 5, source: 'order:1' },
    ]),
  );
  expect(await stockOf(shop, a, location)).toEqual({ onHand: 5, reserved: 5 });
  await expect(
    inTransaction(() =>
      stock.reserveStock(location, [
        { skuId: b, quantity: 1, source: 'order:2' },
        { skuId: a, quantity: 1, source: 'order:2' },
      ]),
    ),
  ).rejects.toMatchObject({
    code: 'stock_insufficient',
    details: { skuIds: [String(a)] },
  });
  expect(await stockOf(shop, b, location)).toEqual({ onHand: 5, reserved: 2 });
});

test('a SKU that is named twice is added up before it is held against the stock', async () => {
  const { location, a } = await twoSkus(5);
  const twice = (source: string) => [
    { skuId: a, quantity: 3, source },
    { skuId: a, quantity: 3, source },
  ];
  await expect(inTransaction(() => stock.reserveStock(location, twice('order:11')))).rejects.toMatchObject({ code: 'stock_insufficient' });
  await inTransaction(() =>
    stock.reserveStock(location, [
      { skuId: a, quantity: 3, source: 'order:12' },
      { skuId: a, quantity: 2, source: 'order:12' },
    ]),
  );
  expect(await stockOf(shop, a, location)).toEqual({ onHand: 5, reserved: 5 });
});

test('reserving is two statements, whatever the number of lines', async () => {
  const { skuIds } = await newProduct(shop, staff, { specs: { 尺码: ['S', 'M', 'L', 'XL', 'XXL'], 颜色: ['红', '蓝', '绿', '白'] } });
  const location = await newLocation(shop);
  await putStock(shop, location, Object.fromEntries(skuIds.map((id) => [id, 9])));
  const { query } = await import('../../../server/src/platform/db/orm.ts');
  const { sql } = await import('kysely');
  const count = await inTransaction(async () => {
    const questions = async (): Promise<number> => {
      const { rows } = await sql<{ Value: string }>`show session status like 'Questions'`.execute(query());
      return Number(rows[0]?.Value);
    };
    const before = await questions();
    await stock.reserveStock(
      location,
      skuIds.map((id) => ({ skuId: Number(id), quantity: 1, source: 'order:20' })),
    );
    return (await questions()) - before - 1;
  });
  expect(count).toBe(2);
});

test('release, commit and return move both levels, and each only once for a source', async () => {
  const { location, a } = await twoSkus(5);
  const line = (source: string, quantity = 2) => [{ skuId: a, quantity, source }];
  await inTransaction(() => stock.reserveStock(location, line('order:31', 4)));
  await inTransaction(() => stock.releaseStock(location, line('order:31', 1)));
  await expect(inTransaction(() => stock.releaseStock(location, line('order:31', 1)))).rejects.toThrow('Duplicate entry');
  expect(await stockOf(shop, a, location)).toEqual({ onHand: 5, reserved: 3 });
  await inTransaction(() => stock.commitStock(location, line('parcel:31', 3)));
  expect(await stockOf(shop, a, location)).toEqual({ onHand: 2, reserved: 0 });
  await expect(inTransaction(() => stock.commitStock(location, line('parcel:32', 1)))).rejects.toThrow('Stock does not hold');
  await inTransaction(() => stock.returnStock(location, line('return:31', 1)));
  await expect(inTransaction(() => stock.returnStock(location, line('return:31', 1)))).rejects.toThrow('Duplicate entry');
  expect(await stockOf(shop, a, location)).toEqual({ onHand: 3, reserved: 0 });
  const elsewhere = await newLocation(shop);
  await inTransaction(() => stock.returnStock(elsewhere, line('return:33', 1)));
  expect(await stockOf(shop, a, elsewhere)).toEqual({ onHand: 1, reserved: 0 });
});

test('a pick-up that is taken back is promised stock again', async () => {
  const { location, a } = await twoSkus(5);
  const line = (source: string) => [{ skuId: a, quantity: 2, source }];
  await inTransaction(() => stock.reserveStock(location, line('order:41')));
  await inTransaction(() => stock.commitStock(location, line('pickup:41')));
  await inTransaction(() => stock.uncommitStock(location, line('pickup:41')));
  expect(await stockOf(shop, a, location)).toEqual({ onHand: 5, reserved: 2 });
});

test('every movement tells the levels after it, also two of one SKU in one booking', async () => {
  const { location, a } = await twoSkus(9);
  await inTransaction(() =>
    stock.reserveStock(location, [
      { skuId: a, quantity: 2, source: 'order:51' },
      { skuId: a, quantity: 3, source: 'order:52' },
    ]),
  );
  const [rows] = await shop.db.connection.query(
    'select source, reserved_after as after from stock_movements where sku_id = ? and reason = "reserve" order by id',
    [a],
  );
  expect(rows).toEqual([
    { source: 'order:51', after: 2 },
    { source: 'order:52', after: 5 },
  ]);
});

test('the first location by priority that has everything is chosen', () => {
  const level = (locationId: number, skuId: number, available: number, priority: number) => ({ locationId, skuId, available, priority });
  const levels = [level(1, 10, 5, 1), level(1, 11, 0, 1), level(2, 10, 5, 2), level(2, 11, 5, 2), level(3, 10, 5, 0)];
  expect(stock.chooseLocation(levels, [{ skuId: 10, quantity: 1 }])).toBe(3);
  expect(
    stock.chooseLocation(levels, [
      { skuId: 10, quantity: 1 },
      { skuId: 11, quantity: 1 },
    ]),
  ).toBe(2);
  expect(
    stock.chooseLocation(levels, [
      { skuId: 10, quantity: 3 },
      { skuId: 10, quantity: 3 },
    ]),
  ).toBeNull();
  expect(stock.availableBySku(levels).get(11)).toBe(5);
});

test('after all of this the books are whole', async () => {
  expect(await stockViolations(shop)).toEqual([]);
});
