import { afterAll, beforeAll, expect, test } from 'vitest';
import { startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import type { Booking } from './bookings.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let book: (booking: Booking) => Promise<string>;
let second: SecondProcess;
let serial = 0;

beforeAll(async () => {
  shop = await startShop();
  ({ book } = await import('./bookings.ts'));
  second = await startSecondProcess();
});
afterAll(async () => {
  await second.stop();
  await checkInvariants(shop, 'ledger');
  await shop.stop();
});

/** Half of the calls here, half in the other process, all at once. */
const everywhere = async (bookings: Booking[]): Promise<string[]> => {
  const [here, there] = await Promise.all([
    Promise.all(bookings.filter((_, i) => i % 2 === 0).map(book)),
    second.run<Booking, string>(
      'tests/races/bookings.ts',
      'book',
      bookings.filter((_, i) => i % 2 === 1),
    ),
  ]);
  return [...here, ...there];
};
const countOf = (outcomes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
const name = (): string => {
  serial += 1;
  return `race:${serial}`;
};
/** A customer with so much balance. */
const customerWith = async (amount: number): Promise<string> => {
  serial += 1;
  const account = `customer:${serial}:balance`;
  await book({
    do: 'post',
    reference: name(),
    postings: [
      { account: 'gift-cost', amount },
      { account, amount: -amount },
    ],
  });
  return account;
};
const spend = (account: string, amount: number) => [
  { account, amount },
  { account: 'prepaid', amount: -amount },
];
const balanceOf = async (account: string): Promise<{ balance: number; held: number }> => {
  const [rows] = await shop.db.connection.query('select credit - debit as balance, held from ledger_accounts where account = ?', [account]);
  const [row] = rows as { balance: number; held: number }[];
  return { balance: Number(row?.balance), held: Number(row?.held) };
};

test('fifty spends of one balance at once never go below zero', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const account = await customerWith(1_000);
    const bookings = Array.from(
      { length: 50 },
      (_, i): Booking => ({ do: i % 3 === 0 ? 'hold' : 'post', reference: name(), postings: spend(account, 90) }),
    );
    expect(countOf(await everywhere(bookings))).toEqual({ created: 11, balance_insufficient: 39 });
    const { balance, held } = await balanceOf(account);
    expect(balance - held).toBe(10);
  }
});

test('the same reference fifty times at once is booked once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const account = await customerWith(1_000);
    const [reference, held] = [name(), name()];
    const bookings = Array.from(
      { length: 50 },
      (_, i): Booking =>
        i % 4 < 2
          ? { do: 'post', reference, postings: spend(account, 400) }
          : { do: 'hold', reference: held, postings: spend(account, 300) },
    );
    expect(countOf(await everywhere(bookings))).toEqual({ created: 2, again: 48 });
    expect(await balanceOf(account)).toEqual({ balance: 600, held: 300 });
  }
});

test('of posting and voiding what is held one wins, whoever comes and however often', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const account = await customerWith(1_000);
    const reference = name();
    await book({ do: 'hold', reference, postings: spend(account, 400) });
    const outcomes = countOf(
      await everywhere(Array.from({ length: 50 }, (_, i): Booking => ({ do: i % 4 < 2 ? 'postHeld' : 'voidHeld', reference }))),
    );
    expect(outcomes.changed).toBe(1);
    const won = outcomes.posted === 49 ? 'posted' : 'void';
    expect(outcomes[won]).toBe(49);
    expect(await balanceOf(account)).toEqual({ balance: won === 'posted' ? 600 : 1_000, held: 0 });
  }
});

test('a transaction is taken back once, by one of many', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const account = await customerWith(1_000);
    const reference = name();
    await book({ do: 'post', reference, postings: spend(account, 400) });
    const same = name();
    const outcomes = countOf(
      await everywhere(
        Array.from({ length: 50 }, (_, i): Booking => ({ do: 'reverse', reference, by: i % 4 < 2 ? same : `${same}:${i}` })),
      ),
    );
    expect(outcomes.created).toBe(1);
    expect((outcomes.again ?? 0) + (outcomes.state_forbidden ?? 0)).toBe(49);
    expect(await balanceOf(account)).toEqual({ balance: 1_000, held: 0 });
  }
});

test('two hundred payments at once through the shop’s own accounts are all booked', async () => {
  const before = await sumOf('clearing:wechat');
  const bookings = Array.from(
    { length: 200 },
    (_, i): Booking => ({
      do: 'post',
      reference: name(),
      postings: [
        { account: 'clearing:wechat', amount: 100 + i },
        { account: 'prepaid', amount: -100 - i },
      ],
    }),
  );
  expect(countOf(await everywhere(bookings))).toEqual({ created: 200 });
  expect((await sumOf('clearing:wechat')) - before).toBe(200 * 100 + (199 * 200) / 2);
});
const sumOf = async (account: string): Promise<number> => {
  const [rows] = await shop.db.connection.query('select coalesce(sum(debit - credit), 0) as n from ledger_accounts where account = ?', [
    account,
  ]);
  return Number((rows as { n: number }[])[0]?.n);
};
