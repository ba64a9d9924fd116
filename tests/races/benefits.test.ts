import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claim, newTemplate, readMyCoupon } from '../factories/coupons.ts';
import { givePoints, pointsOf } from '../factories/membership.ts';
import { checkout, newShopper, placeOrder, readOrder, runJob, setOrderTimes, type Shopper, stockedProduct } from '../factories/orders.ts';
import { forgetPromotions, newPromotion } from '../factories/promotions.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants, settled } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

const MANY = 50;
let shop: TestShop;
let second: SecondProcess;
let staff: string;
let skuId: string;
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  ({ skuId } = await stockedProduct(shop, staff, { price: 10_000, pieces: 9_000 }));
});
afterAll(async () => {
  await settled(shop);
  await checkInvariants(shop);
  await second.stop();
  await shop.stop();
});
const one = [{ skuId: '', quantity: 1 }];
const items = () => one.map((item) => ({ ...item, skuId }));
/** Sends the same order many times at once, to both processes, each under a key of its own; answers what came of each. */
const placeMany = (who: readonly Shopper[], input: Awaited<ReturnType<typeof checkout>>) =>
  Promise.all(
    Array.from({ length: MANY }, (_, i) => {
      const shopper = who[i % who.length] as Shopper;
      const delivery = { kind: 'express' as const, addressId: shopper.addressId };
      return (i % 2 ? shop : second)
        .api(shopper.token)(orderRoutes.place, { ...input, delivery })
        .then(
          (order) => ({ code: 'placed', order }),
          (error: { code: string; details?: { quote?: { payable: number } } }) => ({ code: error.code, quote: error.details?.quote }),
        );
    }),
  );

test('one coupon makes one order cheaper, however many are placed with it at once', { timeout: 600_000 }, async () => {
  const template = await newTemplate(shop, staff, { amount: 2_000, perCustomer: 1_000 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    const coupon = await claim(shop, shopper, template);
    await givePoints(shopper.id, 500);
    const input = await checkout(shop, shopper, items(), { couponIds: [coupon.id], points: 500 });
    expect(input.shownTotal).toBe(7_500);
    const outcomes = await placeMany([shopper], input);
    const placed = outcomes.filter((outcome) => outcome.code === 'placed');
    expect(placed).toHaveLength(1);
    expect(new Set(outcomes.map((outcome) => outcome.code))).toEqual(new Set(['placed', 'price_changed']));
    expect((await readMyCoupon(shop, shopper, coupon.id)).state).toBe('used');
    expect(await pointsOf(shop, shopper.id)).toBe(0);
  }
});

test('points pay for no more orders than there are points', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    await givePoints(shopper.id, 1_000);
    const input = await checkout(shop, shopper, items(), { points: 300 });
    const outcomes = await placeMany([shopper], input);
    expect(outcomes.filter((outcome) => outcome.code === 'placed')).toHaveLength(3);
    expect(await pointsOf(shop, shopper.id)).toBe(100);
  }
});

test('a budget pays for as many orders as it can, and a limit per customer holds', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { productId, skuId: own } = await stockedProduct(shop, staff, { price: 10_000, pieces: 900 });
    const rule = { kind: 'every', every: 10_000, off: 1_000 } as const;
    await newPromotion(shop, staff, [productId], { rule, budget: 10_500, perCustomer: 2 });
    const shoppers = await Promise.all(Array.from({ length: 10 }, () => newShopper(shop)));
    await forgetPromotions();
    const input = await checkout(shop, shoppers[0] as Shopper, [{ skuId: own, quantity: 1 }]);
    expect(input.shownTotal).toBe(9_000);
    const outcomes = await placeMany(shoppers, input);
    const placed = outcomes.flatMap((outcome) => ('order' in outcome ? [outcome.order] : []));
    expect(placed).toHaveLength(10);
    expect(placed.every((order) => order.payable === 9_000)).toBe(true);
    const [rows] = await shop.db.connection.query(
      'select max(c.orders) as most, max(p.spent) as spent from promotions p join promotion_counters c on c.promotion_id = p.id where p.id = (select max(id) from promotions)',
    );
    expect((rows as { most: number; spent: number }[])[0]).toMatchObject({ spent: 10_000 });
    expect((rows as { most: number }[])[0]?.most).toBeLessThanOrEqual(2);
  }
});

test('customer, clock and shop give an order up at once: everything comes back once', { timeout: 600_000 }, async () => {
  const template = await newTemplate(shop, staff, { amount: 2_000, perCustomer: 1_000 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const orders = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const shopper = await newShopper(shop);
        const coupon = await claim(shop, shopper, template);
        await givePoints(shopper.id, 400);
        const order = await placeOrder(shop, shopper, items(), { couponIds: [coupon.id], points: 400 });
        await setOrderTimes(shop, order.id, { pay_before: -60_000 });
        return { shopper, coupon, order };
      }),
    );
    await Promise.all([
      ...orders.flatMap(({ shopper, order }) =>
        [shop, second, shop].map((server) =>
          server
            .api(shopper.token)(orderRoutes.cancel, { id: order.id, reason: '不要了' })
            .catch(() => {}),
        ),
      ),
      runJob('orders.sweep-unpaid'),
    ]);
    for (const { shopper, coupon, order } of orders) {
      expect((await readOrder(shop, shopper, order.id)).status).toBe('cancelled');
      expect((await readMyCoupon(shop, shopper, coupon.id)).state).toBe('usable');
      expect(await pointsOf(shop, shopper.id)).toBe(400);
    }
  }
});
