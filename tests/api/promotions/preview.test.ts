import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onlySkus } from '../../factories/coupons.ts';
import { newLevel } from '../../factories/membership.ts';
import { type Stocked, stockedProduct } from '../../factories/orders.ts';
import { forgetPromotions, newPromotion, promotionInput, secondHalf } from '../../factories/promotions.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
let tea: Stocked;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  tea = await stockedProduct(shop, staff, { price: 10_000, specs: { 款: ['一', '二'] }, sku: () => ({ cost: 7_000 }) });
});
afterAll(() => shop.stop());

test('staff see what a basket would cost with a draft, as a member of a level, and which lines would go below their cost', async () => {
  const items = [{ skuId: tea.skuId, quantity: 2 }];
  const preview = (input: object) => shop.api(staff)(pricingRoutes.preview, { items, ...input });
  const draft = promotionInput([tea.productId], { rule: secondHalf, withMember: false });
  const { before, after } = await preview({ draft });
  expect(before).toMatchObject({ payable: 20_000, margin: 6_000, discounts: [] });
  expect(after).toMatchObject({ payable: 15_000, margin: 1_000, lines: [{ cost: 14_000, belowCost: false, tags: ['第2件半价'] }] });
  const deep = await preview({ draft: promotionInput([tea.productId], { rule: { kind: 'nth', nth: 2, permille: 0, per: 'sku' } }) });
  expect(deep.after).toMatchObject({ payable: 10_000, margin: -4_000, lines: [{ belowCost: true }] });
  const level = await newLevel(shop, staff, {
    name: '金卡',
    threshold: 100_000,
    price: { permille: 700, scope: { all: true, exclude: {} } },
  });
  const asMember = await preview({ draft, levelId: level.id });
  expect([asMember.before.payable, asMember.after.payable]).toEqual([14_000, 14_000]);
  const saved = await shop.api(staff)(promotionAdminRoutes.create, draft);
  expect((await preview({ draftId: saved.id })).after.payable).toBe(15_000);
  await expect(preview({ items: [{ skuId: '999999', quantity: 1 }] })).rejects.toMatchObject({ code: 'not_found' });
});

test('cards tell of running promotions before the product’s own words; a promotion for one SKU is told, too', async () => {
  const cup = await stockedProduct(shop, staff, { price: 5_000, tags: ['手工'], specs: { 色: ['白', '黑'] } });
  const card = async () => {
    const { forgetCatalog } = await import('../../../server/src/modules/catalog/cache.ts');
    forgetCatalog();
    await forgetPromotions();
    const { items } = await shop.api()(catalogRoutes.products, { sort: 'newest' });
    return items.find((one) => one.id === cup.productId)?.tags;
  };
  expect(await card()).toEqual(['手工']);
  const { id } = await newPromotion(shop, staff, [], { scope: onlySkus(cup.skuIds[1] as string), rule: secondHalf });
  expect(await card()).toEqual(['第2件半价', '手工']);
  await shop.api(staff)(promotionAdminRoutes.pause, { id });
  expect(await card()).toEqual(['手工']);
});
