import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct, unique } from '../../factories/catalog.ts';
import { signInOwner, signInStaff } from '../../factories/staff.ts';
import { newLocation, putStock, stockOf, stockViolations } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let owner: string;
beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
});
afterAll(() => shop.stop());
const api = () => shop.api(owner);
const goods = async (pieces = 10, specs: Record<string, string[]> = {}) => {
  const { productId, skuIds } = await newProduct(shop, owner, { specs });
  const location = await newLocation(shop);
  await putStock(shop, location, Object.fromEntries(skuIds.map((id) => [id, pieces])));
  return { productId, skuIds, skuId: skuIds[0] as string, location };
};
const reserve = async (skuId: string, location: number, quantity: number, source = unique('order:')) => {
  const { reserveStock } = await import('../../../server/src/modules/inventory/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const { transact } = await import('../../../server/src/platform/db/transact.ts');
  await withEm(() => transact(() => reserveStock(location, [{ skuId: Number(skuId), quantity, source }])));
};

test('staff correct stock with a reason; it is booked, noted and audited', async () => {
  const { skuId, location } = await goods(10);
  const row = await api()(inventoryRoutes.adjust, { skuId, locationId: String(location), delta: -3, reason: '破损', note: '运输压坏' });
  expect(row).toMatchObject({ onHand: 7, reserved: 0, available: 7, low: true });
  const { items } = await api()(inventoryRoutes.movements, { skuId });
  expect(items[0]).toMatchObject({ reason: '人工调整', onHandDelta: -3, onHandAfter: 7, note: '破损：运输压坏' });
  const [audit] = await shop.db.connection.query(
    'select summary, state_after as after from audit_entries where action = "stock.adjust" and subject_id = ?',
    [skuId],
  );
  expect((audit as { summary: string }[])[0]?.summary).toContain('减少 3');
});

test('goods that were bought in are told apart from corrections', async () => {
  const { skuId, location } = await goods(0);
  await api()(inventoryRoutes.adjust, { skuId, locationId: String(location), delta: 20, reason: '采购入库' });
  expect((await api()(inventoryRoutes.movements, { skuId })).items[0]).toMatchObject({ reason: '采购入库', onHandAfter: 20 });
});

test('what orders have reserved cannot be taken away', async () => {
  const { skuId, location } = await goods(10);
  await reserve(skuId, location, 8);
  await expect(api()(inventoryRoutes.adjust, { skuId, locationId: String(location), delta: -3, reason: '丢失' })).rejects.toMatchObject({
    code: 'stock_insufficient',
    message: expect.stringContaining('最多可减 2 件'),
  });
  expect(await stockOf(shop, skuId, location)).toEqual({ onHand: 10, reserved: 8 });
});

test('nonsense is refused', async () => {
  const { skuId, location } = await goods();
  const locationId = String(location);
  for (const body of [
    { delta: 0 },
    { delta: 1e9 },
    { delta: 1.5 },
    { delta: '1' },
    { reason: '心情' },
    { surprise: 1 },
    { skuId: '0' },
    { note: 'x'.repeat(101) },
  ]) {
    const answer = await shop.http('POST', '/api/admin/stock/adjust', {
      token: owner,
      body: { skuId, locationId, delta: 1, reason: '其他', ...body },
    });
    expect([400, 404]).toContain(answer.status);
  }
  await expect(api()(inventoryRoutes.adjust, { skuId: '999999999', locationId, delta: 1, reason: '其他' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(api()(inventoryRoutes.adjust, { skuId, locationId: '999999999', delta: 1, reason: '其他' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('the list pages through every row once, and filters by product, text, place and low stock', async () => {
  const { productId, skuIds, location } = await goods(50, { 尺码: ['S', 'M', 'L', 'XL', 'XXL'] });
  const locationId = String(location);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await api()(inventoryRoutes.stock, { productId, locationId, limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((row) => row.skuId));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect([...seen].sort()).toEqual([...skuIds].sort());
  await api()(inventoryRoutes.threshold, { skuId: skuIds[2] as string, locationId, lowThreshold: 60 });
  const low = await api()(inventoryRoutes.stock, { productId, low: true });
  expect(low.items.map((row) => row.skuId)).toEqual([skuIds[2]]);
  expect(low.items[0]).toMatchObject({ lowThreshold: 60, low: true, spec: 'L' });
  const found = await api()(inventoryRoutes.stock, { q: low.items[0]?.skuCode ?? '', locationId });
  expect(found.items.map((row) => row.skuId)).toEqual([skuIds[2]]);
  expect((await api()(inventoryRoutes.stock, { q: '没有这种东西', locationId })).items).toEqual([]);
});

test('staff of one place see and touch that place only', async () => {
  const { skuId, location } = await goods();
  const elsewhere = await newLocation(shop);
  const theirs = await signInStaff(shop, ['stock.view', 'stock.adjust', 'stock.transfer', 'stock.count'], { locationIds: [elsewhere] });
  expect((await shop.api(theirs)(inventoryRoutes.stock, {})).items).toEqual([]);
  expect((await shop.api(theirs)(inventoryRoutes.stock, { locationId: String(location) })).items).toEqual([]);
  expect((await shop.api(theirs)(inventoryRoutes.movements, { skuId })).items).toEqual([]);
  const refused = { code: 'not_found' };
  await expect(
    shop.api(theirs)(inventoryRoutes.adjust, { skuId, locationId: String(location), delta: 1, reason: '其他' }),
  ).rejects.toMatchObject(refused);
  await expect(
    shop.api(theirs)(inventoryRoutes.createTransfer, {
      fromId: String(location),
      toId: String(elsewhere),
      lines: [{ skuId, quantity: 1 }],
    }),
  ).rejects.toMatchObject(refused);
  await expect(shop.api(theirs)(inventoryRoutes.createCount, { locationId: String(location) })).rejects.toMatchObject(refused);
  const sent = await api()(inventoryRoutes.createTransfer, {
    fromId: String(location),
    toId: String(elsewhere),
    lines: [{ skuId, quantity: 1 }],
  });
  expect((await shop.api(theirs)(inventoryRoutes.transfers, {})).items.map((one) => one.id)).toEqual([sent.id]);
  await expect(shop.api(theirs)(inventoryRoutes.cancelTransfer, { id: sent.id })).rejects.toMatchObject(refused);
  expect((await shop.api(theirs)(inventoryRoutes.receiveTransfer, { id: sent.id })).status).toBe('received');
});

test('without the permission nothing is shown or changed', async () => {
  const { skuId, location } = await goods();
  const stranger = await signInStaff(shop, ['product.view']);
  await expect(shop.api(stranger)(inventoryRoutes.stock, {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(
    shop.api(stranger)(inventoryRoutes.adjust, { skuId, locationId: String(location), delta: 1, reason: '其他' }),
  ).rejects.toMatchObject({ code: 'forbidden' });
});

test('a transfer leaves at once, is nobody’s on the way, and arrives once', async () => {
  const { skuId, location } = await goods(10);
  const target = await newLocation(shop);
  const sent = await api()(inventoryRoutes.createTransfer, {
    fromId: String(location),
    toId: String(target),
    lines: [
      { skuId, quantity: 2 },
      { skuId, quantity: 2 },
    ],
    note: '补货',
  });
  expect(sent).toMatchObject({ status: 'in_transit', lines: [{ quantity: 4 }] });
  expect(await stockOf(shop, skuId, location)).toEqual({ onHand: 6, reserved: 0 });
  expect(await stockOf(shop, skuId, target)).toEqual({ onHand: 0, reserved: 0 });
  await api()(inventoryRoutes.receiveTransfer, { id: sent.id });
  expect(await stockOf(shop, skuId, target)).toEqual({ onHand: 4, reserved: 0 });
  await expect(api()(inventoryRoutes.receiveTransfer, { id: sent.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await expect(api()(inventoryRoutes.cancelTransfer, { id: sent.id })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('a cancelled transfer comes back; one beyond the free stock is refused', async () => {
  const { skuId, location } = await goods(10);
  const target = await newLocation(shop);
  await reserve(skuId, location, 5);
  const send = (quantity: number) =>
    api()(inventoryRoutes.createTransfer, { fromId: String(location), toId: String(target), lines: [{ skuId, quantity }] });
  await expect(send(6)).rejects.toMatchObject({ code: 'stock_insufficient', details: { skuIds: [skuId] } });
  const sent = await send(5);
  expect((await api()(inventoryRoutes.cancelTransfer, { id: sent.id })).status).toBe('cancelled');
  expect(await stockOf(shop, skuId, location)).toEqual({ onHand: 10, reserved: 5 });
  await expect(
    api()(inventoryRoutes.createTransfer, { fromId: String(location), toId: String(location), lines: [{ skuId, quantity: 1 }] }),
  ).rejects.toMatchObject({ code: 'invalid_input' });
});

test('a count books the difference that was found, and loses no sale made meanwhile', async () => {
  const { skuIds, location } = await goods(10, { 颜色: ['红', '蓝', '绿'] });
  const [red, blue, green] = skuIds as [string, string, string];
  const sheet = await api()(inventoryRoutes.createCount, { locationId: String(location), note: '月末' });
  expect(sheet).toMatchObject({ status: 'open', total: 3, counted: 0 });
  await expect(api()(inventoryRoutes.createCount, { locationId: String(location) })).rejects.toMatchObject({ code: 'count_sheet_open' });
  // Sold before red is counted: the shelf holds 7 and the books say 8.
  await api()(inventoryRoutes.adjust, { skuId: red, locationId: String(location), delta: -2, reason: '样品' });
  const counted = await api()(inventoryRoutes.saveCount, {
    id: sheet.id,
    lines: [
      { skuId: red, counted: 7 },
      { skuId: blue, counted: 12 },
    ],
  });
  expect(counted).toMatchObject({ counted: 2, difference: 1 });
  // Sold after it was counted.
  await api()(inventoryRoutes.adjust, { skuId: red, locationId: String(location), delta: -4, reason: '样品' });
  // Saving the same numbers again changes nothing of what they were held against.
  await api()(inventoryRoutes.saveCount, {
    id: sheet.id,
    lines: [
      { skuId: red, counted: 7 },
      { skuId: blue, counted: 12 },
    ],
  });
  expect((await api()(inventoryRoutes.postCount, { id: sheet.id })).status).toBe('posted');
  expect((await stockOf(shop, red, location)).onHand).toBe(3);
  expect((await stockOf(shop, blue, location)).onHand).toBe(12);
  expect((await stockOf(shop, green, location)).onHand).toBe(10);
  await expect(api()(inventoryRoutes.postCount, { id: sheet.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await expect(api()(inventoryRoutes.saveCount, { id: sheet.id, lines: [{ skuId: red, counted: 1 }] })).rejects.toMatchObject({
    code: 'state_forbidden',
  });
  const again = await api()(inventoryRoutes.createCount, { locationId: String(location) });
  await api()(inventoryRoutes.cancelCount, { id: again.id });
});

test('a count may not take what orders have reserved', async () => {
  const { skuId, location } = await goods(10);
  await reserve(skuId, location, 6);
  const sheet = await api()(inventoryRoutes.createCount, { locationId: String(location) });
  await api()(inventoryRoutes.saveCount, { id: sheet.id, lines: [{ skuId, counted: 5 }] });
  await expect(api()(inventoryRoutes.postCount, { id: sheet.id })).rejects.toMatchObject({
    code: 'stock_reserved',
    details: { skuIds: [skuId] },
  });
  expect(await stockOf(shop, skuId, location)).toEqual({ onHand: 10, reserved: 6 });
  await api()(inventoryRoutes.saveCount, { id: sheet.id, lines: [{ skuId, counted: null }] });
  expect((await api()(inventoryRoutes.postCount, { id: sheet.id })).status).toBe('posted');
});

test('the shop window follows the stock, and low stock is announced once for each fall', async () => {
  const { skuId, location } = await goods(30);
  const shown = async () =>
    ((await shop.db.connection.query('select available from skus where id = ?', [Number(skuId)]))[0] as { available: number }[])[0]
      ?.available;
  const announced = async () =>
    (
      (
        await shop.db.connection.query(
          'select count(*) as n from outbox_events where name = "stock.low" and json_extract(payload, "$.skuId") = ?',
          [Number(skuId)],
        )
      )[0] as { n: number }[]
    )[0]?.n;
  const adjust = (delta: number) => api()(inventoryRoutes.adjust, { skuId, locationId: String(location), delta, reason: '录入更正' });
  await eventually('30 are shown', async () => (await shown()) === 30);
  await adjust(-22);
  await eventually('8 are shown', async () => (await shown()) === 8);
  await eventually('it is announced', async () => (await announced()) === 1);
  await adjust(-1);
  await eventually('7 are shown', async () => (await shown()) === 7);
  expect(await announced()).toBe(1);
  await adjust(30);
  await eventually('37 are shown', async () => (await shown()) === 37);
  await adjust(-30);
  await eventually('it is announced again', async () => (await announced()) === 2);
});

test('after all of this the books are whole', async () => {
  expect(await stockViolations(shop)).toEqual([]);
});
