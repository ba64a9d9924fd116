import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('emoji, line breaks and control characters go, the words stay', () => {
  expect(plainText('手冲咖啡壶 🫖\n等 2 件\u0007', 127, 'x')).toBe('手冲咖啡壶 等 2 件');
  expect(plainText('👨‍👩‍👧', 127, 'O1')).toBe('O1');
});

test('never empty, never too long, never four bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const plain = plainText(text, 127, 'O1');
      expect(plain.length).toBeGreaterThan(0);
      expect([...plain].length).toBeLessThanOrEqual(127);
      expect(/[\u{10000}-\u{10FFFF}]/u.test(plain)).toBe(false);
    }),
  );
});
