import type { Api } from '@huitou/shared-types/client.ts';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { staffClient } from './api.ts';
import { asStaff, desktopContext, launchBrowser } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
const password = shop.accounts.staff.find((one) => one.login === 'owner')?.password ?? '';
let browser: Browser;
let context: BrowserContext;
let page: Page;
let staff: Api;
beforeAll(async () => {
  browser = await launchBrowser();
  context = await desktopContext(browser, shop);
  staff = await staffClient(shop, 'owner');
});
afterAll(() => browser.close());
// A tab of its own for each test, signed in anew; the browser keeps the scripts.
beforeEach(async () => {
  await asStaff(context, shop, 'owner');
  page = await context.newPage();
});
afterEach(() => page.close());
keepPictures(() => browser);

const unique = (name: string): string => `${name} ${Math.random().toString(36).slice(2, 8)}`;
const dialog = (): Locator => page.locator('.ant-modal:visible').last();
/** The button that says exactly this, an icon before it or not. */
const press = (name: string, where: Page | Locator = page): Promise<void> =>
  where.getByRole('button', { name: new RegExp(`(^|\\s)${name.replaceAll(/[()（）]/g, '\\$&')}$`) }).click();
const idInAddress = (): string => /\/(\d+)$/.exec(new URL(page.url()).pathname)?.[1] ?? '';
/** The first giving away of this page asks for the password: typed where the cursor is, as people do. */
const typePassword = async (): Promise<void> => {
  await page.locator('#re-password_password:focus').waitFor();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
};

test('a coupon is written with its faults shown, published, and given to a customer', async () => {
  const name = unique('满 100 减 20');
  await page.goto('/admin/coupons/new');
  await press('保存草稿');
  await page.getByText('请填写大于 0 的面额').waitFor();
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByLabel('面额', { exact: true }).fill('20');
  await page.getByLabel('使用门槛').fill('100');
  await page.getByLabel('商家发放').check();
  await page.getByText('适用商品满 ¥100 减 ¥20，适用于全部商品').waitFor();
  await press('保存并发布');
  await dialog().getByText('数量与预算都不限').waitFor();
  await press('确认无误，保存', dialog());
  await page.getByRole('button', { name: '确认无误，保存' }).waitFor({ state: 'hidden' });
  await typePassword();
  await page.waitForURL(/\/coupons\/\d+$/);
  await page.getByText('发放中', { exact: true }).waitFor();
  const templateId = idInAddress();

  const [customer] = (await staff(customerRoutes.list, { limit: 1 })).items;
  await page.goto(`/admin/coupons/${templateId}?tab=grant`);
  await page.getByRole('combobox', { name: '顾客' }).fill(customer?.nickname ?? '');
  await page
    .locator('.ant-select-item-option', { hasText: customer?.nickname ?? '' })
    .first()
    .click();
  await page.getByLabel('原因').fill('老客关怀');
  await press('发放 1 张');
  await page.getByText('已发放 1 张').waitFor();
  expect((await staff(couponAdminRoutes.issued, { templateId })).items).toMatchObject([{ state: 'usable', source: 'grant' }]);

  await press('撤回未使用的券');
  await dialog().getByText('未使用的券（最多 1 张）').waitFor();
  await dialog().getByLabel('原因').fill('面额设置有误');
  await press('撤回', dialog());
  await page.getByText('已撤回', { exact: true }).waitFor();
});

test('the stacking matrix is walked by keys, says each cell in words, and is changed on both sides', async () => {
  const group = await staff(couponAdminRoutes.createGroup, { name: unique('组').slice(0, 20) });
  const allowed = async (): Promise<boolean> =>
    (await staff(couponAdminRoutes.stacking)).allowed.some(({ a, b }) => [a, b].sort().join() === `coupon:${group.id},flash`);
  expect(await allowed()).toBe(false);
  await page.goto('/admin/coupon-stacking');
  const row = (await staff(couponAdminRoutes.stacking)).nodes.findIndex(({ key }) => key === `coupon:${group.id}`);
  await page.locator(`[data-cell="${row}-1"]`).focus();
  await page.keyboard.press('ArrowLeft');
  await page
    .getByText(/已享受秒杀价的商品不计入/)
    .first()
    .waitFor();
  await page.keyboard.press('Space');
  expect(await page.locator(`[data-cell="0-${row}"]`).getAttribute('aria-pressed')).toBe('true');
  await press('保存（1 处修改）');
  await dialog()
    .getByText(/已享受秒杀价的商品，仍可使用/)
    .waitFor();
  await press('保存', dialog());
  await typePassword();
  await expect.poll(allowed).toBe(true);
  await page.getByText('修改优惠叠加规则').first().waitFor();
  await staff(couponAdminRoutes.removeGroup, { id: group.id });
});

test('a promotion with tiers is tried on a basket, saved, published with its overlaps shown, and ended', async () => {
  const name = unique('满 200 减 30');
  await page.goto('/admin/promotions/new');
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByLabel('第 1 档门槛').fill('0.01');
  await page.getByLabel('第 1 档优惠').fill('0.01');
  await press('加一档');
  await page.getByLabel('第 2 档门槛').fill('0.01');
  await page.getByLabel('第 2 档优惠').fill('20');
  await page.getByText('门槛须高于上一档').waitFor();
  await page.getByLabel('第 1 档优惠').fill('');
  await press('删除第 1 档');
  await page.getByLabel('第 1 档门槛').fill('25');
  await press('放入商品');
  await dialog().locator('.ant-table-row').first().click();
  await dialog().locator('.subpanel .ant-checkbox-wrapper').nth(1).click();
  await press('确定（已选 1 个）', dialog());
  await page.getByText('加上本活动').waitFor();
  await press('保存草稿');
  await press('确认无误，保存', dialog());
  await page.waitForURL(/\/promotions\/\d+$/);
  const id = idInAddress();
  await press('发布');
  await dialog().getByText('满25减20').waitFor();
  await dialog().locator('.ant-btn-primary').click();
  await typePassword();
  await page.getByText('未开始', { exact: true }).waitFor();
  await press('结束');
  await dialog().getByLabel('原因').fill('规则有误');
  await press('结束活动', dialog());
  await expect.poll(async () => (await staff(promotionAdminRoutes.detail, { id })).status).toBe('ended');
});

test('a flash sale is written, checked, published, steered while it is live, and stopped', async () => {
  const [location] = (await staff(storeRoutes.list)).items.filter(({ enabled }) => enabled);
  const { items } = await staff(inventoryRoutes.stock, { locationId: location?.id ?? '', limit: 100 });
  const stock = items.find(({ available }) => available > 20);
  if (!stock) throw new Error('no SKU of the demo shop has stock');
  await page.goto('/admin/flash/new');
  await page.getByLabel('活动名称').fill(unique('限时秒杀'));
  await press('选择商品');
  await dialog().getByLabel('搜索商品').fill(stock.skuCode);
  await dialog().locator('.ant-table-row', { hasText: stock.productName }).first().click();
  await dialog().getByText(stock.skuCode).first().click();
  await press('确定（已选 1 个）', dialog());
  await page.getByLabel(/秒杀价$/).fill('0.1');
  await page.getByLabel(/秒杀库存$/).fill('999999');
  await press('保存草稿');
  await page.getByText('超出可用库存').first().waitFor();
  await page.getByLabel(/秒杀库存$/).fill('10');
  await press('设置');
  await dialog().getByText('分批放出').click();
  await press('确定', dialog());
  await press('保存草稿');
  await page.waitForURL(/\/flash\/\d+$/);
  const id = idInAddress();
  await page.getByText('秒杀价低于成本，会亏本').waitFor();
  await press('发布');
  await press('发布', dialog());
  await typePassword();
  await page.getByText('已发布', { exact: true }).waitFor();

  await press('实时');
  await page.waitForURL(/\/live$/);
  await press('立即放量');
  await dialog().getByLabel('数量').fill('2');
  await dialog().getByLabel('原因').fill('候补人数多');
  await press('放出', dialog());
  const released = async (): Promise<number> => (await staff(flashAdminRoutes.live, { id })).items[0]?.released ?? 0;
  await expect.poll(released).toBeGreaterThanOrEqual(2);
  await context.setOffline(true);
  await page.getByText(/网络中断，正在重连/).waitFor({ timeout: 30_000 });
  await context.setOffline(false);
  await page.getByText(/网络中断，正在重连/).waitFor({ state: 'detached', timeout: 30_000 });
  await press('停止活动');
  await dialog().getByLabel('原因').fill('活动取消');
  await press('停止活动', dialog());
  await expect.poll(async () => (await staff(flashAdminRoutes.detail, { id })).status).toBe('stopped');
  await page.goto(`/admin/flash/${id}/report`);
  await page.getByText('参与抢购').waitFor();
});
