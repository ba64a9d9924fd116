import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agree, type PaidOrder, requestCase, sendBack } from '../factories/after-sales.ts';
import { newFreightTemplate } from '../factories/freight.ts';
import { newShopper, payOrder, placeOrder, readOrder, shipOrder, stockedProduct, trackingNo } from '../factories/orders.ts';
import { hurryRefunds, refundRows } from '../factories/payments.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';

const PIECES = 40;
let shop: TestShop;
let staff: string;
let freightTemplateId: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  ({ id: freightTemplateId } = await newFreightTemplate(shop, staff));
  Object.assign(shop.sandbox.settings, { refundAfterMs: 5, refundIntervalMs: 0 });
});
afterAll(() => shop.stop());

type Units = { sellable: number; damaged: number; missing: number };
const step = fc.record({
  what: fc.constantFrom('cancel', 'ship', 'return', 'compensate'),
  line: fc.nat(2),
  pieces: fc.integer({ min: 1, max: 3 }),
  part: fc.integer({ min: 1, max: 100 }),
  damaged: fc.nat(1),
  toBalance: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const cart = fc.record({
  lines: fc.array(fc.record({ price: fc.integer({ min: 1, max: 50_000 }), quantity: fc.integer({ min: 1, max: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  goodsPart: fc.integer({ min: 30, max: 100 }),
  steps: fc.array(step, { minLength: 1, maxLength: 5 }),
});

/** Paid at a price that staff have lowered, so that every line carries a discount that does not divide evenly. */
const buy = async (lines: readonly { price: number; quantity: number }[], goodsPart: number): Promise<PaidOrder> => {
  const shopper = await newShopper(shop);
  const { skuIds, locationId } = await stockedProduct(shop, staff, {
    pieces: PIECES,
    freightTemplateId,
    specs: { 款: lines.map((_, i) => `款${i}`) },
    sku: (i) => ({ price: lines[i]?.price as number }),
  });
  const placed = await placeOrder(
    shop,
    shopper,
    skuIds.map((skuId, i) => ({ skuId, quantity: lines[i]?.quantity as number })),
  );
  const goods = Math.max(1, Math.floor((placed.itemsTotal * goodsPart) / 100));
  await shop.api(staff)(orderAdminRoutes.changePrice, { id: placed.id, goods, freight: placed.freight, reason: '老客优惠' });
  const { order, transactionId } = await payOrder(shop, shopper, await readOrder(shop, shopper, placed.id));
  return { shopper, order, transactionId, locationId, skuIds };
};
const now = (paid: PaidOrder): Promise<Order> => readOrder(shop, paid.shopper, paid.order.id);

/** Does what can be done of a step; answers what came back sellable. */
const take = async (paid: PaidOrder, { what, line: index, pieces, part, damaged, toBalance }: Step): Promise<Units | null> => {
  const order = await now(paid);
  const line = order.lines[index % order.lines.length] as Order['lines'][number];
  const left = line.quantity - line.shipped - line.cancelled;
  if (what === 'ship') {
    if (order.lines.every((one) => one.quantity - one.shipped - one.cancelled === 0)) return null;
    await shipOrder(shop, staff, order.id);
    return null;
  }
  const n = Math.min(pieces, what === 'cancel' ? left : line.shipped - line.returned);
  const rest = line.payable - line.refunded;
  if (n === 0 || (rest === 0 && what !== 'cancel')) return null;
  const lines = [{ lineId: line.id, quantity: n }];
  if (what === 'cancel') {
    await agree(shop, staff, (await requestCase(shop, paid, { lines, toBalance })).id);
    return null;
  }
  if (what === 'compensate') {
    const amount = Math.max(1, Math.floor((Math.floor((line.payable * n) / line.quantity) * part) / 100));
    const asked = {
      stage: 'shipped' as const,
      lines: [{ ...lines[0], lineId: line.id, quantity: n, amount: Math.min(amount, rest) }],
      toBalance,
    };
    const one = await requestCase(shop, paid, asked).catch((error: unknown) => {
      // The share of so few pieces may be nothing.
      expect(error).toMatchObject({ code: expect.stringMatching(/^case_(amount_exceeds|not_possible)$/) });
      return null;
    });
    if (one) await agree(shop, staff, one.id);
    return null;
  }
  const one = await requestCase(shop, paid, { kind: 'return_refund', lines, toBalance }).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'case_not_possible' });
    return null;
  });
  if (!one) return null;
  await agree(shop, staff, one.id);
  await sendBack(shop, paid.shopper, one.id);
  await shop.api(staff)(afterSalesAdminRoutes.receive, { id: one.id });
  const units = { sellable: n - Math.min(damaged, n), damaged: Math.min(damaged, n), missing: 0 };
  await shop.api(staff)(afterSalesAdminRoutes.inspect, {
    id: one.id,
    units: (['sellable', 'damaged'] as const)
      .filter((decision) => units[decision] > 0)
      .map((decision) => ({ lineId: line.id, decision, quantity: units[decision] })),
    refundNow: true,
  });
  return units;
};

test('carts at odd prices, refunded in any order: never more than was paid, in the end all of it, and only sellable goods are stock again', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(cart, async ({ lines, goodsPart, steps }) => {
      const paid = await buy(lines, goodsPart);
      const sellable = new Map<number, number>();
      const all = [
        ...steps,
        ...paid.order.lines.flatMap((_, line): Step[] => [
          { what: 'cancel', line, pieces: 3, part: 100, damaged: 0, toBalance: false },
          { what: 'return', line, pieces: 3, part: 100, damaged: 0, toBalance: false },
        ]),
      ];
      for (const one of all) {
        const units = await take(paid, one);
        const index = one.line % paid.order.lines.length;
        if (units) sellable.set(index, (sellable.get(index) ?? 0) + units.sellable);
        for (const line of (await now(paid)).lines) expect(line.refunded + line.refunding).toBeLessThanOrEqual(line.payable);
      }
      const order = await now(paid);
      expect(order.lines.map((line) => line.refunded)).toEqual(order.lines.map((line) => line.payable));
      const nothingShipped = order.lines.every((line) => line.shipped === 0);
      expect(order.refundedFreight).toBe(nothingShipped ? order.freight : 0);
      const refunds = await refundRows(shop, order.no);
      expect(refunds.reduce((sum, row) => sum + row.amount, 0)).toBe(order.paid - (nothingShipped ? 0 : order.freight));
      for (const [i, line] of order.lines.entries())
        expect(await stockOf(shop, paid.skuIds[i] as string, paid.locationId)).toEqual({
          onHand: PIECES - line.shipped + (sellable.get(i) ?? 0),
          reserved: 0,
        });
      await eventually(
        'all money has arrived',
        async () => {
          await hurryRefunds(shop, order.no);
          return (await now(paid)).refunded === order.paid - (nothingShipped ? 0 : order.freight);
        },
        20_000,
      );
      await checkInvariants(shop);
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 10), endOnFailure: true },
  );
});

test('an order that was received, completed and settled long ago gives money back by staff', async () => {
  const paid = await buy([{ price: 12_345, quantity: 2 }], 90);
  await shipOrder(shop, staff, paid.order.id, [{ carrier: 'YTO', trackingNo: trackingNo() }]);
  await shop.db.connection.query("update orders set status = 'completed', received_at = utc_timestamp(3) - interval 60 day where id = ?", [
    Number(paid.order.id),
  ]);
  const line = paid.order.lines[0] as Order['lines'][number];
  const opened = await shop.api(staff)(afterSalesAdminRoutes.open, {
    orderId: paid.order.id,
    kind: 'return_refund',
    stage: 'shipped',
    lines: [{ lineId: line.id, quantity: 1, amount: line.payable }],
    reason: 'quality',
    freight: 100,
  });
  await agree(shop, staff, opened.id);
  await sendBack(shop, paid.shopper, opened.id);
  await shop.api(staff)(afterSalesAdminRoutes.receive, { id: opened.id });
  const done = await shop.api(staff)(afterSalesAdminRoutes.inspect, {
    id: opened.id,
    units: [{ lineId: line.id, decision: 'damaged', quantity: 1 }],
    refundNow: true,
  });
  expect(done).toMatchObject({ status: 'refunding', goods: line.payable, freight: 100 });
  await eventually('the money is there', async () => (await now(paid)).refunded === line.payable + 100, 20_000);
  expect((await now(paid)).status).toBe('completed');
  await checkInvariants(shop);
});
