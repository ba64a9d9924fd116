import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { openPage } from './open-page.ts';
import { adminPages, storefrontPages } from './pages.ts';

const shop = inject('shop');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A page works when it says something, complains of nothing and is no wider than the screen. */
const opens = async (page: (typeof adminPages)[number], size: 'phone' | 'desktop'): Promise<void> => {
  const { tab, complaints, close } = await openPage(browser, shop, page, size);
  try {
    const text = (await tab.locator('body').innerText()).trim();
    expect(complaints).toEqual([]);
    expect(text.length).toBeGreaterThan(5);
    expect(text).not.toMatch(/undefined|NaN|\[object Object\]/);
    const { scroll, client } = await tab.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
  } finally {
    await close();
  }
};

// Most of opening a page is waiting for it to come to rest: several rest side by side.
describe.concurrent('storefront on a phone', () => {
  test.each(storefrontPages)('$name', (page) => opens(page, 'phone'));
});

describe.concurrent('admin on a desktop', () => {
  test.each(adminPages)('$name', (page) => opens(page, 'desktop'));
});
