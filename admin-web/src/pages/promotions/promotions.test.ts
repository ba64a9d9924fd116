import type { Promotion } from '@huitou/shared-types/promotions/schema.ts';
import { expect, test } from 'vitest';
import { wholeShop } from '../../ui/scope-picker/scope-value.ts';
import { fieldOf, newPromotion, toFields, toRule, toValues, type PromotionValues } from './editor/values.ts';
import { rhythmText } from './schedule-text.ts';

const FROM = '2026-03-01T00:00:00+08:00';
const values = (change: Partial<PromotionValues>): PromotionValues => ({ ...newPromotion(FROM), name: '活动', ...change });

test('a rule goes out only when it is whole', () => {
  expect(toRule(values({}))).toBeNull();
  expect(toRule(values({ tiers: [{ from: 20_000, amount: 3_000, zhe: 8 }] }))).toEqual({
    kind: 'tiers',
    by: 'amount',
    tiers: [{ from: 20_000, amount: 3_000, permille: null }],
  });
  expect(toRule(values({ tiersGive: 'zhe', tiers: [{ from: 2, amount: 1, zhe: 8.5 }], tiersBy: 'pieces' }))).toMatchObject({
    tiers: [{ amount: null, permille: 850 }],
  });
  expect(toRule(values({ kind: 'nth', nthZhe: 0 }))).toMatchObject({ nth: 2, permille: 0 });
  expect(toRule(values({ kind: 'bundle', items: [] }))).toBeNull();
});

test('what comes from the server goes back the same', () => {
  const rules: Promotion['rule'][] = [
    { kind: 'tiers', by: 'pieces', tiers: [{ from: 3, amount: null, permille: 900 }] },
    { kind: 'every', every: 10_000, off: 1_000, cap: null },
    { kind: 'nth', nth: 3, permille: 500, per: 'scope', times: 2 },
    { kind: 'buy_get', buy: 2, get: 1, per: 'sku', times: null },
    { kind: 'bundle', items: [{ skuId: '5', quantity: 2 }], price: 9_900, times: null },
  ];
  for (const rule of rules) {
    const promotion = {
      rule,
      kind: rule.kind,
      name: '活动',
      tag: '',
      scope: wholeShop(),
      from: FROM,
      until: null,
      days: [6, 7],
      hours: { from: '20:00', until: '02:00' },
      withMember: false,
      withCoupons: true,
      priority: 3,
      perCustomer: null,
      budget: 500,
      note: '',
    } as Partial<Promotion> as Promotion;
    expect(toFields(toValues(promotion))).toMatchObject({ rule, days: [6, 7], hours: { from: '20:00', until: '02:00' }, budget: 500 });
  }
});

test('a schedule is told in words', () => {
  expect(rhythmText({ days: [7, 6], hours: { from: '20:00', until: '22:00' } })).toBe('周末 20:00–22:00');
  expect(rhythmText({ days: [], hours: { from: '22:00', until: '02:00' } })).toBe('每天 22:00–次日 02:00');
  expect(rhythmText({ days: [1, 2, 3, 4, 5], hours: null })).toBe('工作日');
  expect(rhythmText({ days: [1, 3], hours: null })).toBe('每周一、三');
  expect(rhythmText({ days: [], hours: null })).toBe('');
});

test('a refusal finds its field', () => {
  expect(fieldOf('rule.tiers.1.from')).toEqual(['tiers', 1, 'from']);
  expect(fieldOf('rule.tiers.1')).toEqual(['tiers', 1, 'from']);
  expect(fieldOf('rule.tiers.0.permille')).toEqual(['tiers', 0, 'zhe']);
  expect(fieldOf('rule.permille')).toEqual(['nthZhe']);
  expect(fieldOf('hours')).toEqual(['hoursFrom']);
  expect(fieldOf('version')).toBeNull();
});
