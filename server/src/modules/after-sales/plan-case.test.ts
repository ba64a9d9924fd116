import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { placeholderEnv } from '../../../../scripts/lib/placeholder-env.ts';
import { setEnv } from '../../env.ts';
import type { OrderLineRow, OrderRow } from '../orders/index.ts';
import type * as Rules from './plan-case.ts';

// The rules are pure; what they import reads the environment when it is loaded.
let rules: typeof Rules;
beforeAll(async () => {
  setEnv(placeholderEnv());
  rules = await import('./plan-case.ts');
});

const lineRow = (different: Partial<OrderLineRow>): OrderLineRow => ({
  id: 1,
  order_id: 1,
  sku_id: 1,
  product_id: 1,
  category_id: 1,
  code: 'T',
  name: '茶',
  spec: '',
  picture: '',
  quantity: 3,
  shipped: 0,
  cancelled: 0,
  held: 0,
  returned: 0,
  case_id: null,
  discounts: null,
  unit_price: 3_334,
  discount: 2,
  freight: 0,
  payable: 10_000,
  refunded: 0,
  refunding: 0,
  cost: null,
  weight_g: 0,
  limited: false,
  ...different,
});
const orderRow = { status: 'paid', payment_id: 1, freight: 800, refunded_freight: 0, refunding_freight: 0 } as OrderRow;
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('freight comes back with the last piece only, and only when nothing has left', () => {
  const lines = [lineRow({ id: 1 }), lineRow({ id: 2, quantity: 1, held: 1, case_id: 7 })];
  const plan = (pieces: number, rows: OrderLineRow[], rule: 'unshipped' | 'never' = 'unshipped') =>
    rules.planCase(orderRow, rows, { kind: 'refund_only', stage: 'unshipped', lines: [{ lineId: 1, quantity: pieces }] }, rule);
  expect(plan(2, lines)).toMatchObject({ goods: 6_667, freight: 0 });
  expect(plan(3, lines)).toMatchObject({ goods: 10_000, freight: 800 });
  expect(plan(3, lines, 'never').freight).toBe(0);
  expect(plan(3, [lineRow({ id: 1 }), lineRow({ id: 2, quantity: 1, shipped: 1 })]).freight).toBe(0);
});

test('the cap is line paid − refunded − in flight; staff may go up to it, customers up to the share of the pieces', () => {
  const lines = [lineRow({ shipped: 3, refunded: 2_500, refunding: 0 })];
  const ask = (amount: number, staff: boolean) =>
    rules.planCase(
      orderRow,
      lines,
      { kind: 'return_refund', stage: 'shipped', lines: [{ lineId: 1, quantity: 1, amount }] },
      'unshipped',
      staff,
    );
  expect(ask(3_333, false).goods).toBe(3_333);
  expect(refusal(() => ask(3_334, false))).toMatchObject({ code: 'case_amount_exceeds', details: { lineId: '1', cap: 3_333 } });
  expect(ask(7_500, true).goods).toBe(7_500);
  expect(refusal(() => ask(7_501, true))).toMatchObject({ code: 'case_amount_exceeds', details: { cap: 7_500 } });
  expect(
    refusal(() =>
      rules.planCase(
        orderRow,
        [lineRow({ shipped: 3, case_id: 9 })],
        { kind: 'exchange', stage: 'shipped', lines: [{ lineId: 1, quantity: 1 }] },
        'never',
      ),
    ),
  ).toMatchObject({
    code: 'case_line_busy',
  });
});

test('however pieces of a line are cancelled, returned and made good, never more than was paid comes back, and all of them give all of it', () => {
  const step = fc.record({
    what: fc.constantFrom('cancel', 'return', 'compensate'),
    pieces: fc.nat(5),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.nat(9),
      fc.array(step, { maxLength: 12 }),
      (quantity, payable, sent, steps) => {
        let line = lineRow({ quantity, payable, shipped: Math.min(sent, quantity) });
        const give = (what: string, pieces: number, part: number): void => {
          const left = what === 'cancel' ? line.quantity - line.shipped - line.cancelled : line.shipped - line.returned;
          const n = Math.min(pieces, left);
          if (n === 0) return;
          const kind = what === 'return' ? 'return_refund' : 'refund_only';
          const share = rules.shareOf(line, n, { kind, stage: what === 'cancel' ? 'unshipped' : 'shipped' });
          const amount = what === 'compensate' ? Math.floor(share * part) : share;
          expect(Number.isInteger(amount) && amount >= 0).toBe(true);
          line = {
            ...line,
            refunded: line.refunded + amount,
            cancelled: line.cancelled + (what === 'cancel' ? n : 0),
            returned: line.returned + (what === 'return' ? n : 0),
          };
          expect(line.refunded).toBeLessThanOrEqual(line.payable);
        };
        for (const { what, pieces, part } of steps) give(what, pieces, part);
        give('cancel', quantity, 1);
        give('return', quantity, 1);
        expect(line.refunded).toBe(payable);
      },
    ),
    { numRuns: 1_000 },
  );
});
