import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CentrePage } from '@huitou/shared-types/coupons/schema.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCategory } from '../../factories/catalog.ts';
import {
  claim,
  couponStaff,
  everything,
  inCoupons,
  newTemplate,
  noGoods,
  onlyProducts,
  readMyCoupon,
  setCouponTimes,
  someOrderId,
} from '../../factories/coupons.ts';
import { newCustomer, type TestCustomer } from '../../factories/customers.ts';
import { newShopper, placePaid, runJob, stockedProduct } from '../../factories/orders.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants, settled } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
beforeAll(async () => {
  shop = await startShop();
  staff = await couponStaff(shop);
});
afterAll(async () => {
  await settled(shop);
  await checkInvariants(shop, 'coupons');
  await shop.stop();
});
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const order = ['sign_in', 'not_started', 'sold_out'];
const centreOf = async (customer: TestCustomer | null, templateId: string) =>
  (await shop.api(customer?.token)(couponRoutes.centre, { limit: 100 })).items.find((one) => one.templateId === templateId);
const mine = async (customer: TestCustomer) => (await shop.api(customer.token)(couponRoutes.list, {})).items;

test('the centre says what can be claimed and why not; the limits hold', async () => {
  const [a, b] = [await newCustomer(shop), await newCustomer(shop)];
  const template = await newTemplate(shop, staff, { total: 3, perCustomer: 2 });
  expect(await centreOf(null, template.id)).toMatchObject({ state: 'sign_in', reason: '', validityText: '领取后 30 天内有效' });
  expect(await centreOf(a, template.id)).toMatchObject({ state: 'claimable', claimedPercent: 0, mine: 0 });
  const coupon = await claim(shop, a, template);
  expect(coupon).toMatchObject({ state: 'usable', headline: '¥10', source: 'centre', sourceText: '领券中心', orderId: null });
  expect(await centreOf(a, template.id)).toMatchObject({ state: 'claimable', claimedPercent: 33, mine: 1, usableCouponId: coupon.id });
  await claim(shop, a, template);
  expect(await codeOf(claim(shop, a, template))).toBe('coupon_limit');
  expect(await centreOf(a, template.id)).toMatchObject({ state: 'claimed', reason: '已领取，每人限领 2 张' });
  await claim(shop, b, template);
  expect(await codeOf(claim(shop, b, template))).toBe('coupon_sold_out');
  expect(await centreOf(await newCustomer(shop), template.id)).toMatchObject({ state: 'sold_out', reason: '已抢光', claimedPercent: 100 });
  // What is gone stands behind what can be had, over pages too.
  const open = await newTemplate(shop, staff);
  await newTemplate(shop, staff, { claimFrom: inDays(1) });
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: CentrePage = await shop.api()(couponRoutes.centre, { limit: 1, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((one) => one.state));
    cursor = page.next;
  }
  expect(seen).toEqual([...seen].sort((x, y) => order.indexOf(x) - order.indexOf(y)));
  expect(seen.filter((state) => state === 'sold_out')).toHaveLength(1);
  await shop.api(staff)(couponAdminRoutes.pause, { id: open.id });
});

test('what is not in the centre, not yet open, over or a draft is not handed out there', async () => {
  const customer = await newCustomer(shop);
  const [later, hidden] = [await newTemplate(shop, staff, { claimFrom: inDays(2) }), await newTemplate(shop, staff, { ways: ['grant'] })];
  expect(await centreOf(customer, later.id)).toMatchObject({ state: 'not_started' });
  expect(await centreOf(customer, hidden.id)).toBeUndefined();
  const draft = await shop.api(staff)(couponAdminRoutes.duplicate, { id: later.id });
  expect(await Promise.all([later, hidden, draft].map((one) => codeOf(claim(shop, customer, one))))).toEqual([
    'coupon_not_claimable',
    'coupon_not_claimable',
    'not_found',
  ]);
});

test('a product shows the coupons of the centre that are good for it', async () => {
  const parent = await newCategory(shop, staff);
  const categoryId = await newCategory(shop, staff, undefined, parent);
  const { productId } = await stockedProduct(shop, staff, { categoryId });
  const byCategory = await newTemplate(shop, staff, { scope: { all: false, ...noGoods, categoryIds: [parent], exclude: noGoods } });
  const without = await newTemplate(shop, staff, { scope: { ...everything, exclude: { ...noGoods, productIds: [productId] } } });
  const { items } = await shop.api()(couponRoutes.ofProduct, { id: productId });
  const ids = items.map((one) => one.templateId);
  expect(ids).toContain(byCategory.id);
  expect(ids).not.toContain(without.id);
  const goods = await shop.api()(couponRoutes.goods, { id: byCategory.id });
  expect(goods.items.map((one) => one.id)).toEqual([productId]);
  expect(goods.terms.scopeText).toBe('指定分类可用');
});

test('my coupons by tab: usable ones by their end, a page at a time, and nobody else’s', async () => {
  const customer = await newCustomer(shop);
  const coupons = [];
  for (const days of [9, 2, 5])
    coupons.push(await claim(shop, customer, await newTemplate(shop, staff, { validity: { kind: 'days', days } })));
  const page = await shop.api(customer.token)(couponRoutes.list, { limit: 2 });
  expect(page.items.map((one) => [one.id, one.expiresInDays])).toEqual([
    [coupons[1]?.id, 1],
    [coupons[2]?.id, null],
  ]);
  const rest = await shop.api(customer.token)(couponRoutes.list, { limit: 2, cursor: page.next ?? '' });
  expect(rest).toMatchObject({ items: [{ id: coupons[0]?.id }], next: null });
  await setCouponTimes(shop, coupons[1]?.id ?? '', { valid_until: -1_000 });
  expect(await shop.api(customer.token)(couponRoutes.counts)).toMatchObject({ usable: 2, used: 0, expired: 1 });
  expect((await shop.api(customer.token)(couponRoutes.list, { tab: 'expired' })).items).toMatchObject([
    { id: coupons[1]?.id, state: 'expired' },
  ]);
  const other = await newCustomer(shop);
  expect(await codeOf(readMyCoupon(shop, other, coupons[0]?.id ?? ''))).toBe('not_found');
  expect(await codeOf(shop.api(other.token)(couponRoutes.give, { id: coupons[0]?.id ?? '' }))).toBe('not_found');
});

test('a shared code serves many once each, single ones serve once; guessing is stopped', async () => {
  const template = await newTemplate(shop, staff, { ways: ['code'] });
  const [a, b] = [await newCustomer(shop), await newCustomer(shop)];
  const redeem = (customer: TestCustomer, code: string) => shop.api(customer.token)(couponRoutes.redeem, { code });
  const shared = await shop.api(staff)(couponAdminRoutes.makeCodes, { id: template.id, kind: 'shared', code: 'Spring66', count: 2 });
  expect(shared).toMatchObject({ code: 'SPRING66', count: 2, redeemed: 0 });
  expect(await codeOf(shop.api(staff)(couponAdminRoutes.makeCodes, { id: template.id, kind: 'shared', code: 'SPRING66', count: 0 }))).toBe(
    'coupon_code_taken',
  );
  expect(await redeem(a, ' spring-66')).toMatchObject({ source: 'code', state: 'usable' });
  expect(await codeOf(redeem(a, 'SPRING66'))).toBe('coupon_limit');
  await redeem(b, 'SPRING66');
  expect(await codeOf(redeem(await newCustomer(shop), 'SPRING66'))).toBe('coupon_sold_out');
  await shop.api(staff)(couponAdminRoutes.switchCodes, { id: template.id, batchId: shared.id, enabled: false });
  expect(await codeOf(redeem(await newCustomer(shop), 'SPRING66'))).toBe('coupon_not_claimable');

  const singles = await newTemplate(shop, staff, { ways: ['code'], perCustomer: 5 });
  const batch = await shop.api(staff)(couponAdminRoutes.makeCodes, { id: singles.id, kind: 'single', count: 3 });
  await eventually(
    'the codes are made',
    async () => (await shop.api(staff)(couponAdminRoutes.codes, { id: singles.id })).items[0]?.made === 3,
  );
  const [rows] = await shop.db.connection.query('select code from coupon_codes where batch_id = ?', [batch.id]);
  const [first = '', second = ''] = (rows as { code: string }[]).map((row) => row.code);
  expect(first).toMatch(/^[A-Z2-9]{12}$/);
  await redeem(a, first.toLowerCase());
  expect(await codeOf(redeem(b, first))).toBe('coupon_code_used');
  const found = await shop.api(staff)(couponAdminRoutes.issued, { q: first });
  expect(found.items).toMatchObject([{ code: first, customer: { id: String(a.id) }, sourceText: '兑换码' }]);
  const { taskId } = await shop.api(staff)(couponAdminRoutes.exportCodes, { id: singles.id, batchId: batch.id });
  const done = await eventually('the export is done', async () => {
    const task = await shop.api(staff)(taskRoutes.get, { id: taskId });
    return task.state === 'done' && task;
  });
  expect(done.message).toBe('共 3 个兑换码');

  const guesser = await newCustomer(shop);
  for (let i = 0; i < 10; i += 1) expect(await codeOf(redeem(guesser, `WRONG${i}`))).toBe('coupon_code_wrong');
  expect(await codeOf(redeem(guesser, second))).toBe('coupon_code_locked');
});

test('staff give to some customers, once for each request, and to a list in the background', async () => {
  const template = await newTemplate(shop, staff, { ways: ['grant'], perCustomer: 2, total: 5 });
  const [a, b] = [await newCustomer(shop), await newCustomer(shop)];
  const key = `grant-${template.id}`;
  const grant = () =>
    shop.api(staff)(
      couponAdminRoutes.grant,
      { id: template.id, customerIds: [String(a.id), '999999'], quantity: 2, reason: '客诉补偿' },
      { idempotencyKey: key },
    );
  const once = { granted: 2, refused: [{ customerId: '999999', message: '顾客不存在或已注销' }] };
  expect(await grant()).toEqual(once);
  expect(await grant()).toEqual(once);
  expect(await mine(a)).toHaveLength(2);
  await shop.db.connection.query("update customers set phone = '13911112222' where id = ?", [b.id]);
  const csv = `顾客,张数\n13911112222,1\n${a.id},1\n没有这个人,1\n${b.id},1\n13911112222,x\n`;
  const { taskId } = await shop.api(staff)(couponAdminRoutes.importGrant, {
    id: template.id,
    reason: '老客回馈',
    file: new File([csv], '名单.csv'),
  });
  const task = await eventually('the list is done', async () => {
    const one = await shop.api(staff)(taskRoutes.get, { id: taskId });
    return (one.state === 'done' || one.state === 'failed') && one;
  });
  expect(task).toMatchObject({ state: 'done', message: '已发放 1 张，4 行有问题' });
  expect(task.errors.map((one) => [one.row, one.message])).toEqual([
    [3, '每人限领 2 张'],
    [4, '没有这位顾客'],
    [5, '名单中重复，已按第一行发放'],
    [6, '张数须为 1 到 20 的整数'],
  ]);
  expect(await mine(b)).toMatchObject([{ source: 'grant' }]);
  const issued = await shop.api(staff)(couponAdminRoutes.issued, { templateId: template.id, q: '13911112222' });
  expect(issued.items).toMatchObject([{ customer: { phone: '139****2222' }, state: 'usable' }]);
  const { taskId: exported } = await shop.api(staff)(couponAdminRoutes.exportIssued, { templateId: template.id, format: 'csv' });
  const file = await eventually('the export is done', async () => {
    const one = await shop.api(staff)(taskRoutes.get, { id: exported });
    return one.state === 'done' && one;
  });
  expect(file.message).toBe('共 3 张');
  const clerk = await signInStaff(shop, ['coupon.view', 'coupon.grant']);
  await confirmPassword(shop, clerk);
  await shop.api(staff)(couponAdminRoutes.pause, { id: template.id });
  const paused = shop.api(clerk)(
    couponAdminRoutes.grant,
    { id: template.id, customerIds: [String(b.id)], reason: '补发' },
    { idempotencyKey: `${key}-2` },
  );
  expect(await codeOf(paused)).toBe('coupon_not_claimable');
});

test('events bring coupons: registering, the first order, a payment; a whole refund takes the payment’s back', async () => {
  const registered = await newTemplate(shop, staff, { ways: ['registered'] });
  const first = await newTemplate(shop, staff, { ways: ['first_order'] });
  const paid = await newTemplate(shop, staff, { ways: ['after_payment'], paidThreshold: 9_000, perCustomer: 9 });
  const shopper = await newShopper(shop);
  const sources = async () =>
    (await mine(shopper)).filter((one) => [registered.id, first.id, paid.id].includes(one.templateId)).map((one) => one.source);
  await eventually('the greeting', async () => (await sources()).length === 1);
  const product = await stockedProduct(shop, staff, { price: 8_000 });
  const buy = (quantity: number) => placePaid(shop, shopper, [{ skuId: product.skuId, quantity }]);
  await buy(1);
  await eventually('thanks for the first order', async () => (await sources()).includes('first_order'));
  const second = await buy(2);
  await eventually('thanks for the payment', async () => (await sources()).includes('after_payment'));
  await settled(shop);
  expect((await sources()).sort()).toEqual(['after_payment', 'first_order', 'registered']);
  const { handlers } = await import('../../../server/src/modules/coupons/coupons.events.ts');
  const { inServer } = await import('../../factories/payments.ts');
  const refunded = handlers.find((one) => one.event === 'order.refunded');
  await inServer(() => refunded?.handle({ orderId: Number(second.order.id), whole: true } as never) ?? Promise.resolve());
  expect((await sources()).sort()).toEqual(['first_order', 'registered']);
  await shop.api(staff)(couponAdminRoutes.pause, { id: registered.id });
});

test('a coupon goes to a friend by a link: taken back until it is accepted, accepted once, within the friend’s own limit', async () => {
  const template = await newTemplate(shop, staff, { givable: true });
  const [giver, friend, late] = [await newCustomer(shop), await newCustomer(shop), await newCustomer(shop)];
  const coupon = await claim(shop, giver, template);
  const give = () => shop.api(giver.token)(couponRoutes.give, { id: coupon.id });
  const link = (customer: TestCustomer | null, token: string) => shop.api(customer?.token)(couponRoutes.gift, { token });
  const accept = (customer: TestCustomer, token: string) => shop.api(customer.token)(couponRoutes.acceptGift, { token });
  const offered = await give();
  const token = offered.gift?.token ?? '';
  expect(offered).toMatchObject({ state: 'giving', canGive: false, gift: { state: 'waiting' } });
  expect((await give()).gift?.token).toBe(token);
  expect(await link(null, token)).toMatchObject({ canAccept: true, from: { nickname: '微信用户' }, terms: { headline: '¥10' } });
  expect(await link(giver, token)).toMatchObject({ mine: true, canAccept: false });
  expect(await codeOf(accept(giver, token))).toBe('coupon_not_givable');
  expect(await codeOf(link(friend, `${token.slice(0, -3)}abc`))).toBe('not_found');
  const back = await shop.api(giver.token)(couponRoutes.takeBack, { id: coupon.id });
  expect(back).toMatchObject({ state: 'usable', gift: null });
  expect(await codeOf(accept(friend, token))).toBe('coupon_gift_gone');
  const again = (await give()).gift?.token ?? '';
  expect(again).not.toBe(token);
  await claim(shop, late, template);
  expect(await codeOf(accept(late, again))).toBe('coupon_limit');
  const got = await accept(friend, again);
  expect(got).toMatchObject({ source: 'gift', validUntil: coupon.validUntil, canGive: false, state: 'usable' });
  expect((await accept(friend, again)).id).toBe(got.id);
  expect(await link(friend, again)).toMatchObject({ acceptedByMe: true, couponId: got.id, state: 'accepted' });
  expect(await codeOf(accept(await newCustomer(shop), again))).toBe('coupon_gift_gone');
  expect(await codeOf(shop.api(giver.token)(couponRoutes.takeBack, { id: coupon.id }))).toBe('coupon_gift_gone');
  expect(await readMyCoupon(shop, giver, coupon.id)).toMatchObject({ state: 'given' });
  expect(await codeOf(shop.api(friend.token)(couponRoutes.give, { id: got.id }))).toBe('coupon_not_givable');
});

test('a gift that nobody accepts in time goes back by itself', async () => {
  const template = await newTemplate(shop, staff, { givable: true });
  const giver = await newCustomer(shop);
  const coupon = await claim(shop, giver, template);
  const { gift } = await shop.api(giver.token)(couponRoutes.give, { id: coupon.id });
  await shop.db.connection.query('update coupon_gifts set expires_at = utc_timestamp(3) - interval 1 second where coupon_id = ?', [
    coupon.id,
  ]);
  expect(await codeOf(shop.api((await newCustomer(shop)).token)(couponRoutes.acceptGift, { token: gift?.token ?? '' }))).toBe(
    'coupon_gift_gone',
  );
  await runJob('coupons.end-late-gifts');
  expect(await readMyCoupon(shop, giver, coupon.id)).toMatchObject({ state: 'usable' });
});

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
