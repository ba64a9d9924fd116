import { catalogAdminRoutes as admin, catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { TaxRate } from '@huitou/shared-types/invoices/states.ts';
import type { AdminProduct, SaveProductIn } from '@huitou/shared-types/catalog/schema.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory, newProduct, picture, productInput, unique } from '../../factories/catalog.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
});
afterAll(() => shop.stop());

/** The form as it was read, to be changed and sent back. */
const formOf = ({ status: _s, sales: _n, createdAt: _c, updatedAt: _u, skus, taxRate, ...rest }: AdminProduct) => ({
  ...rest,
  taxRate: taxRate as TaxRate | null,
  skus: skus.map(({ stock: _, ...sku }) => sku),
});
const read = (id: string) => shop.api(staff)(admin.product, { id });

test('a product with a matrix is saved as a draft and read back whole', async () => {
  const categoryId = await newCategory(shop, staff);
  const product = await shop.api(staff)(
    admin.createProduct,
    productInput({
      categoryId,
      name: '云感纯棉四件套',
      specs: { 颜色: ['月白', '雾蓝'], 尺寸: ['1.5m', '1.8m'] },
      tags: ['新品'],
      attributes: [{ name: '材质', value: '全棉' }],
      sku: (i) => ({ price: 29900 + i * 1000, barcode: `200000000000${i}` }),
    }),
  );
  expect(product).toMatchObject({ status: 'draft', version: 1, tags: ['新品'], attributes: [{ name: '材质', value: '全棉' }] });
  expect(product.skus.map((sku) => [sku.values.join('/'), sku.price])).toEqual([
    ['月白/1.5m', 29900],
    ['月白/1.8m', 30900],
    ['雾蓝/1.5m', 31900],
    ['雾蓝/1.8m', 32900],
  ]);
  await expect(shop.api()(catalogRoutes.product, { id: product.id })).rejects.toMatchObject({ code: 'not_found' });
});

test.each<[string, (input: SaveProductIn) => void, string]>([
  [
    'a value outside the spec',
    (p) => {
      (p.skus[0] as { values: string[] }).values = ['紫'];
    },
    '不在规格',
  ],
  [
    'a combination twice',
    (p) => {
      (p.skus[1] as { values: string[] }).values = ['红'];
    },
    '重复',
  ],
  [
    'a value without SKU',
    (p) => {
      p.skus.pop();
    },
    '没有对应的 SKU',
  ],
  [
    'too few values',
    (p) => {
      (p.skus[0] as { values: string[] }).values = [];
    },
    '应为 1 个',
  ],
  [
    'a spec value twice',
    (p) => {
      p.specs?.[0]?.values.push({ value: '红' });
    },
    '重复',
  ],
])('refuses %s and says what is wrong', async (_, spoil, words) => {
  const input = productInput({ categoryId: await newCategory(shop, staff), specs: { 颜色: ['红', '蓝'] } });
  spoil(input);
  await expect(shop.api(staff)(admin.createProduct, input)).rejects.toMatchObject({
    code: 'spec_mismatch',
    details: expect.arrayContaining([expect.stringContaining(words)]),
  });
});

test('a SKU code belongs to one product', async () => {
  const code = unique('DUP');
  await newProduct(shop, staff, { sku: () => ({ code }) });
  await expect(newProduct(shop, staff, { sku: () => ({ code: code.toLowerCase() }) })).rejects.toMatchObject({
    code: 'sku_code_taken',
    status: 409,
  });
});

test('SKUs are kept by id, two may exchange their codes, and one that was taken out comes back with its code', async () => {
  const { productId, skuIds } = await newProduct(shop, staff, { specs: { 颜色: ['红', '蓝'] } });
  const form = formOf(await read(productId));
  const [red, blue] = form.skus as [(typeof form.skus)[0], (typeof form.skus)[0]];
  const exchanged = await shop.api(staff)(admin.updateProduct, {
    ...form,
    skus: [
      { ...red, code: blue.code },
      { ...blue, code: red.code },
    ],
  });
  expect(exchanged.skus.map((sku) => [sku.id, sku.code])).toEqual([
    [skuIds[0], blue.code],
    [skuIds[1], red.code],
  ]);

  const without = await shop.api(staff)(admin.updateProduct, {
    ...formOf(exchanged),
    specs: [{ name: '颜色', values: [{ value: '红' }] }],
    skus: [formOf(exchanged).skus[0]!],
  });
  expect(without.skus.map((sku) => sku.id)).toEqual([skuIds[0]]);
  const { readSkus } = await import('../../../server/src/modules/catalog/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  expect(await withEm(() => readSkus([Number(skuIds[1])]))).toMatchObject([{ sellable: false, code: red.code }]);

  const { id: _, ...again } = { ...blue, code: red.code };
  const back = await shop.api(staff)(admin.updateProduct, {
    ...formOf(without),
    specs: form.specs,
    skus: [...formOf(without).skus, again],
  });
  expect(back.skus.map((sku) => sku.id)).toEqual(skuIds);
});

test('a SKU of another product cannot be taken over', async () => {
  const mine = await newProduct(shop, staff);
  const other = await newProduct(shop, staff);
  const form = formOf(await read(mine.productId));
  await expect(shop.api(staff)(admin.updateProduct, { ...form, skus: [{ ...form.skus[0]!, id: other.skuIds[0] }] })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('of two saves of the same version one is refused', async () => {
  const { productId } = await newProduct(shop, staff);
  const form = formOf(await read(productId));
  const results = await Promise.allSettled(
    ['甲', '乙'].map((name) => shop.api(staff)(admin.updateProduct, { ...form, name: `${form.name}${name}` })),
  );
  expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'conflict', status: 409 } });
  expect((await read(productId)).version).toBe(2);
});

test('descriptions lose scripts, handlers and pictures from elsewhere, and keep what is shown', async () => {
  const html =
    '<h3 onclick="x()">好茶</h3><script>alert(1)</script><img src="http://10.0.0.1/a.png"><img src="javascript:alert(1)"><img src="//cdn.test/x.png">' +
    '<img src="https://cdn.test/b.png" onerror="x()"><img src="/files/images/c.webp"><a href="https://evil.test">走</a><iframe src="https://evil.test"></iframe><p style="position:fixed;color:#f00">红</p>';
  const { productId } = await newProduct(shop, staff, { html });
  expect((await read(productId)).html).toBe(
    '<h3>好茶</h3><img src="https://cdn.test/b.png" /><img src="/files/images/c.webp" />走<p style="color:#f00">红</p>',
  );
});

test('a price change needs the permission and a fresh password, and is remembered', async () => {
  const { productId, skuIds } = await newProduct(shop, staff, { price: 9900 });
  const form = formOf(await read(productId));
  const dearer = { ...form, skus: form.skus.map((sku) => ({ ...sku, price: 10900 })) };
  const editor = await signInStaff(shop, ['product.view', 'product.edit']);
  await expect(shop.api(editor)(admin.updateProduct, dearer)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(shop.api(staff)(admin.updateProduct, dearer)).rejects.toMatchObject({ code: 're_password_required' });
  expect(await shop.api(editor)(admin.updateProduct, { ...form, subtitle: '名字可以改' })).toMatchObject({ version: 2 });
  const boss = await signInStaff(shop);
  await confirmPassword(shop, boss);
  expect((await shop.api(boss)(admin.updateProduct, { ...dearer, version: 2 })).skus[0]?.price).toBe(10900);
  const { items } = await shop.api(staff)(admin.priceHistory, { id: productId });
  expect(items).toMatchObject([{ skuId: skuIds[0], from: 9900, to: 10900 }]);
  expect((await shop.api()(catalogRoutes.product, { id: productId })).price).toBe(10900);
  const [rows] = await shop.db.connection.query("select summary from audit_entries where action = 'product.price' and subject_id = ?", [
    productId,
  ]);
  expect(rows).toMatchObject([{ summary: expect.stringContaining('99.00 → 109.00') }]);
});

test('the audit tells what the tax office, suppliers and buyers go by, before and after', async () => {
  const { productId } = await newProduct(shop, staff);
  const form = formOf(await read(productId));
  await shop.api(staff)(admin.updateProduct, {
    ...form,
    supplier: '杭州清和',
    taxCode: '1010115030000000000',
    taxRate: 900,
    perCustomer: 2,
  });
  const [rows] = await shop.db.connection.query(
    "select state_before, state_after from audit_entries where action = 'product.save' and subject_id = ? order by id desc",
    [productId],
  );
  const [entry] = rows as Record<'state_before' | 'state_after', unknown>[];
  expect(entry?.state_before).toMatchObject({ supplier: '', perCustomer: null });
  expect(entry?.state_after).toMatchObject({ supplier: '杭州清和', taxRate: 900, perCustomer: 2 });
});

test('references must exist', async () => {
  const categoryId = await newCategory(shop, staff);
  for (const wrong of [
    { categoryId: '999999' },
    { brandId: '999999' },
    { groupIds: ['999999'] },
    { shelfAt: '2030-01-02T00:00:00+08:00', unshelfAt: '2030-01-01T00:00:00+08:00' },
  ]) {
    await expect(shop.api(staff)(admin.createProduct, productInput({ categoryId, ...wrong }))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  }
});

test('products name their supplier, are found by it to the letter, and offer it for the next; customers never see it', async () => {
  const api = shop.api(staff);
  const supplier = unique('Supply 甲');
  const [one, other, bare] = [
    await newProduct(shop, staff, { supplier: ` ${supplier} ` }),
    await newProduct(shop, staff, { supplier: supplier.toUpperCase() }),
    await newProduct(shop, staff, { supplier: '-' }),
  ];
  expect((await read(one.productId)).supplier).toBe(supplier);
  expect((await read(bare.productId)).supplier).toBe('');
  expect((await api(admin.products, { supplier })).items).toMatchObject([{ id: one.productId, supplier }]);
  expect((await api(admin.products, { supplier: '-' })).items.map((row) => row.id)).toContain(bare.productId);
  const { items } = await api(admin.suppliers);
  expect(items.filter((row) => row.name.toLowerCase() === supplier.toLowerCase())).toEqual([
    { name: supplier.toUpperCase(), products: 1 },
    { name: supplier, products: 1 },
  ]);
  expect(JSON.stringify(await shop.api()(catalogRoutes.product, { id: one.productId }))).not.toContain(supplier);
  await api(admin.updateProduct, { ...formOf(await read(other.productId)), supplier });
  expect((await api(admin.suppliers)).items).toContainEqual({ name: supplier, products: 2 });
  for (const wrong of ['长'.repeat(61), '甲\n乙', '甲\u0000'])
    await expect(newProduct(shop, staff, { supplier: wrong })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('the shelf takes complete products only, and a product on it must stay complete', async () => {
  const bare = await newProduct(shop, staff, { gallery: [], onShelf: false });
  const good = await newProduct(shop, staff, { onShelf: false });
  const result = await shop.api(staff)(admin.moveProducts, { ids: [bare.productId, good.productId, '999999'], move: 'shelve' });
  expect(result).toEqual({
    moved: [good.productId],
    refused: [
      { id: bare.productId, message: '缺少商品图片' },
      { id: '999999', message: '商品不存在' },
    ],
  });
  const form = formOf(await read(good.productId));
  await expect(shop.api(staff)(admin.updateProduct, { ...form, gallery: [] })).rejects.toMatchObject({ code: 'product_incomplete' });
  await expect(
    shop.api(staff)(admin.updateProduct, { ...form, skus: form.skus.map((sku) => ({ ...sku, enabled: false })) }),
  ).rejects.toMatchObject({ code: 'product_incomplete' });
  expect((await read(good.productId)).gallery).toEqual([picture]);
});

test('fifty people shelve at once: one does it, it is written once', async () => {
  const { productId } = await newProduct(shop, staff, { onShelf: false });
  const results = await Promise.all(
    Array.from({ length: 50 }, () => shop.api(staff)(admin.moveProducts, { ids: [productId], move: 'shelve' })),
  );
  expect(results.filter((r) => r.moved.length === 1)).toHaveLength(1);
  const [rows] = await shop.db.connection.query("select count(*) as n from state_log where subject = 'products' and subject_id = ?", [
    productId,
  ]);
  expect(rows).toMatchObject([{ n: 1 }]);
});

test('the recycle bin takes what is off the shelf, hides it, and gives it back', async () => {
  const { productId } = await newProduct(shop, staff);
  const move = (name: 'unshelve' | 'recycle' | 'restore', token = staff) =>
    shop.api(token)(admin.moveProducts, { ids: [productId], move: name });
  expect((await move('recycle')).refused).toHaveLength(1);
  await move('unshelve');
  expect(await shop.api()(catalogRoutes.product, { id: productId })).toMatchObject({ status: 'off' });
  const clerk = await signInStaff(shop, ['product.view', 'product.shelf']);
  await expect(move('recycle', clerk)).rejects.toMatchObject({ code: 'forbidden' });
  expect((await move('recycle')).moved).toEqual([productId]);
  await expect(shop.api()(catalogRoutes.product, { id: productId })).rejects.toMatchObject({ code: 'not_found' });
  const inBin = await shop.api(staff)(admin.products, { status: 'recycled' });
  expect(inBin.items.map((row) => row.id)).toContain(productId);
  expect((await move('restore')).moved).toEqual([productId]);
  expect((await read(productId)).status).toBe('off');
});

test('goods are named by id for pickers, unknown ids left out', async () => {
  const { productId, skuIds } = await newProduct(shop, staff, { name: '取名', price: 4200 });
  const named = await shop.api(staff)(admin.namedGoods, { productIds: [productId, '999999999'], skuIds: [skuIds[0] ?? '', '999999999'] });
  expect(named.products).toMatchObject([{ id: productId, name: '取名', price: 4200, onSale: true }]);
  expect(named.skus).toMatchObject([{ skuId: skuIds[0], productId, name: '取名', price: 4200, onSale: true }]);
  expect(await shop.api(staff)(admin.namedGoods, {})).toEqual({ products: [], skus: [] });
});
