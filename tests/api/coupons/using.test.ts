import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  claim,
  codeOf,
  couponStaff,
  inCoupons,
  newTemplate,
  onlyProducts,
  readMyCoupon,
  setCouponTimes,
  someOrderId,
} from '../../factories/coupons.ts';
import { newCustomer } from '../../factories/customers.ts';
import { runJob } from '../../factories/orders.ts';
import { newStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
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
const DAY = 86_400_000;

test('the end of a coupon is announced seven and three days before, each once, and not for short-lived ones', async () => {
  const customer = await newCustomer(shop);
  const long = await claim(shop, customer, await newTemplate(shop, staff));
  const short = await claim(shop, customer, await newTemplate(shop, staff, { validity: { kind: 'days', days: 2 } }));
  const announcements = async () => {
    const [rows] = await shop.db.connection.query("select payload from outbox_events where name = 'coupon.expiring' order by id");
    return (rows as { payload: unknown }[])
      .map(
        ({ payload }) =>
          (typeof payload === 'string' ? JSON.parse(payload) : payload) as { couponId: number; daysBefore: number; customerId: number },
      )
      .filter((one) => one.customerId === customer.id)
      .map((one) => [String(one.couponId), one.daysBefore]);
  };
  const turn = async () => {
    await Promise.all([runJob('coupons.announce-expiring'), runJob('coupons.announce-expiring')]);
    return announcements();
  };
  expect(await turn()).toEqual([]);
  await setCouponTimes(shop, long.id, { valid_until: 6.5 * DAY });
  expect(await turn()).toEqual([[long.id, 7]]);
  await setCouponTimes(shop, long.id, { valid_until: 2.5 * DAY });
  const both = [
    [long.id, 7],
    [long.id, 3],
  ];
  expect(await turn()).toEqual(both);
  expect(await turn()).toEqual(both);
  expect((await readMyCoupon(shop, customer, short.id)).expiresInDays).toBe(1);
});

test('a use is charged to the template; statistics and budget follow, all undone with the order', async () => {
  const customer = await newCustomer(shop);
  const template = await newTemplate(shop, staff, { budget: 1_500, perCustomer: 3, costCentre: '品牌部' });
  const [a, b] = [await claim(shop, customer, template), await claim(shop, customer, template)];
  const orderId = someOrderId();
  const use = (coupon: { id: string }, order: number) =>
    codeOf(
      inCoupons((coupons) => coupons.useCoupons(customer.id, { orderId: order, uses: [{ couponId: Number(coupon.id), saved: 1_000 }] })),
    );
  expect(await use(a, orderId)).toBe('done');
  expect(await use(a, someOrderId())).toBe('coupon_unusable');
  // ¥15 may be spent, ¥10 are: another ¥10 would be too much, and the coupon stays as it was.
  expect(await use(b, someOrderId())).toBe('coupon_unusable');
  expect(await readMyCoupon(shop, customer, b.id)).toMatchObject({ state: 'usable' });
  const stats = () => shop.api(staff)(couponAdminRoutes.stats, { templateId: template.id, by: 'cost_centre' });
  expect((await stats()).rows).toMatchObject([{ key: '品牌部', claimed: 2, used: 1, cost: 1_000, orders: 1, usedPermille: 500 }]);
  const back = () => inCoupons((coupons) => coupons.giveBackCoupons(orderId, 'cancelled'));
  await back();
  await back();
  expect(await readMyCoupon(shop, customer, a.id)).toMatchObject({ state: 'usable', orderId: null, saved: null });
  expect((await stats()).total).toMatchObject({ claimed: 2, used: 0, cost: 0 });
  const another = someOrderId();
  expect(await use(b, another)).toBe('done');
  for (const by of ['template', 'source', 'day'] as const)
    expect((await shop.api(staff)(couponAdminRoutes.stats, { templateId: template.id, by })).rows[0]).toMatchObject({
      claimed: 2,
      used: 1,
    });
  await inCoupons((coupons) => coupons.giveBackCoupons(another, 'refunded'));
});

test('staff who see only their own customers are told of those customers’ coupons only', async () => {
  const [own, other] = [await newCustomer(shop), await newCustomer(shop)];
  const template = await newTemplate(shop, staff);
  const coupons = [await claim(shop, own, template), await claim(shop, other, template)];
  const orders = [someOrderId(), someOrderId()] as const;
  for (const [i, customer] of [own, other].entries())
    await inCoupons(({ useCoupons }) =>
      useCoupons(customer.id, { orderId: orders[i] as number, uses: [{ couponId: Number(coupons[i]?.id), saved: 300 + i }] }),
    );
  const clerk = await newStaff(shop, { permissions: ['coupon.view', 'coupon.export'] });
  await shop.db.connection.query("update staff_members set customer_scope = 'own' where id = ?", [clerk.id]);
  await shop.db.connection.query('update customers set owner_staff_id = ? where id = ?', [clerk.id, own.id]);
  const { token } = await shop.api()(staffRoutes.signIn, { login: clerk.login, password: clerk.password });
  const filters = { templateId: template.id };
  const seen = await shop.api(token)(couponAdminRoutes.stats, filters);
  expect(seen.total).toMatchObject({ claimed: 1, used: 1, cost: 300 });
  expect(seen.rows).toMatchObject([{ key: template.id, claimed: 1, cost: 300 }]);
  expect(seen.series.at(-1)).toMatchObject({ claimed: 1, cost: 300 });
  expect((await shop.api(staff)(couponAdminRoutes.stats, filters)).total).toMatchObject({ claimed: 2, used: 2, cost: 601 });
  const { taskId } = await shop.api(token)(couponAdminRoutes.exportStats, { ...filters, format: 'csv' });
  const url = await eventually('the export is done', async () => (await shop.api(token)(taskRoutes.get, { id: taskId })).downloadUrl);
  expect(await (await fetch(shop.url + url)).text()).toMatch(/"合计","1","1"/);
  for (const orderId of orders) await inCoupons(({ giveBackCoupons }) => giveBackCoupons(orderId, 'refunded'));
});

test('by its rule a coupon stays used when its order is undone; an expired one comes back with a time of grace', async () => {
  const customer = await newCustomer(shop);
  const strict = await claim(shop, customer, await newTemplate(shop, staff, { returnOnCancel: false, returnOnRefund: 'never' }));
  const kind = await claim(shop, customer, await newTemplate(shop, staff));
  const orderId = someOrderId();
  const uses = [strict, kind].map((coupon) => ({ couponId: Number(coupon.id), saved: 500 }));
  await inCoupons((coupons) => coupons.useCoupons(customer.id, { orderId, uses }));
  await setCouponTimes(shop, kind.id, { valid_until: -DAY });
  await inCoupons((coupons) => coupons.giveBackCoupons(orderId, 'cancelled'));
  expect(await readMyCoupon(shop, customer, strict.id)).toMatchObject({ state: 'used' });
  const returned = await readMyCoupon(shop, customer, kind.id);
  expect(returned.state).toBe('usable');
  expect(Date.parse(returned.validUntil) - Date.now()).toBeGreaterThan(2.9 * DAY);
  // The order comes to life again: it takes both again, and nobody else can.
  await inCoupons((coupons) => coupons.takeCouponsAgain(customer.id, orderId));
  const again = await inCoupons((coupons) => coupons.couponsOfOrder(orderId));
  expect(new Set(again.map((one) => one.couponId))).toEqual(new Set(uses.map((one) => one.couponId)));
  await inCoupons((coupons) => coupons.giveBackCoupons(orderId, 'refunded'));
  expect(await inCoupons((coupons) => coupons.couponsOfOrder(orderId))).toEqual([]);
});

test('another’s coupon, a coupon twice, one that is over, not begun or taken back is not used', async () => {
  const [customer, other] = [await newCustomer(shop), await newCustomer(shop)];
  const template = await newTemplate(shop, staff, { perCustomer: 5, scope: onlyProducts('1') });
  const [a, over, upcoming, gone] = await Promise.all(Array.from({ length: 4 }, () => claim(shop, customer, template)));
  const id = (coupon: { id: string } | undefined) => Number(coupon?.id);
  await setCouponTimes(shop, over?.id ?? '', { valid_until: -1_000 });
  await setCouponTimes(shop, upcoming?.id ?? '', { valid_from: DAY });
  await shop.api(staff)(couponAdminRoutes.recallCoupons, { ids: [gone?.id ?? ''], reason: '发错了' });
  const use = (customerId: number, ...ids: number[]) =>
    codeOf(
      inCoupons((coupons) =>
        coupons.useCoupons(customerId, { orderId: someOrderId(), uses: ids.map((couponId) => ({ couponId, saved: 1 })) }),
      ),
    );
  expect(
    await Promise.all([
      use(other.id, id(a)),
      use(customer.id, id(a), id(a)),
      use(customer.id, id(over)),
      use(customer.id, id(upcoming)),
      use(customer.id, id(gone)),
    ]),
  ).toEqual(Array(5).fill('coupon_unusable'));
  expect(await use(customer.id, id(a), id(over))).toBe('coupon_unusable');
  expect(await readMyCoupon(shop, customer, a?.id ?? '')).toMatchObject({ state: 'usable' });
  const quote = await inCoupons((coupons) => coupons.readCouponsForQuote(customer.id));
  expect(new Map(quote.map((one) => [one.id, one.upcoming]))).toEqual(
    new Map([
      [id(a), false],
      [id(upcoming), true],
    ]),
  );
});
