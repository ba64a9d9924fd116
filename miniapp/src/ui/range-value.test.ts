import { expect, test } from 'vitest';
import { drawnValue } from './range-value';

test('a value follows the finger, ends at both ends of the rail, and stays where the rail is not known', () => {
  expect(drawnValue(0, 100, 200, 1960)).toBe(980);
  expect(drawnValue(1960, -50, 200, 1960)).toBe(1470);
  expect([drawnValue(1000, 900, 200, 1960), drawnValue(1000, -900, 200, 1960)]).toEqual([1960, 0]);
  expect(drawnValue(3, 40, 0, 10)).toBe(3);
});
