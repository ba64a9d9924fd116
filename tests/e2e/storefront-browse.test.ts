import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { ordinaryProducts } from './api.ts';
import { asCustomer, launchBrowser, phoneContext } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
let browser: Browser;
let phone: BrowserContext;
let tab: Page;
let token: string;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
keepPictures(() => browser);
beforeEach(async () => {
  phone = await phoneContext(browser, shop);
  token = await asCustomer(phone, shop, '何子轩');
  tab = await phone.newPage();
  complaints.length = 0;
  tab.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(async () => {
  await phone.close();
  if (complaints.length > 0) throw new Error(`the pages complained: ${complaints.join('; ')}`);
});

/** What is on show: Taro keeps the pages below the top one in the document. */
const shown = (selector: string) => tab.locator(`${selector}:visible`).first();
const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(shop.api + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
};

interface Detail {
  id: string;
  name: string;
  skus: { id: string; available: number }[];
}
/** A product on sale with more than one SKU. */
const productWithChoice = async (): Promise<Detail> => {
  for (const { id } of await ordinaryProducts(shop)) {
    const detail = await call<Detail>('GET', `/products/${id}`);
    if (detail.skus.length > 1 && detail.skus[0] && detail.skus[0].available > 5) return detail;
  }
  throw new Error('the demo shop has no product with a choice');
};

describe('finding something', () => {
  test('completes a search, finds, remembers it, and offers a way on when nothing is found', async () => {
    await tab.goto('/');
    await shown('#home-search').click();
    await shown('#search-input').locator('input').fill('茶');
    await shown('#suggestion-0').waitFor();
    await shown('#search-go').click();
    await shown('.product-card').waitFor();
    expect(await shown('#list-query').innerText()).toContain('茶');
    await tab.goto('/packages/goods/search/index');
    await expect.poll(() => shown('.search-words').innerText()).toContain('茶');
    await shown('#search-input').locator('input').fill('绝对没有的东西 xyz');
    await shown('#search-go').click();
    await shown('#no-result').waitFor();
    await shown('#no-result .product-card').waitFor();
  });

  test('sorts by price and narrows by it', async () => {
    await tab.goto('/packages/goods/list/index');
    await shown('#sort-price').click();
    const prices = async () =>
      (await tab.locator('.product-card:visible .price-accent').allInnerTexts()).map((text) => Number(text.replace(/[^\d.]/g, '')));
    await expect
      .poll(async () => {
        const now = await prices();
        return now.length > 3 && now.every((price, i) => i === 0 || price >= (now[i - 1] ?? 0));
      })
      .toBe(true);
    await shown('#open-filter').click();
    await shown('#filter-max').locator('input').fill('30');
    await shown('#filter-apply').click();
    await expect
      .poll(async () => {
        const now = await prices();
        return now.length > 0 && now.every((price) => price <= 30);
      })
      .toBe(true);
  });
});

describe('choosing', () => {
  test('asks for every spec, clamps the quantity, fills the cart and shows it there', async () => {
    const product = await productWithChoice();
    await tab.goto(`/packages/goods/detail/index?id=${product.id}`);
    await shown('#add-to-cart').click();
    await shown('#sku-picker').waitFor();
    for (const spec of await tab.locator('.sku-spec:visible').all()) {
      if ((await spec.locator('.sku-value-on').count()) === 0) await spec.locator('.sku-value:not(.sku-value-off)').first().click();
    }
    expect(await shown('#sku-chosen').innerText()).toContain('已选');
    const quantity = shown('#sku-quantity').locator('input');
    await quantity.fill('9999');
    await quantity.blur();
    await expect.poll(async () => Number(await quantity.inputValue())).toBeLessThan(9999);
    await quantity.fill('1');
    await quantity.blur();
    await shown('#sku-cart').click();
    await shown('#cart-count').waitFor();
    await shown('#to-cart').click();
    await shown('.cart-line').waitFor();
    expect(await shown('.cart').innerText()).toContain(product.name);
  });

  test('unticks everything and ticks it again, with the total of the server', async () => {
    const product = await productWithChoice();
    await call('POST', '/cart/items', { skuId: product.skus[0]?.id, quantity: 1 });
    await tab.goto('/pages/cart/index');
    await shown('.cart-line').waitFor();
    const checkout = shown('#cart-checkout');
    await call('POST', '/cart/select', { skuIds: [], selected: true });
    await tab.reload();
    await expect.poll(() => checkout.getAttribute('class')).not.toContain('button-off');
    await shown('#cart-all').click();
    await expect.poll(() => checkout.getAttribute('class')).toContain('button-off');
    await expect.poll(async () => (await shown('#cart-total').innerText()).replace(/\s/g, '')).toContain('¥0');
    await shown('#cart-all').click();
    await expect.poll(() => checkout.getAttribute('class')).not.toContain('button-off');
    // The page shows the tick before the server has it.
    const total = async () => (await call<{ quote: { payable: number } | null }>('GET', '/cart')).quote?.payable ?? 0;
    await expect.poll(total).toBeGreaterThan(0);
    const payable = ((await total()) / 100).toFixed(2);
    await expect.poll(async () => (await shown('#cart-total').innerText()).replace(/[^\d.]/g, '')).toBe(payable);
  });

  test('keeps a product and finds it among the favourites', async () => {
    const product = await productWithChoice();
    await call('POST', '/favourites/remove', { ids: [product.id] });
    await tab.goto(`/packages/goods/detail/index?id=${product.id}`);
    await shown('#favourite').click();
    await expect.poll(() => shown('#favourite').innerText()).toContain('已收藏');
    await tab.goto('/packages/user/favourites/index');
    await shown(`#seen-${product.id}`).waitFor();
  });
});

describe('the address book', () => {
  test('reads a pasted line, says what is missing, and saves', async () => {
    await tab.goto('/packages/user/address-edit/index');
    await shown('#address-save').click();
    await shown('#address-name-error').waitFor();
    await shown('#address-paste').locator('textarea').fill('何子轩 13900139000 上海市浦东新区张江镇碧波路 690 号');
    await shown('#address-parse').click();
    await expect.poll(() => shown('#address-phone').locator('input').inputValue()).toBe('13900139000');
    expect(await shown('#address-region').innerText()).toContain('浦东新区');
    await shown('#address-save').click();
    await expect
      .poll(async () =>
        (await call<{ items: { detail: string }[] }>('GET', '/me/addresses')).items.some(({ detail }) => detail.includes('碧波路')),
      )
      .toBe(true);
  });
});

describe('an order', () => {
  test('unpaid: counts down, and is cancelled with a reason', async () => {
    const product = await productWithChoice();
    const { items } = await call<{ items: { id: string }[] }>('GET', '/me/addresses');
    const address =
      items[0] ??
      (await call<{ id: string }>('POST', '/me/addresses', {
        name: '何子轩',
        phone: '13900139000',
        provinceCode: '310000',
        cityCode: '310100',
        districtCode: '310115',
        detail: '碧波路 690 号',
      }));
    const wanted = { items: [{ skuId: product.skus[0]?.id, quantity: 1 }], delivery: { kind: 'express', addressId: address.id } };
    const { payable } = await call<{ payable: number }>('POST', '/checkout/quote', { ...wanted, couponIds: [] });
    const order = await call<{ id: string }>('POST', '/orders', { ...wanted, shownTotal: payable });
    await tab.goto(`/packages/order/detail/index?id=${order.id}`);
    expect(await shown('#order-countdown').innerText()).toMatch(/^\d+:\d\d/);
    await shown(`#cancel-${order.id}`).click();
    await shown('#reason-1').click();
    await shown('#cancel-submit').click();
    await tab.locator('#order-status:visible', { hasText: '已取消' }).waitFor();
  });
});
