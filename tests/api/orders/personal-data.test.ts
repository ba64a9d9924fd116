import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newShopper, placeOrder, readOrder, stockedProduct } from '../../factories/orders.ts';
import { signInOwner } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let skuId: string;
beforeAll(async () => {
  shop = await startShop();
  ({ skuId } = await stockedProduct(shop, await signInOwner(shop)));
});
afterAll(() => shop.stop());

test('an account with an open order stays until the order is over', async () => {
  const shopper = await newShopper(shop);
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  const api = shop.api(shopper.token);
  expect(await api(customerRoutes.deletionCheck)).toMatchObject({ allowed: false, blockers: ['还有 1 个未完成的订单'] });
  await expect(api(customerRoutes.requestDeletion)).rejects.toMatchObject({ code: 'account_has_open_business' });
  await api(orderRoutes.cancel, { id: order.id, reason: '不想要了' });
  expect(await api(customerRoutes.deletionCheck)).toMatchObject({ allowed: true, blockers: [] });
});

test('the copy of a customer’s data holds their orders, and nobody else’s', async () => {
  const [mine, other] = [await newShopper(shop), await newShopper(shop)];
  const order = await placeOrder(shop, mine, [{ skuId, quantity: 1 }], { note: '放门口' });
  await placeOrder(shop, other, [{ skuId, quantity: 1 }]);
  const { exportedParts } = await import('../../../server/src/modules/customers/deletion-checks.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const parts = await withEm(() => exportedParts(mine.id));
  expect(Object.keys(parts)).toEqual(expect.arrayContaining(['cart', 'orders', 'traces']));
  expect(parts.orders).toMatchObject([{ no: order.no, note: '放门口', receiver: { phone: '13800138000' }, lines: [{ quantity: 1 }] }]);
});

test('a deleted person is gone from their orders; what was bought and paid stays', async () => {
  const shopper = await newShopper(shop);
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }], { note: '放门口' });
  const { forgetPerson } = await import('../../../server/src/modules/orders/personal-data.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  for (let i = 0; i < 2; i += 1) await withEm(() => forgetPerson({ customerId: shopper.id }));
  const kept = await readOrder(shop, shopper, order.id);
  expect(kept).toMatchObject({
    payable: order.payable,
    note: '',
    address: { name: '已注销用户', phone: '', detail: '', province: '浙江省' },
  });
});
