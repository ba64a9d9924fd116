import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { makeServerClock } from './clock';

describe('the server’s time on a phone', () => {
  test('is never ahead of the server, and at most one fastest answer behind it, however wrong the phone is', () => {
    const trip = fc.record({
      out: fc.integer({ min: 0, max: 3000 }),
      home: fc.integer({ min: 0, max: 3000 }),
      pause: fc.integer({ min: 0, max: 60_000 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: -86_400_000, max: 86_400_000 }), fc.array(trip, { minLength: 1, maxLength: 20 }), (skew, trips) => {
        let real = 1_800_000_000_000;
        const clock = makeServerClock(() => real + skew, real + skew);
        for (const { out, home, pause } of trips) {
          const sent = real + skew;
          const stamp = real + out;
          real += out + home;
          clock.hear(stamp, sent, real + skew);
          expect(clock.now()).toBeLessThanOrEqual(real);
          real += pause;
        }
        const fastest = Math.min(...trips.map(({ home }) => home));
        expect(real - clock.now()).toBe(fastest);
      }),
    );
  });

  test('follows when the phone’s clock is set while the page is open', () => {
    let local = 1000;
    const clock = makeServerClock(() => local, 1000);
    clock.hear(500_000, 990, 1000);
    local += 3_600_000;
    clock.hear(500_100, local - 10, local);
    expect(clock.now()).toBe(500_100);
    local -= 7_200_000;
    clock.hear(500_200, local - 10, local);
    expect(clock.now()).toBe(500_200);
  });

  test('is not put back by a stamp that was cut to the second or rested in a cache', () => {
    const local = 5000;
    const clock = makeServerClock(() => local, 0);
    clock.hear(100_900, 4990, 5000);
    clock.hear(100_000, 4995, 5000);
    expect(clock.now()).toBe(100_900);
  });

  test('takes no notice of a stamp that says nothing', () => {
    const clock = makeServerClock(() => 7, 7);
    clock.hear(Number.NaN, 1, 2);
    expect(clock.now()).toBe(7);
  });
});
