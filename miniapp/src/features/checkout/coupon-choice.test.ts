import { expect, test } from 'vitest';
import type { Quote, QuoteCouponView } from '@huitou/shared-types/pricing/schema.ts';
import { couponGroups, couponSummary, pointsWorth, setsToTry, thresholdText } from './coupon-choice';

const option = (id: string, different: Partial<QuoteCouponView> = {}): QuoteCouponView => ({
  id,
  name: `券${id}`,
  kind: 'amount',
  threshold: 0,
  validUntil: '2026-12-01T00:00:00+08:00',
  usable: true,
  reason: '',
  saves: 500,
  chosen: false,
  ...different,
});
const quoteWith = (chosen: string[], options: QuoteCouponView[]): Pick<Quote, 'coupons'> => ({
  coupons: { chosen: chosen.map((id) => ({ id, name: `券${id}`, saves: 500 })), options },
});

test('usable ones and the others stand apart', () => {
  const groups = couponGroups(quoteWith([], [option('1'), option('2', { usable: false, reason: '还差 ¥20.00' })]));
  expect([groups.usable.map(({ id }) => id), groups.unusable.map(({ id }) => id)]).toEqual([['1'], ['2']]);
});

test('the line tells what is chosen, else what could be, else that nothing can', () => {
  expect(couponSummary(quoteWith(['1', '2'], [option('1'), option('2')]))).toEqual({ text: '已选 2 张', saves: 1000 });
  expect(couponSummary(quoteWith([], [option('1'), option('2', { usable: false })]))).toEqual({ text: '1 张可用', saves: 0 });
  expect(couponSummary(quoteWith([], [option('2', { usable: false })])).text).toBe('暂无可用，看看原因');
  expect(couponSummary(quoteWith([], [])).text).toBe('暂无优惠券');
});

test('a tap takes a chosen coupon out, adds another, or changes to it where the rest does not go with it', () => {
  expect(setsToTry(quoteWith(['1', '2'], []), '1')).toEqual([['2']]);
  expect(setsToTry(quoteWith([], []), '3')).toEqual([['3']]);
  expect(setsToTry(quoteWith(['1', '2'], []), '3')).toEqual([['1', '2', '3'], ['3']]);
});

test('never more coupons than an order takes; the one that was tapped is among them', () => {
  const [first] = setsToTry(quoteWith(['1', '2', '3', '4', '5'], []), '6');
  expect(first).toEqual(['2', '3', '4', '5', '6']);
});

test('points are worth whole fen', () => {
  expect([pointsWorth(250, 100), pointsWorth(999, 1000), pointsWorth(50, 0)]).toEqual([250, 99, 0]);
});

test('thresholds are said as short as prices are', () => {
  expect([0, 10_000, 5050, 10_010].map(thresholdText)).toEqual(['无门槛', '满 ¥100 可用', '满 ¥50.5 可用', '满 ¥100.1 可用']);
});
