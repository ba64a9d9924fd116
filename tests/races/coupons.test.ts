import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { claim, couponStaff, inCoupons, newTemplate, readMyCoupon, someOrderId } from '../factories/coupons.ts';
import { newCustomer, type TestCustomer } from '../factories/customers.ts';
import { checkout, newShopper, type Shopper, stockedProduct } from '../factories/orders.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let other: SecondProcess;
let staff: string;
/** Who takes part; each race has a template of its own. */
let people: TestCustomer[];
beforeAll(async () => {
  shop = await startShop();
  other = await startSecondProcess();
  staff = await couponStaff(shop);
  people = await Promise.all(Array.from({ length: 64 }, () => newCustomer(shop)));
});
afterAll(async () => {
  await other.stop();
  await shop.stop();
});
afterEach(() => checkInvariants(shop, 'coupons'));

/** Half of the calls here, half at the other process, all at once; answers how often each outcome came. */
const everywhere = async (
  count: number,
  call: (at: TestShop | SecondProcess, i: number) => Promise<unknown>,
): Promise<Record<string, number>> => {
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      call(i % 2 === 0 ? shop : other, i).then(
        () => 'done',
        (error: { code?: string }) => error.code ?? 'broken',
      ),
    ),
  );
  return Object.fromEntries([...Map.groupBy(outcomes, (one) => one)].map(([name, some]) => [name, some.length]));
};
const rounds = async (work: () => Promise<void>): Promise<void> => {
  for (let round = 0; round < ROUNDS; round += 1) await work();
};
const counted = async (template: Template) => shop.api(staff)(couponAdminRoutes.template, { id: template.id });

test('sixty-four claims of the last ten coupons: ten customers get one', async () => {
  await rounds(async () => {
    const template = await newTemplate(shop, staff, { total: 10 });
    const outcomes = await everywhere(64, (at, i) => at.api(people[i]?.token)(couponRoutes.claim, { id: template.id }));
    expect(outcomes).toEqual({ done: 10, coupon_sold_out: 54 });
    expect(await counted(template)).toMatchObject({ claimed: 10 });
  });
});

test('one customer claims fifty times at once, two are allowed: two come', async () => {
  await rounds(async () => {
    const [template, customer] = [await newTemplate(shop, staff, { perCustomer: 2 }), await newCustomer(shop)];
    const outcomes = await everywhere(50, (at) => at.api(customer.token)(couponRoutes.claim, { id: template.id }));
    expect(outcomes).toEqual({ done: 2, coupon_limit: 48 });
    expect(await counted(template)).toMatchObject({ claimed: 2 });
  });
});

test('fifty customers redeem one single code at once: one has it', async () => {
  await rounds(async () => {
    const template = await newTemplate(shop, staff, { ways: ['code'] });
    const { id } = await shop.api(staff)(couponAdminRoutes.makeCodes, { id: template.id, kind: 'shared', count: 1 });
    // The same guard for a code that anybody knows: it may be redeemed once.
    const { code } = (await shop.api(staff)(couponAdminRoutes.codes, { id: template.id })).items.find((one) => one.id === id) ?? {
      code: '',
    };
    const outcomes = await everywhere(25, (at, i) => at.api(people[i]?.token)(couponRoutes.redeem, { code }));
    expect(outcomes).toEqual({ done: 1, coupon_sold_out: 24 });
    const single = `S${template.id}X${process.pid}`.toUpperCase();
    await shop.db.connection.query(
      "insert into coupon_code_batches (template_id, kind, count, made, redeemed, enabled, note, created_by, created_at) values (?, 'single', 1, 1, 0, 1, '', '', now(3))",
      [template.id],
    );
    await shop.db.connection.query('insert into coupon_codes (batch_id, code) select max(id), ? from coupon_code_batches', [single]);
    const singles = await everywhere(25, (at, i) => at.api(people[25 + i]?.token)(couponRoutes.redeem, { code: single }));
    expect(singles).toEqual({ done: 1, coupon_code_used: 24 });
    expect(await counted(template)).toMatchObject({ claimed: 2 });
  });
});

test('fifty friends tap one link at once while the giver takes it back: one of them, or the giver, has it', async () => {
  await rounds(async () => {
    const [template, giver] = [await newTemplate(shop, staff, { givable: true }), await newCustomer(shop)];
    const coupon = await claim(shop, giver, template);
    const { gift } = await shop.api(giver.token)(couponRoutes.give, { id: coupon.id });
    const outcomes = await everywhere(51, (at, i) =>
      i === 25
        ? at.api(giver.token)(couponRoutes.takeBack, { id: coupon.id })
        : at.api(people[i > 25 ? i - 1 : i]?.token)(couponRoutes.acceptGift, { token: gift?.token ?? '' }),
    );
    expect(outcomes).toEqual({ done: 1, coupon_gift_gone: 50 });
    const [rows] = await shop.db.connection.query("select count(*) as n from coupons where template_id = ? and status = 'unused'", [
      template.id,
    ]);
    expect((rows as { n: number }[])[0]?.n).toBe(1);
  });
});

test('fifty orders with one coupon at once: one has it, the others are refused and take nothing', async () => {
  const product = await stockedProduct(shop, staff, { price: 5_000, pieces: 2_000 });
  await rounds(async () => {
    const [template, shopper] = [await newTemplate(shop, staff), await newShopper(shop)];
    const coupon = await claim(shop, shopper, template);
    const input = await checkout(shop, shopper, [{ skuId: product.skuId, quantity: 1 }], { couponIds: [coupon.id] });
    const placed: string[] = [];
    const outcomes = await everywhere(50, async (at) => {
      placed.push((await at.api(shopper.token)(orderRoutes.place, input)).id);
    });
    expect(outcomes.done).toBe(1);
    expect(Object.keys(outcomes).sort()).toEqual(['done', 'price_changed']);
    expect(await readMyCoupon(shop, shopper, coupon.id)).toMatchObject({ state: 'used', orderId: placed[0], saved: 1_000 });
    expect(await counted(template)).toMatchObject({ used: 1, cost: 1_000 });

    const cancelled = await everywhere(20, (at) => at.api(shopper.token)(orderRoutes.cancel, { id: placed[0] ?? '', reason: '不想要了' }));
    expect(cancelled.done).toBeGreaterThanOrEqual(1);
    expect(await readMyCoupon(shop, shopper, coupon.id)).toMatchObject({ state: 'usable', orderId: null });
    expect(await counted(template)).toMatchObject({ used: 0, cost: 0 });
  });
});

test('an order’s coupon is given back fifty times at once: it comes back once, and costs nothing any more', async () => {
  await rounds(async () => {
    const [template, customer] = [await newTemplate(shop, staff, { budget: 10_000 }), await newCustomer(shop)];
    const coupon = await claim(shop, customer, template);
    const orderId = someOrderId();
    await inCoupons(({ useCoupons }) => useCoupons(customer.id, { orderId, uses: [{ couponId: Number(coupon.id), saved: 1_000 }] }));
    await Promise.all(Array.from({ length: 50 }, () => inCoupons(({ giveBackCoupons }) => giveBackCoupons(orderId, 'cancelled'))));
    expect(await readMyCoupon(shop, customer, coupon.id)).toMatchObject({ state: 'usable', orderId: null });
    expect(await counted(template)).toMatchObject({ used: 0, cost: 0 });
  });
});

test('sixty-four customers use a coupon of one template at once: they take turns and wait for nobody in vain', async () => {
  const { log } = await import('../../server/src/platform/log.ts');
  await rounds(async () => {
    const template = await newTemplate(shop, staff);
    const coupons = await Promise.all(people.map((customer) => claim(shop, customer, template)));
    // As in a shop that has run for a while: the optimizer knows the table.
    await shop.db.connection.query('analyze table coupons');
    const retried = vi.spyOn(log, 'warn');
    const orders = people.map(() => someOrderId());
    await Promise.all(
      people.map(({ id }, i) =>
        inCoupons(({ useCoupons }) =>
          useCoupons(id, { orderId: orders[i] as number, uses: [{ couponId: Number(coupons[i]?.id), saved: 1_000 }] }),
        ),
      ),
    );
    expect(retried.mock.calls.filter(([, text]) => text === 'transaction retried')).toEqual([]);
    retried.mockRestore();
    expect(await counted(template)).toMatchObject({ used: 64, cost: 64_000 });
    for (const orderId of orders) await inCoupons(({ giveBackCoupons }) => giveBackCoupons(orderId, 'cancelled'));
  });
});

test('an order that fails after its coupon was taken leaves the coupon unused', async () => {
  const product = await stockedProduct(shop, staff, { price: 5_000, pieces: 5 });
  await rounds(async () => {
    const template = await newTemplate(shop, staff, { perCustomer: 1 });
    const shoppers = await Promise.all(Array.from({ length: 12 }, () => newShopper(shop)));
    const coupons = await Promise.all(shoppers.map((shopper) => claim(shop, shopper, template)));
    const inputs = await Promise.all(
      shoppers.map((shopper, i) => checkout(shop, shopper, [{ skuId: product.skuId, quantity: 1 }], { couponIds: [coupons[i]?.id ?? ''] })),
    );
    const orders: { shopper: Shopper; id: string }[] = [];
    const outcomes = await everywhere(12, async (at, i) => {
      const shopper = shoppers[i] as Shopper;
      orders.push({ shopper, id: (await at.api(shopper.token)(orderRoutes.place, inputs[i] as never)).id });
    });
    expect(outcomes.done).toBe(5);
    expect(outcomes.stock_insufficient).toBe(7);
    expect(await counted(template)).toMatchObject({ used: 5, cost: 5_000 });
    for (const { shopper, id } of orders) await shop.api(shopper.token)(orderRoutes.cancel, { id, reason: '不想要了' });
  });
});

test('a budget for five uses, sixty orders at once: five have it', async () => {
  const { inCoupons, someOrderId } = await import('../factories/coupons.ts');
  await rounds(async () => {
    const template = await newTemplate(shop, staff, { budget: 5_000 });
    const coupons = await Promise.all(people.map((one) => claim(shop, one, template)));
    const used: number[] = [];
    const outcomes = await everywhere(60, async (_, i) => {
      const orderId = someOrderId();
      const uses = [{ couponId: Number(coupons[i]?.id), saved: 1_000 }];
      await inCoupons((doors) => doors.useCoupons((people[i] as TestCustomer).id, { orderId, uses }));
      used.push(orderId);
    });
    expect(outcomes).toEqual({ done: 5, coupon_unusable: 55 });
    // Given back five times each, it is given back once.
    await everywhere(25, (_, i) => inCoupons((doors) => doors.giveBackCoupons(used[i % 5] ?? 0, 'cancelled')));
    expect(await counted(template)).toMatchObject({ used: 0, cost: 0 });
  });
});
