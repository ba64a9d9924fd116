import { expect, test } from 'vitest';
import { fromTaxChoice, taxChoices, toTaxChoice } from './tax.ts';

test('a choice is a rate with its mark, and comes back as both', () => {
  expect(toTaxChoice(1300, 'normal')).toBe('1300:normal');
  expect(fromTaxChoice('0:exempt')).toEqual({ taxRate: 0, taxMark: 'exempt' });
  for (const { value } of taxChoices) {
    const { taxRate, taxMark } = fromTaxChoice(value);
    expect(toTaxChoice(taxRate, taxMark)).toBe(value);
  }
});

test('no rate means that of the category', () => {
  expect(toTaxChoice(null, 'normal')).toBeNull();
  expect(fromTaxChoice(null)).toEqual({ taxRate: null, taxMark: 'normal' });
});

test('marks are only offered at rate 0, and rate 0 only with a mark', () => {
  for (const { value } of taxChoices) expect(value.startsWith('0:')).toBe(!value.endsWith(':normal'));
});
