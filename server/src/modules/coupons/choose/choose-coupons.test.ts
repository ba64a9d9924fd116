import { stackNodes } from '@huitou/shared-types/coupons/states.ts';
import { type Mark, runSlots, type SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import { wholeShop } from '@huitou/shared-types/promotions/scope.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_CHOSEN } from './best-set.ts';
import { chooseCoupons } from './choose-coupons.ts';
import { groupsMayMeet, makeMatrix, type Matrix } from './matrix.ts';
import type { QuoteCoupon } from './quote-coupon.ts';

const line = (skuId: number, payable: number, more: Partial<SlotLine> = {}): SlotLine => ({
  skuId,
  productId: skuId,
  categoryId: 1,
  categoryIds: [1],
  brandId: null,
  quantity: 1,
  unitPrice: payable,
  listTotal: payable,
  payable,
  marks: new Set<Mark>(),
  ...more,
});
const coupon = (id: number, more: Partial<QuoteCoupon> = {}): QuoteCoupon => ({
  id,
  templateId: id,
  name: `券${id}`,
  kind: 'amount',
  amount: 1000,
  percentOff: 0,
  maxOff: null,
  threshold: 0,
  scope: wholeShop,
  groupId: 1,
  validFrom: new Date('2026-01-01T00:00:00Z'),
  validUntil: new Date('2026-02-01T00:00:00Z'),
  upcoming: false,
  budgetLeft: null,
  ...more,
});
const only = (skuIds: number[]) => ({ ...wholeShop, all: false, skuIds });
const nothing = makeMatrix([]);
const withMember = makeMatrix([{ a: 'coupon:1', b: 'member' }]);
const choose = (input: Partial<Parameters<typeof chooseCoupons>[0]>) =>
  chooseCoupons({ lines: [line(1, 10_000)], freight: 0, coupons: [], matrix: nothing, ...input });
const reasonOf = (choice: ReturnType<typeof chooseCoupons>, id: number) => choice.options.find((one) => one.coupon.id === id)?.reason;

test('of coupons that exclude each other, the one that saves most is taken', () => {
  const coupons = [coupon(1), coupon(2, { kind: 'percent', amount: 0, percentOff: 15 }), coupon(3, { amount: 1400 })];
  const choice = choose({ coupons });
  expect(choice.chosen).toEqual([{ id: 2, templateId: 2, name: '券2', saves: 1500 }]);
  expect(reasonOf(choice, 1)).toBe('不能与已选的“券2”同时使用');
  expect(choice.options.map((one) => [one.coupon.id, one.usable, one.saves])).toEqual([
    [2, true, 1500],
    [3, true, 1400],
    [1, true, 1000],
  ]);
});

test('coupons that may meet are used together, percentages before amounts', () => {
  const matrix = makeMatrix([{ a: 'coupon:1', b: 'coupon:2' }]);
  const coupons = [coupon(1), coupon(2, { groupId: 2, kind: 'percent', percentOff: 50, amount: 0 })];
  expect(choose({ coupons, matrix }).chosen).toEqual([
    { id: 2, templateId: 2, name: '券2', saves: 5000 },
    { id: 1, templateId: 1, name: '券1', saves: 1000 },
  ]);
});

test('a group that may meet itself lets several of it be used', () => {
  const coupons = [coupon(1), coupon(2), coupon(3)];
  expect(choose({ coupons }).chosen).toHaveLength(1);
  expect(choose({ coupons, matrix: makeMatrix([{ a: 'coupon:1', b: 'coupon:1' }]) }).chosen).toHaveLength(3);
});

test('every coupon that cannot be used says why', () => {
  const lines = [
    line(1, 10_000, { marks: new Set<Mark>(['flash']) }),
    line(2, 5_000),
    line(3, 4_000, { marks: new Set<Mark>(['member']) }),
  ];
  const choice = choose({
    lines,
    matrix: withMember,
    coupons: [
      coupon(1, { threshold: 10_000 }),
      coupon(2, { scope: only([1]) }),
      coupon(3, { scope: only([99]) }),
      coupon(4, { upcoming: true, validFrom: new Date('2026-03-01T00:00:00Z') }),
      coupon(5, { kind: 'free_freight' }),
      coupon(6, { budgetLeft: 999 }),
      coupon(7, { kind: 'exchange', amount: 5_000, scope: only([2]) }),
      coupon(8, { threshold: 9_001, scope: only([2, 3]) }),
    ],
  });
  expect(choice.chosen).toEqual([]);
  expect(Object.fromEntries(choice.options.map((one) => [one.coupon.id, one.reason]))).toEqual({
    1: '还差 ¥10.00 可用（秒杀价商品不计入）',
    2: '适用的商品已享秒杀价，不可叠加',
    3: '本单没有适用的商品',
    4: '2026-03-01 起可用',
    5: '本单无需运费',
    6: '活动预算已用完',
    7: '本单没有可减的金额',
    8: '还差 ¥0.01 可用',
  });
});

test('a free-freight coupon lowers the freight, up to its cap', () => {
  const matrix = makeMatrix([{ a: 'coupon:1', b: 'coupon:2' }]);
  const capped = coupon(1, { kind: 'free_freight', amount: 0, maxOff: 600 });
  const whole = coupon(2, { kind: 'free_freight', amount: 0, groupId: 2 });
  expect(choose({ coupons: [capped], freight: 1000 })).toMatchObject({
    freightOff: 600,
    freightOffs: [{ label: '券1', amount: 600 }],
    steps: [],
  });
  expect(choose({ coupons: [capped, whole], freight: 1000, matrix })).toMatchObject({ freightOff: 1000, chosen: [{ id: 2, saves: 1000 }] });
});

test('an exchange coupon pays for one piece, the dearest that it is for', () => {
  const lines = [line(1, 3_000, { quantity: 2, unitPrice: 1_500, listTotal: 3_000 }), line(2, 9_000)];
  const choice = choose({ lines, coupons: [coupon(1, { kind: 'exchange', amount: 100, scope: only([1]) })] });
  expect(choice.chosen).toMatchObject([{ saves: 1_400 }]);
  expect(runSlots(lines, choice.steps).lines.map((one) => one.payable)).toEqual([1_600, 9_000]);
});

test('wanted coupons are used as far as they can be, and those that add nothing are left out', () => {
  const matrix = makeMatrix([{ a: 'coupon:1', b: 'coupon:2' }]);
  const coupons = [coupon(1, { amount: 20_000 }), coupon(2, { groupId: 2, amount: 500 }), coupon(3, { threshold: 20_000 })];
  const choice = choose({ coupons, matrix, wanted: [2, 1, 3] });
  expect(choice.chosen.map((one) => one.id)).toEqual([1]);
  expect(reasonOf(choice, 2)).toBe('与已选的券一起用不会更优惠');
  expect(reasonOf(choice, 3)).toBe('还差 ¥100.00 可用');
  expect(choose({ coupons, matrix, wanted: [2] }).chosen.map((one) => one.id)).toEqual([2]);
  expect(choose({ coupons, matrix, wanted: [] }).chosen).toEqual([]);
});

const marks = fc.subarray<Mark>([...stackNodes]).map((some) => new Set(some));
const lines = fc
  .array(fc.record({ payable: fc.integer({ min: 0, max: 30_000 }), quantity: fc.integer({ min: 1, max: 4 }), marks }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((some) => some.map(({ payable, quantity, marks: touched }, i) => line(i + 1, payable, { quantity, marks: touched })));
const groups = [1, 2, 3];
const nodes = [...stackNodes, ...groups.map((id) => `coupon:${id}`)];
const matrix: fc.Arbitrary<Matrix> = fc
  .subarray(nodes.flatMap((a, i) => nodes.slice(i).map((b) => ({ a, b }))))
  .map((pairs) => makeMatrix(pairs));
const coupons = fc
  .array(
    fc.record({
      kind: fc.constantFrom('amount' as const, 'percent' as const, 'free_freight' as const, 'exchange' as const),
      amount: fc.integer({ min: 0, max: 12_000 }),
      percentOff: fc.integer({ min: 1, max: 100 }),
      maxOff: fc.option(fc.integer({ min: 1, max: 6_000 })),
      threshold: fc.integer({ min: 0, max: 30_000 }),
      groupId: fc.constantFrom(...groups),
      skus: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
      days: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 7 },
  )
  .map((some) =>
    some.map(({ skus, days, ...rest }, i) =>
      coupon(i + 1, { ...rest, scope: only(skus), validUntil: new Date(Date.UTC(2026, 0, 1 + days)) }),
    ),
  );
const cases = fc.record({ lines, matrix, coupons, freight: fc.integer({ min: 0, max: 2_000 }) });
const savedBy = (choice: ReturnType<typeof chooseCoupons>): number => choice.chosen.reduce((sum, one) => sum + one.saves, 0);
const subsets = <T>(all: readonly T[]): T[][] => all.reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);

test('no allowed set of coupons saves more than the chosen one', () => {
  fc.assert(
    fc.property(cases, (input) => {
      const best = savedBy(chooseCoupons(input));
      for (const set of subsets(input.coupons)) {
        const together = set.every((a, i) => set.slice(i + 1).every((b) => groupsMayMeet(input.matrix, a.groupId, b.groupId)));
        if (!together || set.length > MOST_CHOSEN) continue;
        expect(savedBy(chooseCoupons({ ...input, wanted: set.map((one) => one.id) }))).toBeLessThanOrEqual(best);
      }
    }),
    { numRuns: 150 },
  );
});

test('a brute force over the slots finds nothing better', () => {
  // Independent of the search: applies every allowed subset by hand, in the documented order.
  const rank = { exchange: 0, percent: 1, amount: 2, free_freight: 3 };
  fc.assert(
    fc.property(cases, (input) => {
      const alone = new Map(input.coupons.map((one) => [one.id, chooseCoupons({ ...input, coupons: [one] })]));
      let most = 0;
      for (const set of subsets(input.coupons.filter((one) => alone.get(one.id)?.chosen.length === 1))) {
        if (set.length > MOST_CHOSEN) continue;
        if (!set.every((a, i) => set.slice(i + 1).every((b) => groupsMayMeet(input.matrix, a.groupId, b.groupId)))) continue;
        const ordered = [...set].sort(
          (a, b) => rank[a.kind] - rank[b.kind] || a.validUntil.getTime() - b.validUntil.getTime() || a.amount - b.amount || a.id - b.id,
        );
        let left = input.lines;
        let freight = input.freight;
        for (const one of ordered) {
          if (one.kind === 'free_freight') freight = Math.max(0, freight - (one.maxOff ?? freight));
          else left = [...runSlots(left, chooseCoupons({ ...input, lines: left, coupons: [{ ...one, threshold: 0 }] }).steps).lines];
          // Marks that coupons leave are not for other coupons: pairs of coupons are judged by order.
          left = left.map((after) => ({ ...after, marks: input.lines.find((before) => before.skuId === after.skuId)?.marks ?? new Set() }));
        }
        const paid = (some: readonly SlotLine[]): number => some.reduce((sum, one) => sum + one.payable, 0);
        most = Math.max(most, paid(input.lines) - paid(left) + input.freight - freight);
      }
      expect(savedBy(chooseCoupons(input))).toBe(most);
    }),
    { numRuns: 150 },
  );
});

test('the order in which coupons and lines are listed changes nothing', () => {
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.nat()), (input, keys) => {
      const shuffled = <T>(all: readonly T[]): T[] =>
        all
          .map((one) => ({ one, at: keys.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
      const a = chooseCoupons(input);
      const b = chooseCoupons({ ...input, coupons: shuffled(input.coupons), lines: shuffled(input.lines) });
      expect(b.chosen).toEqual(a.chosen);
      expect(b.options).toEqual(a.options);
      expect(runSlots(input.lines, b.steps)).toEqual(runSlots(input.lines, a.steps));
    }),
    { numRuns: 150 },
  );
});

test('never more than lines and freight cost, and what is told adds up; whatever is not chosen has a reason', () => {
  fc.assert(
    fc.property(cases, (input) => {
      const choice = chooseCoupons(input);
      const { applied, lines: left } = runSlots(input.lines, choice.steps);
      for (const one of left) expect(one.payable).toBeGreaterThanOrEqual(0);
      const off = applied.reduce((sum, one) => sum + one.amount, 0);
      expect(off + choice.freightOff).toBe(savedBy(choice));
      expect(choice.freightOff).toBeLessThanOrEqual(input.freight);
      expect(choice.freightOffs.reduce((sum, one) => sum + one.amount, 0)).toBe(choice.freightOff);
      expect(choice.chosen.every((one) => one.saves > 0)).toBe(true);
      expect(choice.options).toHaveLength(input.coupons.length);
      expect(choice.options.filter((one) => !one.chosen && one.reason === '')).toEqual([]);
    }),
  );
});

test('a hundred coupons that may all meet are answered in a moment', () => {
  const many = Array.from({ length: 100 }, (_, i) =>
    coupon(i + 1, {
      kind: i % 2 === 0 ? 'amount' : 'percent',
      amount: 500 + ((i * 37) % 400),
      percentOff: 1 + (i % 9),
      groupId: 1 + (i % 5),
      scope: only([1 + (i % 20), 1 + ((i * 7) % 20), 1 + ((i * 3) % 20)]),
    }),
  );
  const all = [1, 2, 3, 4, 5].flatMap((a) => [1, 2, 3, 4, 5].map((b) => ({ a: `coupon:${a}`, b: `coupon:${b}` })));
  const begun = performance.now();
  const choice = chooseCoupons({
    lines: Array.from({ length: 20 }, (_, i) => line(i + 1, 4_000 + i * 100)),
    freight: 800,
    coupons: many,
    matrix: makeMatrix(all),
  });
  expect(choice.chosen).toHaveLength(MOST_CHOSEN);
  // Generous: the machine may be busy. An unbounded search of these would take minutes.
  expect(performance.now() - begun).toBeLessThan(2_000);
});
