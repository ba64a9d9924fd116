import type { Mark, SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import { wholeShop } from '@huitou/shared-types/promotions/scope.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyRule } from './apply-rule.ts';
import { assign } from './assign.ts';
import { hintsOf } from './hints.ts';
import { labelOf, textsOf } from './label.ts';
import type { ActivePromotion, PromotionRule } from './rule.ts';
import { isOpen, type Schedule } from './schedule.ts';

const line = (skuId: number, unitPrice: number, quantity = 1, more: Partial<SlotLine> = {}): SlotLine => ({
  skuId,
  productId: skuId,
  categoryId: 1,
  categoryIds: [1],
  brandId: null,
  quantity,
  unitPrice,
  listTotal: unitPrice * quantity,
  payable: unitPrice * quantity,
  marks: new Set<Mark>(),
  ...more,
});
const off = (rule: PromotionRule, ...lines: SlotLine[]): number => applyRule(rule, lines).reduce((sum, one) => sum + one.amount, 0);
const amount = (from: number, value: number) => ({ from, amount: value, permille: null });
const percent = (from: number, permille: number) => ({ from, amount: null, permille });

test('spend X, get Y off: the best tier that is reached counts, by fen or by pieces, as an amount or a part of the price', () => {
  const byFen: PromotionRule = { kind: 'tiers', by: 'amount', tiers: [amount(20_000, 3_000), amount(40_000, 8_000)] };
  expect([19_999, 20_000, 39_999, 40_000, 90_000].map((price) => off(byFen, line(1, price)))).toEqual([0, 3_000, 3_000, 8_000, 8_000]);
  const byPieces: PromotionRule = { kind: 'tiers', by: 'pieces', tiers: [percent(2, 900), percent(3, 800)] };
  expect([1, 2, 3, 5].map((pieces) => off(byPieces, line(1, 1_001, pieces)))).toEqual([0, 200, 601, 1_001]);
});

test('every X takes Y off, up to its cap', () => {
  const rule: PromotionRule = { kind: 'every', every: 10_000, off: 1_500, cap: 4_000 };
  expect([9_999, 10_000, 20_001, 30_000, 99_999].map((price) => off(rule, line(1, price)))).toEqual([0, 1_500, 3_000, 4_000, 4_000]);
  expect(off({ ...rule, cap: null }, line(1, 99_999))).toBe(13_500);
});

test('the n-th piece costs less: the cheapest pieces do, within what is counted together', () => {
  const half: PromotionRule = { kind: 'nth', nth: 2, permille: 500, per: 'scope', times: null };
  expect(off(half, line(1, 10_000), line(2, 3_001))).toBe(1_500);
  expect(off(half, line(1, 10_000, 2), line(2, 3_000, 2))).toBe(3_000);
  expect(off({ ...half, times: 1 }, line(1, 10_000, 2), line(2, 3_000, 2))).toBe(1_500);
  expect(off({ ...half, per: 'sku' }, line(1, 10_000), line(2, 3_000))).toBe(0);
  expect(off({ ...half, per: 'product' }, line(1, 10_000, 1, { productId: 9 }), line(2, 3_000, 1, { productId: 9 }))).toBe(1_500);
  // With a cap, the group that is worth most goes first.
  expect(off({ ...half, per: 'sku', times: 1 }, line(1, 2_000, 2), line(2, 9_000, 2))).toBe(4_500);
});

test('buy M, get N free', () => {
  const rule: PromotionRule = { kind: 'buy_get', buy: 2, get: 1, per: 'scope', times: null };
  expect([2, 3, 5, 6, 9].map((pieces) => off(rule, line(1, 1_000, pieces)))).toEqual([0, 1_000, 1_000, 2_000, 3_000]);
  expect(off(rule, line(1, 9_000, 2), line(2, 500))).toBe(500);
  expect(off({ ...rule, times: 2 }, line(1, 1_000, 9))).toBe(2_000);
});

test('a bundle costs its price as often as it is whole', () => {
  const rule: PromotionRule = {
    kind: 'bundle',
    items: [
      { skuId: 1, quantity: 1 },
      { skuId: 2, quantity: 2 },
    ],
    price: 9_000,
    times: null,
  };
  expect(off(rule, line(1, 5_000), line(2, 3_000))).toBe(0);
  expect(off(rule, line(1, 5_000), line(2, 3_000, 2))).toBe(2_000);
  expect(off(rule, line(1, 5_000, 3), line(2, 3_000, 5))).toBe(4_000);
  expect(off({ ...rule, times: 1 }, line(1, 5_000, 3), line(2, 3_000, 5))).toBe(2_000);
  expect(off({ ...rule, price: 12_000 }, line(1, 5_000), line(2, 3_000, 2))).toBe(0);
});

test('labels and words', () => {
  expect(labelOf({ kind: 'tiers', by: 'amount', tiers: [amount(20_000, 3_000)] })).toBe('满200减30');
  expect(labelOf({ kind: 'tiers', by: 'pieces', tiers: [percent(2, 850)] })).toBe('满2件享8.5折');
  expect(labelOf({ kind: 'every', every: 9_990, off: 1_050, cap: null })).toBe('每满99.9减10.5');
  expect(labelOf({ kind: 'nth', nth: 2, permille: 500, per: 'sku', times: null })).toBe('第2件半价');
  expect(labelOf({ kind: 'buy_get', buy: 2, get: 1, per: 'sku', times: null })).toBe('买2送1');
  expect(labelOf({ kind: 'bundle', items: [], price: 9_900, times: null })).toBe('套餐价¥99');
  expect(textsOf({ kind: 'every', every: 10_000, off: 1_000, cap: 5_000 })).toEqual(['每满100减10，最多减 50']);
});

const promotion = (id: number, rule: PromotionRule, more: Partial<ActivePromotion> = {}): ActivePromotion => ({
  id,
  name: `活动${id}`,
  label: labelOf(rule),
  rule,
  scope: wholeShop,
  withMember: true,
  withCoupons: true,
  priority: 0,
  perCustomer: null,
  left: null,
  ...more,
});
const only = (...skuIds: number[]) => ({ ...wholeShop, all: false, skuIds });
const reduce = (id: number, from: number, value: number, more: Partial<ActivePromotion> = {}) =>
  promotion(id, { kind: 'tiers', by: 'amount', tiers: [amount(from, value)] }, more);
const taken = (lines: SlotLine[], ...promotions: ActivePromotion[]) =>
  assign(lines, promotions).map((one) => [one.promotion.id, one.amount]);

test('a line is in one promotion only, and the customer gets the best outcome', () => {
  const lines = [line(1, 10_000), line(2, 10_000)];
  expect(taken(lines, reduce(1, 20_000, 3_000), reduce(2, 10_000, 2_000, { scope: only(1) }))).toEqual([[1, 3_000]]);
  expect(
    taken(lines, reduce(1, 20_000, 3_000), reduce(2, 10_000, 2_000, { scope: only(1) }), reduce(3, 10_000, 2_000, { scope: only(2) })),
  ).toEqual([
    [2, 2_000],
    [3, 2_000],
  ]);
});

test('a higher priority chooses first, even where that costs the customer; of equals the older one wins; a spent budget is out', () => {
  const lines = [line(1, 10_000)];
  expect(taken(lines, reduce(1, 100, 3_000), reduce(2, 100, 500, { priority: 5 }))).toEqual([[2, 500]]);
  expect(taken(lines, reduce(2, 100, 500), reduce(1, 100, 500))).toEqual([[1, 500]]);
  expect(taken(lines, reduce(1, 100, 3_000, { left: 2_999 }), reduce(2, 100, 500))).toEqual([[2, 500]]);
});

const rules: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({
    kind: fc.constant('tiers' as const),
    by: fc.constantFrom('amount' as const, 'pieces' as const),
    tiers: fc
      .tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 9_000 }), fc.option(fc.integer({ min: 1, max: 999 })))
      .map(([from, value, permille]) => [{ from, amount: permille === null ? value : null, permille }]),
  }),
  fc.record({
    kind: fc.constant('every' as const),
    every: fc.integer({ min: 100, max: 20_000 }),
    off: fc.integer({ min: 1, max: 9_000 }),
    cap: fc.option(fc.integer({ min: 1, max: 9_000 })),
  }),
  fc.record({
    kind: fc.constant('nth' as const),
    nth: fc.integer({ min: 2, max: 4 }),
    permille: fc.integer({ min: 0, max: 999 }),
    per: fc.constantFrom('sku' as const, 'product' as const, 'scope' as const),
    times: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
  fc.record({
    kind: fc.constant('buy_get' as const),
    buy: fc.integer({ min: 1, max: 3 }),
    get: fc.integer({ min: 1, max: 3 }),
    per: fc.constantFrom('sku' as const, 'product' as const, 'scope' as const),
    times: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    items: fc.uniqueArray(fc.record({ skuId: fc.integer({ min: 1, max: 4 }), quantity: fc.integer({ min: 1, max: 2 }) }), {
      selector: (item) => item.skuId,
      minLength: 1,
      maxLength: 3,
    }),
    price: fc.integer({ min: 0, max: 20_000 }),
    times: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
);
const baskets = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 4 })
  .map((items) => items.map(([price, quantity], i) => line(i + 1, price, quantity, { productId: 1 + (i % 2) })));

test('no rule takes more off lines than they cost', () => {
  fc.assert(
    fc.property(rules, baskets, (rule, lines) => {
      for (const { amount: taken, skuIds } of applyRule(rule, lines)) {
        expect(Number.isSafeInteger(taken) && taken > 0).toBe(true);
        expect(taken).toBeLessThanOrEqual(lines.filter((one) => skuIds.includes(one.skuId)).reduce((sum, one) => sum + one.payable, 0));
      }
    }),
  );
});

test('no other way of giving lines to equal promotions is worth more', () => {
  const promotions = fc
    .array(fc.tuple(rules, fc.subarray([1, 2, 3, 4], { minLength: 1 })), { maxLength: 4 })
    .map((some) => some.map(([rule, skuIds], i) => promotion(i + 1, rule, { scope: only(...skuIds) })));
  const orders = (ids: number[]): number[][] =>
    ids.length === 0 ? [[]] : ids.flatMap((id) => orders(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]));
  fc.assert(
    fc.property(promotions, baskets, (some, lines) => {
      const chosen = assign(lines, some).reduce((sum, one) => sum + one.amount, 0);
      for (const order of orders(some.map((one) => one.id))) {
        // One after the other, as priorities would have it.
        const ranked = some.map((one) => ({ ...one, priority: some.length - order.indexOf(one.id) }));
        expect(assign(lines, ranked).reduce((sum, one) => sum + one.amount, 0)).toBeLessThanOrEqual(chosen);
      }
      expect(assign([...lines].reverse(), [...some].reverse())).toEqual(assign(lines, some));
    }),
    { numRuns: 60 },
  );
});

test('hints say what is lacking and what is had then', () => {
  const text = (lines: SlotLine[], ...promotions: ActivePromotion[]) => hintsOf(promotions, lines, []).map((hint) => hint.text);
  expect(text([line(1, 18_000)], reduce(1, 20_000, 3_000))).toEqual(['再买 ¥20 减 ¥30']);
  expect(text([line(1, 5_000)], promotion(1, { kind: 'nth', nth: 2, permille: 500, per: 'sku', times: null }))).toEqual([
    '再买 1 件，第 2 件半价',
  ]);
  expect(text([line(1, 5_000, 2)], promotion(1, { kind: 'buy_get', buy: 2, get: 1, per: 'sku', times: null }))).toEqual([
    '再买 1 件，其中 1 件免费',
  ]);
  expect(
    text(
      [line(1, 5_000)],
      promotion(1, {
        kind: 'bundle',
        items: [
          { skuId: 1, quantity: 1 },
          { skuId: 7, quantity: 2 },
        ],
        price: 9_900,
        times: null,
      }),
    ),
  ).toEqual(['再买 2 件，享套餐价 ¥99']);
  const parts = new Map([[1, 3_000]]);
  expect(
    hintsOf(
      [promotion(1, { kind: 'tiers', by: 'amount', tiers: [amount(20_000, 3_000), amount(40_000, 8_000)] })],
      [line(1, 22_000)],
      [{ slot: 'full_reduction', label: '', source: 'promotion:1', amount: 3_000, parts }],
    )[0],
  ).toMatchObject({ text: '已减 ¥30，再买 ¥150 减 ¥80', reached: true, lackAmount: 15_000 });
  expect(text([line(1, 18_000, 1, { marks: new Set<Mark>(['flash']) })], reduce(1, 20_000, 3_000))).toEqual([]);
});

test('a schedule has a beginning, an end, days of the week and hours of the shop, which may cross midnight', () => {
  const schedule: Schedule = {
    from: new Date('2026-01-01T00:00:00+08:00'),
    until: new Date('2026-02-01T00:00:00+08:00'),
    days: [],
    hours: null,
  };
  const open = (different: Partial<Schedule>, at: string) => isOpen({ ...schedule, ...different }, new Date(at));
  expect(open({}, '2025-12-31T23:59:59+08:00')).toBe(false);
  expect(open({}, '2026-01-01T00:00:00+08:00')).toBe(true);
  expect(open({}, '2026-02-01T00:00:00+08:00')).toBe(false);
  // 5 January 2026 is a Monday.
  expect(open({ days: [1] }, '2026-01-05T00:30:00+08:00')).toBe(true);
  expect(open({ days: [1] }, '2026-01-06T00:30:00+08:00')).toBe(false);
  const evening = { from: '20:00', until: '22:00' };
  expect(['19:59', '20:00', '21:59', '22:00'].map((time) => open({ hours: evening }, `2026-01-05T${time}:00+08:00`))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const night = { days: [1], hours: { from: '22:00', until: '02:00' } };
  expect(
    ['2026-01-05T23:00:00', '2026-01-06T01:59:00', '2026-01-06T02:00:00', '2026-01-05T01:00:00', '2026-01-06T23:00:00'].map((at) =>
      open(night, `${at}+08:00`),
    ),
  ).toEqual([true, true, false, false, false]);
});
