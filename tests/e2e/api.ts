import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { type Api, makeClient } from '@huitou/shared-types/client.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { RunningShop } from '../setup/shop.ts';
import { staffToken } from './browser.ts';

/** The typed client over HTTP, as whoever the token belongs to: what lies outside a story is done by it, not by clicks. */
export const clientOf = (shop: RunningShop, token: string): Api =>
  makeClient(async ({ method, url, headers, body }) => {
    const response = await fetch(new URL(url, shop.api), {
      method,
      headers: { ...headers, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json().catch(() => ({})) };
  });

/** A member of staff who has just typed the password. */
export async function staffClient(shop: RunningShop, login: string): Promise<Api> {
  const api = clientOf(shop, await staffToken(shop, login));
  await api(staffRoutes.rePassword, { password: shop.accounts.staff.find((one) => one.login === login)?.password ?? '' });
  return api;
}

/** What is in stock and in no flash sale now: what can be put into the cart. */
export async function ordinaryProducts(shop: RunningShop): Promise<{ id: string; name: string }[]> {
  const api = clientOf(shop, '');
  const { items } = await api(catalogRoutes.products, { inStock: true, limit: 40 });
  const flash = new Set((await api(flashRoutes.of, { productIds: items.map(({ id }) => id) })).items.map(({ productId }) => productId));
  return items.filter(({ id }) => !flash.has(id));
}

/** The first address of a customer, made if there is none. */
async function addressOf(api: Api): Promise<string> {
  const [first] = (await api(customerRoutes.addresses)).items;
  if (first) return first.id;
  const place = { provinceCode: '330000', cityCode: '330100', districtCode: '330110', streetCode: null };
  const made = await api(customerRoutes.createAddress, {
    name: '林小雨',
    phone: '13800138001',
    ...place,
    detail: '文一西路 998 号',
    isDefault: true,
  });
  return made.id;
}

/** Somebody new gives an address and accepts the policies: what the shop asks before the first order. */
export async function settleIn(api: Api): Promise<void> {
  await addressOf(api);
  await api(customerRoutes.acceptPolicy, { version: (await api(settingsRoutes.clientConfig)).policyVersion });
}

/** An order of one SKU, not paid yet. */
export async function placeOrder(api: Api, skuId: string, quantity: number): Promise<Order> {
  const input = { items: [{ skuId, quantity }], delivery: { kind: 'express' as const, addressId: await addressOf(api) } };
  const { payable } = await api(pricingRoutes.quote, { ...input, couponIds: [] });
  return api(orderRoutes.place, { ...input, shownTotal: payable });
}

/** Pays by WeChat and waits until the order knows. */
export async function payOrder(shop: RunningShop, api: Api, { id, no }: Order): Promise<Order> {
  const { wechat } = await api(paymentRoutes.prepay, { kind: 'order', no, useBalance: false });
  const headers = { 'content-type': 'application/json' };
  const paid = await fetch(`${shop.sandbox}__sim/pay`, { method: 'POST', headers, body: JSON.stringify(wechat) });
  if (!paid.ok) throw new Error(`the payer refused: ${await paid.text()}`);
  for (let tries = 0; tries < 100; tries += 1) {
    const order = await api(orderRoutes.detail, { id });
    if (order.status !== 'unpaid') return order;
    await api(paymentRoutes.state, { kind: 'order', no });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`order ${no} was paid and does not know`);
}

/** Staff send all of it in one parcel; `received`: the customer says that it has come. */
export async function deliver(staff: Api, api: Api, order: Order, received: boolean): Promise<Order> {
  const trackingNo = `SF${String(Math.floor(Math.random() * 1e13)).padStart(13, '0')}`;
  await staff(fulfilmentRoutes.ship, { orderId: order.id, parcels: [{ carrier: 'SF', trackingNo }] });
  return received ? api(orderRoutes.receive, { id: order.id }) : api(orderRoutes.detail, { id: order.id });
}
