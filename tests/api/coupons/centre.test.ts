import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CentrePage } from '@huitou/shared-types/coupons/schema.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory } from '../../factories/catalog.ts';
import { claim, codeOf, couponStaff, everything, newTemplate, noGoods, readMyCoupon, setCouponTimes } from '../../factories/coupons.ts';
import { newCustomer, type TestCustomer } from '../../factories/customers.ts';
import { stockedProduct } from '../../factories/orders.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants, settled } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await couponStaff(shop);
});
afterAll(async () => {
  await settled(shop);
  await checkInvariants(shop, 'coupons');
  await shop.stop();
});
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const order = ['sign_in', 'not_started', 'sold_out'];
const centreOf = async (customer: TestCustomer | null, templateId: string) =>
  (await shop.api(customer?.token)(couponRoutes.centre, { limit: 100 })).items.find((one) => one.templateId === templateId);

test('the centre says what can be claimed and why not; the limits hold', async () => {
  const [a, b] = [await newCustomer(shop), await newCustomer(shop)];
  const template = await newTemplate(shop, staff, { total: 3, perCustomer: 2 });
  expect(await centreOf(null, template.id)).toMatchObject({ state: 'sign_in', reason: '', validityText: '领取后 30 天内有效' });
  expect(await centreOf(a, template.id)).toMatchObject({ state: 'claimable', claimedPercent: 0, mine: 0 });
  const coupon = await claim(shop, a, template);
  expect(coupon).toMatchObject({ state: 'usable', headline: '¥10', source: 'centre', sourceText: '领券中心', orderId: null });
  expect(await centreOf(a, template.id)).toMatchObject({ state: 'claimable', claimedPercent: 33, mine: 1, usableCouponId: coupon.id });
  await claim(shop, a, template);
  expect(await codeOf(claim(shop, a, template))).toBe('coupon_limit');
  expect(await centreOf(a, template.id)).toMatchObject({ state: 'claimed', reason: '已领取，每人限领 2 张' });
  await claim(shop, b, template);
  expect(await codeOf(claim(shop, b, template))).toBe('coupon_sold_out');
  expect(await centreOf(await newCustomer(shop), template.id)).toMatchObject({ state: 'sold_out', reason: '已抢光', claimedPercent: 100 });
  // What is gone stands behind what can be had, over pages too.
  const open = await newTemplate(shop, staff);
  await newTemplate(shop, staff, { claimFrom: inDays(1) });
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: CentrePage = await shop.api()(couponRoutes.centre, { limit: 1, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((one) => one.state));
    cursor = page.next;
  }
  expect(seen).toEqual([...seen].sort((x, y) => order.indexOf(x) - order.indexOf(y)));
  expect(seen.filter((state) => state === 'sold_out')).toHaveLength(1);
  await shop.api(staff)(couponAdminRoutes.pause, { id: open.id });
});

test('what is not in the centre, not yet open, over or a draft is not handed out there', async () => {
  const customer = await newCustomer(shop);
  const [later, hidden] = [await newTemplate(shop, staff, { claimFrom: inDays(2) }), await newTemplate(shop, staff, { ways: ['grant'] })];
  expect(await centreOf(customer, later.id)).toMatchObject({ state: 'not_started' });
  expect(await centreOf(customer, hidden.id)).toBeUndefined();
  const draft = await shop.api(staff)(couponAdminRoutes.duplicate, { id: later.id });
  expect(await Promise.all([later, hidden, draft].map((one) => codeOf(claim(shop, customer, one))))).toEqual([
    'coupon_not_claimable',
    'coupon_not_claimable',
    'not_found',
  ]);
});

test('a product shows the coupons of the centre that are good for it', async () => {
  const parent = await newCategory(shop, staff);
  const categoryId = await newCategory(shop, staff, undefined, parent);
  const { productId } = await stockedProduct(shop, staff, { categoryId });
  const byCategory = await newTemplate(shop, staff, { scope: { all: false, ...noGoods, categoryIds: [parent], exclude: noGoods } });
  const without = await newTemplate(shop, staff, { scope: { ...everything, exclude: { ...noGoods, productIds: [productId] } } });
  const { items } = await shop.api()(couponRoutes.ofProduct, { id: productId });
  const ids = items.map((one) => one.templateId);
  expect(ids).toContain(byCategory.id);
  expect(ids).not.toContain(without.id);
  const goods = await shop.api()(couponRoutes.goods, { id: byCategory.id });
  expect(goods.items.map((one) => one.id)).toEqual([productId]);
  expect(goods.terms.scopeText).toBe('指定分类可用');
});

test('my coupons by tab: usable ones by their end, a page at a time, and nobody else’s', async () => {
  const customer = await newCustomer(shop);
  const coupons = [];
  for (const days of [9, 2, 5])
    coupons.push(await claim(shop, customer, await newTemplate(shop, staff, { validity: { kind: 'days', days } })));
  const page = await shop.api(customer.token)(couponRoutes.list, { limit: 2 });
  expect(page.items.map((one) => [one.id, one.expiresInDays])).toEqual([
    [coupons[1]?.id, 1],
    [coupons[2]?.id, null],
  ]);
  const rest = await shop.api(customer.token)(couponRoutes.list, { limit: 2, cursor: page.next ?? '' });
  expect(rest).toMatchObject({ items: [{ id: coupons[0]?.id }], next: null });
  await setCouponTimes(shop, coupons[1]?.id ?? '', { valid_until: -1_000 });
  expect(await shop.api(customer.token)(couponRoutes.counts)).toMatchObject({ usable: 2, used: 0, expired: 1 });
  expect((await shop.api(customer.token)(couponRoutes.list, { tab: 'expired' })).items).toMatchObject([
    { id: coupons[1]?.id, state: 'expired' },
  ]);
  const other = await newCustomer(shop);
  expect(await codeOf(readMyCoupon(shop, other, coupons[0]?.id ?? ''))).toBe('not_found');
  expect(await codeOf(shop.api(other.token)(couponRoutes.give, { id: coupons[0]?.id ?? '' }))).toBe('not_found');
});
