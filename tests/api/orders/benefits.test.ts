import { membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import { orderRoutes, orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, caseBecomes, previewCase, requestCase, returnGoods } from '../../factories/after-sales.ts';
import { claim, everything, newTemplate, onlySkus, readMyCoupon } from '../../factories/coupons.ts';
import { newFreightTemplate } from '../../factories/freight.ts';
import { completeOrder, givePoints, newLevel, pointsOf } from '../../factories/membership.ts';
import {
  becomes,
  checkout,
  type Items,
  newShopper,
  openSheet,
  payOrder,
  placeOrder,
  quoteFor,
  readOrder,
  runJob,
  setOrderTimes,
  shipOrder,
  type Shopper,
  stockedProduct,
} from '../../factories/orders.ts';
import { forgetPromotions, newPromotion, secondHalf } from '../../factories/promotions.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';
import { watchSql } from '../../setup/sql.ts';

let shop: TestShop;
let staff: string;
let skuId: string;
let productId: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  ({ skuId, productId } = await stockedProduct(shop, staff, { price: 10_000, pieces: 500 }));
  await newLevel(shop, staff, { name: '金卡', threshold: 500_000, price: { permille: 900, scope: { all: true, exclude: {} } } });
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const one = (quantity = 1): Items => [{ skuId, quantity }];
const stateOf = async (shopper: Shopper, couponId: string) => (await readMyCoupon(shop, shopper, couponId)).state;
const goldShopper = async (): Promise<Shopper> => {
  const shopper = await newShopper(shop);
  await completeOrder(shopper.id, 600_000);
  return shopper;
};
/** ¥20 off, taken by somebody. */
const withCoupon = async (wanted: Parameters<typeof newTemplate>[2] = {}) => {
  const shopper = await newShopper(shop);
  const template = await newTemplate(shop, staff, { amount: 2_000, ...wanted });
  return { shopper, template, coupon: await claim(shop, shopper, template) };
};
const ended = async (...ids: string[]) => {
  for (const id of ids) await shop.api(staff)(promotionAdminRoutes.end, { id, reason: '测试结束' });
};

test('an order takes promotion, level, coupon and points, and says so line by line; the best coupons are chosen by themselves', async () => {
  const shopper = await goldShopper();
  await givePoints(shopper.id, 5_000);
  const before = await pointsOf(shop, shopper.id);
  const [less, more] = [
    await newTemplate(shop, staff, { amount: 500 }),
    await newTemplate(shop, staff, { amount: 1_500, threshold: 10_000 }),
  ];
  const [small, large] = [await claim(shop, shopper, less), await claim(shop, shopper, more)];
  const far = await claim(shop, shopper, await newTemplate(shop, staff, { amount: 9_000, threshold: 90_000 }));
  const promotion = await newPromotion(shop, staff, [productId]);
  const best = await shop.api(shopper.token)(pricingRoutes.quote, {
    items: one(3),
    delivery: { kind: 'express', addressId: shopper.addressId },
    points: 1_000,
  });
  expect(best.coupons.chosen).toEqual([{ id: large.id, name: large.name, saves: 1_500 }]);
  const reasons = new Map(best.coupons.options.map((option) => [option.id, option.reason]));
  expect(reasons.get(small.id)).toBe(`不能与已选的“${large.name}”同时使用`);
  expect(reasons.get(far.id)).toBe('还差 ¥660.00 可用');
  expect(best.member).toEqual({ levelName: '金卡', saves: 3_000, freeFreight: false });
  expect(best.points).toMatchObject({ most: 4_500, used: 1_000, saves: 1_000, perYuan: 100, reason: '' });
  expect(best.lines[0]?.tags).toEqual(['满200减30']);
  expect(best.payable).toBe(30_000 - 3_000 - 3_000 - 1_500 - 1_000);
  const order = await placeOrder(shop, shopper, one(3), { couponIds: [large.id], points: 1_000 });
  expect(order).toMatchObject({ payable: best.payable, couponSaved: 1_500, pointsUsed: 1_000, pointsSaved: 1_000 });
  expect(order.lines[0]?.discounts).toEqual(order.discounts);
  expect(order.discounts.map((discount) => discount.slot)).toEqual(['member', 'full_reduction', 'coupon', 'points']);
  expect(await stateOf(shopper, large.id)).toBe('used');
  expect(await pointsOf(shop, shopper.id)).toBe(before - 1_000);
  await ended(promotion.id);
});

test('what was taken comes back once when the order is given up', async () => {
  const { shopper, coupon } = await withCoupon();
  await givePoints(shopper.id, 1_000);
  const promotion = await newPromotion(shop, staff, [productId], { rule: secondHalf, perCustomer: 1, budget: 6_000 });
  const order = await placeOrder(shop, shopper, one(2), { couponIds: [coupon.id], points: 300 });
  expect(order.payable).toBe(20_000 - 5_000 - 2_000 - 300);
  const spent = async () => {
    const [rows] = await shop.db.connection.query('select spent from promotions where id = ?', [promotion.id]);
    return (rows as { spent: number }[])[0]?.spent;
  };
  expect(await spent()).toBe(5_000);
  // The limit of the customer is reached, and nobody else can have it from what the budget has left.
  await forgetPromotions();
  expect((await quoteFor(shop, shopper, one(2))).discounts).toEqual([]);
  expect((await quoteFor(shop, await newShopper(shop), one(2))).discounts).toEqual([]);
  const cancel = () =>
    shop
      .api(shopper.token)(orderRoutes.cancel, { id: order.id, reason: '不想要了' })
      .catch((error: unknown) => error);
  await Promise.all([cancel(), cancel(), cancel()]);
  expect(await stateOf(shopper, coupon.id)).toBe('usable');
  expect(await pointsOf(shop, shopper.id)).toBe(1_000);
  expect(await spent()).toBe(0);
  await forgetPromotions();
  const again = await placeOrder(shop, shopper, one(2), { couponIds: [coupon.id], points: 300 });
  expect(again.payable).toBe(order.payable);
  await ended(promotion.id);
});

test('a coupon that went to another order, and a budget that was spent meanwhile, are told with the new price', async () => {
  const { shopper, coupon } = await withCoupon();
  const input = await checkout(shop, shopper, one(), { couponIds: [coupon.id] });
  await placeOrder(shop, shopper, one(), { couponIds: [coupon.id] });
  await expect(shop.api(shopper.token)(orderRoutes.place, input)).rejects.toMatchObject({
    code: 'price_changed',
    details: { quote: { payable: 10_000, coupons: { chosen: [] } } },
  });
  const promotion = await newPromotion(shop, staff, [productId], { rule: secondHalf, budget: 5_000 });
  const [first, second] = [await newShopper(shop), await newShopper(shop)];
  await forgetPromotions();
  const inputs = [await checkout(shop, first, one(2)), await checkout(shop, second, one(2))] as const;
  expect(inputs.map((one) => one.shownTotal)).toEqual([15_000, 15_000]);
  await shop.api(first.token)(orderRoutes.place, inputs[0]);
  // An order that fails at its last step leaves the coupon and the points where they were.
  const mine = await claim(shop, second, await newTemplate(shop, staff, { amount: 1_000 }));
  await givePoints(second.id, 300);
  await expect(
    shop.api(second.token)(orderRoutes.place, { ...inputs[1], couponIds: [mine.id], points: 300, shownTotal: 13_700 }),
  ).rejects.toMatchObject({ code: 'price_changed' });
  expect([await stateOf(second, mine.id), await pointsOf(shop, second.id)]).toEqual(['usable', 300]);
  await expect(shop.api(second.token)(orderRoutes.place, inputs[1])).rejects.toMatchObject({
    code: 'price_changed',
    details: { quote: { payable: 20_000, discountTotal: 0 } },
  });
  await ended(promotion.id);
});

test('an order that the clock closed gives everything back, and takes it again when its payment arrives late', async () => {
  const { shopper, coupon } = await withCoupon();
  await givePoints(shopper.id, 500);
  const promotion = await newPromotion(shop, staff, [productId], { rule: secondHalf, perCustomer: 1 });
  const order = await placeOrder(shop, shopper, one(2), { couponIds: [coupon.id], points: 500 });
  const close = async (who: Shopper, id: string) => {
    await setOrderTimes(shop, id, { pay_before: -60_000 });
    await runJob('orders.sweep-unpaid');
    expect((await readOrder(shop, who, id)).status).toBe('cancelled');
  };
  const sheet = await openSheet(shop, shopper, order);
  await close(shopper, order.id);
  expect([await stateOf(shopper, coupon.id), await pointsOf(shop, shopper.id)]).toEqual(['usable', 500]);
  expect(shop.sandbox.payer.pay(sheet, { inFlight: true }).result).toBe('ok');
  await becomes(shop, shopper, order.id, 'paid');
  expect([await stateOf(shopper, coupon.id), await pointsOf(shop, shopper.id)]).toEqual(['used', 0]);
  // The same with a coupon that was used elsewhere meanwhile: the money goes home.
  const other = await withCoupon();
  const lost = await placeOrder(shop, other.shopper, one(), { couponIds: [other.coupon.id] });
  const lostSheet = await openSheet(shop, other.shopper, lost);
  await close(other.shopper, lost.id);
  await placeOrder(shop, other.shopper, one(), { couponIds: [other.coupon.id] });
  expect(shop.sandbox.payer.pay(lostSheet, { inFlight: true }).result).toBe('ok');
  await eventually('the money goes home', async () => {
    const [rows] = await shop.db.connection.query(
      'select r.id from refunds r join payments p on p.id = r.payment_id where p.payable_no = ?',
      [lost.no],
    );
    return (rows as unknown[]).length === 1;
  });
  expect((await readOrder(shop, other.shopper, lost.id)).status).toBe('cancelled');
  await ended(promotion.id);
});

test('parts of a refund give points back by their share, the whole gives the coupon back; the preview says so before', async () => {
  const { shopper, coupon } = await withCoupon();
  await givePoints(shopper.id, 1_000);
  const order = await placeOrder(shop, shopper, one(4), { couponIds: [coupon.id], points: 1_000 });
  const { order: paid, transactionId } = await payOrder(shop, shopper, order);
  const mine = { order: paid, shopper, transactionId, locationId: 0, skuIds: [skuId] };
  const line = paid.lines[0]?.id as string;
  const some = { lines: [{ lineId: line, quantity: 1 }] };
  const rules = (await previewCase(shop, mine, some)).rules.map((rule) => rule.text);
  expect(rules).toContain(`“${coupon.name}”在整单退款后退回，部分退款不退回`);
  expect(rules).toContain('本单使用了 1000 积分，本次退款退回 250 积分');
  const first = await requestCase(shop, mine, some);
  await agree(shop, staff, first.id);
  await caseBecomes(shop, shopper, first.id, 'refunding', 'done');
  expect([await stateOf(shopper, coupon.id), await pointsOf(shop, shopper.id)]).toEqual(['used', 250]);
  await shipOrder(shop, staff, paid.id);
  const shipped = { ...mine, order: await readOrder(shop, shopper, paid.id) };
  const rest = { kind: 'return_refund' as const, lines: [{ lineId: line, quantity: 3 }] };
  const last = (await previewCase(shop, shipped, rest)).rules.map((rule) => rule.text);
  expect(last).toContain(`“${coupon.name}”在本次退款后退回到您的账户`);
  expect(last).toContain('本单使用了 1000 积分，本次退款退回 750 积分');
  await returnGoods(shop, staff, shipped, rest);
  await eventually('everything is back', async () => (await stateOf(shopper, coupon.id)) === 'usable');
  expect(await pointsOf(shop, shopper.id)).toBe(1_000);
});

test('an order that costs nothing is paid without WeChat, and closing it gives everything back', async () => {
  const { shopper, coupon } = await withCoupon({ amount: 50_000 });
  const order = await placeOrder(shop, shopper, one(), { couponIds: [coupon.id] });
  expect(order).toMatchObject({ payable: 0, couponSaved: 10_000 });
  await becomes(shop, shopper, order.id, 'paid');
  await expect(openSheet(shop, shopper, order)).rejects.toMatchObject({
    code: expect.stringMatching(/already_paid|state_forbidden|order_closed/),
  });
  await shop.api(staff)(orderAdminRoutes.close, { id: order.id, reason: '缺货' });
  expect((await readOrder(shop, shopper, order.id)).status).toBe('cancelled');
  expect(await stateOf(shopper, coupon.id)).toBe('usable');
});

test('goods that cost nothing can be asked back, and bring the coupon back', async () => {
  const { shopper, coupon } = await withCoupon({ amount: 50_000 });
  const order = await placeOrder(shop, shopper, one(), { couponIds: [coupon.id] });
  const paid = { order: await becomes(shop, shopper, order.id, 'paid'), shopper, transactionId: '', locationId: 0, skuIds: [skuId] };
  const asked = await requestCase(shop, paid);
  await agree(shop, staff, asked.id);
  await caseBecomes(shop, shopper, asked.id, 'done');
  expect((await readOrder(shop, shopper, order.id)).status).toBe('cancelled');
  expect(await stateOf(shopper, coupon.id)).toBe('usable');
});

test('a freight coupon lowers the freight, its lines and what is paid; a level that pays the freight leaves nothing to it', async () => {
  const freight = await newFreightTemplate(shop, staff);
  const heavy = await stockedProduct(shop, staff, { price: 3_000, freightTemplateId: freight.id });
  const { shopper, coupon } = await withCoupon({ kind: 'free_freight', amount: 0, maxOff: 500, scope: everything });
  const items = [{ skuId: heavy.skuId, quantity: 1 }];
  const plain = await quoteFor(shop, shopper, items);
  const order = await placeOrder(shop, shopper, items, { couponIds: [coupon.id] });
  expect(plain.freight.amount).toBeGreaterThan(500);
  expect(order).toMatchObject({
    freight: plain.freight.amount - 500,
    freightOff: 500,
    couponSaved: 500,
    discountTotal: 0,
    payable: plain.payable - 500,
  });
  expect(order.lines[0]?.freight).toBe(order.freight);
  await payOrder(shop, shopper, order);
  await newLevel(shop, staff, { name: '黑卡', threshold: 900_000, freight: { kind: 'monthly', count: 1 } });
  const member = await newShopper(shop);
  await completeOrder(member.id, 1_000_000);
  const free = await placeOrder(shop, member, items);
  expect(free).toMatchObject({ freight: 0, freightOff: plain.freight.amount });
  expect((await quoteFor(shop, member, items)).freight.amount).toBe(plain.freight.amount);
  await shop.api(member.token)(orderRoutes.cancel, { id: free.id, reason: '不想要了' });
  expect((await quoteFor(shop, member, items)).freight).toMatchObject({ amount: 0, offs: [{ label: '黑卡包邮' }] });
});

test('the cart shows promotions and what is lacking, and leaves coupons and points to the checkout', async () => {
  const { shopper } = await withCoupon();
  const promotion = await newPromotion(shop, staff, [productId]);
  await forgetPromotions();
  await shop.api(shopper.token)(cartRoutes.add, { skuId, quantity: 1 });
  const { quote } = (await shop.api(shopper.token)(cartRoutes.get, {})) as { quote: Quote };
  expect(quote.hints).toMatchObject([
    { promotionId: promotion.id, text: '再买 ¥100 减 ¥30', reached: false, lackAmount: 10_000, skuIds: [skuId] },
  ]);
  expect(quote.lines[0]?.tags).toEqual(['满200减30']);
  expect(quote.coupons).toEqual({ chosen: [], options: [] });
  await ended(promotion.id);
});

test('staff make an order with a coupon cheaper and dearer again; what the coupon took stays told', async () => {
  const { shopper, coupon } = await withCoupon();
  const order = await placeOrder(shop, shopper, one(2), { couponIds: [coupon.id] });
  const change = (goods: number) => shop.api(staff)(orderAdminRoutes.changePrice, { id: order.id, goods, freight: 0, reason: '老客' });
  expect(await change(15_000)).toMatchObject({ payable: 15_000, discountTotal: 5_000, couponSaved: 2_000 });
  const dearer = await change(19_000);
  expect(dearer.discounts.map((one) => [one.slot, one.amount])).toEqual([
    ['coupon', 2_000],
    ['activity', -1_000],
  ]);
  expect(dearer.lines[0]?.discounts).toEqual(dearer.discounts);
  await payOrder(shop, shopper, { ...order, payable: 19_000 });
});

test('an order with everything takes a bounded number of statements, however many lines it has', async () => {
  const shopper = await goldShopper();
  await givePoints(shopper.id, 5_000);
  const { skuIds } = await stockedProduct(shop, staff, { price: 5_000, specs: { 款: ['一', '二', '三', '四', '五', '六'] } });
  const promotion = await newPromotion(shop, staff, [], { perCustomer: 10, budget: 100_000 });
  await forgetPromotions();
  const asked = async (skus: string[], withCoupon: boolean): Promise<string[]> => {
    const template = withCoupon ? await newTemplate(shop, staff, { amount: 2_000, scope: onlySkus(...skuIds) }) : null;
    const options = { couponIds: template ? [(await claim(shop, shopper, template)).id] : [], points: 500 };
    const items = skus.map((id) => ({ skuId: id, quantity: 3 }));
    const input = await checkout(shop, shopper, items, options);
    return (await watchSql(() => shop.api(shopper.token)(orderRoutes.place, input))).asked;
  };
  // What happens beside it may make a transaction start anew: of three orders, one had its way at once.
  const least = async (skus: string[], withCoupon: boolean): Promise<string[]> => {
    const tries = [await asked(skus, withCoupon), await asked(skus, withCoupon), await asked(skus, withCoupon)];
    return tries.sort((a, b) => a.length - b.length)[0] as string[];
  };
  const few = await least(skuIds.slice(0, 2), false);
  const many = await least(skuIds, true);
  expect(few.length, few.join('\n')).toBeLessThanOrEqual(20);
  expect(many.length, many.join('\n')).toBeLessThanOrEqual(26);
  await ended(promotion.id);
  expect((await shop.api(shopper.token)(membershipRoutes.mine)).points).toBeDefined();
});
