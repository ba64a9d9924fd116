import { catalogAdminRoutes as admin, catalogRoutes as shopRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory, newProduct, picture, unique } from '../../factories/catalog.ts';
import { newCustomer } from '../../factories/customers.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
});
afterAll(() => shop.stop());

const inShop = async <T>(work: () => Promise<T>): Promise<T> => (await import('../../../server/src/platform/db/orm.ts')).withEm(work);
const setAvailable = async (skuIds: string[], available: number): Promise<void> => {
  const { refreshAvailability } = await import('../../../server/src/modules/catalog/index.ts');
  await inShop(() => refreshAvailability(skuIds.map((id) => ({ skuId: Number(id), available }))));
};
const names = (page: { items: { name: string }[] }): string[] => page.items.map((item) => item.name);

test('every order of the list pages through all products once', async () => {
  const categoryId = await newCategory(shop, staff);
  const prices = [500, 300, 300, 900, 100];
  for (const [i, price] of prices.entries()) await newProduct(shop, staff, { categoryId, price, sort: i % 2, name: `分页${i}` });
  const walk = async (sort: 'default' | 'newest' | 'sales' | 'price_asc' | 'price_desc'): Promise<string[]> => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await shop.api()(shopRoutes.products, { categoryId, sort, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...names(page));
      if (page.next === null) return seen;
      cursor = page.next;
    }
  };
  expect(await walk('price_asc')).toEqual(['分页4', '分页1', '分页2', '分页0', '分页3']);
  expect(await walk('price_desc')).toEqual(['分页3', '分页0', '分页2', '分页1', '分页4']);
  expect(await walk('newest')).toEqual(['分页4', '分页3', '分页2', '分页1', '分页0']);
  expect(await walk('default')).toEqual(['分页3', '分页1', '分页4', '分页2', '分页0']);
  expect((await walk('sales')).sort()).toEqual(['分页0', '分页1', '分页2', '分页3', '分页4']);
  await expect(shop.api()(shopRoutes.products, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('a list filters by category with all below it, brand, group, price and stock', async () => {
  const top = await newCategory(shop, staff);
  const below = await newCategory(shop, staff, unique('下'), top);
  const brand = await shop.api(staff)(admin.createBrand, { name: unique('牌') });
  const one = await newProduct(shop, staff, { categoryId: below, brandId: brand.id, price: 1000, name: '过滤甲' });
  const two = await newProduct(shop, staff, { categoryId: top, price: 2000, name: '过滤乙' });
  const group = await shop.api(staff)(admin.createGroup, { name: '一组', productIds: [two.productId, one.productId] });
  await setAvailable(two.skuIds, 3);
  const list = (filter: object) => shop.api()(shopRoutes.products, filter);
  expect(names(await list({ categoryId: top })).sort()).toEqual(['过滤乙', '过滤甲'].sort());
  expect(names(await list({ categoryId: below }))).toEqual(['过滤甲']);
  expect(names(await list({ brandId: brand.id }))).toEqual(['过滤甲']);
  expect(names(await list({ groupId: group.id }))).toEqual(['过滤乙', '过滤甲']);
  expect(names(await list({ categoryId: top, minPrice: 1500 }))).toEqual(['过滤乙']);
  expect(names(await list({ categoryId: top, maxPrice: 1500 }))).toEqual(['过滤甲']);
  expect(names(await list({ categoryId: top, inStock: true }))).toEqual(['过滤乙']);
  expect((await list({ categoryId: top })).items.find((item) => item.name === '过滤甲')?.soldOut).toBe(true);
});

test('what staff change shows at once, and the detail tells stock, limits and what it belongs to', async () => {
  const top = await newCategory(shop, staff, '水果');
  const below = await newCategory(shop, staff, '橙', top);
  const { productId, skuIds } = await newProduct(shop, staff, {
    categoryId: below,
    specs: { 规格: ['小', '大'] },
    sku: (i) => ({ price: 1000 + i }),
    minQuantity: 2,
    perOrder: 5,
  });
  await setAvailable([skuIds[0]!], 5000);
  const detail = await shop.api()(shopRoutes.product, { id: productId });
  expect(detail).toMatchObject({
    status: 'on',
    price: 1000,
    favourite: false,
    limits: { minQuantity: 2, perOrder: 5, perCustomer: null },
    categoryPath: [{ name: '水果' }, { name: '橙' }],
    specs: [{ name: '规格', values: [{ value: '小' }, { value: '大' }] }],
    promise: expect.any(String),
    freightText: expect.any(String),
  });
  expect(detail.skus.map((sku) => sku.available)).toEqual([999, 0]);
  await shop.api(staff)(admin.moveProducts, { ids: [productId], move: 'unshelve' });
  expect((await shop.api()(shopRoutes.product, { id: productId })).status).toBe('off');
  expect((await shop.api()(shopRoutes.products, { categoryId: top })).items).toEqual([]);
  await expect(shop.api()(shopRoutes.product, { id: '999999' })).rejects.toMatchObject({ code: 'not_found' });
});

test('home shows banners of now, visible categories and the shelves with what is on sale', async () => {
  const hidden = await shop.api(staff)(admin.createCategory, { parentId: null, name: unique('藏'), visible: false });
  const shown = await newProduct(shop, staff, { name: '首页在售' });
  const draft = await newProduct(shop, staff, { onShelf: false });
  await shop.api(staff)(admin.createGroup, {
    name: '热卖',
    subtitle: '大家都在买',
    onHome: true,
    productIds: [draft.productId, shown.productId],
  });
  await shop.api(staff)(admin.createBanner, { title: '现在', picture });
  await shop.api(staff)(admin.createBanner, { title: '过去', picture, to: '2020-01-01T00:00:00+08:00' });
  await shop.api(staff)(admin.createBanner, { title: '不显示', picture, visible: false });
  const home = await shop.api()(shopRoutes.home);
  expect(home.banners.map((one) => one.title)).toEqual(['现在']);
  expect(home.categories.map((one) => one.id)).not.toContain(hidden.id);
  expect(home.sections.find((one) => one.title === '热卖')?.items.map((item) => item.name)).toEqual(['首页在售']);
  await expect(shop.api(staff)(admin.createBanner, { picture, link: ' javascript:alert(1)' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('favourites are kept per customer, and a heart shows to its owner only', async () => {
  const [me, other] = [await newCustomer(shop), await newCustomer(shop)];
  const [a, b] = [await newProduct(shop, staff), await newProduct(shop, staff)];
  for (const id of [a.productId, a.productId, b.productId]) await shop.api(me.token)(shopRoutes.addFavourite, { id });
  const mine = await shop.api(me.token)(shopRoutes.favourites);
  expect(mine.items.map((item) => item.id)).toEqual([b.productId, a.productId]);
  expect((await shop.api(me.token)(shopRoutes.product, { id: a.productId })).favourite).toBe(true);
  expect((await shop.api(other.token)(shopRoutes.product, { id: a.productId })).favourite).toBe(false);
  await shop.api(other.token)(shopRoutes.removeFavourites, { ids: [a.productId] });
  await shop.api(staff)(admin.moveProducts, { ids: [b.productId], move: 'unshelve' });
  const page = await shop.api(me.token)(shopRoutes.favourites, { limit: 1 });
  expect(page).toMatchObject({ items: [{ id: b.productId, status: 'off' }], next: expect.any(String) });
  expect((await shop.api(me.token)(shopRoutes.favourites, { limit: 1, cursor: page.next! })).items.map((item) => item.id)).toEqual([
    a.productId,
  ]);
  await shop.api(me.token)(shopRoutes.removeFavourites, { ids: [a.productId, b.productId] });
  expect((await shop.api(me.token)(shopRoutes.favourites)).items).toEqual([]);
  await expect(shop.api(me.token)(shopRoutes.addFavourite, { id: '999999' })).rejects.toMatchObject({ code: 'not_found' });
});

test('footprints remember a product once a day, newest first, and can be cleared', async () => {
  const me = await newCustomer(shop);
  const [a, b] = [await newProduct(shop, staff), await newProduct(shop, staff)];
  for (const id of [a.productId, b.productId, a.productId]) await shop.api(me.token)(shopRoutes.product, { id });
  const seen = await eventually('two footprints', async () => {
    const { items } = await shop.api(me.token)(shopRoutes.footprints);
    return items.length === 2 && items[0]?.id === a.productId && items;
  });
  expect(seen.map((item) => item.id)).toEqual([a.productId, b.productId]);
  await shop.api(me.token)(shopRoutes.clearFootprints);
  expect((await shop.api(me.token)(shopRoutes.footprints)).items).toEqual([]);
});

test('related products come from the category first and leave out the product itself', async () => {
  const categoryId = await newCategory(shop, staff);
  const self = await newProduct(shop, staff, { categoryId });
  const sibling = await newProduct(shop, staff, { categoryId });
  const { items } = await shop.api()(shopRoutes.related, { id: self.productId });
  expect(items[0]?.id).toBe(sibling.productId);
  expect(items.map((item) => item.id)).not.toContain(self.productId);
});

test('shelf timers put a product on and off, and one that cannot be shelved says why', async () => {
  const { moveClock, resetClock } = await import('../../../server/src/platform/clock.ts');
  const { shelfTimers } = await import('../../../server/src/modules/catalog/shelf-timers.ts');
  const run = () => inShop(() => shelfTimers.handle({}, new AbortController().signal));
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const timed = await newProduct(shop, staff, { onShelf: false, shelfAt: at(10), unshelfAt: at(20) });
  const bare = await newProduct(shop, staff, { onShelf: false, gallery: [], shelfAt: at(10) });
  const status = async (id: string) => (await shop.api(staff)(admin.product, { id })).status;
  try {
    await run();
    expect(await status(timed.productId)).toBe('draft');
    moveClock(11 * 60_000);
    await Promise.all([run(), run(), run()]);
    expect(await status(timed.productId)).toBe('on');
    expect(await shop.api(staff)(admin.product, { id: bare.productId })).toMatchObject({ status: 'draft', shelfAt: null });
    const [log] = await shop.db.connection.query("select title, note from state_log where subject = 'products' and subject_id = ?", [
      bare.productId,
    ]);
    expect(log).toEqual([{ title: '定时上架失败', note: '缺少商品图片' }]);
    moveClock(10 * 60_000);
    await run();
    expect(await status(timed.productId)).toBe('off');
  } finally {
    resetClock();
  }
});
