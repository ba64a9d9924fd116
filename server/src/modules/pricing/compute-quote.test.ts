import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SkuSnapshot } from '../catalog/index.ts';
import type { Template } from './compute-freight.ts';
import { computeQuote, type QuoteInput } from './compute-quote.ts';
import type { SlotStep } from '@huitou/shared-types/pricing/slots.ts';

const sku = (skuId: number, different: Partial<SkuSnapshot> = {}): SkuSnapshot => ({
  skuId,
  productId: skuId * 10,
  code: `C${skuId}`,
  productName: `茶杯${skuId}`,
  spec: '白',
  picture: '',
  unit: '件',
  price: 1000,
  marketPrice: null,
  cost: null,
  weightG: 500,
  volumeCm3: 800,
  freightTemplateId: null,
  categoryId: 1,
  categoryIds: [1],
  brandId: null,
  minQuantity: 1,
  perOrder: null,
  perCustomer: null,
  sellable: true,
  ...different,
});
const template = (different: Partial<Template> = {}): Template => ({
  id: 1,
  name: '标准',
  by: 'piece',
  fallback: { regions: [], first: 1, firstFee: 800, next: 1, nextFee: 200, freeFrom: 9900, freePieces: null },
  rules: [],
  excluded: [],
  isDefault: true,
  ...different,
});
const place = { provinceCode: '330000', cityCode: '330100', districtCode: '330106' };
const input = (different: Partial<QuoteInput>): QuoteInput => ({
  items: [],
  available: new Map([1, 2, 3, 4, 5, 6].map((id) => [id, 9999])),
  bought: new Map(),
  steps: [],
  templates: [template()],
  delivery: { kind: 'express', place },
  ...different,
});
const codes = (different: Partial<QuoteInput>): string[] => computeQuote(input(different)).quote.problems.map((problem) => problem.code);

test('a plain order is prices plus freight', () => {
  const { quote } = computeQuote(
    input({
      items: [
        { sku: sku(1), quantity: 2 },
        { sku: sku(2, { price: 550 }), quantity: 1 },
      ],
    }),
  );
  expect(quote).toMatchObject({
    itemsTotal: 2550,
    discountTotal: 0,
    freight: { amount: 1200, lackForFree: 7350 },
    payable: 3750,
    problems: [],
  });
  expect(quote.freight.explanation).toBe('首 1 件 ¥8.00，续 1 件 ×2 共 ¥4.00');
  expect(quote.lines.map((line) => line.freight)).toEqual([941, 259]);
});

const sampleSteps: SlotStep[] = [
  {
    slot: 'points',
    discounts: (lines) => [{ label: '积分抵扣', amount: Math.floor(lines.reduce((sum, line) => sum + line.payable, 0) / 10) }],
  },
  { slot: 'activity', discounts: () => [{ label: '秒杀', amount: 300, skuIds: [1] }] },
  {
    slot: 'full_reduction',
    discounts: (lines) => (lines.reduce((sum, line) => sum + line.payable, 0) >= 2000 ? [{ label: '满 20 减 5', amount: 500 }] : []),
  },
];

test('slots run in their fixed order, each on what the ones before it left', () => {
  const { quote } = computeQuote(
    input({
      items: [
        { sku: sku(1), quantity: 1 },
        { sku: sku(2, { price: 1500 }), quantity: 1 },
      ],
      steps: sampleSteps,
      delivery: { kind: 'pickup' },
    }),
  );
  // 2500 − 300 = 2200 ≥ 2000, − 500 = 1700, − 170
  expect(quote.discounts).toEqual([
    { slot: 'activity', label: '秒杀', amount: 300 },
    { slot: 'full_reduction', label: '满 20 减 5', amount: 500 },
    { slot: 'points', label: '积分抵扣', amount: 170 },
  ]);
  expect(quote.payable).toBe(1530);
  expect(quote.lines[0]?.discounts.map((discount) => discount.slot)).toEqual(['activity', 'full_reduction', 'points']);
  expect(quote.lines[1]?.discounts.map((discount) => discount.slot)).toEqual(['full_reduction', 'points']);
});

test('a discount is cut to what its lines cost; a negative one takes nothing; half a fen is refused', () => {
  const steps = (amount: number): SlotStep[] => [{ slot: 'coupon', discounts: () => [{ label: '券', amount, skuIds: [1] }] }];
  const quote = (amount: number) =>
    computeQuote(
      input({
        items: [
          { sku: sku(1), quantity: 1 },
          { sku: sku(2), quantity: 1 },
        ],
        steps: steps(amount),
        delivery: { kind: 'pickup' },
      }),
    ).quote;
  expect(quote(99_999)).toMatchObject({ discountTotal: 1000, payable: 1000, lines: [{ payable: 0 }, { payable: 1000 }] });
  expect(quote(-500)).toMatchObject({ discountTotal: 0, discounts: [], payable: 2000 });
  expect(() => quote(0.5)).toThrow('not an amount');
});

test('whatever stands against ordering is named with the product', () => {
  const { problems } = computeQuote(input({ items: [{ sku: sku(1), quantity: 5 }], available: new Map([[1, 3]]) })).quote;
  expect(problems).toEqual([{ skuId: '1', code: 'stock_insufficient', message: '“茶杯1 白”库存仅剩 3 件' }]);
  expect(codes({ items: [{ sku: sku(1, { sellable: false }), quantity: 5 }] })).toEqual(['item_unavailable']);
  expect(codes({ items: [{ sku: sku(1, { minQuantity: 3 }), quantity: 2 }] })).toEqual(['min_quantity']);
  expect(codes({ items: [{ sku: sku(1, { perOrder: 3 }), quantity: 4 }] })).toEqual(['purchase_limit']);
  expect(codes({ items: [{ sku: sku(1, { perCustomer: 3 }), quantity: 2 }], bought: new Map([[10, 2]]) })).toEqual(['purchase_limit']);
  expect(codes({ items: [], unknownSkuIds: [7] })).toEqual(['item_unavailable']);
  expect(codes({ items: [{ sku: sku(1), quantity: 1 }], templates: [template({ excluded: ['330000'] })] })).toEqual(['out_of_area']);
});

test('limits count the SKUs of a product together', () => {
  const shared = { productId: 77, perOrder: 3 };
  expect(
    codes({
      items: [
        { sku: sku(1, shared), quantity: 2 },
        { sku: sku(2, shared), quantity: 2 },
      ],
    }),
  ).toEqual(['purchase_limit', 'purchase_limit']);
});

test('pick-up costs no freight, and no place means that none is charged yet', () => {
  const items = [{ sku: sku(1), quantity: 1 }];
  expect(computeQuote(input({ items, delivery: { kind: 'pickup' } })).quote.freight).toEqual({
    amount: 0,
    list: 0,
    offs: [],
    explanation: '到店自提，免运费',
    lackForFree: null,
  });
  expect(computeQuote(input({ items, delivery: { kind: 'express', place: null } })).quote.freight.amount).toBe(0);
});

// ---- what holds for every basket
const rule = fc.record({
  regions: fc.constant<string[]>([]),
  first: fc.integer({ min: 1, max: 5000 }),
  firstFee: fc.integer({ min: 0, max: 5000 }),
  next: fc.integer({ min: 1, max: 5000 }),
  nextFee: fc.integer({ min: 0, max: 2000 }),
  freeFrom: fc.option(fc.integer({ min: 0, max: 50_000 })),
  freePieces: fc.option(fc.integer({ min: 1, max: 30 })),
});
const anyTemplates = fc
  .array(fc.record({ by: fc.constantFrom('piece' as const, 'weight' as const, 'volume' as const), fallback: rule }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) => all.map((one, i) => template({ ...one, id: i + 1, name: `模板${i + 1}`, isDefault: i === 0 })));
const anyItems = fc
  .uniqueArray(
    fc.record({
      skuId: fc.integer({ min: 1, max: 40 }),
      price: fc.integer({ min: 0, max: 100_000 }),
      quantity: fc.integer({ min: 1, max: 50 }),
      weightG: fc.integer({ min: 0, max: 5000 }),
      volumeCm3: fc.integer({ min: 0, max: 9000 }),
      freightTemplateId: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    { selector: (item) => item.skuId, minLength: 1, maxLength: 12 },
  )
  .map((all) => all.map(({ quantity, ...fields }) => ({ sku: sku(fields.skuId, fields), quantity })));
const anySteps = fc
  .array(
    fc.record({
      slot: fc.constantFrom('activity' as const, 'member' as const, 'full_reduction' as const, 'coupon' as const, 'points' as const),
      amount: fc.integer({ min: -1000, max: 500_000 }),
      on: fc.option(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 })),
    }),
    { maxLength: 5 },
  )
  .map((all): SlotStep[] =>
    all.map(({ slot, amount, on }, i) => ({ slot, discounts: () => [{ label: `优惠${i}`, amount, ...(on ? { skuIds: on } : {}) }] })),
  );
const anyQuote = fc.record({ items: anyItems, templates: anyTemplates, steps: anySteps });
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

test('the lines add up to the payable, to the fen, and no line costs less than nothing', () => {
  fc.assert(
    fc.property(anyQuote, (parts) => {
      const { quote, lines } = computeQuote(input(parts));
      expect(sum(quote.lines.map((line) => line.payable)) + quote.freight.amount).toBe(quote.payable);
      expect(sum(quote.lines.map((line) => line.freight))).toBe(quote.freight.amount);
      expect(sum(quote.discounts.map((discount) => discount.amount))).toBe(quote.discountTotal);
      expect(quote.itemsTotal - quote.discountTotal + quote.freight.amount).toBe(quote.payable);
      for (const [i, line] of quote.lines.entries()) {
        expect(line.payable).toBeGreaterThanOrEqual(0);
        expect(line.freight).toBeGreaterThanOrEqual(0);
        expect(line.listTotal - sum(line.discounts.map((discount) => discount.amount))).toBe(line.payable);
        expect(lines[i]?.discount).toBe(line.listTotal - line.payable);
        for (const value of [line.payable, line.freight, ...line.discounts.map((discount) => discount.amount)])
          expect(Number.isSafeInteger(value)).toBe(true);
      }
      // A refund of every line, with its share of the freight, gives back exactly what was paid.
      expect(sum(lines.map((line) => line.payable + line.freight))).toBe(quote.payable);
    }),
    { numRuns: 500 },
  );
});

test('it does not matter in which order the lines come, nor in which order the steps are given for different slots', () => {
  fc.assert(
    fc.property(anyQuote, fc.infiniteStream(fc.nat()), (parts, random) => {
      const shuffled = parts.items
        .map((item) => ({ item, at: random.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item);
      const bySku = (quote: ReturnType<typeof computeQuote>['quote']) => [...quote.lines].sort((a, b) => Number(a.skuId) - Number(b.skuId));
      const [a, b] = [computeQuote(input(parts)).quote, computeQuote(input({ ...parts, items: shuffled })).quote];
      expect(b.payable).toBe(a.payable);
      expect(b.freight).toEqual(a.freight);
      expect(bySku(b)).toEqual(bySku(a));
    }),
    { numRuns: 300 },
  );
});
