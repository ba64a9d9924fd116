import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceShare } from './payment-parts.ts';

test('however a payment is given back, each part gets what came that way, to the fen', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 }),
      (amount, share, cuts) => {
        const payment = { amount, balance_part: Math.floor(amount * share) };
        let [given, balance, channel] = [0, 0, 0];
        for (const cut of [...cuts, 1]) {
          const refund = Math.floor((amount - given) * cut);
          const part = balanceShare(payment, given, refund);
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(refund);
          given += refund;
          balance += part;
          channel += refund - part;
          expect(balance).toBeLessThanOrEqual(payment.balance_part);
          expect(channel).toBeLessThanOrEqual(amount - payment.balance_part);
        }
        expect([given, balance]).toEqual([amount, payment.balance_part]);
      },
    ),
  );
});
