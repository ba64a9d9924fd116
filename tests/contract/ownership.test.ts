import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { RouteDef } from '@huitou/shared-types/http.ts';
import { allPermissions } from '@huitou/shared-types/staff/permissions.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paidOrder, requestCase } from '../factories/after-sales.ts';
import { claim, couponStaff, newTemplate } from '../factories/coupons.ts';
import { newLocation } from '../factories/stock.ts';
import { newShopper, placeOrder, stockedProduct } from '../factories/orders.ts';
import { confirmPassword, signInOwner, signInStaff } from '../factories/staff.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { declaredRoutes, nameOf } from './all-routes.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const asked = { kind: 'refund_only', stage: 'unshipped', lines: [{ lineId: '1', quantity: 1 }] };
/** Fields that a body needs before the owner is looked at. */
const bodies: Record<string, object> = {
  '/orders/:id/cancel': { reason: '不想要了' },
  '/me/addresses/:id': {
    name: '李四',
    phone: '13900139000',
    provinceCode: '330000',
    cityCode: '330100',
    districtCode: '330106',
    detail: '文三路 1 号',
  },
  '/admin/orders/:id/note': { note: '备注' },
  '/admin/orders/:id/cancel': { reason: '测试' },
  '/admin/orders/:id/close': { reason: '测试' },
  '/admin/orders/:id/price': { goods: 1, freight: 0, reason: '测试' },
  '/admin/orders/:id/address': {
    name: '李四',
    phone: '13900139000',
    provinceCode: '330000',
    cityCode: '330100',
    districtCode: '330106',
    detail: '文三路 1 号',
  },
  '/admin/orders/:id/phone': { reason: '测试' },
  '/admin/orders/:orderId/ship': { parcels: [{ carrier: 'SF', trackingNo: 'SF1234567890123' }] },
  '/admin/orders/:orderId/pickup/reverse': { reason: '测试' },
  '/orders/:orderId/after-sales/preview': asked,
  '/orders/:orderId/after-sales': { ...asked, reason: 'unwanted' },
  '/after-sales/:id/send': { carrier: 'SF', trackingNo: 'SF1234567890123' },
  '/after-sales/:id/messages': { text: '你好' },
  '/admin/orders/:orderId/after-sales/preview': asked,
  '/admin/orders/:orderId/after-sales': { ...asked, reason: 'unwanted' },
  '/admin/after-sales/:id/refuse': { reason: '测试' },
  '/admin/after-sales/:id/amount': { reason: '测试', freight: 0 },
  '/admin/after-sales/:id/send': { carrier: 'SF', trackingNo: 'SF1234567890123' },
  '/admin/after-sales/:id/inspect': { units: [{ lineId: '1', decision: 'sellable', quantity: 1 }] },
  '/admin/after-sales/:id/reship': { carrier: 'SF', trackingNo: 'SF1234567890123' },
  '/admin/after-sales/:id/extend': { days: 1 },
  '/admin/after-sales/:id/messages': { text: '你好' },
};

const callWith = (route: RouteDef, ids: Record<string, string>, token: string) =>
  shop.http(route.method, `/api${route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? '1')}`, {
    token,
    headers: { 'idempotency-key': `own-${Math.random()}` },
    ...(route.method === 'GET' || route.method === 'DELETE'
      ? {}
      : { body: { ...bodies[route.path], ...(route.path === '/orders/:id/address' ? { addressId: ids.addressId } : {}) } }),
  });

test('another customer’s order, payment, coupon and address do not exist for me, on any route', async () => {
  const [mine, other] = [await newShopper(shop), await newShopper(shop)];
  const product = await stockedProduct(shop, await signInOwner(shop));
  const order = await placeOrder(shop, other, [{ skuId: product.skuId, quantity: 1 }]);
  const coupon = await claim(shop, other, await newTemplate(shop, await couponStaff(shop)));
  const routes = (await declaredRoutes()).filter((route) => route.access === 'customer' && route.path.includes(':'));
  const about = (route: RouteDef): Record<string, string> | null => {
    if (route.path.startsWith('/orders/') || route.path.startsWith('/payments/'))
      return { id: order.id, orderId: order.id, no: order.no, kind: 'order', addressId: mine.addressId };
    if (route.path.startsWith('/coupons/')) return { id: coupon.id };
    return route.path.startsWith('/me/addresses/') ? { id: other.addressId } : null;
  };
  const checked = routes.filter((route) => about(route) !== null);
  expect(checked.length).toBeGreaterThan(12);
  for (const route of checked) {
    const answer = await callWith(route, about(route) as Record<string, string>, mine.token);
    expect([nameOf(route), answer.status, answer.body]).toMatchObject([nameOf(route), 404, { code: 'not_found' }]);
  }
  expect((await shop.http('POST', '/api/payments/prepay', { token: mine.token, body: { kind: 'order', no: order.no } })).status).toBe(404);
  await expect(shop.api(other.token)(customerRoutes.addresses)).resolves.toMatchObject({ items: [{ id: other.addressId }] });
});

test('staff of one warehouse do not see the orders of another, on any route', async () => {
  const elsewhere = await newLocation(shop);
  const shopper = await newShopper(shop);
  const product = await stockedProduct(shop, await signInOwner(shop));
  const order = await placeOrder(shop, shopper, [{ skuId: product.skuId, quantity: 1 }]);
  const token = await signInStaff(shop, allPermissions, { locationIds: [elsewhere] });
  await confirmPassword(shop, token);
  const routes = (await declaredRoutes()).filter((route) => /^\/admin\/orders\/:(id|orderId)/.test(route.path));
  expect(routes.length).toBeGreaterThan(8);
  for (const route of routes) {
    const answer = await callWith(route, { id: order.id, orderId: order.id }, token);
    expect([nameOf(route), answer.status, answer.body]).toMatchObject([nameOf(route), 404, { code: 'not_found' }]);
  }
});

test('another customer’s case does not exist for me, nor for staff of another warehouse, on any route', async () => {
  const owner = await signInOwner(shop);
  const paid = await paidOrder(shop, owner);
  const { id } = await requestCase(shop, paid);
  const mine = await newShopper(shop);
  const clerk = await signInStaff(shop, allPermissions, { locationIds: [await newLocation(shop)] });
  await confirmPassword(shop, clerk);
  const routes = (await declaredRoutes()).filter((route) => /\/after-sales\/:id/.test(route.path));
  expect(routes.length).toBeGreaterThan(12);
  for (const route of routes) {
    const answer = await callWith(route, { id }, route.access === 'customer' ? mine.token : clerk);
    expect([nameOf(route), answer.status, answer.body]).toMatchObject([nameOf(route), 404, { code: 'not_found' }]);
  }
});

test('nobody can declare a payment made: only WeChat’s signed word counts', async () => {
  const answer = await shop.http('POST', '/api/payments/wechat/notify', {
    rawBody: JSON.stringify({ id: 'x', event_type: 'TRANSACTION.SUCCESS', resource: {} }),
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body).toMatchObject({ code: 'FAIL' });
});

test('a cart is its owner’s: no route takes a customer id', async () => {
  const inputs = (await declaredRoutes()).filter((route) => route.access === 'customer');
  expect(inputs.some((route) => /customerId/.test(route.path))).toBe(false);
  expect(cartRoutes.get.path).toBe('/cart');
});
