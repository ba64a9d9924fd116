import type { Api } from '@huitou/shared-types/client.ts';
import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { clientOf } from './api.ts';
import { asStaff, desktopContext, launchBrowser, staffToken } from './browser.ts';
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
  staff = clientOf(shop, await staffToken(shop, 'owner'));
});
afterAll(() => browser.close());
// A tab of its own for each test, signed in anew; the browser keeps the scripts.
beforeEach(async () => {
  await asStaff(context, shop, 'owner');
  page = await context.newPage();
});
afterEach(() => page.close());
keepPictures(() => browser);

/** What the sandbox's bill of a day says beyond the truth. */
const plant = async (day: string, extra: { out_trade_no: string; total: number }): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ day, extra: [extra] });
  const answer = await fetch(`${shop.sandbox}__sim/bill-differences`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the sandbox answered ${answer.status}: ${await answer.text()}`);
};
const dialog = () => page.locator('.ant-modal:visible').last();
const money = (fen: number): string => (fen / 100).toFixed(2).replaceAll(/\B(?=(\d{3})+\.)/g, ',');
const typePassword = async (): Promise<void> => {
  await page.locator('#re-password_password:focus').waitFor();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
};
const giveReason = async (text: string, button: string): Promise<void> => {
  await dialog().getByLabel('原因').fill(text);
  await dialog().getByRole('button', { name: button }).click();
};

test('a balance is explained down to its source: gift, entry, postings, account, and taken back', async () => {
  const { items } = await staff(ledgerAdminRoutes.accounts, { kind: 'customer-balance', sort: 'balance', limit: 1 });
  const [account] = items;
  if (!account?.customerId) throw new Error('no customer of the demo shop has a balance');
  const fen = 1000 + Math.floor(Math.random() * 9000);
  const amount = (fen / 100).toFixed(2);
  await page.goto(`/admin/customers/${account.customerId}`);
  await page.getByRole('button', { name: '赠送余额' }).click();
  await dialog().getByLabel('金额').fill(amount);
  await dialog().getByLabel('原因').fill('发货延误补偿');
  await dialog().getByRole('button', { name: '赠送', exact: true }).click();
  await typePassword();
  await page
    .locator('.ant-table-row', { hasText: `+¥${amount}` })
    .locator('a')
    .first()
    .click();
  const drawer = page.locator('.ant-drawer');
  await drawer.getByText('发货延误补偿').waitFor();
  expect(await drawer.locator('tfoot td').allInnerTexts()).toEqual(['合计', amount, amount]);
  await drawer.getByRole('link', { name: '顾客余额' }).click();
  await page.waitForURL(/\/ledger\/accounts\/customer/);
  const entry = page.locator('.ant-table-row', { hasText: amount });
  await entry.getByText(money(account.balance + fen), { exact: true }).waitFor();

  await entry.locator('a').first().click();
  await drawer.getByRole('button', { name: '收回' }).click();
  await giveReason('金额填错', '收回');
  await drawer.getByText('这张凭证已被冲正').waitFor();
  expect((await staff(ledgerAdminRoutes.customer, { id: account.customerId })).balance).toBe(account.balance);
});

test('what WeChat holds for the shop leads from the books to the order that it came from', async () => {
  await page.goto('/admin/ledger');
  await page.getByText(/借贷平衡：资产/).waitFor();
  await page.getByRole('link', { name: '待结算资金' }).click();
  await page.getByRole('link', { name: /待结算资金（微信支付）/ }).click();
  const source = page.locator('.ant-table-row a[href*="/orders?no="]').first();
  const no = await source.innerText();
  await source.click();
  await page.waitForURL(new RegExp(`/admin/orders\\?no=${no}`));
  await page.getByRole('tab', { name: /待发货/ }).waitFor();
  await page.locator('.ant-table-row').getByText(no).waitFor();
});

test('a day with a payment that our books do not know is explained and closed, and opened again', async () => {
  const { items } = await staff(paymentRoutes.days);
  // The clock makes up for the last week by itself: an older day is nobody else's.
  const day = items.slice(8).find(({ state }) => state === 'waiting')?.day ?? '';
  const unknown = `P${day.replaceAll('-', '')}UNKNOWN01`;
  await plant(day, { out_trade_no: unknown, total: 8800 });
  await page.goto(`/admin/reconciliation/${day}`);
  await page.getByRole('button', { name: '对账', exact: true }).click();
  const row = page.getByRole('row', { name: new RegExp(unknown) }).first();
  await row.waitFor();
  expect(await row.innerText()).toContain('我方缺记录');
  expect(await page.getByRole('button', { name: '关账' }).isDisabled()).toBe(true);
  for (const open = page.locator('.ant-table-row').getByRole('button', { name: '说明' }); (await open.count()) > 0; ) {
    const left = await open.count();
    await open.first().click();
    await giveReason('已联系微信支付核实', '保存说明');
    await expect.poll(() => open.count(), { timeout: 15_000 }).toBe(left - 1);
  }
  await page.getByText('已关账', { exact: true }).waitFor();

  await page.getByRole('button', { name: '重新打开' }).click();
  await giveReason('说明有误', '打开');
  await page.getByRole('button', { name: '关账' }).click();
  await page.getByText(/于 .* 关账/).waitFor();
});

test('the rules are checked now, all of them hold', async () => {
  const before = (await staff(checkRoutes.list)).lastWhole?.id;
  await page.goto('/admin/checks');
  await page.getByRole('button', { name: '立即全部校验' }).click();
  await expect.poll(async () => (await staff(checkRoutes.list)).lastWhole?.id, { timeout: 20_000 }).not.toBe(before);
  await page.getByText(/全部 \d+ 项正常/).waitFor();
});

test('an order is invoiced: checked, asked for, issued, its files kept with their hash', async () => {
  const { groups } = await staff(settingsRoutes.all);
  const seller = { sellerName: '杭州回头好物商贸有限公司', sellerTaxNo: '339902999999789113', clerk: '王会计' };
  await staff(settingsRoutes.save, { group: 'invoices', values: { ...(groups.invoices as object), ...seller } });
  let no = '';
  for (const order of (await staff(orderAdminRoutes.list, { tab: 'done', limit: 20 })).items)
    if (no === '' && (await staff(staffInvoiceRoutes.preview, { orderNos: [order.no] })).ok) no = order.no;
  await page.goto('/admin/invoices');
  await page.getByRole('button', { name: '代客申请开票' }).click();
  await dialog().getByLabel('订单号').fill(no);
  await page.keyboard.press('Enter');
  await dialog().getByText('单位', { exact: true }).click();
  await dialog().getByLabel('抬头', { exact: true }).fill('杭州云杉科技有限公司');
  await dialog().getByLabel('税号').fill('91330100799655058B');
  await dialog().getByRole('button', { name: '检查' }).click();
  await dialog().getByText('检查通过，可以开票').waitFor();
  await dialog().getByRole('button', { name: '确认申请' }).click();

  const drawer = page.locator('.ant-drawer');
  await drawer.getByRole('button', { name: '开票', exact: true }).click();
  await dialog()
    .getByRole('button', { name: /^开票 ¥/ })
    .click();
  await drawer.getByText('已开票', { exact: true }).waitFor();
  await drawer.getByRole('row', { name: /PDF .*已存档/ }).waitFor();
  await drawer.getByRole('button', { name: '校验文件' }).click();
  await page.getByText(/个文件均与开具时一致/).waitFor();
});
