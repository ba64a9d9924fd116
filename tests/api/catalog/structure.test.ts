import { catalogAdminRoutes as admin, catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory, newProduct, unique } from '../../factories/catalog.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
});
afterAll(() => shop.stop());

test('the category tree has three levels at most and never hangs below itself', async () => {
  const api = shop.api(staff);
  const [top, other] = [await newCategory(shop, staff, '一级'), await newCategory(shop, staff, '另一')];
  const second = await newCategory(shop, staff, '二级', top);
  const third = await newCategory(shop, staff, '三级', second);
  await expect(newCategory(shop, staff, '四级', third)).rejects.toMatchObject({ code: 'category_too_deep' });
  await expect(api(admin.updateCategory, { id: top, name: '一级', parentId: third })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(api(admin.updateCategory, { id: top, name: '一级', parentId: other })).rejects.toMatchObject({ code: 'category_too_deep' });
  await api(admin.updateCategory, { id: second, name: '二级改', parentId: other });
  await newProduct(shop, staff, { categoryId: third });
  const tree = (await api(admin.categories)).items;
  expect(tree.find((row) => row.id === other)).toMatchObject({
    products: 1,
    children: [{ name: '二级改', products: 1, children: [{ id: third, products: 1 }] }],
  });
  await api(admin.updateCategory, { id: second, name: '二级改', parentId: other, visible: false });
  expect((await shop.api()(catalogRoutes.categories)).items.find((row) => row.id === other)?.children).toEqual([]);
});

test('a category with anything in it stays', async () => {
  const api = shop.api(staff);
  const top = await newCategory(shop, staff);
  const below = await newCategory(shop, staff, unique('子'), top);
  await expect(api(admin.deleteCategory, { id: top })).rejects.toMatchObject({ code: 'category_not_empty' });
  await newProduct(shop, staff, { categoryId: below, onShelf: false });
  await expect(api(admin.deleteCategory, { id: below })).rejects.toMatchObject({ code: 'category_not_empty' });
  const empty = await newCategory(shop, staff);
  await api(admin.deleteCategory, { id: empty });
  await expect(api(admin.deleteCategory, { id: empty })).rejects.toMatchObject({ code: 'not_found' });
});

test('a brand has one name, and its products are found by the new one after a change', async () => {
  const api = shop.api(staff);
  const [oldName, newName] = [unique('brandold'), unique('brandnew')];
  const brand = await api(admin.createBrand, { name: oldName });
  await expect(api(admin.createBrand, { name: oldName })).rejects.toMatchObject({ code: 'conflict' });
  const { productId } = await newProduct(shop, staff, { brandId: brand.id });
  await expect(api(admin.deleteBrand, { id: brand.id })).rejects.toMatchObject({ code: 'conflict' });
  expect(await api(admin.updateBrand, { id: brand.id, name: newName })).toMatchObject({ name: newName, products: 1 });
  await eventually(
    'found by its new brand',
    async () => (await shop.api()(catalogRoutes.products, { q: newName })).items.some((item) => item.id === productId),
    10_000,
  );
  expect((await shop.api()(catalogRoutes.products, { q: oldName })).items).toEqual([]);
});

test('groups keep the order that staff give them; a product form adds and removes', async () => {
  const api = shop.api(staff);
  const [a, b] = [await newProduct(shop, staff), await newProduct(shop, staff)];
  const group = await api(admin.createGroup, { name: '精选', productIds: [b.productId, a.productId] });
  const c = await newProduct(shop, staff, { groupIds: [group.id] });
  const read = async () => (await api(admin.groups)).items.find((row) => row.id === group.id)?.productIds;
  expect(await read()).toEqual([b.productId, a.productId, c.productId]);
  await api(admin.updateGroup, { id: group.id, name: '精选', productIds: [c.productId, b.productId] });
  expect(await read()).toEqual([c.productId, b.productId]);
  await expect(api(admin.createGroup, { name: '错', productIds: ['999999'] })).rejects.toMatchObject({ code: 'invalid_input' });
  await api(admin.deleteGroup, { id: group.id });
  expect(await read()).toBeUndefined();
});

test('who may only look may not change', async () => {
  const clerk = await signInStaff(shop, ['product.view']);
  await shop.api(clerk)(admin.categories);
  await expect(newCategory(shop, clerk)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(shop.api(clerk)(admin.createBrand, { name: '牌' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(shop.api()(admin.categories)).rejects.toMatchObject({ code: 'unauthorized' });
});

test('staff find products by code, barcode, id and words, in any state, and count them by state', async () => {
  const code = unique('FIND-');
  const { productId } = await newProduct(shop, staff, {
    name: '冷榨亚麻籽油',
    onShelf: false,
    sku: () => ({ code, barcode: '6901234567892' }),
  });
  const find = async (q: string) => (await shop.api(staff)(admin.products, { q })).items.map((row) => row.id);
  for (const q of [code, '6901234567892', productId, '亚麻籽油', code.slice(0, 5)]) expect(await find(q)).toContain(productId);
  expect(await find('没有这样的商品名')).toEqual([]);
  expect((await shop.api(staff)(admin.counts)).counts).toMatchObject({
    draft: expect.any(Number),
    on: expect.any(Number),
    off: 0,
    recycled: 0,
  });
  const { searchSkuIds } = await import('../../../server/src/modules/catalog/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  expect(await withEm(() => searchSkuIds('亚麻籽油', 10))).toHaveLength(1);
});
