import { expect, test } from 'vitest';
import type { LevelCard } from '@huitou/shared-types/membership/schema.ts';
import { benefitIcon, levelProgress, levelStanding } from './progress';

const level = (id: string, threshold: number): LevelCard => ({
  id,
  name: `等级${id}`,
  threshold,
  color: '#000000',
  benefits: [],
  note: '',
});
const to = (threshold: number, growth: number) => ({ id: '9', name: '上一级', threshold, lacks: threshold - growth });

test('the bar shows the way between this level and the next', () => {
  expect(levelProgress({ level: level('1', 0), growth: 25_000, next: to(100_000, 25_000) })).toBe(25);
  expect(levelProgress({ level: level('2', 100_000), growth: 200_000, next: to(300_000, 200_000) })).toBe(50);
});

test('a level that is kept below its threshold shows an empty bar, the top a full one', () => {
  expect(levelProgress({ level: level('2', 100_000), growth: 20_000, next: to(300_000, 20_000) })).toBe(0);
  expect(levelProgress({ level: level('3', 300_000), growth: 20_000, next: null })).toBe(100);
});

test('other levels are below, ahead, or reached by growth already', () => {
  const mine = { level: level('2', 100_000), growth: 350_000 };
  expect([level('1', 0), level('2', 100_000), level('3', 300_000), level('4', 900_000)].map((one) => levelStanding(mine, one))).toEqual([
    'below',
    'mine',
    'reached',
    'above',
  ]);
});

test('benefits have a picture by what they say', () => {
  expect(['每月 3 次包邮', '会员价 95 折', '积分加速', '生日礼', '专属客服'].map(benefitIcon)).toEqual([
    'truck',
    'tag',
    'coin',
    'gift',
    'done',
  ]);
});
