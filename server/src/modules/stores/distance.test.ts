import { expect, test } from 'vitest';
import { distanceM } from './distance.ts';

test('Hangzhou to Shanghai is about 165 km, and a place is 0 m from itself', () => {
  const hangzhou = { latitude: 30.2741, longitude: 120.1551 };
  const shanghai = { latitude: 31.2304, longitude: 121.4737 };
  expect(Math.abs(distanceM(hangzhou, shanghai) - 164_500)).toBeLessThan(2_000);
  expect(distanceM(hangzhou, hangzhou)).toBe(0);
});

test('it is the same both ways, across the date line too', () => {
  const [a, b] = [
    { latitude: 0, longitude: 179.9 },
    { latitude: 0, longitude: -179.9 },
  ];
  expect(distanceM(a, b)).toBe(distanceM(b, a));
  expect(distanceM(a, b)).toBeLessThan(23_000);
});
