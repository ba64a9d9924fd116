import { expect, test } from 'vitest';
import { before, measured, targetLabel } from './words.ts';

test('what was measured is said with its unit, and that nothing was is said too', () => {
  expect(measured('short_dwell', 0.5)).toBe('0.5 秒');
  expect(measured('device_crowd', 12)).toBe('12 个账号');
  expect(measured('no_view', null)).toBe('没有浏览');
  expect(measured('even_rhythm', null)).toBe('没有数据');
  expect(measured('script_client', 1)).toBe('是');
});

test('places of a trail have names, unknown ones their path', () => {
  expect(['item:45', 'product:7', 'flash', 'packages/goods/x'].map(targetLabel)).toEqual([
    '秒杀商品 45',
    '商品 7',
    '秒杀频道',
    'packages/goods/x',
  ]);
});

test('moments count back from the judgement', () => {
  expect([before(1_240), before(75_000)]).toEqual(['−1.2 秒', '−1 分 15 秒']);
});
