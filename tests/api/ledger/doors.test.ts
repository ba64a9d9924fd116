import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bookTransaction, giveBalance, inLedger } from '../../factories/ledger.ts';
import { inServer } from '../../factories/payments.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';
import { watchSql } from '../../setup/sql.ts';

let shop: TestShop;
let serial = 900_000;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
afterEach(() => checkInvariants(shop, 'ledger'));

const newId = (): number => {
  serial += 1;
  return serial;
};
const about = { kind: 'test', title: '测试', source: { kind: 'test', no: '' } };
const spend = (id: number, amount: number) => [
  { account: `customer:${id}:balance`, amount },
  { account: 'prepaid', amount: -amount },
];
const balanceOf = (id: number) =>
  inServer(async () => (await import('../../../server/src/modules/ledger/index.ts')).readBalance(`customer:${id}:balance`));

test('the same reference again writes nothing; with another content it is refused', async () => {
  const id = newId();
  await giveBalance(shop, id, 1_000);
  const first = await inLedger(({ post }) => post({ ...about, reference: `same:${id}`, postings: spend(id, 300) }));
  const again = await inLedger(({ post }) => post({ ...about, reference: `same:${id}`, title: '别的标题', postings: spend(id, 300) }));
  expect(again).toEqual({ transactionId: first.transactionId, created: false });
  await expect(inLedger(({ post }) => post({ ...about, reference: `same:${id}`, postings: spend(id, 301) }))).rejects.toThrow('taken');
  expect(await balanceOf(id)).toEqual({ balance: 700, held: 0, available: 700 });
});

test('what is held can neither be spent nor held again, and comes back when it is voided', async () => {
  const id = newId();
  await giveBalance(shop, id, 1_000);
  await inLedger(({ hold }) => hold({ ...about, reference: `hold:${id}`, postings: spend(id, 800) }));
  expect(await balanceOf(id)).toEqual({ balance: 1_000, held: 800, available: 200 });
  await expect(bookTransaction(shop, `spend:${id}`, spend(id, 201))).rejects.toMatchObject({ code: 'balance_insufficient' });
  await expect(inLedger(({ hold }) => hold({ ...about, reference: `hold2:${id}`, postings: spend(id, 201) }))).rejects.toMatchObject({
    code: 'balance_insufficient',
  });
  expect(await inLedger(({ voidHeld }) => voidHeld(`hold:${id}`))).toMatchObject({ state: 'void', changed: true });
  expect(await inLedger(({ voidHeld }) => voidHeld(`hold:${id}`))).toMatchObject({ state: 'void', changed: false });
  expect(await inLedger(({ postHeld }) => postHeld(`hold:${id}`))).toMatchObject({ state: 'void', changed: false });
  expect(await balanceOf(id)).toEqual({ balance: 1_000, held: 0, available: 1_000 });
});

test('what is held is booked by its second phase, once', async () => {
  const id = newId();
  await giveBalance(shop, id, 1_000);
  await inLedger(({ hold }) => hold({ ...about, reference: `pay:${id}`, postings: spend(id, 800) }));
  expect(await inLedger(({ postHeld }) => postHeld(`pay:${id}`, '支付订单'))).toMatchObject({ state: 'posted', changed: true });
  expect(await inLedger(({ postHeld }) => postHeld(`pay:${id}`))).toMatchObject({ state: 'posted', changed: false });
  expect(await inLedger(({ voidHeld }) => voidHeld(`pay:${id}`))).toMatchObject({ state: 'posted', changed: false });
  expect(await inLedger(({ postHeld }) => postHeld('pay:unknown'))).toEqual({ transactionId: 0, state: 'none', changed: false });
  expect(await balanceOf(id)).toEqual({ balance: 200, held: 0, available: 200 });
});

test('nothing is left of a booking whose transaction rolls back', async () => {
  const id = newId();
  await giveBalance(shop, id, 1_000);
  await expect(
    inLedger(async ({ post, hold }) => {
      await post({ ...about, reference: `gone:${id}`, postings: spend(id, 300) });
      await hold({ ...about, reference: `gone-hold:${id}`, postings: spend(id, 300) });
      throw new Error('after all');
    }),
  ).rejects.toThrow('after all');
  expect(await balanceOf(id)).toEqual({ balance: 1_000, held: 0, available: 1_000 });
});

test('outside a transaction nothing is booked', async () => {
  const { post } = await import('../../../server/src/modules/ledger/index.ts');
  await expect(inServer(() => post({ ...about, reference: 'alone', postings: spend(1, 1) }))).rejects.toThrow('in the transaction');
});

test('a reversal is the opposite, happens once, and is itself not taken back', async () => {
  const id = newId();
  const reference = await giveBalance(shop, id, 1_000);
  const back = await inLedger(({ reverse }) => reverse(reference, { reference: `back:${id}`, title: '冲正' }));
  expect(back.created).toBe(true);
  expect(await inLedger(({ reverse }) => reverse(reference, { reference: `back:${id}`, title: '冲正' }))).toEqual({
    ...back,
    created: false,
  });
  await expect(inLedger(({ reverse }) => reverse(reference, { reference: `other:${id}`, title: '冲正' }))).rejects.toMatchObject({
    code: 'state_forbidden',
  });
  await expect(inLedger(({ reverse }) => reverse(`back:${id}`, { reference: `back-back:${id}`, title: '冲正' }))).rejects.toMatchObject({
    code: 'state_forbidden',
  });
  expect((await balanceOf(id)).balance).toBe(0);
});

test('a reversal does not take what has been spent', async () => {
  const id = newId();
  const reference = await giveBalance(shop, id, 1_000);
  await bookTransaction(shop, `spent:${id}`, spend(id, 1));
  await expect(inLedger(({ reverse }) => reverse(reference, { reference: `back:${id}`, title: '冲正' }))).rejects.toMatchObject({
    code: 'balance_insufficient',
  });
});

test('booking takes four statements at most', async () => {
  const id = newId();
  await giveBalance(shop, id, 1_000);
  const postings = [
    { account: 'clearing:wechat', amount: 700 },
    { account: `customer:${id}:balance`, amount: 300 },
    { account: 'prepaid', amount: -1_000 },
  ];
  const { seen } = await watchSql(() => inLedger(({ post }) => post({ ...about, reference: `few:${id}`, postings })));
  expect(seen.filter((sql) => sql.includes('ledger_')).length).toBeLessThanOrEqual(4);
});

test('a history is booked in few statements, counters included', async () => {
  const id = newId();
  const rows = Array.from({ length: 1_200 }, (_, i) => ({
    ...about,
    reference: `past:${id}:${i}`,
    at: new Date(Date.UTC(2026, 0, 1) + i * 60_000),
    postings: [
      { account: 'gift-cost', amount: i + 1 },
      { account: `customer:${id}:balance`, amount: -i - 1 },
    ],
  }));
  const { seen } = await watchSql(() => inLedger(({ bookHistory }) => bookHistory(rows)));
  expect(seen.filter((sql) => sql.includes('ledger_')).length).toBeLessThanOrEqual(12);
  expect((await balanceOf(id)).balance).toBe((1_200 * 1_201) / 2);
});
