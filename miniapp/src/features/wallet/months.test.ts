import { expect, test } from 'vitest';
import { byMonth } from './months';

const now = new Date(2026, 1, 10);
const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 12).toISOString();

test('entries stand under their month; this month and this year go without saying', () => {
  const entries = [at(2026, 2, 9), at(2026, 2, 1), at(2026, 1, 31), at(2025, 12, 31), at(2025, 2, 3)];
  expect(byMonth(entries, (entry) => entry, now).map(({ title, items }) => [title, items.length])).toEqual([
    ['本月', 2],
    ['1月', 1],
    ['2025年12月', 1],
    ['2025年2月', 1],
  ]);
});

test('no entries, no months', () => expect(byMonth([], String, now)).toEqual([]));
