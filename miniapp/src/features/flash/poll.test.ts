import { expect, test } from 'vitest';
import { nextPollMs } from './poll';

test('a ticket is asked about as the server says, a little apart from all others', () => {
  expect(nextPollMs({ pollMs: 500 }, 0, 0)).toBe(500);
  expect(nextPollMs({ pollMs: 500 }, 0, 1)).toBe(600);
  expect(nextPollMs({ pollMs: 0 }, 0, 0)).toBe(false);
});

test('what cannot be reached is asked less and less, and is not given up', () => {
  const waits = [1, 2, 3, 4, 5, 20].map((failures) => nextPollMs({ pollMs: 500 }, failures, 0));
  expect(waits).toEqual([2000, 4000, 8000, 15_000, 15_000, 15_000]);
  expect(nextPollMs(undefined, 0, 0)).toBe(1000);
});
