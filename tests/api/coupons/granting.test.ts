import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claim, codeOf, couponStaff, newTemplate, readMyCoupon } from '../../factories/coupons.ts';
import { newCustomer, type TestCustomer } from '../../factories/customers.ts';
import { newShopper, placePaid, runJob, stockedProduct } from '../../factories/orders.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
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
const mine = async (customer: TestCustomer) => (await shop.api(customer.token)(couponRoutes.list, {})).items;

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
  const key = `granting-${template.id}`;
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
