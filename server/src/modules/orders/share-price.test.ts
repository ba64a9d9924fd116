import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharePrice } from './share-price.ts';

const lines = fc.array(fc.record({ unitPrice: fc.integer({ min: 0, max: 1_000_000 }), quantity: fc.integer({ min: 1, max: 99 }) }), {
  minLength: 1,
  maxLength: 30,
});

test('whatever the shop asks for, the lines add up to it, to the fen, and none costs less than nothing', () => {
  fc.assert(
    fc.property(
      lines,
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 100_000 })), { minLength: 1, maxLength: 5 }),
      (rows, edits) => {
        const listed = rows.map((row) => row.unitPrice * row.quantity);
        const total = listed.reduce((sum, one) => sum + one, 0);
        for (const [share, freight] of edits) {
          const goods = Math.round(total * share);
          const shared = sharePrice(rows, goods, freight);
          expect(shared.reduce((sum, line) => sum + line.payable, 0) + shared.reduce((sum, line) => sum + line.freight, 0)).toBe(
            goods + freight,
          );
          for (const [i, line] of shared.entries()) {
            expect(Number.isInteger(line.payable) && Number.isInteger(line.freight)).toBe(true);
            expect(line.payable).toBeGreaterThanOrEqual(0);
            expect(line.freight).toBeGreaterThanOrEqual(0);
            expect(line.discount).toBeGreaterThanOrEqual(0);
            expect(line.payable + line.discount).toBe(listed[i]);
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});
