import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { ledgerAdminRoutes, ledgerRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { bookTransaction, giveBalance, inLedger } from '../../factories/ledger.ts';
import { signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
});
afterAll(async () => {
  await checkInvariants(shop, 'ledger');
  await shop.stop();
});
const spend = (id: number, amount: number) => [
  { account: `customer:${id}:balance`, amount },
  { account: 'prepaid', amount: -amount },
];

test('a new customer has nothing, and an empty statement', async () => {
  const { token } = await newCustomer(shop);
  expect(await shop.api(token)(ledgerRoutes.balance)).toEqual({ balance: 0, held: 0, available: 0 });
  expect(await shop.api(token)(ledgerRoutes.statement)).toEqual({ items: [], next: null });
});

test('the statement explains the balance entry by entry, page by page', async () => {
  const { id, token } = await newCustomer(shop);
  await giveBalance(shop, id, 1_000);
  for (let i = 0; i < 6; i += 1)
    await bookTransaction(shop, `pages:${id}:${i}`, spend(id, 10 + i), { title: `支付 ${i}`, source: { kind: 'order', no: `O${i}` } });
  await inLedger(({ hold }) =>
    hold({ kind: 'test', title: '支付中', source: { kind: 'order', no: 'O9' }, reference: `hold:${id}`, postings: spend(id, 100) }),
  );
  expect(await shop.api(token)(ledgerRoutes.balance)).toEqual({ balance: 925, held: 100, available: 825 });
  const items = [];
  for (let cursor: string | undefined; ; ) {
    const page = await shop.api(token)(ledgerRoutes.statement, { limit: 3, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(items).toHaveLength(7);
  expect(items[0]).toMatchObject({ title: '支付 5', amount: -15, balanceAfter: 925, source: { kind: 'order', no: 'O5' } });
  for (const [i, entry] of items.entries()) expect(entry.balanceAfter - entry.amount).toBe(items[i + 1]?.balanceAfter ?? 0);
  const incoming = await shop.api(token)(ledgerRoutes.statement, { direction: 'in' });
  expect(incoming.items).toMatchObject([{ amount: 1_000, balanceAfter: 1_000 }]);
  const outgoing = await shop.api(token)(ledgerRoutes.statement, { direction: 'out', limit: 2 });
  expect(outgoing.items.map((entry) => entry.balanceAfter)).toEqual([925, 940]);
});

test('nobody reads another’s statement, and customers do not read the books', async () => {
  const [one, other] = [await newCustomer(shop), await newCustomer(shop)];
  await giveBalance(shop, one.id, 500);
  expect((await shop.api(other.token)(ledgerRoutes.statement)).items).toEqual([]);
  expect((await shop.http('GET', '/api/me/balance')).status).toBe(401);
  expect((await shop.http('GET', '/api/admin/ledger/kinds', { token: one.token })).status).toBe(401);
});

test('staff read an account with its entries, by day', async () => {
  const { id } = await newCustomer(shop);
  const code = `customer:${id}:balance`;
  await bookTransaction(shop, `old:${id}`, spend(id, -700), { at: new Date('2026-01-15T04:00:00Z') });
  await bookTransaction(shop, `new:${id}`, spend(id, 200), { at: new Date('2026-01-16T04:00:00Z') });
  const account = await shop.api(staff)(ledgerAdminRoutes.account, { code });
  expect(account).toMatchObject({
    code,
    kind: 'customer-balance',
    customerId: String(id),
    balance: 500,
    held: 0,
    available: 500,
    debit: 200,
    credit: 700,
  });
  const { items } = await shop.api(staff)(ledgerAdminRoutes.entries, { code });
  expect(items).toMatchObject([
    { reference: `new:${id}`, debit: 200, credit: 0, balanceAfter: 500 },
    { reference: `old:${id}`, debit: 0, credit: 700, balanceAfter: 700 },
  ]);
  const day = await shop.api(staff)(ledgerAdminRoutes.entries, { code, from: '2026-01-15', to: '2026-01-15' });
  expect(day.items).toMatchObject([{ reference: `old:${id}`, balanceAfter: 700 }]);
  const detail = await shop.api(staff)(ledgerAdminRoutes.transaction, { id: items[0]?.transactionId as string });
  expect(detail).toMatchObject({
    reference: `new:${id}`,
    amount: 200,
    state: 'posted',
    reversible: false,
    reverses: null,
    reversedBy: null,
  });
  expect(detail.postings).toContainEqual({ account: code, accountName: '顾客余额', customerId: String(id), debit: 200, credit: 0 });
  expect(await shop.api(staff)(ledgerAdminRoutes.customer, { id: String(id) })).toEqual({ balance: 500, held: 0, available: 500, code });
});

test('accounts are found by customer and by code, and sorted by what is in them', async () => {
  const customers = [];
  for (const amount of [300, 900, 600]) {
    const customer = await newCustomer(shop, `找账户${amount}`);
    await shop.api(customer.token)(customerRoutes.updateProfile, { nickname: `找账户${amount}` });
    await giveBalance(shop, customer.id, amount);
    customers.push(customer);
  }
  const api = shop.api(staff);
  const found = await api(ledgerAdminRoutes.accounts, { q: '找账户', sort: 'balance' });
  expect(found.items.map((row) => row.balance)).toEqual([900, 600, 300]);
  const first = await api(ledgerAdminRoutes.accounts, { kind: 'customer-balance', sort: 'balance', limit: 1 });
  const second = await api(ledgerAdminRoutes.accounts, {
    kind: 'customer-balance',
    sort: 'balance',
    limit: 1,
    cursor: first.next as string,
  });
  expect(second.items[0]?.balance).toBeLessThanOrEqual(first.items[0]?.balance as number);
  expect(second.items[0]?.code).not.toBe(first.items[0]?.code);
  expect((await api(ledgerAdminRoutes.accounts, { q: 'gift-cost' })).items).toMatchObject([{ code: 'gift-cost', side: 'debit' }]);
  expect((await api(ledgerAdminRoutes.accounts, { q: String(customers[0]?.id) })).items.map((row) => row.balance)).toContain(300);
  const kinds = await api(ledgerAdminRoutes.kinds);
  expect(kinds.difference).toBe(0);
  expect(kinds.items.find((item) => item.kind === 'customer-balance')?.balance).toBeGreaterThanOrEqual(1_800);
});

test('an account of no kind is not found, and one that was never written has nothing', async () => {
  await expect(shop.api(staff)(ledgerAdminRoutes.account, { code: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(shop.api(staff)(ledgerAdminRoutes.entries, { code: 'nothing' })).rejects.toMatchObject({ code: 'not_found' });
  expect(await shop.api(staff)(ledgerAdminRoutes.account, { code: 'commission:77:frozen' })).toMatchObject({ balance: 0, available: 0 });
  await expect(shop.api(staff)(ledgerAdminRoutes.entries, { code: 'revenue', cursor: 'x' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
});

test('transactions are found by reference, by source and by state', async () => {
  const { id } = await newCustomer(shop);
  await giveBalance(shop, id, 500);
  await bookTransaction(shop, `find:${id}`, spend(id, 100), { source: { kind: 'order', no: `OF${id}` } });
  await inLedger(({ hold }) =>
    hold({
      kind: 'test',
      title: '支付中',
      source: { kind: 'order', no: `OF${id}` },
      reference: `find-hold:${id}`,
      postings: spend(id, 50),
    }),
  );
  const api = shop.api(staff);
  expect((await api(ledgerAdminRoutes.transactions, { q: `find:${id}` })).items).toMatchObject([{ reference: `find:${id}`, amount: 100 }]);
  expect((await api(ledgerAdminRoutes.transactions, { q: `OF${id}`, limit: 1 })).next).not.toBeNull();
  expect((await api(ledgerAdminRoutes.transactions, { q: `OF${id}`, state: 'pending' })).items).toMatchObject([
    { reference: `find-hold:${id}`, amount: 50, state: 'pending' },
  ]);
});

test('an account with money is not deleted, and the copy of a customer’s data has the statement', async () => {
  const { id, token } = await newCustomer(shop);
  await giveBalance(shop, id, 1_234);
  const check = await shop.api(token)(customerRoutes.deletionCheck);
  expect(check).toMatchObject({ allowed: false, blockers: ['还有余额 12.34 元未使用'] });
});
