import { expect, test } from 'vitest';
import { Issues } from './issues.ts';
import { readTax, readTaxCode, taxCell } from './tax-cells.ts';

test('rates are read as people write them, and written back', () => {
  const issues = new Issues();
  const read = (cell: string) => readTax(cell, 2, issues);
  for (const cell of ['13%', '13', '0.13', '１３％']) expect(read(cell)).toEqual({ taxRate: 1300, taxMark: 'normal' });
  for (const cell of ['1.5%', '0.015']) expect(read(cell)).toEqual({ taxRate: 150, taxMark: 'normal' });
  expect(read('免税')).toEqual({ taxRate: 0, taxMark: 'exempt' });
  expect(read('零税率')).toEqual({ taxRate: 0, taxMark: 'zero' });
  expect(read('跟随分类')).toEqual({ taxRate: null, taxMark: 'normal' });
  expect(read('')).toBeUndefined();
  for (const tax of [
    { taxRate: 900, taxMark: 'normal' },
    { taxRate: 0, taxMark: 'untaxed' },
  ] as const)
    expect(read(taxCell(tax))).toEqual(tax);
  expect(taxCell({ taxRate: null, taxMark: 'normal' })).toBe('');
  expect(issues.errors).toEqual([]);
  for (const cell of ['7%', '0%', '0', '百分之十三', '-13%']) expect(read(cell)).toBeUndefined();
  expect(issues.errors).toHaveLength(5);
});

test('codes have 19 digits; what a spreadsheet has spoilt is said', () => {
  const issues = new Issues();
  expect(readTaxCode('1030299 000000000000', 2, issues)).toBe('1030299000000000000');
  expect(readTaxCode('跟随分类', 2, issues)).toBe('');
  expect(readTaxCode('', 2, issues)).toBeUndefined();
  expect(readTaxCode('1.0303E+18', 3, issues)).toBeUndefined();
  expect(issues.errors[0]?.message).toContain('文本');
});
