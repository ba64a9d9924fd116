import { carriers } from '@huitou/shared-types/fulfilment/carriers.ts';
import { orderStatuses } from '@huitou/shared-types/orders/states.ts';
import { expect, test } from 'vitest';
import { products } from './catalogue.ts';
import { planOrders } from './history.ts';
import { makeCustomers } from './people.ts';

const customers = makeCustomers();
const moments = ['2026-03-04T01:10:00Z', '2026-07-18T15:59:00Z', '2026-11-21T14:30:00Z', '2027-01-01T16:00:30Z'].map(
  (text) => new Date(text),
);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const plans = moments.map((now) => ({ now, orders: planOrders(now, customers, products) }));

test.each(plans)('about 2 500 orders in every state by $now', ({ orders }) => {
  expect(orders.length).toBeGreaterThan(2300);
  expect(orders.length).toBeLessThan(2900);
  const count = (test: (order: (typeof orders)[number]) => boolean) => orders.filter(test).length;
  for (const status of orderStatuses)
    expect(
      count((order) => order.status === status),
      status,
    ).toBeGreaterThan(0);
  expect(count((order) => order.status === 'completed')).toBeGreaterThan(1500);
  expect(count((order) => order.status === 'unpaid')).toBeLessThan(15);
  expect(count((order) => order.pickup !== null && order.pickup.verifiedAt === null)).toBeGreaterThan(0);
  for (const customer of customers.filter((one) => one.login))
    expect(count((order) => order.openid === customer.openid)).toBeGreaterThan(5);
});

test.each(plans)('sums, ids and limits hold ($now)', ({ orders }) => {
  const skus = new Map(products.flatMap((product) => product.skus.map((sku) => [sku.code, { sku, product }] as const)));
  const openids = new Set(customers.map((customer) => customer.openid));
  for (const order of orders) {
    expect(openids.has(order.openid)).toBe(true);
    expect(order.lines.length).toBeGreaterThan(0);
    expect(order.itemsTotal).toBe(sum(order.lines.map((line) => line.payable)));
    expect(order.freight).toBe(sum(order.lines.map((line) => line.freight)));
    expect(order.payable).toBe(order.itemsTotal + order.freight);
    expect(order.payable).toBeGreaterThan(0);
    for (const line of order.lines) {
      const found = skus.get(line.skuCode);
      expect(found?.product.code).toBe(line.productCode);
      expect(line.unitPrice).toBe(found?.sku.price);
      expect(line.payable).toBe(line.unitPrice * line.quantity);
      expect(line.quantity).toBeGreaterThanOrEqual(found?.product.minQuantity ?? 1);
      expect(line.shipped).toBeLessThanOrEqual(line.quantity);
      const sent = order.parcels.flatMap((parcel) =>
        parcel.items.filter((item) => item.skuCode === line.skuCode).map((item) => item.quantity),
      );
      expect(line.shipped).toBe(order.pickup?.verifiedAt ? line.quantity : sum(sent));
    }
    for (const parcel of order.parcels)
      expect(parcel.trackingNo).toMatch(new RegExp(carriers.find((carrier) => carrier.code === parcel.carrier)?.pattern ?? '^$'));
  }
  const numbers = orders.flatMap((order) => order.parcels.map((parcel) => parcel.trackingNo));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const product of products.filter((one) => one.limitPerCustomer > 0))
    for (const { openid } of customers)
      expect(
        sum(
          orders
            .filter((order) => order.openid === openid)
            .flatMap((order) => order.lines.filter((line) => line.productCode === product.code).map((line) => line.quantity)),
        ),
      ).toBeLessThanOrEqual(product.limitPerCustomer);
});

test.each(plans)('every step follows the one before and none lies ahead of $now', ({ now, orders }) => {
  for (const order of orders) {
    const steps = [
      order.placedAt,
      order.paidAt,
      ...order.parcels.map((parcel) => parcel.shippedAt),
      order.received?.at,
      order.cancelled?.at,
      order.cancelled?.refundedAt,
      order.completedAt,
    ];
    const times = steps.flatMap((step) => (step ? [step.getTime()] : []));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime());
    const customer = customers.find((one) => one.openid === order.openid);
    expect((now.getTime() - order.placedAt.getTime()) / 86_400_000).toBeLessThan(customer?.joinedDaysAgo ?? 0);
  }
});

test.each(plans)('clocks that still run end after $now', ({ now, orders }) => {
  for (const order of orders.filter((one) => one.status === 'unpaid')) expect(order.payBefore.getTime()).toBeGreaterThan(now.getTime());
  for (const order of orders.filter((one) => one.status === 'shipped'))
    expect(order.receiveBefore?.getTime()).toBeGreaterThan(now.getTime());
  for (const order of orders) expect(order.paidAt?.getTime() ?? 0).toBeLessThan(order.payBefore.getTime());
});

test('the same arguments give the same plan', () => {
  const now = new Date('2026-05-05T05:05:05Z');
  expect(planOrders(now, customers, products)).toEqual(planOrders(now, customers, products));
});
