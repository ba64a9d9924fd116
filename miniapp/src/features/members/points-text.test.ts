import { expect, test } from 'vitest';
import { lotLeft, pointsText } from './points-text';

const now = new Date(2026, 10, 22, 15);
const at = (month: number, day: number, hour = 23) => new Date(2026, month - 1, day, hour, 59).toISOString();

test('what came in is signed', () => expect([120, 0, -30].map(pointsText)).toEqual(['+120', '0', '-30']));

test('points that end within 30 days say so, by days of the calendar', () => {
  expect(lotLeft(at(11, 22), now)).toEqual({ text: '今天到期', soon: true });
  expect(lotLeft(at(11, 23, 0), now)).toEqual({ text: '还剩 1 天', soon: true });
  expect(lotLeft(at(12, 22), now)).toEqual({ text: '还剩 30 天', soon: true });
  expect(lotLeft(at(12, 23), now)).toEqual({ text: '', soon: false });
  expect(lotLeft(at(11, 20), now)).toEqual({ text: '已到期', soon: false });
  expect(lotLeft(null, now)).toEqual({ text: '长期有效', soon: false });
});
