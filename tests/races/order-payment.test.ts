import { orderAdminRoutes, orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  becomes,
  newShopper,
  openSheet,
  placeOrder,
  placePaid,
  readOrder,
  runJob,
  setOrderTimes,
  type Shopper,
  stockedProduct,
} from '../factories/orders.ts';
import { inServer, paymentRows, refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants, settled } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let second: SecondProcess;
let staff: string;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  shopper = await newShopper(shop);
}, 120_000);
afterEach(async () => {
  shop.sandbox.faults.clear();
  await checkInvariants(shop);
});
afterAll(async () => {
  await second.stop();
  await shop.stop();
});
type Sheet = Awaited<ReturnType<typeof openSheet>>;
const inSheet = async (
  count: number,
  pieces = 1000,
): Promise<{ orders: { order: Order; sheet: Sheet }[]; skuId: string; locationId: number }> => {
  const product = await stockedProduct(shop, staff, { pieces });
  const orders = await Promise.all(
    Array.from({ length: count }, async () => {
      const order = await placeOrder(shop, shopper, [{ skuId: product.skuId, quantity: 1 }]);
      return { order, sheet: await openSheet(shop, shopper, order) };
    }),
  );
  return { orders, ...product };
};
/** Closes an order whose time is over, as the worker does. */
const closeByClock = async (id: string): Promise<void> => {
  const { closeUnpaidJob } = await import('../../server/src/modules/orders/order.clock.ts');
  await inServer(() => closeUnpaidJob.handle({ orderId: Number(id) }, new AbortController().signal));
};
const expired = (id: string) => setOrderTimes(shop, id, { pay_before: -60_000 });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('the clock closes while the customer pays: nobody loses money, whoever is first', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { orders } = await inSheet(50);
    for (const { order } of orders) await expired(order.id);
    const paid = await Promise.all(
      orders.map(async ({ order, sheet }, i) => {
        const pay = async () => {
          await pause(Math.random() * 400);
          return shop.sandbox.payer.pay(sheet).result === 'ok';
        };
        const [ok] =
          i % 2 === 0
            ? await Promise.all([pay(), closeByClock(order.id)])
            : (await Promise.all([closeByClock(order.id), pay()])).toReversed();
        return ok as boolean;
      }),
    );
    await settled(shop);
    for (const [i, { order }] of orders.entries())
      expect((await becomes(shop, shopper, order.id, paid[i] ? 'paid' : 'cancelled')).paid).toBe(paid[i] ? order.payable : 0);
  }
});

test('the customer cancels here while paying there', { timeout: 600_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { orders } = await inSheet(50);
    const paid = await Promise.all(
      orders.map(async ({ order, sheet }) => {
        const cancel = second
          .api(shopper.token)(orderRoutes.cancel, { id: order.id, reason: '不要了' })
          .then(
            () => 'cancelled',
            (error: { code: string }) => error.code,
          );
        await pause(Math.random() * 200);
        const ok = shop.sandbox.payer.pay(sheet).result === 'ok';
        expect([await cancel, ok]).toEqual(ok ? ['already_paid', true] : ['cancelled', false]);
        return ok;
      }),
    );
    await settled(shop);
    for (const [i, { order }] of orders.entries()) await becomes(shop, shopper, order.id, paid[i] ? 'paid' : 'cancelled');
  }
});

test('money that was under way when the order closed revives it while the goods last, else goes home', async () => {
  const { orders, skuId, locationId } = await inSheet(2, 2);
  for (const { order } of orders) {
    await expired(order.id);
    await closeByClock(order.id);
    expect((await readOrder(shop, shopper, order.id)).status).toBe('cancelled');
  }
  const [early, late] = orders as [(typeof orders)[0], (typeof orders)[0]];
  await placeOrder(shop, await newShopper(shop), [{ skuId, quantity: 1 }]);
  expect(shop.sandbox.payer.pay(early.sheet, { inFlight: true }).result).toBe('ok');
  const revived = await becomes(shop, shopper, early.order.id, 'paid');
  expect(revived).toMatchObject({ paid: early.order.payable, cancelledAt: null, cancelReason: '' });
  expect(revived.timeline.at(-1)?.title).toBe('支付成功，订单恢复');
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 2, reserved: 2 });
  expect(shop.sandbox.payer.pay(late.sheet, { inFlight: true }).result).toBe('ok');
  const refund = await eventually('the money goes back', async () => (await refundRows(shop, late.order.no))[0]);
  expect(refund).toMatchObject({ amount: late.order.payable, request_key: expect.stringMatching(/^unwanted:/) });
  expect(await readOrder(shop, shopper, late.order.id)).toMatchObject({ status: 'cancelled', paid: 0, refunded: 0 });
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 2, reserved: 2 });
});

test('a revived order counts against the limit again, and goes home when others have used it up', async () => {
  const { skuId } = await stockedProduct(shop, staff, { perCustomer: 1 });
  const who = await newShopper(shop);
  const order = await placeOrder(shop, who, [{ skuId, quantity: 1 }]);
  const sheet = await openSheet(shop, who, order);
  await expired(order.id);
  await closeByClock(order.id);
  await placeOrder(shop, who, [{ skuId, quantity: 1 }]);
  expect(shop.sandbox.payer.pay(sheet, { inFlight: true }).result).toBe('ok');
  await eventually('the money goes back', async () => (await refundRows(shop, order.no)).length === 1);
  expect((await readOrder(shop, who, order.id)).status).toBe('cancelled');
});

test('who cancelled on purpose gets the money back even while goods last', async () => {
  const { orders } = await inSheet(1);
  const [{ order, sheet }] = orders as [(typeof orders)[0]];
  await shop.api(shopper.token)(orderRoutes.cancel, { id: order.id, reason: '不要了' });
  expect(shop.sandbox.payer.pay(sheet, { inFlight: true }).result).toBe('ok');
  await eventually('the money goes back', async () => (await refundRows(shop, order.no)).length === 1);
  expect((await readOrder(shop, shopper, order.id)).status).toBe('cancelled');
});

test('WeChat says “paid” when it is told to close', async () => {
  const { orders } = await inSheet(1);
  const [{ order, sheet }] = orders as [(typeof orders)[0]];
  await expired(order.id);
  shop.sandbox.faults.add({ kind: 'notify-drop', times: 20 });
  shop.sandbox.faults.add({
    kind: 'pay-error',
    on: 'POST /v3/pay/transactions/out-trade-no',
    status: 400,
    code: 'ORDERPAID',
    message: '该订单已支付',
    times: 1,
  });
  const closing = closeByClock(order.id);
  await eventually('the close was asked', async () => shop.sandbox.faults.list().every((fault) => fault.kind !== 'pay-error'));
  const paid = shop.sandbox.payer.pay(sheet).result === 'ok';
  await closing;
  await becomes(shop, shopper, order.id, paid ? 'paid' : 'cancelled');
});

test('a worker that died after closing at WeChat leaves an order that can be closed, or paid anew', async () => {
  const { orders } = await inSheet(2);
  const [left, taken] = orders as [(typeof orders)[0], (typeof orders)[0]];
  const { closePayments } = await import('../../server/src/modules/payments/index.ts');
  for (const { order, sheet } of orders) {
    expect(await inServer(() => closePayments('order', order.no))).toBe('closed');
    expect(shop.sandbox.payer.pay(sheet).result).toBe('fail');
  }
  expect(shop.sandbox.payer.pay(await openSheet(shop, shopper, taken.order)).result).toBe('ok');
  await becomes(shop, shopper, taken.order.id, 'paid');
  await expired(left.order.id);
  await runJob('orders.sweep-unpaid');
  expect((await readOrder(shop, shopper, left.order.id)).status).toBe('cancelled');
});

test('fifty deliveries of the same news at once pay once and send nothing back', { timeout: 600_000 }, async () => {
  const { markPaid } = await import('../../server/src/modules/orders/mark-paid.ts');
  const { skuId } = await stockedProduct(shop, staff);
  for (let round = 0; round < ROUNDS; round += 1) {
    const { order } = await placePaid(shop, shopper, [{ skuId, quantity: 1 }]);
    await settled(shop);
    const [payment] = await paymentRows(shop, order.no);
    // As if nobody had heard of the payment yet.
    await shop.db.connection.query("update orders set status = 'unpaid', payment_id = null, paid = 0, paid_at = null where id = ?", [
      Number(order.id),
    ]);
    const event = {
      paymentId: Number(payment?.id),
      kind: 'order',
      no: order.no,
      paid: order.payable,
      transactionId: String(payment?.transaction_id),
      paidAt: new Date().toISOString(),
    };
    await Promise.all(Array.from({ length: 50 }, () => inServer(() => markPaid(event))));
    expect(await readOrder(shop, shopper, order.id)).toMatchObject({ status: 'paid', paid: order.payable });
    expect(await refundRows(shop, order.no)).toEqual([]);
  }
});

test('a price edit while the customer is in the pay sheet: only one number counts', { timeout: 600_000 }, async () => {
  const { orders } = await inSheet(50);
  const old = await Promise.all(
    orders.map(async ({ order, sheet }, i) => {
      const edit = (i % 2 === 0 ? shop : second)
        .api(staff)(orderAdminRoutes.changePrice, { id: order.id, goods: order.payable - 100, freight: 0, reason: '优惠' })
        .then(
          () => 'changed',
          (error: { code: string }) => error.code,
        );
      await pause(Math.random() * 300);
      const paid = shop.sandbox.payer.pay(sheet).result === 'ok';
      expect([await edit, paid]).toEqual(paid ? ['already_paid', true] : ['changed', false]);
      return paid;
    }),
  );
  const unpaid = orders.filter((_, i) => !old[i]);
  for (const { order } of unpaid) expect(shop.sandbox.payer.pay(await openSheet(shop, shopper, order)).result).toBe('ok');
  await settled(shop);
  for (const [i, { order }] of orders.entries())
    expect((await becomes(shop, shopper, order.id, 'paid')).paid).toBe(order.payable - (old[i] ? 0 : 100));
});

test('the old price that was under way during the edit goes back, and the new one pays', async () => {
  const { orders } = await inSheet(1);
  const [{ order, sheet }] = orders as [(typeof orders)[0]];
  await shop.api(staff)(orderAdminRoutes.changePrice, { id: order.id, goods: order.payable - 100, freight: 0, reason: '优惠' });
  expect(shop.sandbox.payer.pay(sheet, { inFlight: true }).result).toBe('ok');
  const refund = await eventually('the old number goes back', async () => (await refundRows(shop, order.no))[0]);
  expect(refund.amount).toBe(order.payable);
  const fresh = await readOrder(shop, shopper, order.id);
  expect(fresh).toMatchObject({ status: 'unpaid', payable: order.payable - 100 });
  expect(shop.sandbox.payer.pay(await openSheet(shop, shopper, fresh)).result).toBe('ok');
  expect(await becomes(shop, shopper, order.id, 'paid')).toMatchObject({ paid: order.payable - 100, refunded: 0 });
});
