import { expect, test } from 'vitest';
import { makeTapGate } from './tap-gate';

test('one tap goes through, its echo does not, and hammering is answered once', () => {
  let at = 0;
  const tap = makeTapGate(() => at);
  const every = (ms: number, times: number, busy = false) =>
    Array.from({ length: times }, () => {
      at += ms;
      return tap(busy);
    });
  expect(every(10_000, 1)).toEqual(['go']);
  expect(every(100, 1)).toEqual(['ignore']);
  expect(every(100, 5)).toEqual(['ignore', 'calm', 'ignore', 'ignore', 'ignore']);
  expect(every(5000, 1)).toEqual(['go']);
});

test('while a request is under way no tap goes through, however long it takes', () => {
  let at = 0;
  const tap = makeTapGate(() => at);
  expect(tap(false)).toBe('go');
  at += 8000;
  expect(tap(true)).toBe('ignore');
});
