import { catalogAdminRoutes as admin, catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory, newProduct } from '../../factories/catalog.ts';
import { newCustomer } from '../../factories/customers.ts';
import { signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
const goods = {
  龙井: '西湖龙井 明前绿茶',
  脐橙: '赣南脐橙 树上熟甜橙',
  四件套: '云感全棉四件套',
  耳机: 'AirBuds Pro 3 主动降噪蓝牙耳机',
  杯: '316 不锈钢保温杯',
  坚果: '每日坚果混合装',
  茶杯: '白瓷功夫茶杯',
};
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
  const tea = await newCategory(shop, staff, '原叶好茶');
  const rest = await newCategory(shop, staff, '其他');
  const brand = await shop.api(staff)(admin.createBrand, { name: '雾月茶舍' });
  for (const name of Object.values(goods)) {
    const isTea = name === goods.龙井;
    await newProduct(shop, staff, {
      name,
      categoryId: isTea ? tea : rest,
      brandId: isTea ? brand.id : null,
      ...(name === goods.四件套 ? { tags: ['秋冬'], specs: { 颜色: ['雾蓝', '月白'] } } : {}),
    });
  }
  await newProduct(shop, staff, { name: '下架的龙井茶', onShelf: false });
  await shop.api(staff)(admin.saveSearchConfig, {
    hot: ['礼盒', '龙井'],
    synonyms: [
      ['橙子', '脐橙'],
      ['被套', '四件套'],
    ],
  });
});
afterAll(() => shop.stop());

const search = async (q: string, token?: string): Promise<string[]> =>
  (await shop.api(token)(catalogRoutes.products, { q })).items.map((item) => item.name);

test.each<[string, string]>([
  ['龙井', goods.龙井],
  ['西湖龙井', goods.龙井],
  ['绿茶 龙井', goods.龙井],
  ['雾月茶舍', goods.龙井],
  ['原叶好茶', goods.龙井],
  ['龙井绿', goods.龙井],
  ['ＡＩＲＢＵＤＳ', goods.耳机],
  ['airb', goods.耳机],
  ['降噪耳机', goods.耳机],
  ['保温', goods.杯],
  ['316', goods.杯],
  ['橙', goods.脐橙],
  ['橙子', goods.脐橙],
  ['被套', goods.四件套],
  ['雾蓝四件套', goods.四件套],
  ['秋冬', goods.四件套],
  ['坚果混合', goods.坚果],
  ['每日 坚果 礼盒', goods.坚果],
  ['湖龙', goods.龙井],
])('“%s” finds %s first', async (q, name) => {
  expect((await search(q))[0]).toBe(name);
});

test('the better match comes first, and what is off the shelf stays out', async () => {
  const tea = await search('茶');
  expect(tea).toEqual(expect.arrayContaining([goods.龙井, goods.茶杯]));
  expect(tea).not.toContain('下架的龙井茶');
  expect((await search('茶杯'))[0]).toBe(goods.茶杯);
});

test('a search pages and sorts without repeating itself', async () => {
  const api = shop.api();
  const first = await api(catalogRoutes.products, { q: '茶', limit: 1 });
  const second = await api(catalogRoutes.products, { q: '茶', limit: 1, cursor: first.next! });
  expect(first.items[0]?.id).not.toBe(second.items[0]?.id);
  expect((await api(catalogRoutes.products, { q: '茶', sort: 'price_asc' })).items.length).toBeGreaterThan(1);
});

test.each(['没有的东西', '%', '_', "' or 1=1 --", '😀', '…', 'a'.repeat(40)])('“%s” finds nothing and breaks nothing', async (q) => {
  expect(await search(q)).toEqual([]);
});

test('what a customer searched is remembered once a text, the last twenty, and can be forgotten', async () => {
  const me = await newCustomer(shop);
  for (let i = 0; i < 22; i += 1) await search(`词${i}`, me.token);
  await search('词5', me.token);
  const { history } = await shop.api(me.token)(catalogRoutes.searchWords);
  expect(history).toHaveLength(20);
  expect(history.slice(0, 2)).toEqual(['词5', '词21']);
  await shop.api(me.token)(catalogRoutes.clearSearchHistory);
  expect((await shop.api(me.token)(catalogRoutes.searchWords)).history).toEqual([]);
});

test('hot words are staff’s first, then what was searched most and found', async () => {
  for (let i = 0; i < 3; i += 1) await search('保温杯');
  await search('没有的东西');
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const { hot } = await shop.api()(catalogRoutes.searchWords);
  expect(hot.slice(0, 2)).toEqual(['礼盒', '龙井']);
  expect(hot).toContain('保温杯');
  expect(hot).not.toContain('没有的东西');
  const { items } = await shop.api(staff)(admin.noResultWords);
  expect(items.find((row) => row.word === '没有的东西')?.times).toBeGreaterThan(0);
});

test('suggestions complete a beginning', async () => {
  const { items } = await shop.api()(catalogRoutes.suggest, { q: '保温' });
  expect(items).toContain('保温杯');
  expect((await shop.api()(catalogRoutes.suggest, { q: '%' })).items).toEqual([]);
  expect((await shop.api()(catalogRoutes.suggest, { q: '' })).items).toEqual([]);
});
