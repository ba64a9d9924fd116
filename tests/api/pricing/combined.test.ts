import { couponKinds } from '@huitou/shared-types/coupons/states.ts';
import type { Mark } from '@huitou/shared-types/pricing/slots.ts';
import { wholeShop } from '@huitou/shared-types/promotions/scope.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SkuSnapshot } from '../../../server/src/modules/catalog/index.ts';
import type { Matrix, QuoteCoupon } from '../../../server/src/modules/coupons/index.ts';
import type { ComputedQuote, QuoteItem } from '../../../server/src/modules/pricing/compute-quote.ts';
import type { ActivePromotion, PromotionRule } from '../../../server/src/modules/promotions/index.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

// Pure, all of it; but the doors that it goes through want the environment of a shop.
const load = async () => ({
  ...(await import('../../../server/src/modules/coupons/index.ts')),
  ...(await import('../../../server/src/modules/membership/index.ts')),
  ...(await import('../../../server/src/modules/pricing/choose-benefits.ts')),
  ...(await import('../../../server/src/modules/pricing/choose-promotions.ts')),
  ...(await import('../../../server/src/modules/pricing/compute-quote.ts')),
  ...(await import('../../../server/src/modules/after-sales/plan-case.ts')),
});
let shop: TestShop;
let the: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  shop = await startShop();
  the = await load();
});
afterAll(() => shop.stop());
const makeMatrix = (allowed: readonly { a: string; b: string }[]): Matrix => ({
  allowed: new Set(allowed.map(({ a, b }) => (a <= b ? `${a}|${b}` : `${b}|${a}`))),
});

const sku = (skuId: number, price: number): SkuSnapshot => ({
  skuId,
  productId: 1 + (skuId % 3),
  code: `C${skuId}`,
  productName: `茶杯${skuId}`,
  spec: '',
  picture: '',
  unit: '件',
  price,
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
});
const promotion = (id: number, rule: PromotionRule, more: Partial<ActivePromotion> = {}): ActivePromotion => ({
  id,
  name: `活动${id}`,
  label: `活动${id}`,
  rule,
  scope: wholeShop,
  withMember: true,
  withCoupons: true,
  priority: 0,
  perCustomer: null,
  left: null,
  ...more,
});
const reduce = (id: number, from: number, amount: number, more: Partial<ActivePromotion> = {}) =>
  promotion(id, { kind: 'tiers', by: 'amount', tiers: [{ from, amount, permille: null }] }, more);
const half = (id: number, more: Partial<ActivePromotion> = {}) =>
  promotion(id, { kind: 'nth', nth: 2, permille: 500, per: 'sku', times: null }, more);
const coupon = (id: number, more: Partial<QuoteCoupon> = {}): QuoteCoupon => ({
  id,
  templateId: id,
  name: `券${id}`,
  kind: 'amount',
  amount: 1_000,
  percentOff: 0,
  maxOff: null,
  threshold: 0,
  scope: wholeShop,
  groupId: 1,
  validFrom: new Date(0),
  validUntil: new Date('2030-01-01T00:00:00Z'),
  upcoming: false,
  budgetLeft: null,
  ...more,
});
const only = (...skuIds: number[]) => ({ ...wholeShop, all: false, skuIds });
const pairs = (...names: string[]) => makeMatrix(names.map((name) => ({ a: name.split('+')[0] ?? '', b: name.split('+')[1] ?? '' })));
const usual = pairs(
  'member+activity',
  'member+full_reduction',
  'activity+full_reduction',
  'coupon:1+member',
  'coupon:1+activity',
  'coupon:1+full_reduction',
);

interface Basket {
  readonly items: readonly QuoteItem[];
  readonly promotions?: readonly ActivePromotion[];
  /** What the level pays, permille. */
  readonly level?: number;
  readonly matrix?: Matrix;
  readonly coupons?: readonly QuoteCoupon[];
  readonly wanted?: readonly number[];
  readonly points?: number;
  readonly freight?: number;
}
/** A whole quote, as `prepareQuote` puts it together. */
const quoteOf = ({
  items,
  promotions = [],
  level,
  matrix = usual,
  coupons = [],
  wanted,
  points = 0,
  freight = 0,
}: Basket): ComputedQuote => {
  const lines = items.map(the.slotLine);
  const meets = (a: Mark, b: Mark): boolean => the.mayMeet(matrix, a, b);
  const price = level === undefined ? null : { permille: level, scope: wholeShop };
  const member = the.memberStep({ levelId: 1, levelName: '金卡', price }, (mark) => mark === 'activity' || meets('member', mark));
  const chosen = the.choosePromotions({ lines, promotions, member, mayMeet: meets });
  const purse = { balance: 100_000, spendable: 100_000, enabled: true, perYuan: 100, capPermille: 500, minPoints: 0 };
  return the.computeQuote({
    items,
    available: new Map(items.map((item) => [item.sku.skuId, 9_999])),
    bought: new Map(),
    steps: chosen.steps,
    withoutCoupons: chosen.withoutCoupons,
    coupons: the.couponChooser(coupons, matrix, wanted, items.length),
    points: the.pointsChooser(purse, points),
    templates: [
      {
        id: 1,
        name: '标准',
        by: 'piece',
        fallback: { regions: [], first: 1, firstFee: freight, next: 1, nextFee: 0, freeFrom: null, freePieces: null },
        rules: [],
        excluded: [],
        isDefault: true,
      },
    ],
    delivery: { kind: 'express', place: { provinceCode: '330000', cityCode: '330100', districtCode: '330106' } },
  });
};
const told = (basket: Basket) => quoteOf(basket).quote.discounts.map((one) => [one.slot, one.label, one.amount]);
const two = [{ sku: sku(1, 10_000), quantity: 2 }];

test('slots come one after the other: activity, level, full reduction, coupon, points', () => {
  const basket = { items: two, promotions: [half(1), reduce(2, 10_000, 1_000)], level: 900, coupons: [coupon(1)], points: 500 };
  expect(told(basket)).toEqual([
    ['activity', '活动1', 5_000],
    ['member', '金卡价', 1_500],
    ['full_reduction', '活动2', 1_000],
    ['coupon', '券1', 1_000],
    ['points', '积分抵扣', 500],
  ]);
  expect(quoteOf(basket).quote.payable).toBe(20_000 - 9_000);
});

test('a promotion that does not go with member prices is taken only where it is worth more than they are', () => {
  const alone = { withMember: false };
  expect(told({ items: two, promotions: [reduce(1, 10_000, 3_000, alone)], level: 900 })).toEqual([['full_reduction', '活动1', 3_000]]);
  expect(told({ items: two, promotions: [reduce(1, 10_000, 1_500, alone)], level: 900 })).toEqual([['member', '金卡价', 2_000]]);
  // Which line it holds decides: the others keep their member price.
  const items = [...two, { sku: sku(2, 4_000), quantity: 1 }];
  expect(told({ items, promotions: [half(1, { ...alone, scope: only(1) })], level: 900 })).toEqual([
    ['activity', '活动1', 5_000],
    ['member', '金卡价', 400],
  ]);
});

test('the matrix says the same for all promotions of a kind', () => {
  const matrix = pairs('member+full_reduction', 'coupon:1+member');
  expect(told({ items: two, promotions: [half(1)], level: 900, matrix })).toEqual([['activity', '活动1', 5_000]]);
  expect(told({ items: two, promotions: [half(1), reduce(2, 100, 500)], matrix })).toEqual([['activity', '活动1', 5_000]]);
});

test('lines of a promotion that lets no coupon join it do not count for coupons', () => {
  const items = [...two, { sku: sku(2, 4_000), quantity: 1 }];
  const promotions = [half(1, { withCoupons: false })];
  const { quote } = quoteOf({ items, promotions, coupons: [coupon(1, { threshold: 5_000 }), coupon(2, { threshold: 4_000 })] });
  expect(quote.coupons.chosen.map((one) => one.id)).toEqual(['2']);
  expect(quote.coupons.options.find((one) => one.id === '1')?.reason).toBe('还差 ¥10.00 可用（部分活动商品不可用券）');
  expect(quote.lines[0]?.discounts.map((one) => one.slot)).toEqual(['activity']);
});

// ---- what holds for every basket
const rules: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('amount' as const, 'pieces' as const),
      fc.integer({ min: 1, max: 30_000 }),
      fc.option(fc.integer({ min: 1, max: 999 })),
    )
    .map(
      ([by, from, permille]): PromotionRule => ({
        kind: 'tiers',
        by,
        tiers: [{ from: by === 'pieces' ? 1 + (from % 5) : from, amount: permille === null ? 1_234 : null, permille }],
      }),
    ),
  fc.record({
    kind: fc.constant('every' as const),
    every: fc.integer({ min: 100, max: 20_000 }),
    off: fc.integer({ min: 1, max: 5_000 }),
    cap: fc.option(fc.integer({ min: 1, max: 9_000 })),
  }),
  fc.record({
    kind: fc.constant('nth' as const),
    nth: fc.integer({ min: 2, max: 3 }),
    permille: fc.integer({ min: 0, max: 999 }),
    per: fc.constantFrom('sku' as const, 'product' as const, 'scope' as const),
    times: fc.option(fc.integer({ min: 1, max: 3 })),
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    items: fc.constant<{ skuId: number; quantity: number }[]>([
      { skuId: 1, quantity: 1 },
      { skuId: 2, quantity: 1 },
    ]),
    price: fc.integer({ min: 0, max: 20_000 }),
    times: fc.constant(null),
  }),
);
const promotionsOf = fc
  .array(
    fc.record({
      rule: rules,
      skus: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
      withMember: fc.boolean(),
      withCoupons: fc.boolean(),
      priority: fc.integer({ min: 0, max: 1 }),
    }),
    { maxLength: 4 },
  )
  .map((some) => some.map(({ rule, skus, ...more }, i) => promotion(i + 1, rule, { ...more, scope: only(...skus) })));
const couponsOf = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...couponKinds),
      amount: fc.integer({ min: 1, max: 9_000 }),
      percentOff: fc.integer({ min: 1, max: 100 }),
      threshold: fc.integer({ min: 0, max: 20_000 }),
      groupId: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 4 },
  )
  .map((some) => some.map((more, i) => coupon(i + 1, more)));
const nodes = ['flash', 'activity', 'member', 'full_reduction', 'coupon:1', 'coupon:2', 'coupon:3'];
const matrices = fc.subarray(nodes.flatMap((a, i) => nodes.slice(i).map((b) => ({ a, b })))).map((some) => makeMatrix(some));
const baskets: fc.Arbitrary<Basket> = fc.record({
  items: fc
    .array(fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 4 })
    .map((some) => some.map(([price, quantity], i) => ({ sku: sku(i + 1, price), quantity }))),
  promotions: promotionsOf,
  level: fc.integer({ min: 500, max: 1_000 }),
  matrix: matrices,
  coupons: couponsOf,
  points: fc.integer({ min: 0, max: 20_000 }),
  freight: fc.integer({ min: 0, max: 2_000 }),
});
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

test('whatever promotions, levels, coupons and points: lines and freight add up, no line is below nothing, no fen is lost', () => {
  fc.assert(
    fc.property(baskets, (basket) => {
      const { quote, lines, applied } = quoteOf(basket);
      expect(sum(quote.lines.map((line) => line.payable)) + quote.freight.amount).toBe(quote.payable);
      expect(quote.itemsTotal - quote.discountTotal + quote.freight.amount).toBe(quote.payable);
      expect(sum(quote.lines.map((line) => line.freight))).toBe(quote.freight.amount);
      expect(quote.freight.list - sum(quote.freight.offs.map((off) => off.amount))).toBe(quote.freight.amount);
      for (const line of lines) {
        expect(line.payable).toBeGreaterThanOrEqual(0);
        expect(line.freight).toBeGreaterThanOrEqual(0);
        expect(sum(line.discounts.map((one) => one.amount))).toBe(line.discount);
        expect(line.payable + line.discount).toBe(line.unitPrice * line.quantity);
      }
      for (const one of applied) {
        const shares = lines.flatMap((line) => line.discounts.filter((other) => other.source === one.source && other.slot === one.slot));
        expect(sum(shares.map((share) => share.amount))).toBe(one.amount);
      }
      const ofCoupons = sum(applied.filter((one) => one.slot === 'coupon').map((one) => one.amount));
      expect(sum(quote.coupons.chosen.map((one) => one.saves))).toBe(ofCoupons + quote.freight.list - quote.freight.amount);
      expect(quote.points.saves).toBe(sum(applied.filter((one) => one.slot === 'points').map((one) => one.amount)));
    }),
    { numRuns: 300 },
  );
});

test('refunds of all pieces of all lines are what was paid for them, however they are split', () => {
  fc.assert(
    fc.property(baskets, fc.infiniteStream(fc.integer({ min: 1, max: 3 })), (basket, sizes) => {
      const { lines, quote } = quoteOf(basket);
      let back = 0;
      for (const { quantity, payable } of lines) {
        const line = { quantity, payable, refunded: 0, refunding: 0, cancelled: 0, returned: 0 };
        for (let left = quantity; left > 0; ) {
          const pieces = Math.min(left, sizes.next().value as number);
          const amount = the.shareOf(line as never, pieces, { kind: 'return_refund', stage: 'shipped' });
          expect(amount).toBeGreaterThanOrEqual(0);
          line.refunded += amount;
          line.returned += pieces;
          left -= pieces;
        }
        expect(line.refunded).toBe(payable);
        back += line.refunded;
      }
      expect(back + quote.freight.amount).toBe(quote.payable);
    }),
    { numRuns: 150 },
  );
});

test('the order of items, promotions and coupons changes nothing', () => {
  fc.assert(
    fc.property(baskets, (basket) => {
      const one = quoteOf(basket).quote;
      const wanted = one.coupons.chosen.map((chosen) => Number(chosen.id));
      const other = quoteOf({
        ...basket,
        items: [...basket.items].reverse(),
        promotions: [...(basket.promotions ?? [])].reverse(),
        coupons: [...(basket.coupons ?? [])].reverse(),
        wanted: [...wanted].reverse(),
      }).quote;
      expect(other.payable).toBe(one.payable);
      expect([...other.lines].reverse()).toEqual(one.lines);
      expect(other.coupons.chosen).toEqual(one.coupons.chosen);
    }),
    { numRuns: 150 },
  );
});

test('a promotion that the level’s price shuts out never makes an order dearer', () => {
  fc.assert(
    fc.property(baskets, (basket) => {
      const plain = { ...basket, coupons: [], points: 0, freight: 0 };
      const alone = (basket.promotions ?? []).map((one) => ({ ...one, withMember: false, priority: 0 }));
      const [both, level, promotions] = [
        quoteOf({ ...plain, promotions: alone }).quote.payable,
        quoteOf({ ...plain, promotions: [] }).quote.payable,
        quoteOf({ ...plain, promotions: alone, level: 1_000 }).quote.payable,
      ];
      expect(both).toBeLessThanOrEqual(Math.min(level, promotions));
    }),
    { numRuns: 150 },
  );
});
