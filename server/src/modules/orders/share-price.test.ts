import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharePrice } from './share-price.ts';

const lines = fc.array(fc.record({ payable: fc.integer({ min: 0, max: 900_000 }), discount: fc.integer({ min: 0, max: 90_000 }) }), {
  minLength: 1,
  maxLength: 20,
});

test('the new price is shared to the fen, and no line costs more than it is listed for', () => {
  fc.assert(
    fc.property(lines, fc.nat(), fc.integer({ min: 0, max: 100_000 }), (items, seed, freight) => {
      const listed = items.reduce((sum, line) => sum + line.payable + line.discount, 0);
      const goods = seed % (listed + 1);
      const shares = sharePrice(items, goods, freight);
      const sum = (pick: (share: (typeof shares)[number]) => number) => shares.reduce((all, share) => all + pick(share), 0);
      expect(sum((share) => share.payable)).toBe(goods);
      expect(sum((share) => share.freight)).toBe(freight);
      for (const [i, share] of shares.entries()) {
        const line = items[i] as (typeof items)[number];
        expect(share.payable).toBeGreaterThanOrEqual(0);
        expect(share.payable).toBeLessThanOrEqual(line.payable + line.discount);
        expect(share.payable + share.byHand).toBe(line.payable);
      }
    }),
  );
});

test('goods given away leave every line free', () => {
  expect(sharePrice([{ payable: 2000, discount: 0 }], 0, 500)).toEqual([{ payable: 0, freight: 500, byHand: 2000 }]);
});

test('what promotions had taken off can be put back, line by line', () => {
  expect(
    sharePrice(
      [
        { payable: 800, discount: 200 },
        { payable: 1000, discount: 0 },
      ],
      1900,
      0,
    ).map(({ payable, byHand }) => [payable, byHand]),
  ).toEqual([
    [900, -100],
    [1000, 0],
  ]);
});
