import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { agree, caseBecomes, type PaidOrder, readCase, requestCase } from '../factories/after-sales.ts';
import { becomes, newShopper, placeOrder, readOrder, stockedProduct } from '../factories/orders.ts';
import { announced, balanceOfCustomer, giveBalance, refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
});
afterAll(() => shop.stop());
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});
afterEach(() => checkInvariants(shop));

const BALANCE = 2_900;
/** Bought with a balance that pays a part. */
const bought = async (): Promise<PaidOrder> => {
  const shopper = await newShopper(shop);
  const { skuIds, locationId } = await stockedProduct(shop, staff, { price: 9_900, pieces: 10 });
  const placed = await placeOrder(shop, shopper, [{ skuId: skuIds[0] as string, quantity: 1 }]);
  await giveBalance(shopper.id, BALANCE);
  const { wechat } = await shop.api(shopper.token)(paymentRoutes.prepay, { kind: 'order', no: placed.no, useBalance: true });
  const paid = wechat && shop.sandbox.payer.pay(wechat);
  if (paid?.result !== 'ok') throw new Error('not paid');
  const order = await becomes(shop, shopper, placed.id, 'paid');
  return { shopper, order, locationId, skuIds, transactionId: paid.transactionId };
};
/** The customer wants the money back before anything was sent, and staff agree; WeChat’s part meets `fault`. */
const askedBack = async (fault: 'refund-abnormal' | 'refund-closed') => {
  const paid = await bought();
  shop.sandbox.faults.add({ kind: fault });
  const { id } = await requestCase(shop, paid);
  await agree(shop, staff, id);
  const refund = await eventually(
    'stuck',
    async () => (await refundRows(shop, paid.order.no)).find((row) => row.status === 'abnormal'),
    10_000,
  );
  expect((await balanceOfCustomer(paid.shopper.id)).available).toBe(BALANCE);
  expect((await readCase(shop, paid.shopper, id)).status).toBe('refunding');
  return { paid, caseId: id, refundId: String(refund.id) };
};
const isHome = async ({ paid, caseId }: Awaited<ReturnType<typeof askedBack>>): Promise<void> => {
  await caseBecomes(shop, paid.shopper, caseId, 'done');
  expect(await announced(shop, 'refund.succeeded', paid.order.no)).toMatchObject([{ amount: paid.order.payable }]);
  expect(await balanceOfCustomer(paid.shopper.id)).toMatchObject({ held: 0 });
  await eventually('the order has counted it', async () => (await readOrder(shop, paid.shopper, paid.order.id)).status === 'cancelled');
};
const api = () => shop.api(staff);

test('the payer’s account takes nothing: the rest goes to a bank card, and the case ends', async () => {
  const stuck = await askedBack('refund-abnormal');
  await api()(paymentRoutes.refundToBankCard, {
    id: stuck.refundId,
    target: 'user_card',
    bank: 'ICBC_DEBIT',
    account: '6222020200112233',
    name: '林小雨',
  });
  await isHome(stuck);
});

test('WeChat closes the number: a new one takes its place, and the case knows the debt by the first', async () => {
  const stuck = await askedBack('refund-closed');
  await shop.db.connection.query('update payments set refund_turn_at = null');
  await api()(paymentRoutes.retryRefund, { id: stuck.refundId });
  await isHome(stuck);
  const rows = await refundRows(shop, stuck.paid.order.no);
  expect(rows.map((row) => row.status)).toEqual(['closed', 'succeeded']);
  const first = String(rows[0]?.id);
  expect(await shop.api(stuck.paid.shopper.token)(paymentRoutes.myRefund, { id: first })).toMatchObject({
    id: first,
    no: rows[1]?.no,
    status: 'succeeded',
  });
});

test('it comes back to the shop’s own card, and is handed over with proof', async () => {
  const stuck = await askedBack('refund-abnormal');
  await api()(paymentRoutes.refundToBankCard, { id: stuck.refundId, target: 'merchant_card' });
  const { channelPart } = await eventually('returned', async () => {
    const detail = await api()(paymentRoutes.refund, { id: stuck.refundId });
    return detail.returnedAt !== null && detail;
  });
  expect((await readCase(shop, stuck.paid.shopper, stuck.caseId)).status).toBe('refunding');
  await api()(paymentRoutes.offlineRefund, {
    id: stuck.refundId,
    amount: channelPart,
    way: 'bank',
    reference: 'HB2026',
    picture: '/files/2026/01/proof.webp',
  });
  await isHome(stuck);
});

test('the customer takes it as balance instead, and buys again with it', async () => {
  const stuck = await askedBack('refund-abnormal');
  await api()(paymentRoutes.refundToBankCard, { id: stuck.refundId, target: 'merchant_card' });
  await eventually('returned', async () => (await api()(paymentRoutes.refund, { id: stuck.refundId })).returnedAt !== null);
  await api()(paymentRoutes.refundToBalance, { id: stuck.refundId });
  await isHome(stuck);
  const { shopper, order } = stuck.paid;
  expect((await balanceOfCustomer(shopper.id)).available).toBe(order.payable);
  const again = await placeOrder(shop, shopper, [{ skuId: stuck.paid.skuIds[0] as string, quantity: 1 }]);
  expect(await shop.api(shopper.token)(paymentRoutes.prepay, { kind: 'order', no: again.no, useBalance: true })).toMatchObject({
    paid: true,
    wechat: null,
  });
  await becomes(shop, shopper, again.id, 'paid');
});
