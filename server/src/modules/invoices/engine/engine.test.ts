import { type CheckRule, type TaxMark, taxRates } from '@huitou/shared-types/invoices/states.ts';
import { apportion } from '@huitou/shared-types/money.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildLines, netOf, unitPrice } from './build-lines.ts';
import { checkInvoice, type CheckInput, type Rules } from './check.ts';
import { amountsOf, type LineFacts, type OrderFacts } from './facts.ts';
import { type BlueLine, redLine, redPart } from './red-lines.ts';

const at = new Date('2026-11-22T00:00:00Z');
const code = '1030299000000000000';
const line = (different: Partial<LineFacts> = {}): LineFacts => ({
  orderLineId: 1,
  name: '坚果',
  spec: '500g',
  unit: '袋',
  quantity: 2,
  unitPrice: 5_000,
  paid: 10_000,
  refunded: 0,
  invoiced: 0,
  taken: false,
  taxCode: code,
  taxRate: 1300,
  taxMark: 'normal',
  ...different,
});
const freight = (different: Partial<LineFacts> = {}): LineFacts =>
  line({ orderLineId: null, name: '运费', spec: '', unit: '', quantity: 0, unitPrice: 800, paid: 800, taxRate: 600, ...different });
const order = (different: Partial<OrderFacts> = {}): OrderFacts => ({
  orderId: 7,
  orderNo: 'O7',
  status: 'completed',
  placedAt: at,
  openCases: 0,
  notInvoiced: 0,
  lines: [line()],
  ...different,
});
const rules: Rules = {
  enabled: true,
  requestFrom: 'received',
  requestDays: 365,
  specialEnabled: true,
  discounts: 'spread',
  amountCap: 0,
  maxLines: 100,
  sellerName: '回头好物商贸有限公司',
  sellerTaxNo: '91330100799655058B',
  receiptOnly: false,
};
const company = {
  kind: 'company' as const,
  title: '某某科技有限公司',
  taxNo: '914403001922038216',
  address: '',
  phone: '',
  bank: '',
  account: '',
};
const check = (different: Partial<CheckInput> = {}) =>
  checkInvoice({ type: 'normal', buyer: company, orders: [order()], rules, now: at, ...different });
const told = (different: Partial<CheckInput>): CheckRule[] => check(different).problems.map((one) => one.rule);

describe('the amount', () => {
  test('is what was paid, less what was given back, invoiced and left out', () => {
    const result = check({ orders: [order({ lines: [line({ refunded: 2_500, quantity: 1 }), freight()] })] });
    expect(result.ok).toBe(true);
    expect(result.gross).toBe(7_500 + 800);
    expect(result.lines.map((one) => [one.name, one.gross, one.net, one.tax])).toEqual([
      ['坚果', 7_500, 6_637, 863],
      ['运费', 800, 755, 45],
    ]);
  });
  test('leaves the part from the balance out, and shrinks it with refunds in proportion', () => {
    const whole = amountsOf(order({ notInvoiced: 4_000 }));
    expect(whole).toEqual([{ allowed: 6_000, excluded: 4_000, amount: 6_000 }]);
    const half = amountsOf(order({ notInvoiced: 4_000, lines: [line({ refunded: 5_000 })] }));
    expect(half).toEqual([{ allowed: 3_000, excluded: 2_000, amount: 3_000 }]);
  });
  test('of a line that another live invoice holds is nothing', () => {
    expect(amountsOf(order({ lines: [line({ taken: true, invoiced: 9_000 })] }))[0]?.amount).toBe(0);
    expect(told({ orders: [order({ lines: [line({ taken: true, invoiced: 10_000 })] })] })).toContain('order_invoiced');
  });
});

describe('each rule is told with its line', () => {
  const cases: [CheckRule, Partial<CheckInput>][] = [
    ['disabled', { rules: { ...rules, enabled: false } }],
    ['seller_incomplete', { rules: { ...rules, sellerTaxNo: '' } }],
    ['title_incomplete', { buyer: { ...company, title: ' ' } }],
    ['tax_no_required', { buyer: { ...company, taxNo: null } }],
    ['special_not_offered', { type: 'special', rules: { ...rules, specialEnabled: false } }],
    ['special_for_person', { type: 'special', buyer: { ...company, kind: 'person' } }],
    ['order_state', { orders: [order({ status: 'shipped' })] }],
    ['order_state', { orders: [order({ status: 'received' })], rules: { ...rules, requestFrom: 'completed' } }],
    ['order_open_case', { orders: [order({ openCases: 1 })] }],
    ['order_too_old', { orders: [order({ placedAt: new Date('2025-01-01T00:00:00Z') })] }],
    ['replaced_not_red', { waitsForRed: true }],
    ['nothing_left', { orders: [order({ lines: [line({ refunded: 10_000 })] })] }],
    ['tax_code_missing', { orders: [order({ lines: [line({ taxCode: '' })] })] }],
    ['tax_code_form', { orders: [order({ lines: [line({ taxCode: '123' })] })] }],
    ['tax_rate_missing', { orders: [order({ lines: [line({ taxRate: null })] })] }],
    ['tax_rate_unknown', { orders: [order({ lines: [line({ taxRate: 700 })] })] }],
    ['mark_and_rate', { orders: [order({ lines: [line({ taxRate: 0 })] })] }],
    ['mark_and_rate', { orders: [order({ lines: [line({ taxMark: 'exempt' })] })] }],
    ['special_with_exempt', { type: 'special', orders: [order({ lines: [line({ taxRate: 0, taxMark: 'exempt' })] })] }],
    ['amount_cap', { rules: { ...rules, amountCap: 9_999 } }],
    ['too_many_lines', { rules: { ...rules, maxLines: 1 }, orders: [order({ lines: [line(), freight()] })] }],
  ];
  test.each(cases)('%s', (rule, different) => {
    const result = check(different);
    expect(result.ok).toBe(false);
    expect(result.problems.filter((one) => one.severity === 'error').map((one) => one.rule)).toContain(rule);
  });
  test('on the right line of the right order', () => {
    const { problems } = check({
      orders: [order(), order({ orderId: 8, orderNo: 'O8', lines: [line(), line({ orderLineId: 2, taxCode: '' })] })],
    });
    expect(problems).toEqual([{ rule: 'tax_code_missing', severity: 'error', message: '缺少税收分类编码：坚果', orderNo: 'O8', line: 2 }]);
  });
  test('a doubtful check digit warns and does not stop', () => {
    const result = check({ buyer: { ...company, taxNo: '914403001922038217' } });
    expect(result.ok).toBe(true);
    expect(result.problems).toMatchObject([{ rule: 'tax_no_doubtful', severity: 'warning' }]);
  });
  test('a receipt needs neither seller nor tax codes', () => {
    const result = check({
      rules: { ...rules, sellerName: '', sellerTaxNo: '', receiptOnly: true },
      orders: [order({ lines: [line({ taxCode: '', taxRate: null })] })],
    });
    expect(result.problems).toEqual([]);
  });
});

test('an order discount stands as a line of its own after the goods when the shop wants it so', () => {
  const lines = buildLines([order({ lines: [line({ paid: 9_000 })] })], 'lines');
  expect(lines.map((one) => [one.property, one.gross, one.quantity, one.taxRate])).toEqual([
    ['discounted', 10_000, 2, 1300],
    ['discount', -1_000, null, 1300],
  ]);
  expect(lines[0]?.net).toBe(netOf(10_000, 1300));
  expect((lines[0]?.net ?? 0) + (lines[1]?.net ?? 0)).toBe(netOf(9_000, 1300));
});

test('a unit price gives the net amount back', () => {
  expect(unitPrice(8_850, 3)).toBe('29.5');
  expect(unitPrice(10_000, 3)).toBe('33.3333333333333');
  expect(unitPrice(1, 9_999)).toBe('0.0000010001');
});

// ---- properties
const rate = fc.constantFrom(...taxRates);
const anyLine = (id: number, isFreight = false): fc.Arbitrary<LineFacts> =>
  fc
    .record({
      unitPrice: fc.integer({ min: 1, max: 500_000 }),
      pieces: fc.integer({ min: 1, max: 99 }),
      discount: fc.double({ min: 0, max: 1, noNaN: true }),
      back: fc.double({ min: 0, max: 1, noNaN: true }),
      rate,
    })
    .map((wild) => {
      const listed = isFreight ? wild.unitPrice : wild.unitPrice * wild.pieces;
      const paid = listed - Math.floor(listed * wild.discount);
      return line({
        orderLineId: isFreight ? null : id,
        quantity: isFreight ? 0 : wild.pieces,
        unitPrice: wild.unitPrice,
        paid,
        refunded: Math.floor(paid * wild.back * 0.5),
        taxRate: wild.rate,
        taxMark: (wild.rate === 0 ? 'exempt' : 'normal') as TaxMark,
      });
    });
const anyOrder: fc.Arbitrary<OrderFacts> = fc
  .tuple(
    fc.array(fc.integer(), { minLength: 1, maxLength: 8 }).chain((list) => fc.tuple(...list.map((_, i) => anyLine(i + 1)))),
    anyLine(0, true),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([lines, ship, part]) => {
    const all = [...lines, ship];
    return order({ lines: all, notInvoiced: Math.floor(all.reduce((sum, one) => sum + one.paid, 0) * part) });
  });

test('no fen is lost: the lines add up to what is to be invoiced, within every tolerance', () => {
  fc.assert(
    fc.property(
      fc.array(anyOrder, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('spread' as const, 'lines' as const),
      (list, discounts) => {
        const orders = list.map((one, i) => ({ ...one, orderId: i + 1, orderNo: `O${i + 1}` }));
        const result = check({ orders, rules: { ...rules, discounts } });
        const wanted = orders.reduce((sum, one) => sum + amountsOf(one).reduce((all, amount) => all + amount.amount, 0), 0);
        expect(result.lines.reduce((sum, one) => sum + one.gross, 0)).toBe(wanted);
        expect(result.gross).toBe(result.net + result.tax);
        expect(result.problems.filter((one) => !['nothing_left'].includes(one.rule))).toEqual([]);
        for (const one of orders) {
          const kept = one.lines.reduce((sum, each) => sum + each.paid - each.refunded, 0);
          const amounts = amountsOf(one);
          expect(amounts.reduce((sum, each) => sum + each.allowed + each.excluded, 0)).toBe(kept);
          for (const [i, each] of amounts.entries()) {
            expect(each.allowed).toBeGreaterThanOrEqual(0);
            expect(each.allowed).toBeLessThanOrEqual((one.lines[i]?.paid ?? 0) - (one.lines[i]?.refunded ?? 0));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('red letters of any sizes in any order end exactly where the blue line does, and never above it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50_000_000 }),
      rate,
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 12 }),
      (gross, taxRate, weights) => {
        const tax = gross - netOf(gross, taxRate);
        const blue: BlueLine = {
          id: 1,
          position: 1,
          name: 'x',
          spec: '',
          unit: '件',
          quantity: 5,
          taxCode: code,
          taxRate,
          taxMark: 'normal',
          saleGross: gross,
          saleTax: tax,
          redGross: 0,
          redTax: 0,
          redQuantity: 0,
        };
        for (const share of apportion(gross, weights)) {
          if (share === 0) continue;
          const part = redPart(blue, share, 1);
          const printed = redLine(blue, part);
          expect(part.net + part.tax).toBe(part.gross);
          expect(part.tax).toBeGreaterThanOrEqual(0);
          expect(part.net).toBeGreaterThanOrEqual(0);
          expect(printed.gross).toBe(0 - share);
          // The tax rule of a line holds for red ones too: within 6 fen.
          expect(Math.abs(part.net * taxRate - part.tax * 10_000)).toBeLessThanOrEqual(60_000);
          blue.redGross += part.gross;
          blue.redTax += part.tax;
          blue.redQuantity += part.quantity;
          expect(blue.redGross).toBeLessThanOrEqual(gross);
        }
        expect(blue.redGross).toBe(gross);
        expect(blue.redTax).toBe(tax);
        expect(blue.redQuantity).toBeLessThanOrEqual(5);
      },
    ),
    { numRuns: 300 },
  );
});
