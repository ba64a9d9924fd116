import { orderAdminRoutes, orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { becomes, newShopper, placeOrder, readOrder, type Shopper, stockedProduct, type Stocked } from '../factories/orders.ts';
import { announced, balanceOfCustomer, giveBalance, inServer, paymentRows, refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess, startVictim } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let second: SecondProcess;
let staff: string;
let goods: Stocked;
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  goods = await stockedProduct(shop, staff, { pieces: 9000 });
});
afterAll(async () => {
  await second.stop();
  await shop.stop();
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});
afterEach(() => checkInvariants(shop));

const both = (i: number, token: string) => (i % 2 === 0 ? shop.api(token) : second.api(token));
const place = (shopper: Shopper): Promise<Order> => placeOrder(shop, shopper, [{ skuId: goods.skuId, quantity: 1 }]);
const begin = (i: number, shopper: Shopper, order: Order, useBalance = true) =>
  both(i, shopper.token)(paymentRoutes.prepay, { kind: 'order', no: order.no, useBalance });
const home = (no: string) =>
  eventually('all refunds are settled', async () => (await refundRows(shop, no)).every((row) => row.status === 'succeeded'), 10_000);

test('ten orders, each with all the balance, paid at once over two processes: it is spent once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    const orders = await Promise.all(Array.from({ length: 10 }, () => place(shopper)));
    const payable = orders[0]?.payable ?? 0;
    await giveBalance(shopper.id, payable);
    const tries = await Promise.allSettled(orders.flatMap((order) => [0, 1, 2, 3, 4].map((i) => begin(i, shopper, order))));
    const { balance, held } = await balanceOfCustomer(shopper.id);
    const rows = (await Promise.all(orders.map((order) => paymentRows(shop, order.no)))).flat();
    const taken = rows.filter((row) => row.status !== 'closed').reduce((sum, row) => sum + row.balance_part, 0);
    expect(taken).toBeLessThanOrEqual(payable);
    expect(payable - balance + held).toBe(taken);
    expect(tries.some((one) => one.status === 'fulfilled')).toBe(true);
    const refusals = tries.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(refusals.filter((code) => !['already_paid', 'payment_failed', 'unavailable'].includes(code))).toEqual([]);
  }
});

test('fifty taps on “pay” with a balance that is enough: one payment, announced once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    const order = await place(shopper);
    await giveBalance(shopper.id, order.payable + 100);
    const taps = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => begin(i, shopper, order)));
    expect(taps.some((tap) => tap.status === 'fulfilled')).toBe(true);
    await becomes(shop, shopper, order.id, 'paid');
    expect((await paymentRows(shop, order.no)).filter((row) => row.status === 'succeeded')).toHaveLength(1);
    expect(await announced(shop, 'payment.succeeded', order.no)).toHaveLength(1);
    expect(await balanceOfCustomer(shopper.id)).toEqual({ balance: 100, held: 0, available: 100 });
  }
});

test('fifty taps with a balance for a part: one WeChat order, one hold', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    const order = await place(shopper);
    await giveBalance(shopper.id, 100);
    const taps = await Promise.all(Array.from({ length: 50 }, (_, i) => begin(i, shopper, order)));
    expect(new Set(taps.map((tap) => tap.wechat?.package)).size).toBe(1);
    expect(await paymentRows(shop, order.no)).toHaveLength(1);
    expect(await balanceOfCustomer(shopper.id)).toEqual({ balance: 100, held: 100, available: 0 });
  }
});

test('with and without the balance at the same moment: what WeChat can still take is what the row says', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    const order = await place(shopper);
    await giveBalance(shopper.id, round % 2 === 0 ? 100 : order.payable);
    await Promise.allSettled(Array.from({ length: 20 }, (_, i) => begin(i, shopper, order, i % 3 === 0)));
    const rows = await paymentRows(shop, order.no);
    const payable = rows.filter((row) => shop.sandbox.orders.get(row.no)?.state === 'NOTPAY');
    for (const row of payable)
      expect([row.status, shop.sandbox.orders.get(row.no)?.total]).toEqual(['open', row.amount - row.balance_part]);
    expect(payable.length).toBeLessThanOrEqual(1);
  }
});

test('closing and paying at the same moment: paid whole, or the balance is free and the rest goes home', async () => {
  for (let round = 0; round < ROUNDS * 3; round += 1) {
    const shopper = await newShopper(shop);
    const order = await place(shopper);
    await giveBalance(shopper.id, 100);
    const { wechat } = await begin(round, shopper, order);
    const closing = both(round, shopper.token)(orderRoutes.cancel, { id: order.id, reason: '不想要了' }).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, round * 2));
    const paid = wechat && shop.sandbox.payer.pay(wechat, { inFlight: true });
    await closing;
    await eventually(
      'the money has its place',
      async () => {
        const { status } = await readOrder(shop, shopper, order.id);
        if (status === 'paid') return true;
        if (status !== 'cancelled') return false;
        if (paid?.result !== 'ok') return true;
        const [payment] = await paymentRows(shop, order.no);
        return payment?.status === 'succeeded' && payment.refunded === payment.amount;
      },
      10_000,
    );
    const { status } = await readOrder(shop, shopper, order.id);
    expect(await balanceOfCustomer(shopper.id)).toEqual(
      status === 'paid' ? { balance: 0, held: 0, available: 0 } : { balance: 100, held: 0, available: 100 },
    );
  }
});

test('cancelling against the notification, told fifteen times: one of the two, and the balance follows', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    const order = await place(shopper);
    await giveBalance(shopper.id, 100);
    const { wechat } = await begin(0, shopper, order);
    shop.sandbox.faults.add({ kind: 'notify-hold', on: 'TRANSACTION.' });
    expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
    const [row] = await paymentRows(shop, order.no);
    const notice = shop.sandbox.notifications.list().find((one) => one.subject === row?.no);
    await Promise.allSettled([
      ...Array.from({ length: 15 }, () => shop.sandbox.notifications.resend(String(notice?.id))),
      ...Array.from({ length: 5 }, (_, i) => both(i, shopper.token)(orderRoutes.cancel, { id: order.id, reason: '不想要了' })),
    ]);
    await becomes(shop, shopper, order.id, 'paid');
    expect(await announced(shop, 'payment.succeeded', order.no)).toHaveLength(1);
    expect(await balanceOfCustomer(shopper.id)).toEqual({ balance: 0, held: 0, available: 0 });
  }
});

test('a mixed order is closed by ten clicks: each part goes back once, the way it came', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const shopper = await newShopper(shop);
    const order = await place(shopper);
    await giveBalance(shopper.id, 77);
    const { wechat } = await begin(0, shopper, order);
    if (wechat) shop.sandbox.payer.pay(wechat);
    await becomes(shop, shopper, order.id, 'paid');
    const clicks = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => both(i, staff)(orderAdminRoutes.close, { id: order.id, reason: '客户要求取消' })),
    );
    expect(clicks.filter((click) => click.status === 'fulfilled')).toHaveLength(1);
    await home(order.no);
    const [payment] = await paymentRows(shop, order.no);
    expect(shop.sandbox.orders.get(String(payment?.no))).toMatchObject({ refunded: order.payable - 77, total: order.payable - 77 });
    expect(await balanceOfCustomer(shopper.id)).toEqual({ balance: 77, held: 0, available: 77 });
  }
});

test('killed while WeChat’s reply is on its way: the next try is the same number, and the hold is there once', async () => {
  const victim = await startVictim();
  const shopper = await newShopper(shop);
  const order = await place(shopper);
  await giveBalance(shopper.id, 100);
  shop.sandbox.faults.add({ kind: 'timeout-after', on: '/v3/pay/transactions/jsapi' });
  const lost = victim
    .api(shopper.token)(paymentRoutes.prepay, { kind: 'order', no: order.no, useBalance: true })
    .catch((error: unknown) => error);
  const [row] = await eventually('WeChat has it', async () => {
    const rows = await paymentRows(shop, order.no);
    return rows.some((one) => shop.sandbox.orders.get(one.no)) && rows;
  });
  await victim.kill();
  await lost;
  expect(row).toMatchObject({ status: 'open', balance_part: 100, prepay_id: null });
  const { wechat } = await begin(0, shopper, order);
  expect(await paymentRows(shop, order.no)).toHaveLength(1);
  expect(wechat && shop.sandbox.payer.pay(wechat).result).toBe('ok');
  await becomes(shop, shopper, order.id, 'paid');
  expect(await balanceOfCustomer(shopper.id)).toEqual({ balance: 0, held: 0, available: 0 });
});

test('killed while a stuck refund is being sent to a bank card: WeChat is asked, and it arrives once', async () => {
  const victim = await startVictim();
  const shopper = await newShopper(shop);
  const order = await place(shopper);
  const { wechat } = await begin(0, shopper, order, false);
  if (wechat) shop.sandbox.payer.pay(wechat);
  await becomes(shop, shopper, order.id, 'paid');
  shop.sandbox.faults.add({ kind: 'refund-abnormal' });
  await shop.api(staff)(orderAdminRoutes.close, { id: order.id, reason: '客户要求取消' });
  const refund = await eventually(
    'abnormal',
    async () => (await refundRows(shop, order.no)).find((one) => one.status === 'abnormal'),
    10_000,
  );
  shop.sandbox.faults.add({ kind: 'timeout-after', on: 'POST /v3/refund' });
  const card = { target: 'user_card', bank: 'ICBC_DEBIT', account: '6222020200112233', name: '周一' } as const;
  const lost = victim
    .api(staff)(paymentRoutes.refundToBankCard, { id: String(refund.id), ...card })
    .catch((error: unknown) => error);
  await eventually('WeChat has it', async () => shop.sandbox.refunds.get(refund.no)?.channel === 'OTHER_BANKCARD');
  await victim.kill();
  await lost;
  await shop.db.connection.query('update refunds set next_try_at = utc_timestamp(3) where id = ? and next_try_at is not null', [refund.id]);
  const { workOnRefund } = await import('../../server/src/modules/payments/work-on-refund.ts');
  await inServer(() => workOnRefund(refund.id));
  await home(order.no);
  expect((await refundRows(shop, order.no))[0]).toMatchObject({ status: 'succeeded', way: 'bank_card' });
  expect(await announced(shop, 'refund.succeeded', order.no)).toHaveLength(1);
});
