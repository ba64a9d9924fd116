import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ordinaryProducts } from './api.ts';
import { asStaff, desktopContext, launchBrowser, phoneContext } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
let browser: Browser;
let phone: BrowserContext;
let desk: BrowserContext;
beforeAll(async () => {
  browser = await launchBrowser();
  phone = await phoneContext(browser, shop);
  desk = await desktopContext(browser, shop);
});
afterAll(() => browser.close());
keepPictures(() => browser);
/** What is on show: Taro keeps the pages below the top one in the document. */
const shown = (tab: Page, selector: string) => tab.locator(`${selector}:visible`).first();

/** A product on sale with stock for a few pieces. */
async function productForSale(): Promise<{ id: string; name: string }> {
  const [first] = await ordinaryProducts(shop);
  if (!first) throw new Error('the demo shop has nothing to sell');
  return first;
}

/** Picks the first possible value of every spec and buys. */
async function buyNow(tab: Page): Promise<void> {
  await shown(tab, '#buy-now').click();
  await shown(tab, '#sku-picker').waitFor();
  for (const spec of await tab.locator('.sku-spec:visible').all()) {
    if ((await spec.locator('.sku-value-on').count()) === 0) await spec.locator('.sku-value:not(.sku-value-off)').first().click();
  }
  await shown(tab, '#sku-buy').click();
}

/** Chooses a person in the sheet that plays WeChat's sign-in. */
async function signIn(tab: Page, nickname: string): Promise<void> {
  const frame = tab.frameLocator('#wechat-frame');
  await frame.locator('button.who', { hasText: nickname }).click();
  await tab.locator('#wechat-frame').waitFor({ state: 'detached' });
}

/** Gives the checkout an address by pasting one line, unless the person has one. */
async function giveAddress(tab: Page): Promise<void> {
  await shown(tab, '#checkout-address').waitFor();
  if (!(await shown(tab, '#checkout-address').innerText()).includes('请')) return;
  await shown(tab, '#checkout-address').click();
  await shown(tab, '#address-paste')
    .locator('textarea')
    .or(shown(tab, 'textarea#address-paste'))
    .first()
    .fill('林小雨 13800138001 浙江省杭州市余杭区仓前街道文一西路 998 号 3 幢 201 室');
  await shown(tab, '#address-parse').click();
  await expect
    .poll(() => shown(tab, '#address-detail').locator('input, textarea').or(shown(tab, 'input#address-detail')).first().inputValue())
    .toContain('998');
  await shown(tab, '#address-save').click();
  await shown(tab, '#submit-order').waitFor();
}

async function pay(tab: Page): Promise<void> {
  await tab.frameLocator('#wechat-frame').locator('[data-do=pay]').click();
  await tab.locator('#wechat-frame').waitFor({ state: 'detached' });
}

describe('a customer buys and staff ship', () => {
  let store: Page;
  let orderUrl = '';
  let no = '';

  test('signs in, chooses, gives an address, pays, and sees that the money has arrived', async () => {
    const { id, name } = await productForSale();
    store = await phone.newPage();
    await store.goto(`/packages/goods/detail/index?id=${id}`);
    await shown(store, '#detail-name').waitFor();
    expect(await shown(store, '#detail-name').innerText()).toContain(name);
    await buyNow(store);
    await signIn(store, '孙怡然');
    await giveAddress(store);
    if ((await store.locator('#consent:visible').count()) > 0) await shown(store, '#consent').click();
    expect(await shown(store, '#checkout-total').innerText()).toMatch(/\d/);
    await shown(store, '#submit-order').click();
    await pay(store);
    await store.locator('#result-title:visible', { hasText: '支付成功' }).waitFor({ timeout: 20_000 });
    await shown(store, '#result-order').click();
    await store.locator('#order-status:visible', { hasText: '待发货' }).waitFor();
    no = /O\d+/.exec(await shown(store, '#order-no').innerText())?.[0] ?? '';
    orderUrl = store.url();
    expect(no).not.toBe('');
  });

  test('staff find the order by its number and ship it with a scan and Enter', async () => {
    await asStaff(desk, shop, 'warehouse');
    const admin = await desk.newPage();
    await admin.goto(`/admin/shipping?no=${no}`);
    const input = admin.locator('input[data-tracking]').first();
    await input.waitFor();
    expect(await admin.locator('tbody').innerText()).toContain(no);
    await input.fill('SF1234567890123');
    await input.press('Enter');
    await admin.locator('tr.row-done').waitFor();
    await admin.close();
  });

  test('the customer sees the parcel and confirms its receipt', async () => {
    await store.goto(orderUrl);
    await store.locator('#order-status:visible', { hasText: '待收货' }).waitFor();
    expect(await shown(store, '#parcels').innerText()).toContain('SF1234567890123');
    await store.locator('[id^=receive-]:visible').first().click();
    const yes = store.locator('.taro-modal__confirm:visible, .taro-model__confirm:visible, .sheet-yes:visible').first();
    await yes.click({ timeout: 5000 }).catch(() => {});
    await store.locator('#order-status:visible', { hasText: '已收货' }).waitFor();
  });
});
