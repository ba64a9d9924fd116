import { expect, test } from 'vitest';
import { couponCondition, couponHeadline } from './text.ts';

const worth = { kind: 'amount' as const, amount: 0, percentOff: 0, maxOff: null, threshold: 0 };

test('a coupon is said as people say it', () => {
  expect(couponHeadline({ ...worth, amount: 2000 })).toBe('¥20');
  expect(couponHeadline({ ...worth, amount: 2050 })).toBe('¥20.5');
  expect(couponHeadline({ ...worth, amount: 10_000 })).toBe('¥100');
  expect(couponHeadline({ ...worth, kind: 'percent', percentOff: 15 })).toBe('8.5折');
  expect(couponHeadline({ ...worth, kind: 'percent', percentOff: 20 })).toBe('8折');
  expect(couponHeadline({ ...worth, kind: 'percent', percentOff: 0 })).toBe('—折');
  expect(couponHeadline({ ...worth, kind: 'free_freight' })).toBe('免运费');
  expect(couponHeadline({ ...worth, kind: 'exchange', amount: 990 })).toBe('¥9.9 换购');
  expect(couponCondition(worth)).toBe('无门槛');
  expect(couponCondition({ ...worth, kind: 'percent', threshold: 10_000, maxOff: 5000 })).toBe('满 ¥100 可用，最多减 ¥50');
});
