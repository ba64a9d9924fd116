import type { CaseOptionLine } from '@huitou/shared-types/after-sales/schema.ts';
import { expect, test } from 'vitest';
import { shareOf, stagesOf, toAskedLines } from './open-case-lines.ts';

const line = (change: Partial<CaseOptionLine>): CaseOptionLine => ({
  lineId: '1',
  name: '茶叶',
  spec: '',
  picture: '',
  quantity: 3,
  unitPrice: 3400,
  payable: 10_000,
  refunded: 0,
  unshipped: 0,
  shipped: 3,
  unshippedMax: 0,
  shippedMax: 10_000,
  openCaseId: null,
  ...change,
});

test('a case may be about what has left, what has not, and nothing that another case holds', () => {
  expect(stagesOf([line({})])).toEqual(['shipped']);
  expect(stagesOf([line({}), line({ lineId: '2', shipped: 0, unshipped: 1 })])).toEqual(['unshipped', 'shipped']);
  expect(stagesOf([line({ openCaseId: '8' })])).toEqual([]);
});

test('some pieces are worth their share, all of them the whole', () => {
  expect(shareOf(line({}), 'shipped', 1)).toBe(3333);
  expect(shareOf(line({}), 'shipped', 3)).toBe(10_000);
});

test('only what was picked is asked for, and an amount only where one was typed', () => {
  const lines = [line({}), line({ lineId: '2' }), line({ lineId: '3' })];
  const picked = { '1': { quantity: 2, amount: null }, '2': { quantity: 0, amount: 100 }, '3': { quantity: 1, amount: 500 } };
  expect(toAskedLines(picked, lines, 'shipped', 'refund_only')).toEqual([
    { lineId: '1', quantity: 2 },
    { lineId: '3', quantity: 1, amount: 500 },
  ]);
  expect(toAskedLines(picked, lines, 'shipped', 'exchange')).toEqual([
    { lineId: '1', quantity: 2 },
    { lineId: '3', quantity: 1 },
  ]);
});
