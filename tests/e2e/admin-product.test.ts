import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { asStaff, desktopContext, launchBrowser } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
const owner = shop.accounts.staff.find((one) => one.login === 'owner');
let browser: Browser;
let context: BrowserContext;
let page: Page;
let token: string;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await desktopContext(browser, shop);
});
afterAll(() => browser.close());
// A tab of its own for each test, signed in anew; the browser keeps the scripts.
beforeEach(async () => {
  token = await asStaff(context, shop, 'owner');
  page = await context.newPage();
});
afterEach(() => page.close());
keepPictures(() => browser);

interface Product {
  id: string;
  name: string;
  status: string;
  skus: { code: string; price: number; values: string[] }[];
}
const get = async (path: string): Promise<unknown> =>
  (await fetch(`${shop.api}/admin${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
const onSale = async (nth: number): Promise<Product> => {
  const { items } = (await get('/products?status=on&limit=20')) as { items: { id: string }[] };
  return (await get(`/products/${items[nth]?.id}`)) as Product;
};
const typePassword = async (): Promise<void> => {
  await page.getByText('验证登录密码').waitFor();
  await page
    .locator('.ant-modal')
    .getByLabel('登录密码')
    .fill(owner?.password ?? '');
  await page.keyboard.press('Enter');
};

test('a new price is saved after the password, and the history knows who', async () => {
  const product = await onSale(0);
  const price = (product.skus[0]?.price ?? 0) + 110;
  await page.goto(`/admin/products/${product.id}`);
  const field = page
    .getByLabel(/ 价格$/)
    .or(page.getByLabel('商品 价格'))
    .first();
  await field.fill((price / 100).toFixed(2));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await typePassword();
  await expect.poll(async () => ((await get(`/products/${product.id}`)) as Product).skus[0]?.price, { timeout: 15_000 }).toBe(price);
  const history = (await get(`/products/${product.id}/prices`)) as { items: { to: number; staffName: string }[] };
  expect(history.items[0]).toMatchObject({ to: price });
});

test('specs make combinations, batch fill prices them, and the product goes on sale', async () => {
  await page.goto('/admin/products/new');
  const name = `测试围巾 ${Date.now()}`;
  await page.getByLabel('商品名称').fill(name);
  await page.getByLabel('分类').click();
  await page.locator('.ant-select-tree-node-content-wrapper').last().click();
  const { items } = (await get('/products?status=on&limit=1')) as { items: { picture: string }[] };
  const picture = await (await fetch(new URL(items[0]?.picture ?? '', shop.storefront))).arrayBuffer();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.webp', mimeType: 'image/webp', buffer: Buffer.from(picture) });
  await page.getByAltText('图片 1').waitFor();

  await page.getByRole('button', { name: '添加规格' }).click();
  await page.getByLabel('规格 1 名称').fill('颜色');
  await page.getByLabel('颜色的值 1').fill('红');
  await page.getByRole('button', { name: '加规格值' }).first().click();
  await page.getByLabel('颜色的值 2').fill('白');
  await page.getByRole('button', { name: '添加规格' }).click();
  await page.getByLabel('规格 2 名称').fill('尺码');
  await page.getByLabel('尺码的值 1').fill('M');
  expect(await page.locator('.sku-table tbody tr').count()).toBe(2);

  await page.getByPlaceholder('价格', { exact: true }).fill('129');
  await page.getByPlaceholder('编码前缀').fill(`T${Date.now()}`);
  await page.getByRole('button', { name: '填充 2 行' }).click();
  await page.getByRole('button', { name: '保存并上架' }).click();
  await page.waitForURL(/\/admin\/products\/\d+/);
  await page.locator('.form-bar').getByText('在售').waitFor();
  const saved = (await get(`/products/${/\d+$/.exec(page.url())?.[0]}`)) as Product;
  expect(saved.name).toBe(name);
  expect(saved.skus.map((sku) => [sku.values.join('/'), sku.price])).toEqual([
    ['红/M', 12900],
    ['白/M', 12900],
  ]);
});

test('products ticked in the list are taken off the shelf and put back', async () => {
  await page.goto('/admin/products');
  const rows = page.locator('.ant-table-row');
  await rows.first().waitFor();
  const keys = await rows.evaluateAll((all) => all.slice(0, 2).map((row) => row.getAttribute('data-row-key') ?? ''));
  for (const i of [0, 1]) await rows.nth(i).locator('.ant-checkbox-input').check();
  await page.getByRole('button', { name: '批量下架' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '确定' }).click();
  await page.getByText('2 个商品已下架').waitFor();
  for (const id of keys) expect(((await get(`/products/${id}`)) as Product).status).toBe('off');
  await page.getByRole('tab', { name: /已下架/ }).click();
  for (const id of keys) await page.locator(`[data-row-key="${id}"] .ant-checkbox-input`).check();
  await page.getByRole('button', { name: '批量上架' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '确定' }).click();
  await page.getByText('2 个商品已上架').waitFor();
  for (const id of keys) expect(((await get(`/products/${id}`)) as Product).status).toBe('on');
});

test('leaving a changed product asks first', async () => {
  const product = await onSale(3);
  await page.goto(`/admin/products/${product.id}`);
  await page.getByLabel('商品名称').fill('别丢了我');
  await page.locator('.ant-menu-submenu-title', { hasText: /^客户$/ }).click();
  await page.getByRole('menuitem', { name: '客户列表' }).click();
  await page.locator('.ant-modal-confirm-title', { hasText: '离开本页？' }).waitFor();
  await page.getByRole('button', { name: '留在本页' }).click();
  expect(await page.getByLabel('商品名称').inputValue()).toBe('别丢了我');
});
