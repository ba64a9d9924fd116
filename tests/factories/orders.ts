import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import type { Shipped, ShipIn } from '@huitou/shared-types/fulfilment/schema.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order, PlaceOrderIn } from '@huitou/shared-types/orders/schema.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { eventually, type TestShop } from '../setup/app.ts';
import { type NewProduct, newProduct } from './catalog.ts';
import { type addressInput, newAddress, newCustomer, type TestCustomer } from './customers.ts';
import { newLocation, putStock } from './stock.ts';

export interface Shopper extends TestCustomer {
  addressId: string;
}
/** Somebody signed in with an address in Hangzhou. */
export const newShopper = async (shop: TestShop, different: Partial<typeof addressInput> = {}): Promise<Shopper> => {
  const customer = await newCustomer(shop);
  const { id } = await newAddress(shop, customer, different);
  return { ...customer, addressId: id };
};

export interface Stocked {
  productId: string;
  /** The first SKU. */
  skuId: string;
  skuIds: string[];
  locationId: number;
}
/** A product on the shelf with as many pieces of each SKU, in a warehouse of its own unless one is named. */
export const stockedProduct = async (
  shop: TestShop,
  staff: string,
  { pieces = 100, locationId, ...wanted }: NewProduct & { pieces?: number; locationId?: number } = {},
): Promise<Stocked> => {
  const { productId, skuIds } = await newProduct(shop, staff, wanted);
  const location = locationId ?? (await newLocation(shop));
  await putStock(shop, location, Object.fromEntries(skuIds.map((skuId) => [skuId, pieces])));
  return { productId, skuId: skuIds[0] as string, skuIds, locationId: location };
};

export type Items = PlaceOrderIn['items'];
export type PlaceOptions = Partial<Omit<PlaceOrderIn, 'items'>> & { key?: string };

/** What the checkout shows; no coupons and points unless they are named. */
export const quoteFor = (
  shop: TestShop,
  shopper: Shopper,
  items: Items,
  { delivery, couponIds = [], points = 0 }: Pick<PlaceOptions, 'delivery' | 'couponIds' | 'points'> = {},
): Promise<Quote> =>
  shop.api(shopper.token)(pricingRoutes.quote, {
    items,
    delivery: delivery ?? { kind: 'express', addressId: shopper.addressId },
    couponIds,
    points,
  });

/** The checkout's request: quoted first, so that the shown total is right. */
export const checkout = async (
  shop: TestShop,
  shopper: Shopper,
  items: Items,
  options: Omit<PlaceOptions, 'key'> = {},
): Promise<PlaceOrderIn> => {
  const delivery = options.delivery ?? { kind: 'express' as const, addressId: shopper.addressId };
  const shownTotal = options.shownTotal ?? (await quoteFor(shop, shopper, items, options)).payable;
  return { ...options, items, delivery, shownTotal };
};
export const placeOrder = async (shop: TestShop, shopper: Shopper, items: Items, { key, ...options }: PlaceOptions = {}): Promise<Order> =>
  shop.api(shopper.token)(
    orderRoutes.place,
    await checkout(shop, shopper, items, options),
    key === undefined ? {} : { idempotencyKey: key },
  );

export const readOrder = (shop: TestShop, shopper: { token: string }, id: string): Promise<Order> =>
  shop.api(shopper.token)(orderRoutes.detail, { id });
/** Waits until an order is in one of the states. */
export const becomes = (shop: TestShop, shopper: { token: string }, id: string, ...statuses: Order['status'][]): Promise<Order> =>
  eventually(
    `order ${id} is ${statuses.join(' or ')}`,
    async () => {
      const order = await readOrder(shop, shopper, id);
      return statuses.includes(order.status) && order;
    },
    10_000,
  );

/** What wx.requestPayment would be given. */
export const openSheet = async (shop: TestShop, shopper: Shopper, order: Order) => {
  const { wechat } = await shop.api(shopper.token)(paymentRoutes.prepay, { kind: 'order', no: order.no });
  if (!wechat) throw new Error(`order ${order.no} costs nothing`);
  return wechat;
};
/** Pays as the customer would; answers the paid order and WeChat's number. */
export const payOrder = async (shop: TestShop, shopper: Shopper, order: Order): Promise<{ order: Order; transactionId: string }> => {
  const paid = shop.sandbox.payer.pay(await openSheet(shop, shopper, order));
  if (paid.result !== 'ok') throw new Error(paid.message);
  return { order: await becomes(shop, shopper, order.id, 'paid'), transactionId: paid.transactionId };
};
export const placePaid = async (shop: TestShop, shopper: Shopper, items: Items, options: PlaceOptions = {}) =>
  payOrder(shop, shopper, await placeOrder(shop, shopper, items, options));

let serial = 0;
/** A number that YTO could have given. */
export const trackingNo = (): string => {
  serial += 1;
  return `YT${process.pid.toString().padStart(7, '0').slice(-7)}${String(serial).padStart(6, '0')}`;
};
/** Ships; all that is left in one YTO parcel unless told otherwise. */
export const shipOrder = (
  shop: TestShop,
  staff: string,
  orderId: string,
  parcels: ShipIn['parcels'] = [{ carrier: 'YTO', trackingNo: trackingNo() }],
): Promise<Shipped> => shop.api(staff)(fulfilmentRoutes.ship, { orderId, parcels });

/** Runs a recurring job once, as the worker would. */
export const runJob = async (name: string): Promise<void> => {
  const [{ jobs }, { withEm }] = await Promise.all([import('../../server/src/slices.ts'), import('../../server/src/platform/db/orm.ts')]);
  const job = jobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  await withEm(() => job.handle({} as never, new AbortController().signal));
};
/** Makes times of an order earlier or later, behind its back: `{ pay_before: -60_000 }` puts it a minute into the past. */
export const setOrderTimes = async (shop: TestShop, id: string, times: Record<string, number>): Promise<void> => {
  for (const [column, ms] of Object.entries(times))
    await shop.db.connection.query('update orders set ?? = ? where id = ?', [
      column,
      new Date(Date.now() + ms).toISOString().slice(0, 23).replace('T', ' '),
      Number(id),
    ]);
};
