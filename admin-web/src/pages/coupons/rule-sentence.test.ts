import type { Stacking, TemplateFields } from '@huitou/shared-types/coupons/schema.ts';
import { expect, test } from 'vitest';
import { wholeShop } from '../../ui/scope-picker/scope-value.ts';
import { fieldOf, newCoupon, percentOffToZhe, toFields, zheToPercentOff } from './editor/values.ts';
import { ruleSentences } from './rule-sentence.ts';

const fields = (change: Partial<TemplateFields> = {}): TemplateFields => ({
  name: '券',
  kind: 'amount',
  amount: 2_000,
  threshold: 10_000,
  scope: wholeShop(),
  validity: { kind: 'days', days: 7 },
  groupId: '1',
  ways: ['centre'],
  ...change,
});
const worth = (change: Partial<TemplateFields>): string => ruleSentences(fields(change))[0] ?? '';

test('every kind of coupon is said in plain words', () => {
  expect(worth({})).toBe('适用商品满 ¥100 减 ¥20，适用于全部商品');
  expect(worth({ kind: 'percent', percentOff: 15, maxOff: 5_050, threshold: 0 })).toBe('无门槛打 8.5 折，最多减 ¥50.50，适用于全部商品');
  expect(worth({ kind: 'free_freight', threshold: 5_900 })).toBe('适用商品满 ¥59 免运费，适用于全部商品');
  expect(worth({ kind: 'exchange', amount: 0, threshold: 0 })).toContain('免费兑换适用商品 1 件');
  const scope = { ...wholeShop(), all: false, categoryIds: ['1', '2'], exclude: { ...wholeShop().exclude, productIds: ['9'] } };
  expect(worth({ scope })).toContain('适用于 2 个分类（1 个商品除外）');
});

test('what it goes together with follows the matrix', () => {
  const stacking: Stacking = {
    version: 1,
    groups: [{ id: '1', name: '通用券', sort: 0, templates: 1 }],
    nodes: [
      { key: 'flash', label: '秒杀价', kind: 'promotion' },
      { key: 'member', label: '会员价', kind: 'promotion' },
      { key: 'coupon:1', label: '通用券', kind: 'group' },
    ],
    allowed: [{ a: 'member', b: 'coupon:1' }],
    updatedBy: '',
    updatedAt: null,
  };
  expect(ruleSentences(fields(), stacking)).toContain('属于“通用券”分组：可与会员价同享；不与秒杀价同享；同组每单限用 1 张');
});

test('a coupon that nobody can get says so', () => {
  expect(ruleSentences(fields({ ways: [] }))).toContain('没有开放任何获得方式，顾客拿不到这张券');
});

test('discounts are typed as people say them and sent as percent off', () => {
  expect([zheToPercentOff(8.5), zheToPercentOff(9.9), zheToPercentOff(0.1)]).toEqual([15, 1, 99]);
  for (const zhe of [0.1, 3.3, 8.5, 9.9]) expect(percentOffToZhe(zheToPercentOff(zhe))).toBe(zhe);
});

test('what a kind does not have goes out empty, and nothing goes out of half a form', () => {
  const values = { ...newCoupon('1'), kind: 'free_freight' as const, amount: 500, zhe: 8, maxOff: 1_000, paidThreshold: 900 };
  expect(toFields(values)).toMatchObject({ amount: 0, percentOff: 0, maxOff: 1_000, paidThreshold: 0 });
  expect(toFields({ ...values, groupId: null })).toBeNull();
  expect(toFields({ ...values, validityKind: 'fixed' })).toBeNull();
});

test('a refusal finds its field', () => {
  expect([fieldOf('percentOff'), fieldOf('validity.until'), fieldOf('scope.categoryIds.0'), fieldOf('nowhere')]).toEqual([
    'zhe',
    'validUntil',
    'scope',
    null,
  ]);
});
