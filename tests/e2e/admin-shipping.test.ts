import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { asStaff, desktopContext, launchBrowser } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
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

interface Order {
  id: string;
  no: string;
  status: string;
  left: number;
  held: number;
  lines: { quantity: number; shipped: number }[];
}
const get = async (path: string): Promise<unknown> =>
  (await fetch(`${shop.api}/admin${path}`, { headers: { authorization: `Bearer ${token}` } })).json();
/** The rows of the desk. */
const rows = async (): Promise<Order[]> =>
  ((await get('/orders?tab=to_ship&deliveryKind=express&sort=oldest_paid&limit=50')) as { items: Order[] }).items;
/** What may ship wholly now: an order with an open case keeps pieces back. */
const whole = ({ left, held }: Order): boolean => left > 0 && held === 0;
const queue = async (): Promise<Order[]> => (await rows()).filter(whole);
const waybill = (): string => `SF${String(Math.floor(Math.random() * 1e13)).padStart(13, '0')}`;

test('the desk: a number and Enter ship the row and move to the next; a wrong number stays and says why', async () => {
  const [first, second] = await queue();
  if (!first || !second) throw new Error('the demo shop has nothing to ship');
  await page.goto('/admin/shipping');
  const field = (order: Order) => page.locator(`input[data-tracking="${order.id}"]`);
  await field(first).fill(waybill());
  await field(first).press('Enter');
  expect(await field(second).evaluate((input) => input === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: /已发 1 单/ }).waitFor();
  expect(await field(first).isDisabled()).toBe(true);

  await field(second).fill('SF12');
  await field(second).press('Enter');
  await page.getByText('单号与快递公司不符').waitFor();

  expect(((await get(`/orders/${first.id}`)) as Order).status).toBe('shipped');
  expect(((await get(`/orders/${second.id}`)) as Order).status).toBe('paid');
  await page.getByRole('button', { name: /已发 1 单/ }).click();
  await field(first).waitFor({ state: 'detached' });
});

test('numbers pasted as a column fill the rows below and go out together', async () => {
  const all = await rows();
  const from = all.findIndex((_, i) => i + 3 <= all.length && all.slice(i, i + 3).every(whole));
  const orders = all.slice(from, from + 3);
  expect(orders).toHaveLength(3);
  await page.goto('/admin/shipping');
  const first = page.locator(`input[data-tracking="${orders[0]?.id}"]`);
  await first.waitFor();
  await first.focus();
  await first.evaluate((input, text) => {
    const data = new DataTransfer();
    data.setData('text', text);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, orders.map(waybill).join('\n'));
  await page.getByRole('button', { name: '发出已填写的 3 单' }).click();
  await page.getByRole('button', { name: /已发 3 单/ }).waitFor();
  for (const order of orders) expect(((await get(`/orders/${order.id}`)) as Order).status).toBe('shipped');
});

test('an order goes out in two parcels, the second later', async () => {
  const order = (await queue()).find((one) => one.left >= 2);
  if (!order) throw new Error('the demo shop has no order of several pieces to ship');
  await page.goto(`/admin/orders?open=${order.id}`);
  await page.getByRole('dialog').getByRole('button', { name: '发货', exact: true }).click();
  const modal = page.locator('.ant-modal');
  await modal.getByPlaceholder('快递单号').fill(waybill());
  const counts = modal.getByLabel('包裹 1 件数');
  const quantity = Number(await counts.first().inputValue());
  await counts.first().fill(String(quantity - 1));
  await modal.getByText(/还有 1 件未装入包裹/).waitFor();
  await modal.getByRole('button', { name: '部分发货' }).click();
  await page.locator('.parcel', { hasText: '包裹 1' }).waitFor();
  expect(((await get(`/orders/${order.id}`)) as Order).status).toBe('part_shipped');

  await page.getByRole('dialog').getByRole('button', { name: '发货', exact: true }).click();
  await modal.getByPlaceholder('快递单号').fill(waybill());
  await modal.locator('.ant-modal-footer').getByRole('button', { name: '发货', exact: true }).click();
  await page.locator('.parcel', { hasText: '包裹 2' }).waitFor();
  expect(((await get(`/orders/${order.id}`)) as Order).status).toBe('shipped');
});

test('a phone number is shown whole after a reason, and the log knows of it', async () => {
  const [order] = await queue();
  await page.goto(`/admin/orders?open=${order?.id}`);
  await page.getByRole('button', { name: '查看完整手机号' }).click();
  await page.getByText('联系客户确认发货').click();
  await page.locator('.ant-modal').getByRole('button', { name: '确定' }).click();
  await page.getByText(/^1[3-9]\d{9}$/).waitFor();
  const log = (await get(`/audit-log?limit=5`)) as { items: { subjectId: string; action: string }[] };
  expect(log.items.some((entry) => /phone|reveal/i.test(entry.action))).toBe(true);
});
