import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runJob } from '../../factories/orders.ts';
import { announced, newPayable, ownPayables, paymentRows, payFor, refundOf, refundRows } from '../../factories/payments.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
});
afterAll(() => shop.stop());
beforeEach(() => {
  shop.sandbox.faults.clear();
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
});

/** As if Redis had lost its jobs long ago. */
const longAgo = (table: 'payments' | 'refunds', column: string, no: string) =>
  shop.db.connection.query('update ?? set ?? = utc_timestamp(3) - interval 5 minute where payable_no = ?', [table, column, no]);

test('an open payment whose wake-up call was lost is asked after', async () => {
  shop.sandbox.faults.add({ kind: 'notify-drop' });
  const order = await newPayable(shop);
  await payFor(shop, order);
  await longAgo('payments', 'next_query_at', order.ref.no);
  await runJob('payments.sweep');
  expect((await paymentRows(shop, order.ref.no))[0]?.status).toBe('succeeded');
  expect(await announced(shop, 'payment.succeeded', order.ref.no)).toHaveLength(1);
});

test('one that can no longer be paid is closed, there and here', async () => {
  const order = await newPayable(shop);
  await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  await longAgo('payments', 'next_query_at', order.ref.no);
  await longAgo('payments', 'expires_at', order.ref.no);
  await runJob('payments.sweep');
  const [row] = await paymentRows(shop, order.ref.no);
  expect(row?.status).toBe('closed');
  expect(shop.sandbox.orders.get(String(row?.no))?.state).toBe('CLOSED');
  expect(await announced(shop, 'payment.closed', order.ref.no)).toHaveLength(1);
});

test('one that WeChat cannot tell about stays open, and does not keep the others waiting', async () => {
  const [silent, fine] = [await newPayable(shop), await newPayable(shop)];
  shop.sandbox.faults.add({ kind: 'notify-drop', times: 2 });
  const { no } = await payFor(shop, silent);
  await payFor(shop, fine);
  shop.sandbox.faults.add({ kind: 'unavailable', on: `/v3/pay/transactions/out-trade-no/${no}`, times: 3 });
  for (const { ref } of [silent, fine]) await longAgo('payments', 'next_query_at', ref.no);
  await runJob('payments.sweep');
  expect((await paymentRows(shop, silent.ref.no))[0]?.status).toBe('open');
  expect((await paymentRows(shop, fine.ref.no))[0]?.status).toBe('succeeded');
});

test('a refund whose worker died is taken up again, under its number', async () => {
  const order = await newPayable(shop);
  await payFor(shop, order);
  const row = await eventually('paid', async () => (await paymentRows(shop, order.ref.no)).find((one) => one.status === 'succeeded'));
  shop.sandbox.faults.add({ kind: 'reset-after', on: 'POST /v3/refund' });
  shop.sandbox.faults.add({ kind: 'notify-drop', on: 'REFUND.' });
  await refundOf(row.id, 800, `sweep:${row.id}`);
  await eventually(
    'tried',
    async () => ((await refundRows(shop, order.ref.no))[0]?.attempts ?? 0) > 0 && (await refundRows(shop, order.ref.no))[0]?.failure !== '',
  );
  await longAgo('refunds', 'next_try_at', order.ref.no);
  await runJob('payments.sweep');
  await eventually('refunded', async () => (await refundRows(shop, order.ref.no))[0]?.status !== 'waiting');
  await longAgo('refunds', 'next_try_at', order.ref.no);
  await runJob('payments.sweep');
  expect((await refundRows(shop, order.ref.no)).map((one) => one.status)).toEqual(['succeeded']);
  expect(shop.sandbox.orders.get(row.no)?.refunds).toHaveLength(1);
});
