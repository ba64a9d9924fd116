import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { asStaff, desktopContext, launchBrowser } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
const owner = shop.accounts.staff.find((one) => one.login === 'owner');
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  context = await desktopContext(browser, shop);
  page = await context.newPage();
});
afterEach(() => context.close());
keepPictures(() => browser);

const signIn = async (password: string): Promise<void> => {
  await page.getByPlaceholder('登录名').fill('owner');
  await page.getByPlaceholder('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
};

test('a wrong password is refused in words, the right one leads to where one wanted to go', async () => {
  await page.goto('/admin/orders?tab=to_ship');
  await page.waitForURL(/\/admin\/sign-in/);
  await signIn('wrong-pass-1');
  await page.getByText('账号或密码不正确').waitFor();
  await signIn(owner?.password ?? '');
  await page.waitForURL(/\/admin\/orders\?tab=to_ship/);
  await page.getByRole('tab', { selected: true, name: /待发货/ }).waitFor();
});

test('a session that ends while working leads to sign-in and back', async () => {
  await page.goto('/admin/sign-in');
  await signIn(owner?.password ?? '');
  await page.getByRole('main').getByText('今日成交额').waitFor();
  // what the server does to a session that somebody revoked
  await page.route('**/api/admin/**', (route) =>
    route.fulfill({ status: 401, json: { code: 'session_expired', message: '登录已过期，请重新登录', requestId: 'test' } }),
  );
  await page.locator('.ant-menu-submenu-title', { hasText: /^客户$/ }).click();
  await page.getByRole('menuitem', { name: '客户列表' }).click();
  await page.getByText('登录已过期').waitFor();
  await page.unroute('**/api/admin/**');
  await signIn(owner?.password ?? '');
  await page.waitForURL(/\/admin\/customers/);
});

test('the menu shows what the role may open, and a link to the rest is refused', async () => {
  await asStaff(context, shop, 'warehouse');
  await page.goto('/admin/');
  await page.getByRole('menuitem', { name: '发货' }).waitFor();
  expect(await page.getByRole('menuitem', { name: '资金' }).count()).toBe(0);
  await page.goto('/admin/staff');
  await page.getByText('没有权限', { exact: true }).waitFor();
});

test('a slash puts the cursor into the search, and a phone or an order number finds orders', async () => {
  await asStaff(context, shop, 'owner');
  await page.goto('/admin/');
  await page.getByText('今日成交额').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('13800000000');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/admin\/orders\?phone=13800000000/);
});
