import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import { simulatorAdminRoutes } from '@huitou/shared-types/simulator/routes.ts';
import type { Simulation, SimulationDraftIn } from '@huitou/shared-types/simulator/schema.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { couponStaff, everything, onlyProducts, templateInput } from '../../factories/coupons.ts';
import { newShopper, placePaid, type Shopper, stockedProduct, type Stocked } from '../../factories/orders.ts';
import { promotionInput } from '../../factories/promotions.ts';
import { signInStaff } from '../../factories/staff.ts';
import { newLocation } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
let shop: TestShop;
let staff: string;
/** ¥100 and costs ¥70; ¥50 of unknown cost. */
let dear: Stocked;
let plain: Stocked;
beforeAll(async () => {
  shop = await startShop();
  staff = await couponStaff(shop);
  const locationId = await newLocation(shop);
  dear = await stockedProduct(shop, staff, { price: 10_000, sku: () => ({ cost: 7_000 }), locationId });
  plain = await stockedProduct(shop, staff, { price: 5_000, sku: () => ({ cost: null }), locationId });
  const buy = (shopper: Shopper, ...pieces: [number, number]) =>
    placePaid(
      shop,
      shopper,
      [dear, plain].flatMap(({ skuId }, i) => ((pieces[i] ?? 0) > 0 ? [{ skuId, quantity: pieces[i] as number }] : [])),
    );
  const [one, two] = [await newShopper(shop), await newShopper(shop)];
  await buy(one, 1, 0);
  await buy(one, 2, 0);
  await buy(two, 0, 1);
  await buy(two, 1, 1);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

const start = (draft: SimulationDraftIn, from = today, to = today): Promise<Simulation> =>
  shop.api(staff)(simulatorAdminRoutes.start, { draft, from, to });
const finished = ({ id }: { id: string }): Promise<Simulation> =>
  eventually('the simulation is over', async () => {
    const now = await shop.api(staff)(simulatorAdminRoutes.one, { id });
    return !['waiting', 'running'].includes(now.status) && now;
  });
const simulate = async (draft: SimulationDraftIn): Promise<Simulation> => finished(await start(draft));
const ordersOf = async (simulation: Simulation, different: object = {}) =>
  (await shop.api(staff)(simulatorAdminRoutes.orders, { id: simulation.id, ...different })).items;

test('a coupon: once a customer, on its goods only, and two orders would have gone below their cost', async () => {
  const input = await templateInput(shop, staff, { amount: 4_000, threshold: 10_000, scope: onlyProducts(dear.productId), perCustomer: 1 });
  const { id } = await shop.api(staff)(couponAdminRoutes.create, input);
  const done = await simulate({ kind: 'coupon', templateId: id });
  expect(done).toMatchObject({ status: 'done', terms: '满 100.00 元可用，减 40.00 元，每人 1 张', done: 4, total: 4 });
  expect(done.result).toMatchObject({
    orders: 4,
    touched: 2,
    customers: 2,
    discount: 8_000,
    goodsBefore: 50_000,
    goodsAfter: 42_000,
    freightOff: 0,
    cost: 28_000,
    marginBefore: 12_000,
    marginAfter: 4_000,
    costlessLines: 2,
    costlessGoods: 10_000,
    belowBefore: 0,
    wentBelow: 2,
    stopped: null,
  });
  expect(done.result?.days).toEqual([{ day: today, orders: 4, touched: 2, discount: 8_000, marginBefore: 12_000, marginAfter: 4_000 }]);
  expect(await ordersOf(done, { wentBelow: true, sort: 'margin' })).toMatchObject([
    { goodsBefore: 10_000, goodsAfter: 6_000, discount: 4_000, cost: 7_000, marginBefore: 3_000, marginAfter: -1_000, wentBelow: true },
    { goodsBefore: 15_000, goodsAfter: 11_000, cost: 7_000, marginAfter: -1_000 },
  ]);
});

test('a full reduction: shared by the lines, so that only its part lowers the margin', async () => {
  const rule = { kind: 'every', every: 15_000, off: 2_000, cap: null } as const;
  const { id } = await shop.api(staff)(promotionAdminRoutes.create, promotionInput([], { rule, scope: everything }));
  const done = await simulate({ kind: 'promotion', promotionId: id });
  // ¥200 − ¥20; of ¥150 − ¥20 the dear goods bear ¥13.33.
  expect(done.result).toMatchObject({ touched: 2, discount: 4_000, goodsAfter: 46_000, marginAfter: 12_000 - 2_000 - 1_333, wentBelow: 0 });
  expect((await ordersOf(done, { sort: 'discount' })).map((order) => [order.goodsBefore, order.discount, order.marginAfter])).toEqual([
    [15_000, 2_000, 1_667],
    [20_000, 2_000, 4_000],
  ]);
});

test('a budget ends a draft where it is spent; bounds of the draft are told', async () => {
  const input = await templateInput(shop, staff, { amount: 4_000, scope: everything, perCustomer: 9, budget: 9_000 });
  const { id } = await shop.api(staff)(couponAdminRoutes.create, input);
  const done = await simulate({ kind: 'coupon', templateId: id });
  expect(done.result).toMatchObject({ touched: 2, discount: 8_000, stopped: { by: 'budget' } });
});

test('other benefits of a level touch those who have it', async () => {
  const levels = (await shop.api(staff)(membershipAdminRoutes.levels)).items;
  const levelId = levels[0]?.id ?? '';
  const done = await simulate({ kind: 'level', levelId, price: { permille: 900, scope: everything }, freight: { kind: 'none' } });
  expect(done).toMatchObject({ title: '普通会员权益调整', terms: '全场 9 折，不包邮' });
  expect(done.result).toMatchObject({ touched: 4, discount: 5_000, marginAfter: 8_000, wentBelow: 0 });
  expect(done.draft).toMatchObject({ kind: 'level', levelId, price: { permille: 900 } });
});

test('what is too long, empty, unknown or not allowed is refused; who cancels sees nothing half-done', async () => {
  const levelId = (await shop.api(staff)(membershipAdminRoutes.levels)).items[0]?.id ?? '';
  const draft: SimulationDraftIn = { kind: 'level', levelId, price: null, freight: { kind: 'none' } };
  await expect(start(draft, '2024-01-01', '2024-12-31')).rejects.toMatchObject({ code: 'simulation_too_large' });
  await expect(start(draft, '2020-01-01', '2020-01-31')).rejects.toMatchObject({ code: 'simulation_empty' });
  await expect(start(draft, today, '2020-01-01')).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(start({ kind: 'coupon', templateId: '999999' })).rejects.toMatchObject({ code: 'not_found' });
  const other = await signInStaff(shop, ['promotion.view']);
  await expect(shop.api(other)(simulatorAdminRoutes.list)).rejects.toMatchObject({ code: 'forbidden' });
  const done = await simulate(draft);
  await expect(shop.api(staff)(simulatorAdminRoutes.cancel, { id: done.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  await shop.db.connection.query("update simulations set status = 'waiting', result = null where id = ?", [Number(done.id)]);
  expect(await shop.api(staff)(simulatorAdminRoutes.cancel, { id: done.id })).toMatchObject({ status: 'cancelled', result: null });
  await expect(shop.api(staff)(simulatorAdminRoutes.exportOrders, { id: done.id })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('touched orders are exported', async () => {
  const levelId = (await shop.api(staff)(membershipAdminRoutes.levels)).items[0]?.id ?? '';
  const done = await simulate({ kind: 'level', levelId, price: { permille: 500, scope: everything }, freight: { kind: 'always' } });
  expect(done.result).toMatchObject({ wentBelow: 3 });
  const { taskId } = await shop.api(staff)(simulatorAdminRoutes.exportOrders, { id: done.id, wentBelow: true, format: 'csv' });
  const task = await eventually('the export is done', async () => {
    const one = await shop.api(staff)(taskRoutes.get, { id: taskId });
    return one.state === 'done' && one;
  });
  const file = await (await fetch(shop.url + task.downloadUrl)).text();
  expect(file).toContain('低于成本');
  expect(file.match(/"是"/g)).toHaveLength(3);
});

test('an order keeps what it had where the draft is worth less, and changes only the slot of the draft', async () => {
  const { tryDraft, DraftUse, priceOf } = await import('../../../server/src/modules/simulator/try-draft.ts');
  const { makeMatrix } = await import('../../../server/src/modules/coupons/index.ts');
  const scope = {
    all: true,
    categoryIds: [],
    brandIds: [],
    productIds: [],
    skuIds: [],
    exclude: { categoryIds: [], brandIds: [], productIds: [], skuIds: [] },
  };
  const line = (skuId: number, unitPrice: number, taken: object) => ({
    skuId,
    productId: skuId,
    categoryId: 1,
    categoryIds: [1],
    brandId: null,
    quantity: 1,
    unitPrice,
    cost: 1,
    taken,
  });
  const basket = (lines: ReturnType<typeof line>[], more: object = {}) => ({
    customerId: 1,
    lines,
    freight: 800,
    freightByCoupon: 0,
    freightByLevel: 0,
    flash: false,
    ...more,
  });
  const matrix = makeMatrix([
    { a: 'coupon:1', b: 'member' },
    { a: 'activity', b: 'member' },
  ]);
  const coupon = (different: object) => ({
    kind: 'coupon' as const,
    trial: {
      total: null,
      perCustomer: 9,
      budget: null,
      coupon: {
        id: 0,
        templateId: 1,
        name: '券',
        kind: 'amount' as const,
        amount: 500,
        percentOff: 0,
        maxOff: null,
        threshold: 0,
        scope,
        groupId: 1,
        validFrom: new Date(0),
        validUntil: new Date('9999-01-01'),
        upcoming: false,
        budgetLeft: null,
        ...different,
      },
    },
  });
  const run = (one: ReturnType<typeof basket>, draft: Parameters<typeof tryDraft>[1]) =>
    tryDraft(one, draft, matrix, new DraftUse(), '2026-01');
  // A coupon of ¥10 was used: ¥5 is no better, ¥15 takes its place; points stay as they were.
  const used = basket([line(1, 10_000, { member: 500, coupon: 1_000, points: 200 })]);
  expect(run(used, coupon({}))).toEqual(priceOf(used));
  expect(run(used, coupon({ amount: 1_500 }))).toEqual({ goods: [7_800], freight: 800 });
  // The coupon does not go with what an activity has touched.
  const active = basket([line(1, 10_000, { activity: 1_000 })]);
  expect(run(active, coupon({ amount: 1_500 }))).toEqual(priceOf(active));
  // A freight coupon that was used is paid again when another takes its place.
  const free = basket([line(1, 10_000, {})], { freight: 0, freightByCoupon: 800 });
  expect(run(free, coupon({ amount: 1_500 }))).toEqual({ goods: [8_500], freight: 800 });
  expect(run(free, coupon({ amount: 500 }))).toEqual(priceOf(free));
  // A level without benefits any more: the member price and its free freight are gone, whatever it means for the customer.
  const member = basket([line(1, 10_000, { member: 500, coupon: 1_000 })], { freight: 0, freightByLevel: 800 });
  const level = { kind: 'level' as const, levelId: 1, levelName: '银卡', price: null, freight: { kind: 'none' as const } };
  expect(run(member, level)).toEqual({ goods: [9_000], freight: 800 });
  expect(run(member, { ...level, price: { permille: 800, scope }, freight: { kind: 'always' } })).toEqual({ goods: [7_000], freight: 0 });
  // A promotion that shuts the member price out is taken only where it is worth more.
  const promotion = (permille: number) => ({
    kind: 'promotion' as const,
    promotion: {
      id: 1,
      name: '第二件',
      label: '第二件',
      rule: { kind: 'nth' as const, nth: 2, permille, per: 'sku' as const, times: null },
      scope,
      withMember: false,
      withCoupons: true,
      priority: 0,
      perCustomer: null,
      left: null,
    },
  });
  const pair = basket([{ ...line(1, 10_000, { member: 2_000 }), quantity: 2 }]);
  expect(run(pair, promotion(900))).toEqual(priceOf(pair));
  expect(run(pair, promotion(500))).toEqual({ goods: [15_000], freight: 800 });
});
