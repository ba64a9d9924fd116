import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { orderAdminRoutes, orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, caseBecomes, paidOrder, previewCase, readCase, requestCase, shippedOrder } from '../../factories/after-sales.ts';
import { flatRule, newFreightTemplate } from '../../factories/freight.ts';
import { becomes, readOrder, shipOrder, trackingNo } from '../../factories/orders.ts';
import { announced, hurryRefunds, refundRows } from '../../factories/payments.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { stockOf } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

test('a whole order that has not left goes back with its freight, and its stock is free again', async () => {
  const { id: freightTemplateId } = await newFreightTemplate(shop, staff, { fallback: { ...flatRule, nextFee: 0 } });
  const paid = await paidOrder(shop, staff, [2], { freightTemplateId });
  expect(paid.order).toMatchObject({ freight: 800, payable: 20_600 });
  const preview = await previewCase(shop, paid);
  expect(preview).toMatchObject({
    goods: 19_800,
    freight: 800,
    amount: 20_600,
    money: { way: 'original', channelPart: 20_600, balancePart: 0 },
  });
  expect(preview.rules.length).toBeGreaterThan(0);
  const one = await requestCase(shop, paid);
  expect(one).toMatchObject({ status: 'requested', amount: 20_600, due: 'auto_agree', moves: ['withdraw'] });
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual({ onHand: 50, reserved: 2 });
  await expect(shop.api(paid.shopper.token)(orderRoutes.hurry, { id: paid.order.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  const agreed = await agree(shop, staff, one.id);
  expect(agreed).toMatchObject({ status: 'refunding', goods: 19_800, freight: 800, money: { amount: 20_600 } });
  const done = await caseBecomes(shop, paid.shopper, one.id, 'done');
  expect(done.money).toMatchObject({ status: 'succeeded', way: 'original' });
  expect(done.timeline.map((entry) => entry.title)).toEqual(['申请售后', '同意退款', '退款到账']);
  const order = await becomes(shop, paid.shopper, paid.order.id, 'cancelled');
  expect(order).toMatchObject({ refunded: 20_600, refundedFreight: 800, openCases: 0 });
  expect(order.lines[0]).toMatchObject({ cancelled: 2, held: 0, refunded: 19_800, refunding: 0 });
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual({ onHand: 50, reserved: 0 });
  expect(await announced(shop, 'order.refunded', paid.order.no)).toMatchObject([
    { freight: 800, lines: [{ amount: 19_800, quantity: 2 }] },
  ]);
});

test('a part goes back, and the order ships its rest', async () => {
  const paid = await paidOrder(shop, staff, [3, 1]);
  const [first, second] = paid.order.lines.map((line) => line.id) as [string, string];
  const one = await requestCase(shop, paid, { lines: [{ lineId: first, quantity: 2 }] });
  expect(one).toMatchObject({ amount: 19_800, freight: 0 });
  const held = await shop
    .api(staff)(fulfilmentRoutes.ship, {
      orderId: paid.order.id,
      parcels: [{ carrier: 'YTO', trackingNo: trackingNo(), lines: [{ lineId: first, quantity: 2 }] }],
    })
    .catch((error: unknown) => error);
  expect(held).toMatchObject({ code: 'pieces_held', details: { lineId: first, held: 2, left: 1 } });
  expect((await shop.api(paid.shopper.token)(orderRoutes.hurry, { id: paid.order.id })).hurriedToday).toBe(true);
  await agree(shop, staff, one.id);
  await caseBecomes(shop, paid.shopper, one.id, 'done');
  const shipped = await shipOrder(shop, staff, paid.order.id);
  expect(shipped.status).toBe('shipped');
  expect(shipped.parcels[0]?.lines.map((line) => [line.lineId, line.quantity])).toEqual([
    [first, 1],
    [second, 1],
  ]);
  expect((await readOrder(shop, paid.shopper, paid.order.id)).refunded).toBe(19_800);
});

test('what is left of a half-shipped order goes back: the order counts as shipped', async () => {
  const paid = await paidOrder(shop, staff, [1, 1]);
  const [first, second] = paid.order.lines.map((line) => line.id) as [string, string];
  await shipOrder(shop, staff, paid.order.id, [{ carrier: 'YTO', trackingNo: trackingNo(), lines: [{ lineId: first, quantity: 1 }] }]);
  const one = await requestCase(shop, paid, { lines: [{ lineId: second, quantity: 1 }] });
  await agree(shop, staff, one.id);
  const order = await becomes(shop, paid.shopper, paid.order.id, 'shipped');
  expect(order.receiveBefore).not.toBeNull();
  await eventually(
    'WeChat knows that nothing more will leave',
    async () => shop.sandbox.shipping.get(paid.transactionId)?.finished,
    15_000,
  );
  await caseBecomes(shop, paid.shopper, one.id, 'done');
});

test('compensation for goods that are kept leaves stock as it is, and several cases follow each other up to the cap', async () => {
  const paid = await shippedOrder(shop, staff, [2]);
  const line = paid.order.lines[0]?.id as string;
  const before = await stockOf(shop, paid.skuIds[0] as string, paid.locationId);
  const partial = { stage: 'shipped' as const, lines: [{ lineId: line, quantity: 2, amount: 5_000 }] };
  const one = await requestCase(shop, paid, partial);
  expect(await requestCase(shop, paid, partial).catch((error: unknown) => error)).toMatchObject({ code: 'case_line_busy' });
  await agree(shop, staff, one.id);
  await caseBecomes(shop, paid.shopper, one.id, 'done');
  const over = await requestCase(shop, paid, { ...partial, lines: [{ lineId: line, quantity: 2, amount: 14_801 }] }).catch(
    (error: unknown) => error,
  );
  expect(over).toMatchObject({ code: 'case_amount_exceeds', details: { lineId: line, cap: 14_800 } });
  const rest = await requestCase(shop, paid, { ...partial, lines: [{ lineId: line, quantity: 2 }] });
  expect(rest.amount).toBe(14_800);
  await agree(shop, staff, rest.id);
  await hurryRefunds(shop, paid.order.no);
  await caseBecomes(shop, paid.shopper, rest.id, 'done');
  expect(await readOrder(shop, paid.shopper, paid.order.id)).toMatchObject({ refunded: 19_800, status: 'shipped' });
  expect(await stockOf(shop, paid.skuIds[0] as string, paid.locationId)).toEqual(before);
  expect(await requestCase(shop, paid, partial).catch((error: unknown) => error)).toMatchObject({ code: 'case_amount_exceeds' });
  expect((await refundRows(shop, paid.order.no)).map((row) => row.amount)).toEqual([5_000, 14_800]);
});

test('staff refuse with a reason; the customer asks again and the new case knows the old one', async () => {
  const paid = await shippedOrder(shop, staff);
  const one = await requestCase(shop, paid, { stage: 'shipped' });
  const refused = await shop.api(staff)(afterSalesAdminRoutes.refuse, { id: one.id, reason: '图片看不出问题' });
  expect(refused).toMatchObject({ status: 'refused', refusal: { reason: '图片看不出问题' } });
  expect(await readCase(shop, paid.shopper, one.id)).toMatchObject({ mayReapply: true, moves: [] });
  expect((await readOrder(shop, paid.shopper, paid.order.id)).lines[0]).toMatchObject({ refunding: 0, openCaseId: null });
  const again = await requestCase(shop, paid, { stage: 'shipped' });
  expect(again.previousId).toBe(one.id);
  const withdrawn = await shop.api(paid.shopper.token)(afterSalesRoutes.withdraw, { id: again.id });
  expect(withdrawn).toMatchObject({ status: 'withdrawn', mayReapply: true });
});

test('staff give another amount and the freight too, and the customer sees it; more than the line cannot be given', async () => {
  const { id: freightTemplateId } = await newFreightTemplate(shop, staff, { fallback: { ...flatRule, nextFee: 0 } });
  const paid = await shippedOrder(shop, staff, [1], { freightTemplateId });
  const line = paid.order.lines[0]?.id as string;
  const one = await requestCase(shop, paid, { stage: 'shipped', lines: [{ lineId: line, quantity: 1, amount: 2_000 }] });
  const api = shop.api(staff);
  const over = api(afterSalesAdminRoutes.agree, { id: one.id, lines: [{ lineId: line, amount: 9_901 }] });
  expect(await over.catch((error: unknown) => error)).toMatchObject({ code: 'case_amount_exceeds', details: { cap: 7_900 } });
  const freight = api(afterSalesAdminRoutes.agree, { id: one.id, freight: 801 });
  expect(await freight.catch((error: unknown) => error)).toMatchObject({
    code: 'case_amount_exceeds',
    details: { freight: true, cap: 800 },
  });
  const changed = await api(afterSalesAdminRoutes.changeAmount, {
    id: one.id,
    lines: [{ lineId: line, amount: 3_000 }],
    reason: '协商一致',
  });
  expect(changed).toMatchObject({ status: 'requested', amount: 3_000 });
  const agreed = await api(afterSalesAdminRoutes.agree, { id: one.id, freight: 800 });
  expect(agreed).toMatchObject({ status: 'refunding', goods: 3_000, freight: 800 });
  const done = await caseBecomes(shop, paid.shopper, one.id, 'done');
  expect(done.timeline.map((entry) => entry.title)).toContain('商家修改退款金额');
});

test('money may go to the balance when the customer prefers it', async () => {
  const paid = await paidOrder(shop, staff);
  const preview = await previewCase(shop, paid, { toBalance: true });
  expect(preview.money).toMatchObject({ way: 'balance', balancePart: paid.order.payable });
  const one = await requestCase(shop, paid, { toBalance: true });
  await agree(shop, staff, one.id);
  const done = await caseBecomes(shop, paid.shopper, one.id, 'done');
  expect(done.money).toMatchObject({ way: 'balance', balancePart: paid.order.payable, channelPart: 0 });
});

test('closing an order gives back what has not gone back yet, and waits for open cases', async () => {
  const paid = await paidOrder(shop, staff, [2]);
  const line = paid.order.lines[0]?.id as string;
  const one = await requestCase(shop, paid, { lines: [{ lineId: line, quantity: 1 }] });
  const close = () => shop.api(staff)(orderAdminRoutes.close, { id: paid.order.id, reason: '缺货' });
  expect(await close().catch((error: unknown) => error)).toMatchObject({ code: 'case_open' });
  await agree(shop, staff, one.id);
  expect(await close()).toMatchObject({ status: 'cancelled' });
  expect((await refundRows(shop, paid.order.no)).map((row) => row.amount)).toEqual([9_900, 9_900 + paid.order.freight]);
});
