import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { Api } from '@huitou/shared-types/client.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { clientOf, deliver, payOrder, placeOrder, staffClient } from './api.ts';
import { asStaff, customerToken, desktopContext, launchBrowser } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
const password = shop.accounts.staff.find((one) => one.login === 'owner')?.password ?? '';
let browser: Browser;
let page: Page;
let customer: Api;
let staff: Api;
let skuId = '';
beforeAll(async () => {
  browser = await launchBrowser();
  const context = await desktopContext(browser, shop);
  await asStaff(context, shop, 'owner');
  page = await context.newPage();
  customer = clientOf(shop, await customerToken(shop, '林小雨'));
  staff = await staffClient(shop, 'owner');
  const [product] = (await customer(catalogRoutes.products, { inStock: true })).items;
  const { skus } = await customer(catalogRoutes.product, { id: product?.id ?? '' });
  skuId = skus.find(({ available }) => available > 10)?.id ?? '';
});
afterAll(() => browser.close());
keepPictures(() => browser);

const paid = async (quantity: number): Promise<Order> => payOrder(shop, customer, await placeOrder(customer, skuId, quantity));
const caseOf = (id: string): Promise<StaffCase> => staff(afterSalesAdminRoutes.detail, { id });
const until = async (id: string, ...statuses: string[]): Promise<void> => {
  await expect.poll(async () => (await caseOf(id)).status, { timeout: 20_000 }).toBeOneOf(statuses);
};
const dialog = () => page.locator('.ant-modal:visible').last();
const drawer = () => page.locator('.ant-drawer');
/** Money asks for the password once in a while. */
const typePassword = async (): Promise<void> => {
  await page.locator('#re-password_password:focus').waitFor();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
};

test('a return is agreed, received and inspected unit by unit, and refunded, by the keyboard alone', async () => {
  const order = await deliver(staff, customer, await paid(2), true);
  const [line] = order.lines;
  const { id } = await customer(afterSalesRoutes.request, {
    orderId: order.id,
    kind: 'return_refund',
    stage: 'shipped',
    reason: 'no-reason',
    lines: [{ lineId: line?.id ?? '', quantity: 2 }],
  });
  const { no } = await caseOf(id);
  await page.goto(`/admin/after-sales?no=${no}`);
  await page.locator(`[data-row-key="${id}"]`).waitFor();
  await page.keyboard.press('j');
  await drawer().getByRole('button', { name: '同意退货' }).waitFor();
  await page.keyboard.press('a');
  await dialog().getByText('退货地址').waitFor();
  await page.keyboard.press('Enter');
  await typePassword();
  await until(id, 'agreed');
  await customer(afterSalesRoutes.send, { id, carrier: 'SF', trackingNo: 'SF1234567890123' });

  // The parcel is found by its waybill, as it comes in.
  await page.goto(`/admin/after-sales?tab=to_receive&trackingNo=SF1234567890123&open=${id}`);
  await drawer().getByText('SF1234567890123').waitFor();
  await page.keyboard.press('s');
  const [wanted] = (await caseOf(id)).lines;
  for (const condition of ['Alt+Digit1', 'Alt+Digit2']) {
    await page.keyboard.press(condition);
    await page.keyboard.type(wanted?.skuCode ?? '');
    await page.keyboard.press('Enter');
  }
  await dialog().getByRole('button', { name: '完成验货' }).waitFor();
  await page.keyboard.press('Enter');
  await until(id, 'inspected');
  expect((await caseOf(id)).lines[0]).toMatchObject({ sellable: 1, damaged: 1, missing: 0 });

  // One unit is broken: the money waits for somebody who says how much.
  await drawer().getByText('损坏 1').waitFor();
  await page.keyboard.press('a');
  const half = Math.floor((wanted?.amount ?? 0) / 2);
  await dialog()
    .getByLabel(/退款金额$/)
    .fill(yuan(half));
  await dialog().getByRole('button', { name: '退款', exact: true }).click();
  await until(id, 'refunding', 'done');
  await drawer()
    .getByText(/退款中|已完成/)
    .first()
    .waitFor();
  const { money } = await caseOf(id);
  expect(money).toMatchObject({ amount: half });
  await page.goto(`/admin/refunds?no=${money?.no}`);
  await page.locator('.ant-table-row', { hasText: yuan(half) }).waitFor();
});

test('what is ticked is agreed to together, and the desk ships only what is left', async () => {
  const ask = async (quantity: number): Promise<{ id: string; orderId: string }> => {
    const order = await paid(2);
    const lines = [{ lineId: order.lines[0]?.id ?? '', quantity }];
    const { id } = await customer(afterSalesRoutes.request, {
      orderId: order.id,
      kind: 'refund_only',
      stage: 'unshipped',
      reason: 'unwanted',
      lines,
    });
    return { id, orderId: order.id };
  };
  const [whole, part] = [await ask(2), await ask(1)];
  const order = await staff(orderAdminRoutes.detail, { id: part.orderId });
  await page.goto(`/admin/shipping?no=${order.no}`);
  await page.getByText('只发 1 件，另外 1 件售后中').waitFor();

  await page.goto('/admin/after-sales?sort=newest&kind=refund_only');
  for (const { id } of [whole, part]) await page.locator(`[data-row-key="${id}"] .ant-checkbox-input`).check();
  await page.getByRole('button', { name: '批量同意（2）' }).click();
  await dialog().getByRole('button', { name: '同意 2 单' }).click();
  await page.getByText('2 单已同意').waitFor();
  for (const { id } of [whole, part]) await until(id, 'refunding', 'done');
  expect((await staff(orderAdminRoutes.detail, { id: whole.orderId })).status).toBe('cancelled');
  expect((await staff(orderAdminRoutes.detail, { id: part.orderId })).lines[0]).toMatchObject({ cancelled: 1, held: 0 });
});

test('staff ask for a customer who called, and refuse with words', async () => {
  const order = await deliver(staff, customer, await paid(1), true);
  await page.goto(`/admin/orders?open=${order.id}`);
  await page.getByRole('button', { name: '代客售后' }).click();
  await dialog().getByText('仅退款', { exact: true }).click();
  await dialog().locator('.sku-table .ant-checkbox-input').first().check();
  await dialog().getByText(/^将退/).waitFor();
  await dialog().getByRole('button', { name: '建立售后单' }).click();
  await dialog().getByText('请选择原因').waitFor();
  await dialog().locator('.ant-select').last().click();
  await page.locator('.ant-select-item', { hasText: '未收到货' }).click();
  await dialog().getByRole('button', { name: '建立售后单' }).click();
  await page.waitForURL(/\/admin\/after-sales\?.*open=\d+/);
  const id = new URL(page.url()).searchParams.get('open') ?? '';
  await drawer().getByRole('button', { name: '拒绝' }).click();
  await dialog().getByText('与买家协商一致，不退款').click();
  await dialog().getByRole('button', { name: '拒绝' }).click();
  await until(id, 'refused');
  expect((await customer(afterSalesRoutes.detail, { id })).refusal?.reason).toBe('与买家协商一致，不退款');
});
