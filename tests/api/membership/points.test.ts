import { membershipAdminRoutes, membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer, type TestCustomer } from '../../factories/customers.ts';
import {
  announcedTo,
  completeOrder,
  givePoints,
  inMembership,
  lotsOf,
  pointsOf,
  refundOrder,
  runMembershipJob,
  someOrder,
} from '../../factories/membership.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

const DAY = 86_400_000;
let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => {
  await checkInvariants(shop, 'membership');
  await shop.stop();
});

const inDays = (days: number): Date => new Date(Date.now() + days * DAY);
const spend = (customer: TestCustomer, points: number, order = someOrder()) =>
  inMembership(({ spendPoints }) => spendPoints(customer.id, { ...order, points })).then(() => order);
const giveBack = (
  customer: TestCustomer,
  order: { orderId: number; orderNo: string },
  share?: { goodsPaid: number; goodsRefunded: number; whole: boolean },
) =>
  inMembership(({ givePointsBack }) =>
    givePointsBack({ ...order, customerId: customer.id, why: share ? 'refunded' : 'cancelled', ...(share ? { share } : {}) }),
  );
const statement = async (customer: TestCustomer) =>
  (await shop.api(customer.token)(membershipRoutes.statement)).items.map((item) => [item.kind, item.points, item.balanceAfter]);
/** Ends the customer's lots that are within `days` of their end. */
const age = (customer: TestCustomer, days: number) =>
  shop.db.connection.query('update points_lots set expires_at = date_sub(expires_at, interval ? day) where customer_id = ?', [
    days,
    customer.id,
  ]);

test('an order that is completed earns points and growth once; the statement and the lots say so', async () => {
  const customer = await newCustomer(shop);
  const order = await completeOrder(customer.id, 12_345);
  await completeOrder(customer.id, 12_345, order);
  const mine = await shop.api(customer.token)(membershipRoutes.mine);
  expect(mine).toMatchObject({ growth: 12_345, points: { balance: 123, spendable: 123, expiring: { points: 123 } } });
  expect(await statement(customer)).toEqual([['earn', 123, 123]]);
  const lots = await shop.api(customer.token)(membershipRoutes.lots);
  expect(lots.items).toMatchObject([{ kind: 'earn', granted: 123, remaining: 123 }]);
  expect(lots.items[0]?.expiresAt).toMatch(/T00:00:00\.000\+08:00$/);
});

test('points are spent from the lots that end first, and go back to the same lots', async () => {
  const customer = await newCustomer(shop);
  for (const [points, days] of [
    [100, 90],
    [50, 30],
    [70, 60],
  ] as const)
    await givePoints(customer.id, points, inDays(days));
  const order = await spend(customer, 140);
  expect(await lotsOf(shop, customer.id)).toEqual([80]);
  // A third of the goods is refunded, then the rest; the same news twice gives nothing twice.
  const third = { goodsPaid: 300, goodsRefunded: 100, whole: false };
  expect(await giveBack(customer, order, third)).toBe(46);
  expect(await giveBack(customer, order, third)).toBe(0);
  expect(await lotsOf(shop, customer.id)).toEqual([26, 100]);
  expect(await giveBack(customer, order, { goodsPaid: 300, goodsRefunded: 300, whole: true })).toBe(94);
  expect(await lotsOf(shop, customer.id)).toEqual([50, 70, 100]);
  expect(await giveBack(customer, order)).toBe(0);
  expect(await pointsOf(shop, customer.id)).toBe(220);
});

test('an order that comes back to life takes its points again, and gives those back once more', async () => {
  const customer = await newCustomer(shop);
  await givePoints(customer.id, 100);
  const order = await spend(customer, 60);
  await giveBack(customer, order);
  await inMembership(({ spendPoints }) => spendPoints(customer.id, { ...order, points: 60, round: 1 }));
  expect(await pointsOf(shop, customer.id)).toBe(40);
  expect(await giveBack(customer, order, { goodsPaid: 100, goodsRefunded: 50, whole: false })).toBe(30);
  expect(await giveBack(customer, order)).toBe(30);
  expect(await pointsOf(shop, customer.id)).toBe(100);
});

test('more than there is, or only what has ended, is refused', async () => {
  const customer = await newCustomer(shop);
  await givePoints(customer.id, 100, inDays(1));
  await expect(spend(customer, 101)).rejects.toMatchObject({ code: 'points_insufficient' });
  await age(customer, 2);
  await expect(spend(customer, 50)).rejects.toMatchObject({ code: 'points_insufficient' });
  expect(await pointsOf(shop, customer.id)).toBe(100);
  expect(await shop.api(customer.token)(membershipRoutes.mine)).toMatchObject({ points: { spendable: 0, expiring: null } });
});

test('what ends, ends once a lot; a refund after that comes as points with a time of grace', async () => {
  const customer = await newCustomer(shop);
  await givePoints(customer.id, 100, inDays(1));
  await givePoints(customer.id, 40, inDays(100));
  const order = await spend(customer, 80);
  await age(customer, 2);
  await runMembershipJob('expire-points');
  await runMembershipJob('expire-points');
  expect((await statement(customer))[0]).toEqual(['expire', -20, 40]);
  expect(await giveBack(customer, order)).toBe(80);
  const lots = (await shop.api(customer.token)(membershipRoutes.lots)).items;
  expect(lots).toMatchObject([
    { kind: 'grace', remaining: 80 },
    { kind: 'gift', remaining: 40 },
  ]);
  const days = (Date.parse(lots[0]?.expiresAt ?? '') - Date.now()) / DAY;
  expect(days).toBeGreaterThan(29);
  expect(days).toBeLessThan(31.1);
  expect((await statement(customer))[0]).toEqual(['grace', 80, 120]);
});

test('a refund takes back what it had earned, below zero when that was spent; the next points fill it', async () => {
  const customer = await newCustomer(shop);
  const order = await completeOrder(customer.id, 10_000);
  await spend(customer, 90);
  await refundOrder(customer.id, order, { goodsPaid: 10_000, goodsRefunded: 5_000 });
  await refundOrder(customer.id, order, { goodsPaid: 10_000, goodsRefunded: 5_000 });
  expect(await lotsOf(shop, customer.id)).toEqual([-40]);
  expect(await shop.api(customer.token)(membershipRoutes.mine)).toMatchObject({ growth: 5_000, points: { balance: -40, spendable: 0 } });
  await expect(spend(customer, 1)).rejects.toMatchObject({ code: 'points_insufficient' });
  await completeOrder(customer.id, 10_000);
  expect(await lotsOf(shop, customer.id)).toEqual([60]);
  expect((await statement(customer)).map(([, points]) => points)).toEqual([100, -50, -90, 100]);
  // Late news of the smaller refund changes nothing; the rest of it does, from what is there now.
  await refundOrder(customer.id, order, { goodsPaid: 10_000, goodsRefunded: 2_000 });
  await refundOrder(customer.id, order, { goodsPaid: 10_000, goodsRefunded: 10_000 });
  expect(await lotsOf(shop, customer.id)).toEqual([10]);
});

test('points that were lost when they ended are not owed; a refund that is heard of first counts when the order is completed', async () => {
  const customer = await newCustomer(shop);
  const order = await completeOrder(customer.id, 10_000);
  await age(customer, 400);
  await runMembershipJob('expire-points');
  await refundOrder(customer.id, order, { goodsPaid: 10_000, goodsRefunded: 10_000 });
  expect(await pointsOf(shop, customer.id)).toBe(0);
  const early = someOrder();
  await refundOrder(customer.id, early, { goodsPaid: 10_000, goodsRefunded: 4_000 });
  await completeOrder(customer.id, 10_000, early);
  expect(await pointsOf(shop, customer.id)).toBe(60);
});

test('ends are announced 7 and 3 days before, once each, all points of one moment together', async () => {
  const customer = await newCustomer(shop);
  const end = inDays(6);
  await givePoints(customer.id, 30, end);
  await givePoints(customer.id, 12, end);
  await givePoints(customer.id, 99, inDays(9));
  const told = () => announcedTo(shop, 'points.expiring', customer.id);
  await runMembershipJob('warn');
  await runMembershipJob('warn');
  expect(await told()).toMatchObject([{ points: 42, daysBefore: 7 }]);
  await age(customer, 4);
  await runMembershipJob('warn');
  await runMembershipJob('warn');
  expect((await told()).map(({ points, daysBefore }) => [points, daysBefore])).toEqual(
    expect.arrayContaining([
      [42, 7],
      [42, 3],
      [99, 7],
    ]),
  );
  expect(await told()).toHaveLength(3);
});

test('staff give and take points with a reason, once a key, within their limits', async () => {
  const customer = await newCustomer(shop);
  const once = `gift-once-${customer.id}`;
  const body = { points: 300, reason: '客诉补偿' };
  const path = `/api/admin/members/${customer.id}/points`;
  const call = (token: string, way: 'gift' | 'take', different: object = {}, key = `k${Math.random()}`) =>
    shop.http('POST', `${path}/${way}`, { token, body: { ...body, ...different }, headers: { 'idempotency-key': key } });
  expect(await call(await signInStaff(shop, ['member.view']), 'gift')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  const staff = await signInStaff(shop);
  expect(await call(staff, 'gift')).toMatchObject({ status: 403, body: { code: 're_password_required' } });
  await confirmPassword(shop, staff);
  expect(await call(staff, 'gift', {}, once)).toMatchObject({ body: { points: 300 } });
  expect(await call(staff, 'gift', {}, once)).toMatchObject({ body: { points: 300 } });
  expect(await call(staff, 'gift', { points: 301 }, once)).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
  expect(await call(staff, 'gift', { points: 5_001 })).toMatchObject({ status: 422, body: { code: 'gift_over_limit' } });
  expect(await call(staff, 'gift', { reason: '' })).toMatchObject({ status: 400 });
  expect(await call(staff, 'take', { points: 301 })).toMatchObject({ status: 409, body: { code: 'points_insufficient' } });
  expect(await call(staff, 'take', { points: 120 })).toMatchObject({ body: { points: 180 } });
  const shown = await shop.api(staff)(membershipAdminRoutes.statement, { id: String(customer.id) });
  expect(shown.items).toMatchObject([
    { kind: 'take', points: -120, note: '客诉补偿', balanceAfter: 180 },
    { kind: 'gift', points: 300 },
  ]);
  const log = await shop.api(staff)(auditRoutes.list, { subject: 'customer', subjectId: String(customer.id) });
  expect(log.items.map((entry) => entry.action)).toEqual(['points.take', 'points.gift']);
});

test('the statement goes on page by page, and stays one’s own', async () => {
  const [customer, other] = [await newCustomer(shop), await newCustomer(shop)];
  for (const points of [1, 2, 3]) await givePoints(customer.id, points);
  const first = await shop.api(customer.token)(membershipRoutes.statement, { limit: 2 });
  expect(first.items.map((item) => item.points)).toEqual([3, 2]);
  const second = await shop.api(customer.token)(membershipRoutes.statement, { limit: 2, cursor: first.next ?? '' });
  expect([second.items.map((item) => item.points), second.next]).toEqual([[1], null]);
  const lots = await shop.api(customer.token)(membershipRoutes.lots, { limit: 2 });
  const rest = await shop.api(customer.token)(membershipRoutes.lots, { limit: 2, cursor: lots.next ?? '' });
  expect([...lots.items, ...rest.items].map((lot) => lot.remaining)).toEqual([1, 2, 3]);
  expect((await shop.api(other.token)(membershipRoutes.statement)).items).toEqual([]);
});
