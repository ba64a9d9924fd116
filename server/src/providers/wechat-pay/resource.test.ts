import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openResource } from './resource.ts';

const KEY = '0123456789abcdef0123456789ABCDEF';
const seal = (plain: string, associated: string, nonce = 'abcdefghijkl') => {
  const cipher = createCipheriv('aes-256-gcm', KEY, nonce);
  cipher.setAAD(Buffer.from(associated));
  return {
    ciphertext: Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64'),
    nonce,
    associated_data: associated,
  };
};

test('what was sealed opens, with and without associated data', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.constantFrom('', 'transaction', 'refund'), (text, associated) => {
      expect(openResource(seal(text, associated), KEY)).toBe(text);
    }),
    { numRuns: 50 },
  );
  const { associated_data: _, ...bare } = seal('{}', '');
  expect(openResource(bare, KEY)).toBe('{}');
});

test('a single bit that was changed anywhere is noticed', () => {
  const whole = seal('{"amount":{"total":100}}', 'transaction');
  const bytes = Buffer.from(whole.ciphertext, 'base64');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length * 8 - 1 }), (bit) => {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(() => openResource({ ...whole, ciphertext: altered.toString('base64') }, KEY)).toThrow(/auth|tag|unable/i);
    }),
  );
});

test('another key, another nonce, other associated data, no tag: all refused', () => {
  const whole = seal('{}', 'transaction');
  expect(() => openResource(whole, KEY.toLowerCase())).toThrow(/auth|tag|unable/i);
  expect(() => openResource({ ...whole, nonce: 'abcdefghijkm' }, KEY)).toThrow(/auth|tag|unable/i);
  expect(() => openResource({ ...whole, associated_data: 'refund' }, KEY)).toThrow(/auth|tag|unable/i);
  expect(() => openResource({ ...whole, ciphertext: 'AAAA' }, KEY)).toThrow(/auth|tag|unable/i);
});
