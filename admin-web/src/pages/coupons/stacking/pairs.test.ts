import { expect, test } from 'vitest';
import { changesOf, isOpen, pairSentence, samePairs, toAllowed, togglePair, toPairs, type StackingNode } from './pairs.ts';

const flash: StackingNode = { key: 'flash', label: '秒杀价', kind: 'promotion' };
const member: StackingNode = { key: 'member', label: '会员价', kind: 'promotion' };
const common: StackingNode = { key: 'coupon:1', label: '通用', kind: 'group' };
const freight: StackingNode = { key: 'coupon:2', label: '运费', kind: 'group' };

test('a pair is the same whichever way round it is said', () => {
  const pairs = toPairs([{ a: 'coupon:1', b: 'coupon:2' }]);
  expect(samePairs(pairs, toPairs([{ a: 'coupon:2', b: 'coupon:1' }]))).toBe(true);
  expect(togglePair(pairs, 'coupon:2', 'coupon:1').size).toBe(0);
  expect(toAllowed(togglePair(new Set(), 'member', 'coupon:2'))).toEqual([{ a: 'coupon:2', b: 'member' }]);
});

test('every cell says what it means', () => {
  expect(pairSentence(common, common, false)).toBe('同一单最多使用 1 张“通用”券，系统自动选最划算的一张。');
  expect(pairSentence(common, freight, true)).toBe('同一单可以同时使用“通用”券和“运费”券。');
  expect(pairSentence(flash, common, false)).toContain('已享受秒杀价的商品不计入“通用”券的门槛');
  expect(pairSentence(common, member, true)).toBe('已享受会员价的商品，仍可使用“通用”券。');
  expect(pairSentence(flash, member, false)).toBe('同一件商品不能同时享受秒杀价和会员价。');
  expect([isOpen(flash, member), isOpen(flash, flash), isOpen(common, common)]).toEqual([true, false, true]);
});

test('a change is told by the pairs that differ', () => {
  const before = toPairs([{ a: 'coupon:1', b: 'coupon:2' }]);
  const after = toPairs([{ a: 'member', b: 'coupon:1' }]);
  expect(changesOf([flash, member, common, freight], before, after)).toEqual([
    '已享受会员价的商品，仍可使用“通用”券。',
    '同一单里“通用”券和“运费”券只能选一种，系统自动选更划算的。',
  ]);
});
