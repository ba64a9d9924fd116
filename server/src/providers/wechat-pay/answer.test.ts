import { expect, test } from 'vitest';
import { describe as inWords, refusal } from './answer.ts';

test.each([
  ['FREQUENCY_LIMITED', 'retry'],
  ['ORDERPAID', 'query'],
  ['ORDER_PAID', 'query'],
  ['NOT_ENOUGH', 'retry'],
  ['SIGN_ERROR', 'final'],
  ['NEVER_HEARD_OF', 'final'],
])('%s: %s', (code, meaning) => {
  expect(refusal(400, JSON.stringify({ code, message: '说明' }))).toEqual({ kind: 'refused', status: 400, code, message: '说明', meaning });
});

test('a refusal without a code says nothing about what happened', () => {
  for (const text of ['', '<html>', '{}', '{"code":404}', 'null', '{"code":"constructor"}'])
    expect(refusal(404, text)).toMatchObject({ kind: 'unknown' });
  expect(inWords(refusal(404, ''))).toBe('unknown: http_404_without_code');
});
