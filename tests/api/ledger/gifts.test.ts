import { ledgerAdminRoutes, ledgerRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { bookTransaction } from '../../factories/ledger.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(async () => {
  await checkInvariants(shop, 'ledger');
  await shop.stop();
});
const accountant = async (): Promise<string> => {
  const token = await signInStaff(shop);
  await confirmPassword(shop, token);
  return token;
};
const give = (token: string, customerId: number, amount: number, key?: string) =>
  shop.http('POST', '/api/admin/ledger/gifts', {
    token,
    body: { customerId: String(customerId), amount, reason: '客诉补偿' },
    headers: { 'idempotency-key': key ?? `gift-${customerId}-${amount}-${Math.random()}` },
  });

test('a gift is balance at once, with a reason in the audit log; sent again it gives nothing more', async () => {
  const [token, customer] = [await accountant(), await newCustomer(shop)];
  const key = `gift-once-${customer.id}`;
  const first = await give(token, customer.id, 2_000, key);
  expect(first.body).toMatchObject({ balance: 2_000 });
  expect((await give(token, customer.id, 2_000, key)).body).toEqual(first.body);
  expect(await give(token, customer.id, 2_001, key)).toMatchObject({ status: 409, body: { code: 'idempotency_conflict' } });
  expect(await shop.api(customer.token)(ledgerRoutes.balance)).toMatchObject({ balance: 2_000 });
  expect((await shop.api(customer.token)(ledgerRoutes.statement)).items).toMatchObject([{ title: '商家赠送', amount: 2_000 }]);
  const log = await shop.api(token)(auditRoutes.list, { subject: 'customer', subjectId: String(customer.id) });
  expect(log.items).toMatchObject([
    { action: 'balance.gift', summary: '赠送余额 20.00 元：客诉补偿', before: { balance: 0 }, after: { balance: 2_000 } },
  ]);
});

test('a gift needs the permission, the password, a reason, an amount within the limit, and somebody to give to', async () => {
  const customer = await newCustomer(shop);
  const body = { customerId: String(customer.id), amount: 100, reason: '客诉补偿' };
  const call = (token: string, different: object = {}) =>
    shop.http('POST', '/api/admin/ledger/gifts', {
      token,
      body: { ...body, ...different },
      headers: { 'idempotency-key': `k${Math.random()}` },
    });
  expect(await call(await signInStaff(shop, ['ledger.view']))).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await call(await signInStaff(shop))).toMatchObject({ status: 403, body: { code: 're_password_required' } });
  const token = await accountant();
  expect(await call(token, { amount: 0 })).toMatchObject({ status: 400 });
  expect(await call(token, { reason: '' })).toMatchObject({ status: 400 });
  expect(await call(token, { customerId: '99999999' })).toMatchObject({ status: 404 });
  expect(await call(token, { amount: 50_001 })).toMatchObject({
    status: 422,
    body: { code: 'gift_over_limit', message: '单次最多赠送 500.00 元' },
  });
  expect((await shop.api(customer.token)(ledgerRoutes.balance)).balance).toBe(0);
});

test('the gifts of one person in a day stay within their limit, also when they come at once', async () => {
  const token = await accountant();
  const customers = await Promise.all(Array.from({ length: 5 }, () => newCustomer(shop)));
  const outcomes = await Promise.all(customers.map(({ id }) => give(token, id, 50_000)));
  expect(outcomes.filter((outcome) => outcome.status === 200)).toHaveLength(4);
  expect(outcomes.find((outcome) => outcome.status !== 200)?.body).toMatchObject({ code: 'gift_over_limit' });
  expect((await give(await accountant(), customers[0]?.id as number, 50_000)).status).toBe(200);
});

test('a gift is taken back once, unless it has been spent', async () => {
  const [token, customer] = [await accountant(), await newCustomer(shop)];
  const api = shop.api(token);
  const { transactionId } = (await give(token, customer.id, 1_000)).body as { transactionId: string };
  const taken = await api(ledgerAdminRoutes.takeBack, { id: transactionId, reason: '赠送错人' });
  expect(taken).toMatchObject({ reversible: false, reversedBy: expect.any(String) });
  const reversal = await api(ledgerAdminRoutes.transaction, { id: taken.reversedBy as string });
  expect(reversal).toMatchObject({ kind: 'reversal', reverses: transactionId, note: '赠送错人', amount: 1_000 });
  await expect(api(ledgerAdminRoutes.takeBack, { id: transactionId, reason: '再来一次' })).rejects.toMatchObject({
    code: 'state_forbidden',
  });
  await expect(api(ledgerAdminRoutes.takeBack, { id: reversal.id, reason: '再来一次' })).rejects.toMatchObject({ code: 'state_forbidden' });
  expect((await shop.api(customer.token)(ledgerRoutes.balance)).balance).toBe(0);

  const second = (await give(token, customer.id, 1_000)).body as { transactionId: string };
  await bookTransaction(shop, `spent:${customer.id}`, [
    { account: `customer:${customer.id}:balance`, amount: 1 },
    { account: 'prepaid', amount: -1 },
  ]);
  await expect(api(ledgerAdminRoutes.takeBack, { id: second.transactionId, reason: '赠送错人' })).rejects.toMatchObject({
    code: 'balance_insufficient',
  });
});

test('the entries of an account are exported in the background', async () => {
  const [token, customer] = [await accountant(), await newCustomer(shop)];
  await give(token, customer.id, 1_000);
  const { taskId } = await shop.api(token)(ledgerAdminRoutes.exportEntries, { code: `customer:${customer.id}:balance`, format: 'csv' });
  const task = await eventually('the export is done', async () => {
    const one = (await shop.api(token)(taskRoutes.list)).items.find((item) => item.id === taskId);
    return one?.state === 'done' && one;
  });
  expect(task.message).toBe('共 1 条流水');
  const file = await shop.http('GET', task.downloadUrl as string);
  expect(String(file.body)).toContain('商家赠送');
  expect(String(file.body)).toContain('10.00');
});
