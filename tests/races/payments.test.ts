import { orderAdminRoutes, orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { becomes, newShopper, openSheet, placeOrder, readOrder, type Shopper, stockedProduct, type Stocked } from '../factories/orders.ts';
import { announced, balanceOfCustomer, giveBalance, inServer, paymentRows, refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
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
  goods = await stockedProduct(shop, staff, { pieces: 5000 });
});
afterAll(async () => {
  await second.stop();
  await shop.stop();
});
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});

const both = (i: number, token: string) => (i % 2 === 0 ? shop.api(token) : second.api(token));
const order = async (): Promise<{ shopper: Shopper; id: string; no: string; payable: number; placed: Order }> => {
  const shopper = await newShopper(shop);
  const placed = await placeOrder(shop, shopper, [{ skuId: goods.skuId, quantity: 1 }]);
  return { shopper, id: placed.id, no: placed.no, payable: placed.payable, placed };
};
const settled = (no: string) =>
  eventually('all refunds are settled', async () => (await refundRows(shop, no)).every((row) => row.status === 'succeeded'), 10_000);
/** Sends the recorded notification of a payment to the other process. */
const elsewhere = (no: string): void => {
  for (const one of shop.sandbox.notifications.list()) if (one.subject === no) one.url = `${second.url}/api/payments/wechat/notify`;
};

test('B10: fifteen copies of a notification among questions, over two processes: one event', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { shopper, id, no, placed } = await order();
    const sheet = await openSheet(shop, shopper, placed);
    shop.sandbox.faults.add({ kind: 'notify-hold', on: 'TRANSACTION.' });
    expect(shop.sandbox.payer.pay(sheet).result).toBe('ok');
    const [row] = await paymentRows(shop, no);
    const notice = shop.sandbox.notifications.list().find((one) => one.subject === row?.no);
    const send = (i: number) => {
      if (i === 8) elsewhere(String(row?.no));
      return shop.sandbox.notifications.resend(String(notice?.id));
    };
    const { closePayments } = await import('../../server/src/modules/payments/index.ts');
    const attempts = await Promise.all([
      ...Array.from({ length: 15 }, (_, i) => send(i).then((attempt) => attempt.status)),
      ...Array.from({ length: 30 }, (_, i) => both(i, shopper.token)(paymentRoutes.state, { kind: 'order', no }).then(() => 204)),
      ...Array.from({ length: 5 }, () => inServer(() => closePayments('order', no)).then(() => 204)),
    ]);
    expect(new Set(attempts)).toEqual(new Set([204]));
    await becomes(shop, shopper, id, 'paid');
    expect(await announced(shop, 'payment.succeeded', no)).toHaveLength(1);
  }
  await checkInvariants(shop);
});

test('B12: two attempts succeed, in either order: one pays, the other goes back', async () => {
  for (const oldFirst of [true, false, true, false]) {
    const { shopper, id, no, placed } = await order();
    await openSheet(shop, shopper, placed);
    const [old] = await paymentRows(shop, no);
    // The first one is closed here and at WeChat while the customer’s payment is under way.
    await inServer(async () => (await import('../../server/src/modules/payments/index.ts')).closePayments('order', no));
    await openSheet(shop, shopper, placed);
    const [fresh] = await paymentRows(shop, no);
    const numbers = oldFirst ? [old?.no, fresh?.no] : [fresh?.no, old?.no];
    for (const number of numbers) expect(shop.sandbox.payer.payOrder(String(number), { inFlight: true }).result).toBe('ok');
    await becomes(shop, shopper, id, 'paid');
    await eventually('one goes back', async () => (await refundRows(shop, no)).length === 1, 10_000);
    await settled(no);
    const rows = await paymentRows(shop, no);
    expect(rows.map((row) => row.status)).toEqual(['succeeded', 'succeeded']);
    expect(rows.map((row) => row.refunded).sort((a, b) => a - b)).toEqual([0, rows[0]?.amount]);
    expect((await refundRows(shop, no))[0]).toMatchObject({ amount: rows[0]?.amount, request_key: expect.stringMatching(/^unwanted:/) });
  }
  await checkInvariants(shop);
});

test('B13: the refund button is hit ten times, over two processes: the money goes back once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { shopper, id, no, placed } = await order();
    shop.sandbox.payer.pay(await openSheet(shop, shopper, placed));
    await becomes(shop, shopper, id, 'paid');
    const clicks = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => both(i, staff)(orderAdminRoutes.close, { id, reason: '客户要求取消' })),
    );
    expect(clicks.filter((click) => click.status === 'fulfilled').length).toBe(1);
    await settled(no);
    const [payment] = await paymentRows(shop, no);
    expect(payment).toMatchObject({ refunded: payment?.amount, refunding: 0 });
    expect(shop.sandbox.orders.get(String(payment?.no))?.refunds).toHaveLength(1);
  }
  await checkInvariants(shop);
});

/** Part of an order's goods money back, in the books of the order too, as whoever refunds goods does it. */
const giveBackPart = (orderId: number, paymentId: number, lineId: number, amount: number, key: string) =>
  inServer(async () => {
    const [{ transact }, { requestRefund }, { recordRefund }] = await Promise.all([
      import('../../server/src/platform/db/transact.ts'),
      import('../../server/src/modules/payments/index.ts'),
      import('../../server/src/modules/orders/index.ts'),
    ]);
    return transact(async () => {
      const refund = await requestRefund({ paymentId, amount, reason: '部分退款', key });
      if (refund.created) await recordRefund({ orderId, refundId: refund.refundId, lines: [{ lineId, amount, quantity: 0 }], freight: 0 });
      return refund;
    });
  });

test('B13: fifty refunds at once cannot come to a fen more than was paid, by either way', async () => {
  const { shopper, id, no, payable, placed } = await order();
  await giveBalance(shopper.id, 333);
  const { wechat } = await shop.api(shopper.token)(paymentRoutes.prepay, { kind: 'order', no, useBalance: true });
  if (wechat) shop.sandbox.payer.pay(wechat);
  await becomes(shop, shopper, id, 'paid');
  const [payment] = await paymentRows(shop, no);
  const lineId = Number(placed.lines[0]?.id);
  const goods = payable - placed.freight;
  const part = Math.floor(goods / 10);
  const give = (amount: number, key: string) => giveBackPart(Number(id), Number(payment?.id), lineId, amount, key);
  const tries = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => give(part, `part:${no}:${i}`)));
  const rest = goods - part * 10;
  expect(tries.filter((one) => one.status === 'fulfilled').length).toBe(10);
  await expect(give(rest + 1, `over:${no}`)).rejects.toMatchObject({ code: expect.stringMatching(/exceeds/) });
  const same = await Promise.all(Array.from({ length: 20 }, () => give(rest, `rest:${no}`)));
  expect(same.filter((one) => one.created).length).toBe(1);
  expect(new Set(same.map((one) => one.refundId)).size).toBe(1);
  const back = (await refundRows(shop, no)).reduce((sum, row) => sum + row.balance_part, 0);
  expect(back).toBeLessThanOrEqual(333);
  // Freight was not given back: its share of the balance stays.
  expect(333 - back).toBe(333 - Math.round((333 * goods) / payable));
  expect((await balanceOfCustomer(shopper.id)).available).toBe(back);
  await checkInvariants(shop);
});

test('B24: the price changes while the pay sheet is open: the old price pays nothing', async () => {
  for (const inFlight of [false, true]) {
    const { shopper, id, no, placed } = await order();
    const sheet = await openSheet(shop, shopper, placed);
    const before = await readOrder(shop, shopper, id);
    await shop.api(staff)(orderAdminRoutes.changePrice, {
      id,
      goods: before.payable - before.freight - 100,
      freight: before.freight,
      reason: '老客优惠',
    });
    const paid = shop.sandbox.payer.pay(sheet, { inFlight });
    expect(paid.result).toBe(inFlight ? 'ok' : 'fail');
    const fresh = await eventually('a new sheet opens', () => openSheet(shop, shopper, placed).catch(() => null), 10_000);
    expect(shop.sandbox.payer.pay(fresh).result).toBe('ok');
    await becomes(shop, shopper, id, 'paid');
    if (inFlight) {
      await eventually('the old price goes back', async () => (await refundRows(shop, no)).length === 1, 10_000);
      await settled(no);
    }
    const order2 = await readOrder(shop, shopper, id);
    expect(order2.payable).toBe(before.payable - 100);
  }
  await checkInvariants(shop);
});

test('B11: paying and cancelling at the same moment: paid, or cancelled with the money back', async () => {
  for (let round = 0; round < ROUNDS * 4; round += 1) {
    const { shopper, id, no, placed } = await order();
    const sheet = await openSheet(shop, shopper, placed);
    const cancelling = both(round, shopper.token)(orderRoutes.cancel, { id, reason: '不想要了' }).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, round * 3));
    const paid = shop.sandbox.payer.pay(sheet, { inFlight: true });
    await cancelling;
    if (paid.result === 'ok') {
      await eventually(
        'the money has its place',
        async () => {
          const [payment] = await paymentRows(shop, no);
          const state = (await readOrder(shop, shopper, id)).status;
          return state === 'paid' || (state === 'cancelled' && payment?.refunded === payment?.amount);
        },
        10_000,
      );
    }
  }
  await checkInvariants(shop);
});

test('fifty taps on “pay” over two processes open one WeChat order', async () => {
  const { shopper, no } = await order();
  const sheets = await Promise.all(
    Array.from({ length: 50 }, (_, i) => both(i, shopper.token)(paymentRoutes.prepay, { kind: 'order', no })),
  );
  expect(new Set(sheets.map((sheet) => sheet.wechat?.package)).size).toBe(1);
  expect(await paymentRows(shop, no)).toHaveLength(1);
});
