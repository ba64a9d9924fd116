import { expect, test } from 'vitest';
import { calendarWeeks } from './calendar-weeks.ts';

test('days stand under their weekday, the newest week first, holes stay holes', () => {
  // 2026-03-01 is a Sunday, 2026-03-02 a Monday.
  const weeks = calendarWeeks(['2026-03-04', '2026-03-02', '2026-03-01'], (day) => day);
  expect(weeks.map((week) => week.monday)).toEqual(['2026-03-02', '2026-02-23']);
  expect(weeks[0]?.days).toEqual(['2026-03-02', null, '2026-03-04', null, null, null, null]);
  expect(weeks[1]?.days[6]).toBe('2026-03-01');
});
