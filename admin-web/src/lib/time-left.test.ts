import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

const now = Date.parse('2026-03-01T12:00:00+08:00');
const after = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();

test.each([
  [0.5, '不到 1 分钟', 'soon'],
  [35, '剩 35 分钟', 'soon'],
  [312, '剩 5 小时 12 分', 'soon'],
  [361, '剩 6 小时', 'near'],
  [1440, '剩 1 天', 'calm'],
  [1445 + 120, '剩 1 天 2 小时', 'calm'],
  [-90, '已超时 1 小时 30 分', 'over'],
  [-0.1, '刚刚超时', 'over'],
])('%d minutes', (minutes, text, urgency) => {
  expect(timeLeft(after(minutes), now)).toEqual({ text, urgency });
});
