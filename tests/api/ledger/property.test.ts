import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inLedger } from '../../factories/ledger.ts';
import { inServer } from '../../factories/payments.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { findViolations } from '../../setup/invariants.ts';

let shop: TestShop;
let serial = 0;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

type Step =
  | { do: 'give' | 'spend' | 'hold'; customer: number; amount: number; again: boolean }
  | { do: 'postHeld' | 'voidHeld' | 'reverse'; of: number };
const customer = fc.integer({ min: 1, max: 3 });
const amount = fc.integer({ min: 1, max: 1_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('give', 'spend', 'hold'), customer, amount, again: fc.boolean() }),
  fc.record({ do: fc.constantFrom('postHeld', 'voidHeld', 'reverse'), of: fc.nat(30) }),
);

/** The ledger as one would write it on paper. */
class Paper {
  balance = new Map<string, number>();
  held = new Map<string, number>();
  booked: { reference: string; account: string; amount: number; state: 'posted' | 'pending' | 'void' | 'reversed' }[] = [];
  available(account: string): number {
    return (this.balance.get(account) ?? 0) - (this.held.get(account) ?? 0);
  }
  add(account: string, change: number, held = 0): void {
    this.balance.set(account, (this.balance.get(account) ?? 0) + change);
    this.held.set(account, (this.held.get(account) ?? 0) + held);
  }
}
const about = { kind: 'test', title: '测试', source: { kind: 'test', no: '' } };

/** Makes the step in the ledger and on paper; both must allow or refuse it. */
const take = async (step: Step, paper: Paper, run: number, i: number): Promise<void> => {
  if ('customer' in step) {
    const account = `customer:${run * 10 + step.customer}:balance`;
    const reference = `${run}:${i}`;
    const gives = step.do === 'give';
    const signed = gives ? -step.amount : step.amount;
    const input = {
      ...about,
      reference,
      postings: [
        { account, amount: signed },
        { account: gives ? 'gift-cost' : 'prepaid', amount: -signed },
      ],
    };
    const call = () => inLedger((ledger) => (step.do === 'hold' ? ledger.hold(input) : ledger.post(input)));
    if (!gives && paper.available(account) < step.amount) {
      await expect(call()).rejects.toMatchObject({ code: 'balance_insufficient' });
      return;
    }
    expect((await call()).created).toBe(true);
    if (step.again) expect((await call()).created).toBe(false);
    if (step.do === 'hold') paper.add(account, 0, step.amount);
    else paper.add(account, -signed);
    paper.booked.push({ reference, account, amount: signed, state: step.do === 'hold' ? 'pending' : 'posted' });
    return;
  }
  const one = paper.booked[step.of];
  if (!one) return;
  if (step.do === 'reverse') {
    const call = () => inLedger(({ reverse }) => reverse(one.reference, { reference: `${run}:${i}:back`, title: '冲正' }));
    const refusal =
      one.state !== 'posted'
        ? 'state_forbidden'
        : one.amount < 0 && paper.available(one.account) < -one.amount
          ? 'balance_insufficient'
          : null;
    if (refusal) {
      await expect(call()).rejects.toMatchObject({ code: refusal });
      return;
    }
    expect((await call()).created).toBe(true);
    paper.add(one.account, one.amount);
    one.state = 'reversed';
    return;
  }
  const end = step.do;
  const outcome = await inLedger((ledger) => ledger[end](one.reference));
  expect(outcome.changed).toBe(one.state === 'pending');
  if (one.state !== 'pending') return;
  one.state = step.do === 'postHeld' ? 'posted' : 'void';
  paper.add(one.account, step.do === 'postHeld' ? -one.amount : 0, -one.amount);
};

test('random postings, holds and reversals keep the books equal to a ledger on paper', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      serial += 1;
      const [paper, run] = [new Paper(), serial];
      for (const [i, one] of steps.entries()) await take(one, paper, run, i);
      const accounts = [...paper.balance.keys()];
      const found = await inServer(async () => (await import('../../../server/src/modules/ledger/index.ts')).readBalances(accounts));
      for (const account of accounts) {
        expect(found.get(account)).toEqual({
          balance: paper.balance.get(account),
          held: paper.held.get(account),
          available: paper.available(account),
        });
      }
      expect(await findViolations(shop, 'ledger')).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
