import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { Api } from '@huitou/shared-types/client.ts';
import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { clientOf, settleIn, staffClient } from './api.ts';
import { asCustomer, launchBrowser, phoneContext } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
const STARTS_IN_MS = 7000;
const HOUR = 3_600_000;

interface Shopper {
  context: BrowserContext;
  api: Api;
  tab: Page;
  shown: (selector: string) => ReturnType<Page['locator']>;
}

let browser: Browser;
let staff: Api;
let quick: Shopper;
let late: Shopper;
let item: { id: string; productId: string };
let session: { id: string; startsAt: string };
let evening: { id: string };

/** Somebody new who could order at once. */
const shopper = async (prepare: (context: BrowserContext) => Promise<unknown>): Promise<Shopper> => {
  const context = await phoneContext(browser, shop);
  await prepare(context);
  const api = clientOf(shop, await asCustomer(context, shop));
  await settleIn(api);
  const tab = await context.newPage();
  return { context, api, tab, shown: (selector) => tab.locator(`${selector}:visible`).first() };
};
/** A phone whose clock goes wrong by that much. */
const skewed = (ms: number) => (context: BrowserContext) =>
  context.addInitScript((skew) => {
    const Right = Date;
    const Wrong = class extends Right {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Right.now() + skew] : given) as [number]));
      }
      static override now = () => Right.now() + skew;
    };
    globalThis.Date = Wrong as DateConstructor;
  }, ms);

/** The guard knows a browser on strings: whoever is on the list is let in whatever it looks like. */
const letIn = async ({ api }: Shopper): Promise<void> => {
  const { id } = await api(customerRoutes.me);
  await staff(riskRoutes.saveListEntry, { side: 'allow', kind: 'customer', value: id, reason: '老顾客' });
};

/** One piece of one SKU in a session that begins in a moment, and some more in the evening. */
const publish = async (): Promise<void> => {
  const { items } = await staff(storeRoutes.list);
  const warehouse = items.find(({ kind }) => kind === 'warehouse') ?? items[0];
  for (const { id } of (await quick.api(catalogRoutes.products, { inStock: true, limit: 40 })).items) {
    const { skus } = await quick.api(catalogRoutes.product, { id });
    const sku = skus.find(({ available }) => available > 30);
    const taken = (await quick.api(flashRoutes.of, { productIds: [id] })).items.length > 0;
    if (!sku || taken) continue;
    const draft = await staff(flashAdminRoutes.create, {
      name: '整点秒杀',
      locationId: warehouse?.id ?? '',
      sessions: [
        {
          startsAt: new Date(Date.now() + STARTS_IN_MS).toISOString(),
          endsAt: new Date(Date.now() + HOUR).toISOString(),
          items: [{ skuId: sku.id, price: Math.ceil(sku.price / 2), quota: 1 }],
        },
        {
          startsAt: new Date(Date.now() + 5 * HOUR).toISOString(),
          endsAt: new Date(Date.now() + 6 * HOUR).toISOString(),
          items: [{ skuId: sku.id, price: Math.ceil(sku.price / 2), quota: 3 }],
        },
      ],
    });
    const { sessions } = await staff(flashAdminRoutes.publish, { id: draft.id });
    const [first, second] = sessions;
    const [only] = first?.items ?? [];
    if (!first || !second || !only) throw new Error('the flash sale has no item');
    session = first;
    evening = second;
    item = only;
    return;
  }
  throw new Error('the demo shop has nothing left to put into a flash sale');
};

beforeAll(async () => {
  browser = await launchBrowser();
  staff = await staffClient(shop, 'owner');
  quick = await shopper(skewed(2 * HOUR));
  late = await shopper(skewed(-3 * HOUR));
  await letIn(quick);
  await publish();
});
afterAll(async () => {
  for (const { id } of (await staff(riskRoutes.lists, { side: 'allow' })).items) await staff(riskRoutes.removeListEntry, { id });
  await browser.close();
});
keepPictures(() => browser);
const productPage = () => `/packages/goods/detail/index?id=${item.productId}&flash=${item.id}`;
const ticketState = (tab: Page, state: string) => tab.locator(`#ticket-${state}:visible`).waitFor({ timeout: 20_000 });
const pay = async (tab: Page) => {
  await tab.frameLocator('#wechat-frame').locator('[data-do=pay]').click();
  await tab.locator('#result-title:visible', { hasText: '支付成功' }).waitFor({ timeout: 20_000 });
};

describe('a flash sale of one piece', () => {
  test('is announced, opens on the server’s second on a phone that is two hours ahead, and one tap leads to the cashier', async () => {
    const { tab, shown, api } = quick;
    await tab.goto('/packages/flash/channel/index');
    await shown(`#session-${evening.id}`).click();
    expect(await shown('#session-clock').innerText()).toMatch(/^(04\n?:?\n?5\d|05\n?:?\n?00)/);
    await shown(`#remind-${evening.id}`).click();
    await tab.locator(`#remind-${evening.id}:visible`, { hasText: '已设提醒' }).waitFor();
    expect((await api(flashRoutes.reminders)).items.map(({ sessionId }) => sessionId)).toContain(evening.id);
    await shown(`#session-${session.id}`).click();
    await shown(`#flash-${item.id}`).click();
    await shown('#flash-clock').waitFor();
    await shown('#flash-claim').waitFor({ timeout: STARTS_IN_MS + 5000 });
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(session.startsAt));
    await shown('#flash-claim').dblclick();
    await ticketState(tab, 'ordered');
    expect(await shown('#ticket-countdown').innerText()).toMatch(/^0[45]:\d\d$/);
    await tab.frameLocator('#wechat-frame').locator('[data-do=pay]').waitFor({ timeout: 15_000 });
    expect(await shown('#pay-countdown').innerText()).toMatch(/^0[45]:\d\d$/);
    expect((await api(flashRoutes.myTickets, {})).items.filter((ticket) => ticket.item.itemId === item.id)).toHaveLength(1);
  });

  test('who comes late solves the puzzle or is known, waits in line, and gets the piece when it is given up', async () => {
    const { tab, shown } = late;
    const rules = await staff(riskRoutes.rules);
    await staff(riskRoutes.saveRules, { ...rules, mode: 'enforce', challengeFrom: 1, refuseFrom: 1000 });
    await tab.goto(productPage());
    await tab.locator('#flash-claim:visible', { hasText: '排队候补' }).waitFor();
    expect(await shown('#flash-hint').innerText()).toContain('还有人没付款');
    await tab.waitForTimeout(1200);
    await shown('#flash-claim').click();
    const knob = shown('#challenge-knob');
    await knob.waitFor();
    await knob.focus();
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await tab.locator('.slider-hint:visible', { hasText: '没有对准' }).waitFor();
    await staff(riskRoutes.saveRules, rules);
    await letIn(late);
    await shown('#sheet-close').click();
    await tab.locator('#challenge').waitFor({ state: 'detached' });
    // Two taps within a moment are one.
    await tab.waitForTimeout(800);
    await shown('#flash-claim').click();
    await ticketState(tab, 'waiting');
    await expect.poll(() => shown('#ticket-position').innerText()).toBe('1');
    // Who leaves the page finds the way back to their place.
    await tab.goto('/packages/flash/tickets/index');
    await tab.locator('.tickets-row:visible', { hasText: '候补第 1 位' }).click();
    await ticketState(tab, 'waiting');

    const [unpaid] = (await quick.api(orderRoutes.list, { tab: 'unpaid' })).items;
    await quick.api(orderRoutes.cancel, { id: unpaid?.id ?? '', reason: '不想要了' });
    await ticketState(tab, 'ordered');
    await shown('#ticket-pay').click();
    await pay(tab);
    await tab.goto('/packages/flash/tickets/index');
    await shown('.tickets-row').click();
    await tab.locator('#order-status:visible', { hasText: '秒杀' }).waitFor();
  });

  test('is sold out for everybody else, at the ordinary price still to be had', async () => {
    const { tab, shown } = quick;
    await tab.goto(productPage());
    await expect.poll(() => shown('#flash-off').or(shown('#flash-mine')).innerText()).toMatch(/已抢光|查看我的抢购/);
    await shown('#buy-at-list').click();
    await shown('#sku-picker').waitFor();
  });
});
