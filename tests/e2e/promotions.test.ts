import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { Api } from '@huitou/shared-types/client.ts';
import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CreateTemplateIn, Template } from '@huitou/shared-types/coupons/schema.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { membershipAdminRoutes, membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { clientOf, settleIn, staffClient } from './api.ts';
import { asCustomer, launchBrowser, phoneContext } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const DAY = 86_400_000;
const shop = inject('shop');
/** Names of this run: the shop may have coupons and promotions of its own. */
const mark = Date.now().toString(36).slice(-5);
let browser: Browser;
let phone: BrowserContext;
let store: Page;
let api: Api;
let friend: Api;
let staff: Api;
let product = { id: '', skuId: '', price: 0 };
let quantity = 0;
let spent = 0;
const made: Record<string, Template> = {};

/** A coupon of the centre for this product only, in a group of its own, so that it goes with no other unless told. */
const newTemplate = async (name: string, different: Partial<CreateTemplateIn>): Promise<Template> => {
  const [group] = (await staff(couponAdminRoutes.stacking)).groups;
  const draft = await staff(couponAdminRoutes.create, {
    name: `${name}${mark}`,
    kind: 'amount',
    scope: { all: false, productIds: [product.id] },
    validity: { kind: 'days', days: 7 },
    ways: ['centre', 'code'],
    total: 50,
    groupId: group?.id ?? '',
    givable: true,
    description: '每单限用一张',
    confirm: true,
    ...different,
  });
  return staff(couponAdminRoutes.publish, { id: draft.id });
};

beforeAll(async () => {
  browser = await launchBrowser();
  phone = await phoneContext(browser, shop);
  api = clientOf(shop, await asCustomer(phone, shop));
  await settleIn(api);
  const other = await phoneContext(browser, shop);
  friend = clientOf(shop, await asCustomer(other, shop));
  await other.close();
  staff = await staffClient(shop, 'owner');
  for (const card of (await api(catalogRoutes.products, { inStock: true })).items) {
    const { skus, limits, id } = await api(catalogRoutes.product, { id: card.id });
    const sku = skus.find(({ available }) => available > 20);
    if (!sku || limits.perOrder || limits.perCustomer) continue;
    product = { id, skuId: sku.id, price: sku.price };
    break;
  }
  // enough for a coupon, a promotion and points
  quantity = Math.max(2, Math.ceil(20_000 / product.price));
  const worth = product.price * quantity;
  const draft = await staff(promotionAdminRoutes.create, {
    name: `店庆${mark}`,
    rule: { kind: 'tiers', by: 'amount', tiers: [{ from: worth, amount: 1000, permille: null }] },
    scope: { all: false, productIds: [product.id] },
    from: new Date(Date.now() - DAY).toISOString(),
    until: new Date(Date.now() + DAY).toISOString(),
  });
  await staff(promotionAdminRoutes.publish, { id: draft.id, allowOverlaps: true });
  made.small = await newTemplate('小额', { amount: 500, threshold: 1000 });
  made.big = await newTemplate('立减', { amount: 2000, threshold: 5000 });
  made.far = await newTemplate('大额', { amount: 5000, threshold: worth * 10 });
  const me = await api(customerRoutes.me);
  await staff(membershipAdminRoutes.givePoints, { id: me.id, points: 1200, reason: '活动补偿' });
  store = await phone.newPage();
}, 60_000);
afterAll(() => browser.close());
keepPictures(() => browser);
/** What is on show: Taro keeps the pages below the top one in the document. */
const shown = (selector: string) => store.locator(`${selector}:visible`).first();
const says = (selector: string, text: string) => store.locator(`${selector}:visible`, { hasText: text }).first().waitFor();
const couponOf = async (template: Template | undefined) =>
  (await api(couponRoutes.list, { tab: 'usable', limit: 100 })).items.find(({ templateId }) => templateId === template?.id);

describe('a customer takes coupons and pays less', () => {
  test('claims once however fast the finger is, and turns a code into another coupon', async () => {
    await store.goto('/packages/coupon/centre/index');
    await shown(`#claim-${made.big?.id}`).dblclick();
    await shown(`#use-${made.big?.id}`).waitFor();
    await shown(`#claim-${made.far?.id}`).click();
    await shown(`#use-${made.far?.id}`).waitFor();
    const code = `E2E${mark}`;
    await staff(couponAdminRoutes.makeCodes, { id: made.small?.id ?? '', kind: 'shared', code, count: 10 });
    const box = store.locator('#coupon-code:visible input, input#coupon-code:visible').first();
    await box.fill('NOSUCHCODE');
    await shown('#coupon-redeem').click();
    await says('#coupon-code-error', '兑换码');
    await box.fill(code);
    await shown('#coupon-redeem').click();
    await expect.poll(async () => (await couponOf(made.small)) !== undefined).toBe(true);
    const mine = (await api(couponRoutes.list, { tab: 'usable', limit: 100 })).items.filter(
      ({ templateId }) => templateId === made.big?.id,
    );
    expect(mine).toHaveLength(1);
  });

  test('goes from the coupon to its goods, and finds there what is on', async () => {
    await store.goto('/packages/coupon/mine/index');
    await shown(`#use-${(await couponOf(made.big))?.id}`).click();
    await says('#goods-terms', `立减${mark}`);
    await shown(`#product-${product.id}`).click();
    await shown('#open-offers').click();
    await says('#offers-sheet', '满');
    await shown(`#coupon-${made.big?.id}`).waitFor();
  });

  test('the checkout chooses the best coupon, says why another cannot be used, and takes points', async () => {
    await store.goto(`/packages/order/checkout/index?items=${product.skuId}x${quantity}`);
    const [big, small, far] = await Promise.all([made.big, made.small, made.far].map(couponOf));
    await says('#coupons-saved', '20');
    await shown('#coupons').click();
    await says(`#option-reason-${far?.id}`, '¥');
    expect(await shown(`#option-${big?.id}`).getAttribute('aria-checked')).toBe('true');
    await shown(`#option-${small?.id}`).click();
    await store.locator(`#option-${small?.id}[aria-checked=true]:visible`).waitFor();
    await says(`#option-reason-${big?.id}`, '不能与');
    await shown('#coupon-none').click();
    await says('#coupon-sheet-sum', '不使用');
    await shown('#coupon-restore').click();
    await store.locator(`#option-${big?.id}[aria-checked=true]:visible`).waitFor();
    await shown('#coupon-done').click();
    await shown('#points-on').click();
    await says('#points-hint', '使用');
    // a finger draws it to fewer
    const knob = await shown('#points-slider').boundingBox();
    const rail = await shown('#points-slider-rail').boundingBox();
    if (!knob || !rail) throw new Error('no slider');
    await store.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2);
    await store.mouse.down();
    await store.mouse.move(knob.x + knob.width / 2 - rail.width / 2, knob.y + knob.height / 2, { steps: 4 });
    await store.mouse.up();
    await expect.poll(async () => Number(await shown('#points-slider').getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  });

  test('what was shown is what is paid; the order tells of it, and after-sales what would come back', async () => {
    if ((await store.locator('#consent:visible').count()) > 0) await shown('#consent').click();
    await expect.poll(() => shown('#submit-order').getAttribute('aria-disabled')).toBe('false');
    const total = (await shown('#checkout-total').innerText()).replace(/[^\d.]/g, '');
    await shown('#submit-order').click();
    await store.frameLocator('#wechat-frame').locator('[data-do=pay]').click();
    await says('#result-title', '支付成功');
    await shown('#result-order').click();
    await says('#order-payable', total.split('.')[0] ?? '');
    const id = new URL(store.url()).searchParams.get('id') ?? '';
    const order = await api(orderRoutes.detail, { id });
    expect(order.couponSaved).toBe(2000);
    expect(order.pointsUsed).toBeGreaterThan(0);
    expect(order.pointsSaved).toBe(order.pointsUsed);
    expect(yuan(order.paid)).toBe(total);
    await store.getByText(`${order.pointsUsed} 积分`).first().waitFor();
    spent = order.pointsUsed;
    expect((await api(couponRoutes.list, { tab: 'used' })).items[0]).toMatchObject({ orderId: id, saved: 2000 });
    await store.goto(`/packages/after-sales/apply/index?orderId=${id}`);
    await shown('#apply-reason').click();
    await shown('#reason-sheet').getByText('不想要了').click();
    await says('#apply-rules', '积分');
  });
});

describe('what belongs to a customer', () => {
  test('a coupon goes to a friend by a link; who comes late is told so', async () => {
    const coupon = await couponOf(made.small);
    await store.goto('/packages/coupon/mine/index');
    await shown(`#give-${coupon?.id}`).click();
    await shown('#give-confirm').click();
    await shown('#give-share').waitFor();
    const { gift } = await api(couponRoutes.detail, { id: coupon?.id ?? '' });
    const token = gift?.token ?? '';
    await friend(couponRoutes.acceptGift, { token });
    await store.goto(`/packages/coupon/gift/index?token=${encodeURIComponent(token)}`);
    await says('#gift-state', '已被领取');
    await store.goto('/packages/coupon/mine/index');
    await shown('#coupons-tab-used').click();
    await says(`#coupon-${coupon?.id}`, '已转赠');
  });

  test('points are told entry by entry, and the level with what it brings', async () => {
    await store.goto('/packages/member/points/index');
    await says('[id^=points-entry-]', `-${spent}`);
    await shown('#points-tab-lots').click();
    await store.goto('/packages/member/level/index');
    const { level } = await api(membershipRoutes.mine);
    await says('#level-name', level.name);
    await shown('#member-points').waitFor();
  });

  test('the birthday is said once; afterwards it is locked', async () => {
    await store.goto('/packages/member/level/index');
    await shown('#member-birthday').click();
    await shown('#month-2').click();
    await shown('#day-29').click();
    await shown('#birthday-save').click();
    await store.locator('.taro-modal__confirm:visible, .taro-model__confirm:visible').first().click();
    await says('#member-birthday', '2月29日');
    expect((await api(membershipRoutes.mine)).birthday).toEqual({ month: 2, day: 29 });
    await shown('#member-birthday').click();
    expect(await store.locator('#birthday-sheet:visible').count()).toBe(0);
  });
});
