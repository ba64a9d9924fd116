import { expect, test } from 'vitest';
import { diffFields } from './diff.ts';

test('names only what changed, nested fields by their path', () => {
  expect(diffFields({ name: '茶', sku: { price: 100, code: 'A' } }, { name: '茶', sku: { price: 120, code: 'A' }, note: '' })).toEqual([
    { field: 'sku.price', before: '100', after: '120' },
    { field: 'note', before: null, after: '' },
  ]);
});

test('a thing that came or went shows on one side only', () => {
  expect(diffFields(null, { a: 1 })).toEqual([{ field: 'a', before: null, after: '1' }]);
  expect(diffFields('on', 'off')).toEqual([{ field: '值', before: 'on', after: 'off' }]);
  expect(diffFields({ a: [] }, { a: [] })).toEqual([]);
});
