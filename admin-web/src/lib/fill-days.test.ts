import { expect, test } from 'vitest';
import { fillDays } from './fill-days.ts';

test('days without anything are there, empty', () => {
  const filled = fillDays([{ day: '2026-03-01', n: 5 }], '2026-02-27', '2026-03-02', (day) => ({ day, n: 0 }));
  expect(filled.map(({ day, n }) => `${day}:${n}`)).toEqual(['2026-02-27:0', '2026-02-28:0', '2026-03-01:5', '2026-03-02:0']);
});
