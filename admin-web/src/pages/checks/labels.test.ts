import { expect, test } from 'vitest';
import { duration, rowAddress } from './labels.ts';

test('a broken row leads to where it is looked at', () => {
  expect(rowAddress('/ledger/accounts/{account}', { account: 'customer:7:balance' })).toBe('/ledger/accounts/customer%3A7%3Abalance');
  expect(rowAddress('/admin/orders?no={no}', { no: '2026' })).toBe('/orders?no=2026');
  expect(rowAddress('/ledger', {})).toBe('/ledger');
});

test('no way is better than a wrong one', () => {
  expect(rowAddress('/orders?no={no}', { no: null })).toBeNull();
  expect(rowAddress('/orders?no={no}', { id: '1' })).toBeNull();
  expect(rowAddress(null, { id: '1' })).toBeNull();
});

test('durations as people say them', () => {
  expect([duration(12), duration(3400)]).toEqual(['12 毫秒', '3.4 秒']);
});
