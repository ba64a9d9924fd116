import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct } from '../../factories/catalog.ts';
import { newAddress, newCustomer, type TestCustomer } from '../../factories/customers.ts';
import { flatRule, newFreightTemplate } from '../../factories/freight.ts';
import { signInOwner } from '../../factories/staff.ts';
import { newLocation, newPickupStore, putStock } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let owner: string;
let location: number;
beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
  location = await newLocation(shop);
  await newFreightTemplate(shop, owner, { fallback: { ...flatRule, freeFrom: 9900 }, excluded: ['540000'], isDefault: true });
});
afterAll(() => shop.stop());

const goods = async (wanted: Parameters<typeof newProduct>[2] = {}, pieces = 100) => {
  const { skuIds, productId } = await newProduct(shop, owner, { price: 3000, ...wanted });
  await putStock(shop, location, Object.fromEntries(skuIds.map((id) => [id, pieces])));
  return { skuId: skuIds[0] as string, skuIds, productId };
};
const quote = (
  who: TestCustomer,
  items: { skuId: string; quantity: number }[],
  delivery: { kind: 'express'; addressId?: string } | { kind: 'pickup'; storeId?: string } = { kind: 'express' },
) => shop.api(who.token)(pricingRoutes.quote, { items, delivery });
const codes = async (...args: Parameters<typeof quote>) => (await quote(...args)).problems.map((problem) => problem.code);

test('a quote explains itself line by line, to the named address', async () => {
  const who = await newCustomer(shop);
  const address = await newAddress(shop, who);
  const { skuId } = await goods();
  const answer = await quote(who, [{ skuId, quantity: 2 }], { kind: 'express', addressId: address.id });
  expect(answer).toMatchObject({
    itemsTotal: 6000,
    discountTotal: 0,
    freight: { amount: 1000, lackForFree: 3900 },
    payable: 7000,
    problems: [],
    lines: [{ skuId, quantity: 2, unitPrice: 3000, listTotal: 6000, payable: 6000, freight: 1000 }],
  });
  expect(answer.freight.explanation).toContain('首 1 件 ¥8.00');
  expect((await quote(who, [{ skuId, quantity: 4 }], { kind: 'express', addressId: address.id })).freight).toMatchObject({
    amount: 0,
    lackForFree: null,
  });
});

test('without an address the default one is taken; without any, an address is asked for and no freight is charged', async () => {
  const who = await newCustomer(shop);
  const { skuId } = await goods();
  expect(await quote(who, [{ skuId, quantity: 1 }])).toMatchObject({
    freight: { amount: 0 },
    problems: [{ skuId: null, code: 'address_required' }],
  });
  await newAddress(shop, who, { isDefault: true });
  expect(await quote(who, [{ skuId, quantity: 1 }])).toMatchObject({ freight: { amount: 800 }, problems: [] });
});

test('somebody else’s address is not found', async () => {
  const [who, other] = [await newCustomer(shop), await newCustomer(shop)];
  const address = await newAddress(shop, other);
  const { skuId } = await goods();
  await expect(quote(who, [{ skuId, quantity: 1 }], { kind: 'express', addressId: address.id })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('a place that is not served is named as a problem', async () => {
  const who = await newCustomer(shop);
  const { items: streets } = await shop.api()(customerRoutes.regions, { parent: '540102' });
  const address = await newAddress(shop, who, {
    provinceCode: '540000',
    cityCode: '540100',
    districtCode: '540102',
    streetCode: streets[0]?.code ?? '',
  });
  const { skuId } = await goods();
  expect(await quote(who, [{ skuId, quantity: 1 }], { kind: 'express', addressId: address.id })).toMatchObject({
    problems: [{ skuId, code: 'out_of_area' }],
  });
});

test('a SKU that is named twice is quoted once, added up', async () => {
  const who = await newCustomer(shop);
  await newAddress(shop, who, { isDefault: true });
  const { skuId } = await goods({}, 5);
  const answer = await quote(who, [
    { skuId, quantity: 3 },
    { skuId, quantity: 3 },
  ]);
  expect(answer.lines).toHaveLength(1);
  expect(answer).toMatchObject({ itemsTotal: 18_000, problems: [{ skuId, code: 'stock_insufficient' }] });
});

test('pick-up takes the stock of its store and costs no freight', async () => {
  const who = await newCustomer(shop);
  const store = await newPickupStore(shop);
  const { skuId } = await goods();
  const pickUp = (storeId?: number) =>
    quote(who, [{ skuId, quantity: 1 }], { kind: 'pickup', ...(storeId === undefined ? {} : { storeId: String(storeId) }) });
  expect(await pickUp()).toMatchObject({ problems: [{ code: 'pickup_store_required' }] });
  expect(await pickUp(location)).toMatchObject({ problems: [{ code: 'pickup_store_required' }] });
  expect(await pickUp(store)).toMatchObject({ problems: [{ skuId, code: 'stock_insufficient' }] });
  await putStock(shop, store, { [skuId]: 1 });
  expect(await pickUp(store)).toMatchObject({ freight: { amount: 0, explanation: '到店自提，免运费' }, payable: 3000, problems: [] });
});

test('goods that no single place has together are told to be ordered apart', async () => {
  const who = await newCustomer(shop);
  await newAddress(shop, who, { isDefault: true });
  const other = await newLocation(shop, { priority: 3 });
  const { skuId: here } = await goods();
  const { skuIds } = await newProduct(shop, owner);
  await putStock(shop, other, { [skuIds[0] as string]: 5 });
  expect(
    await quote(who, [
      { skuId: here, quantity: 1 },
      { skuId: skuIds[0] as string, quantity: 1 },
    ]),
  ).toMatchObject({ problems: [{ skuId: null, code: 'stock_insufficient', message: expect.stringContaining('分开下单') }] });
});

test('limits, minimum and the shelf', async () => {
  const who = await newCustomer(shop);
  await newAddress(shop, who, { isDefault: true });
  const one = (wanted: Parameters<typeof newProduct>[2]) => goods(wanted).then(({ skuId }) => skuId);
  expect(await codes(who, [{ skuId: await one({ minQuantity: 3 }), quantity: 2 }])).toEqual(['min_quantity']);
  expect(await codes(who, [{ skuId: await one({ perOrder: 2 }), quantity: 3 }])).toEqual(['purchase_limit']);
  expect(await codes(who, [{ skuId: await one({ perCustomer: 2 }), quantity: 3 }])).toEqual(['purchase_limit']);
  expect(await codes(who, [{ skuId: await one({ onShelf: false }), quantity: 1 }])).toEqual(['item_unavailable']);
  expect(await codes(who, [{ skuId: '999999999', quantity: 1 }])).toEqual(['item_unavailable']);
});

test('limits of a customer remember what was ordered, and forget what was cancelled', async () => {
  const who = await newCustomer(shop);
  await newAddress(shop, who, { isDefault: true });
  const { skuId, productId } = await goods({ perCustomer: 3 });
  const { takePurchaseLimits, giveBackPurchaseLimits } = await import('../../../server/src/modules/pricing/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const { transact } = await import('../../../server/src/platform/db/transact.ts');
  const run = (work: () => Promise<void>) => withEm(() => transact(work));
  const row = (quantity: number) => [{ productId: Number(productId), quantity, limit: 3 }];
  await run(() => takePurchaseLimits(who.id, [...row(1), ...row(1)]));
  await expect(run(() => takePurchaseLimits(who.id, row(2)))).rejects.toMatchObject({
    code: 'purchase_limit',
    message: '每人限购 3 件，您还可购买 1 件',
  });
  expect(await quote(who, [{ skuId, quantity: 2 }])).toMatchObject({
    problems: [{ code: 'purchase_limit', message: expect.stringContaining('您还可购买 1 件') }],
  });
  await run(() => giveBackPurchaseLimits(who.id, row(2)));
  expect(await codes(who, [{ skuId, quantity: 3 }])).toEqual([]);
});

test('nonsense is refused', async () => {
  const who = await newCustomer(shop);
  const { skuId } = await goods({ price: 1_000_000_000 });
  const send = async (body: unknown) => (await shop.http('POST', '/api/checkout/quote', { token: who.token, body })).status;
  const delivery = { kind: 'express' };
  expect(await send({ items: [], delivery })).toBe(400);
  expect(await send({ items: [{ skuId, quantity: 0 }], delivery })).toBe(400);
  expect(await send({ items: [{ skuId, quantity: -1 }], delivery })).toBe(400);
  expect(await send({ items: [{ skuId, quantity: 1.5 }], delivery })).toBe(400);
  expect(await send({ items: [{ skuId: 'x', quantity: 1 }], delivery })).toBe(400);
  expect(await send({ items: [{ skuId, quantity: 1 }], delivery: { kind: 'drone' } })).toBe(400);
  expect(await send({ items: Array.from({ length: 121 }, () => ({ skuId, quantity: 1 })), delivery })).toBe(400);
  expect(await send({ items: [{ skuId, quantity: 9999 }], delivery })).toBe(400);
});

test('a quote reads the database four times, and once more for coupons', async () => {
  const who = await newCustomer(shop);
  const address = await newAddress(shop, who);
  const { skuId } = await goods();
  const { prepareQuote } = await import('../../../server/src/modules/pricing/index.ts');
  const { withEm, query } = await import('../../../server/src/platform/db/orm.ts');
  const { transact } = await import('../../../server/src/platform/db/transact.ts');
  const { sql } = await import('kysely');
  const input = {
    customerId: who.id,
    items: [{ skuId: Number(skuId), quantity: 1 }],
    delivery: { kind: 'express' as const, addressId: Number(address.id) },
    coupons: 'none' as const,
    points: null,
  };
  const questions = async () =>
    Number((await sql<{ Value: string }>`show session status like 'Questions'`.execute(query())).rows[0]?.Value);
  const once = (different: object) =>
    withEm(async () => {
      await prepareQuote({ ...input, ...different });
      return transact(async () => {
        const before = await questions();
        await prepareQuote({ ...input, ...different });
        return (await questions()) - before - 1;
      });
    });
  // What is remembered for a second may have to be read anew in between: of three quotes, one found everything.
  const count = async (different: object) => Math.min(await once(different), await once(different), await once(different));
  expect(await count({})).toBe(4);
  expect(await count({ coupons: 'best' as const, points: 100 })).toBe(5);
});

test('a price that another process changed counts at the checkout within two seconds', async () => {
  const who = await newCustomer(shop);
  await newAddress(shop, who, { isDefault: true });
  const { skuId } = await goods({ price: 3000 });
  expect((await quote(who, [{ skuId, quantity: 1 }])).itemsTotal).toBe(3000);
  await shop.db.connection.query('update skus set price = 3500 where id = ?', [skuId]);
  await eventually('the new price', async () => (await quote(who, [{ skuId, quantity: 1 }])).itemsTotal === 3500, 2_000);
});
