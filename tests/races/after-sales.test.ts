import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../server/src/platform/clock.ts';
import { agree, askFor, caseBecomes, type PaidOrder, readCase, requestCase, sendBack, setCaseTimes } from '../factories/after-sales.ts';
import {
  newShopper,
  placePaid,
  readOrder,
  runJob,
  setOrderTimes,
  shipOrder,
  type Shopper,
  stockedProduct,
  type Stocked,
  trackingNo,
} from '../factories/orders.ts';
import { refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { stockOf } from '../factories/stock.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

const AT_ONCE = 50;
let shop: TestShop;
let second: SecondProcess;
let staff: string;
let shopper: Shopper;
let goods: Stocked;
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  shopper = await newShopper(shop);
  goods = await stockedProduct(shop, staff, { pieces: 100_000 });
  Object.assign(shop.sandbox.settings, { refundAfterMs: 20, refundIntervalMs: 0 });
}, 120_000);
afterEach(() => checkInvariants(shop));
afterAll(async () => {
  await second.stop();
  await shop.stop();
});

const both = (i: number, token: string) => (i % 2 === 0 ? shop.api(token) : second.api(token));
const code = (result: PromiseSettledResult<unknown>): string =>
  result.status === 'fulfilled' ? 'ok' : String((result.reason as { code?: string }).code ?? result.reason);
const codes = (results: readonly PromiseSettledResult<unknown>[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const result of results) counts[code(result)] = (counts[code(result)] ?? 0) + 1;
  return counts;
};
const paidOne = async (quantity = 1): Promise<PaidOrder> => {
  const { order, transactionId } = await placePaid(shop, shopper, [{ skuId: goods.skuId, quantity }]);
  return { shopper, order, transactionId, locationId: goods.locationId, skuIds: goods.skuIds };
};
/** Many at once, in some handfuls: what is raced comes after. */
const many = async <T>(count: number, make: () => Promise<T>): Promise<T[]> => {
  const made: T[] = [];
  while (made.length < count) made.push(...(await Promise.all(Array.from({ length: Math.min(10, count - made.length) }, make))));
  return made;
};
const shipped = async (): Promise<PaidOrder> => {
  const paid = await paidOne();
  await shipOrder(shop, staff, paid.order.id);
  return { ...paid, order: await readOrder(shop, shopper, paid.order.id) };
};
const clock = () => runJob('after-sales.clock');

test('B13: agreeing fifty times, by staff in two processes and by the clock, gives the money back once', { timeout: 300_000 }, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const paid = await paidOne();
    const one = await requestCase(shop, paid);
    await setCaseTimes(shop, one.id, { due_at: -MINUTE });
    const results = await Promise.allSettled([
      ...Array.from({ length: AT_ONCE }, (_, i) =>
        i % 5 === 4
          ? both(i, staff)(afterSalesAdminRoutes.batchAgree, { ids: [one.id] }).then(({ items }) => {
              if (!items[0]?.ok) throw Object.assign(new Error('refused'), { code: 'state_forbidden' });
            })
          : both(i, staff)(afterSalesAdminRoutes.agree, { id: one.id }),
      ),
      clock(),
    ]);
    const { ok = 0, state_forbidden = 0 } = codes(results.slice(0, AT_ONCE));
    expect(ok + state_forbidden).toBe(AT_ONCE);
    expect(ok).toBeLessThanOrEqual(1);
    await caseBecomes(shop, shopper, one.id, 'done');
    expect((await refundRows(shop, paid.order.no)).map((row) => [row.amount, row.status])).toEqual([[paid.order.payable, 'succeeded']]);
    expect(await readOrder(shop, shopper, paid.order.id)).toMatchObject({ status: 'cancelled', refunded: paid.order.payable });
  }
});

test('B8: sixty requests for one line make one case, and money beyond the line is never promised', { timeout: 300_000 }, async () => {
  const paid = await shipped();
  const line = paid.order.lines[0]?.id as string;
  const asked = askFor(paid, { stage: 'shipped', lines: [{ lineId: line, quantity: 1, amount: paid.order.lines[0]?.payable as number }] });
  const results = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => both(i, shopper.token)(afterSalesRoutes.request, asked)));
  expect(codes(results)).toEqual({ ok: 1, case_line_busy: 59 });
  expect((await readOrder(shop, shopper, paid.order.id)).openCases).toBe(1);
});

test('the customer withdraws while staff agree: one of the two, and the goods follow', { timeout: 300_000 }, async () => {
  const cases = await many(AT_ONCE, async () => {
    const paid = await paidOne();
    return { paid, one: await requestCase(shop, paid) };
  });
  await Promise.all(
    cases.map(async ({ one }, i) => {
      const [agreed, withdrawn] = await Promise.allSettled([
        agree(shop, staff, one.id),
        both(i, shopper.token)(afterSalesRoutes.withdraw, { id: one.id }),
      ]);
      expect([code(agreed), code(withdrawn)].toSorted()).toEqual(['ok', 'state_forbidden']);
    }),
  );
  for (const { paid, one } of cases) {
    const now = await readCase(shop, shopper, one.id);
    const order = await readOrder(shop, shopper, paid.order.id);
    const refunds = await refundRows(shop, paid.order.no);
    expect([order.status, order.openCases, refunds.length]).toEqual(now.status === 'withdrawn' ? ['paid', 0, 0] : ['cancelled', 0, 1]);
  }
});

test('staff refuse while the clock agrees, in two processes: one of the two', { timeout: 300_000 }, async () => {
  const cases = await many(AT_ONCE, async () => requestCase(shop, await shipped(), { stage: 'shipped' }));
  for (const one of cases) await setCaseTimes(shop, one.id, { due_at: -MINUTE });
  const [, , ...refused] = await Promise.allSettled([
    clock(),
    clock(),
    ...cases.map((one, i) => both(i, staff)(afterSalesAdminRoutes.refuse, { id: one.id, reason: '证据不足' })),
  ]);
  const after = await Promise.all(cases.map((one) => readCase(shop, shopper, one.id)));
  for (const [i, one] of after.entries()) {
    const result = refused[i] as PromiseSettledResult<unknown>;
    expect([code(result), one.status === 'refused']).toEqual(one.status === 'refused' ? ['ok', true] : ['state_forbidden', false]);
    expect((await refundRows(shop, one.orderNo)).length).toBe(one.status === 'refused' ? 0 : 1);
  }
});

test('B14: fifty receive and inspect the same parcel: stock comes back once', { timeout: 300_000 }, async () => {
  const paid = await shipped();
  const one = await requestCase(shop, paid, { kind: 'return_refund' });
  await agree(shop, staff, one.id);
  await sendBack(shop, shopper, one.id);
  const before = await stockOf(shop, goods.skuId, goods.locationId);
  const received = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, (_, i) => both(i, staff)(afterSalesAdminRoutes.receive, { id: one.id })),
  );
  expect(codes(received)).toEqual({ ok: 1, state_forbidden: AT_ONCE - 1 });
  const units = one.lines.map((line) => ({ lineId: line.lineId, decision: 'sellable' as const, quantity: line.quantity }));
  const inspected = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, (_, i) => both(i, staff)(afterSalesAdminRoutes.inspect, { id: one.id, units })),
  );
  expect(codes(inspected)).toEqual({ ok: 1, state_forbidden: AT_ONCE - 1 });
  expect((await stockOf(shop, goods.skuId, goods.locationId)).onHand).toBe(before.onHand + 1);
  await caseBecomes(shop, shopper, one.id, 'done');
  expect((await refundRows(shop, paid.order.no)).length).toBe(1);
});

test('B18: shipping against a refund of the same pieces: they leave, or the money does, never both', { timeout: 300_000 }, async () => {
  const orders = await many(AT_ONCE, () => paidOne(2));
  const cases: CaseView[] = [];
  await Promise.all(
    orders.map(async (paid, i) => {
      const [left, asked] = await Promise.allSettled([
        both(i, staff)(fulfilmentRoutes.ship, { orderId: paid.order.id, parcels: [{ carrier: 'YTO', trackingNo: trackingNo() }] }),
        both(i + 1, shopper.token)(afterSalesRoutes.request, askFor(paid)),
      ]);
      const outcomes = ['ok/case_not_possible', 'ok/case_pieces_exceed', 'pieces_held/ok'];
      expect(outcomes).toContain(`${code(left)}/${code(asked)}`);
      if (asked.status === 'fulfilled') cases.push(asked.value);
    }),
  );
  await Promise.all(cases.map((one, i) => both(i, staff)(afterSalesAdminRoutes.agree, { id: one.id })));
  for (const paid of orders) expect(['shipped', 'cancelled']).toContain((await readOrder(shop, shopper, paid.order.id)).status);
});

test('B18: applying at the very moment of automatic receipt and of completion', { timeout: 300_000 }, async () => {
  const orders = await many(AT_ONCE, shipped);
  for (const { order } of orders) await setOrderTimes(shop, order.id, { receive_before: -1_000 });
  const asked = (paid: PaidOrder) => askFor(paid, { stage: 'shipped' });
  const first = await Promise.allSettled([
    runJob('orders.auto-receive'),
    runJob('orders.auto-receive'),
    ...orders.map((paid, i) => both(i, shopper.token)(afterSalesRoutes.request, asked(paid))),
  ]);
  // Receipt does not end the window: everybody is heard, and nobody with an open case is received by the clock afterwards.
  expect(codes(first)).toEqual({ ok: AT_ONCE + 2 });
  const before = await Promise.all(orders.map(({ order }) => readOrder(shop, shopper, order.id)));
  await runJob('orders.auto-receive');
  const after = await Promise.all(orders.map(({ order }) => readOrder(shop, shopper, order.id)));
  expect(after.map((order) => order.status)).toEqual(before.map((order) => order.status));

  const more = await many(AT_ONCE, async () => {
    const paid = await shipped();
    await setOrderTimes(shop, paid.order.id, { receive_before: -1_000 });
    return paid;
  });
  await runJob('orders.auto-receive');
  for (const { order } of more) await setOrderTimes(shop, order.id, { received_at: -7 * DAY + 400 });
  const pause = new Promise((resolve) => setTimeout(resolve, 380));
  await pause;
  const [, , ...requests] = await Promise.allSettled([
    runJob('orders.complete'),
    runJob('orders.complete'),
    ...more.map((paid, i) => both(i, shopper.token)(afterSalesRoutes.request, asked(paid))),
  ]);
  await runJob('orders.complete');
  for (const [i, paid] of more.entries()) {
    const { status, openCases } = await readOrder(shop, shopper, paid.order.id);
    const result = requests[i] as PromiseSettledResult<unknown>;
    expect([code(result), status, openCases]).toEqual(
      result.status === 'fulfilled' ? ['ok', 'received', 1] : ['case_window_closed', 'completed', 0],
    );
  }
});

test('an order is closed by staff while its customer asks for a part: the money goes back once', { timeout: 300_000 }, async () => {
  const orders = await many(AT_ONCE, () => paidOne(2));
  await Promise.all(
    orders.map(async (paid, i) => {
      const line = paid.order.lines[0]?.id as string;
      const [closed, asked] = await Promise.allSettled([
        both(i, staff)(orderAdminRoutes.close, { id: paid.order.id, reason: '缺货' }),
        both(i + 1, shopper.token)(afterSalesRoutes.request, askFor(paid, { lines: [{ lineId: line, quantity: 1 }] })),
      ]);
      expect([code(closed), code(asked)]).toEqual(code(closed) === 'ok' ? ['ok', 'case_not_possible'] : ['case_open', 'ok']);
      const refunds = await refundRows(shop, paid.order.no);
      expect(refunds.reduce((sum, row) => sum + row.amount, 0)).toBe(code(closed) === 'ok' ? paid.order.payable : 0);
    }),
  );
});
