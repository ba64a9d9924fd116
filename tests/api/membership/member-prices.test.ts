import { membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct } from '../../factories/catalog.ts';
import { newCustomer } from '../../factories/customers.ts';
import { completeOrder, newLevel } from '../../factories/membership.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
});
afterAll(() => shop.stop());

test('a product tells what its SKUs cost at the customer’s level; who has no such price, and goods that are excluded, are told nothing', async () => {
  const tea = await newProduct(shop, staff, { price: 1995, specs: { 装: ['袋', '罐'] } });
  const cup = await newProduct(shop, staff, { price: 5000 });
  const scope = { all: true, exclude: { productIds: [cup.productId] } };
  const silver = await newLevel(shop, staff, { name: '银卡', threshold: 100_000, price: { permille: 950, scope } });
  const [member, other] = [await newCustomer(shop), await newCustomer(shop)];
  await completeOrder(member.id, 150_000);
  const prices = (who: { token: string }, productId: string) => shop.api(who.token)(membershipRoutes.prices, { id: productId });
  expect(await prices(member, tea.productId)).toEqual({
    levelName: silver.name,
    // 1895.25 fen
    skus: tea.skuIds.map((skuId) => ({ skuId, price: 1895 })),
  });
  expect((await prices(member, cup.productId)).skus).toEqual([]);
  expect((await prices(other, tea.productId)).skus).toEqual([]);
  expect((await prices(member, '999999')).skus).toEqual([]);
});
