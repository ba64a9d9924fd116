import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressInput, newAddress, newCustomer } from '../factories/customers.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let second: SecondProcess;
beforeAll(async () => {
  shop = await startShop();
  second = await startSecondProcess();
});
afterAll(async () => {
  await second.stop();
  await shop.stop();
});
const api = (i: number, token?: string) => (i % 2 === 0 ? shop.api(token) : second.api(token));
const count = async (sql: string, values: unknown[]): Promise<number> => {
  const [rows] = await shop.db.connection.query(sql, values);
  return Number((rows as { n: number }[])[0]?.n);
};

test('two first visits of one person at once make one customer: 50 people', async () => {
  const people = Array.from({ length: 50 }, () => shop.sandbox.people.add().openid);
  await Promise.all(
    people.map(async (openid) => {
      const both = await Promise.all([0, 1].map((i) => api(i)(customerRoutes.login, { code: shop.sandbox.people.code(openid) })));
      expect(both[0]?.customer.id).toBe(both[1]?.customer.id);
      expect(both.filter((one) => one.isNew)).toHaveLength(1);
    }),
  );
  expect(await count('select count(*) as n from customers where openid in (?)', [people])).toBe(50);
  expect(await count("select count(*) as n from outbox_events where name = 'customer.registered'", [])).toBe(50);
});

test('50 changes of the default at once leave exactly one', async () => {
  const customer = await newCustomer(shop);
  const ids = (await Promise.all(Array.from({ length: 10 }, () => newAddress(shop, customer)))).map((one) => one.id);
  const defaults = () =>
    count('select count(*) as n from customer_addresses where customer_id = ? and default_of = customer_id', [customer.id]);
  expect(await defaults()).toBe(1);
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        api(i, customer.token)(customerRoutes.updateAddress, { ...addressInput, id: ids[i % ids.length] as string, isDefault: true }),
      ),
    );
    expect(await defaults()).toBe(1);
  }
  await Promise.all(ids.slice(1).map((id, i) => api(i, customer.token)(customerRoutes.removeAddress, { id })));
  expect(await defaults()).toBe(1);
});

test('50 new addresses at once stop at twenty', async () => {
  const customer = await newCustomer(shop);
  const settled = await Promise.allSettled(
    Array.from({ length: 50 }, (_, i) => api(i, customer.token)(customerRoutes.createAddress, addressInput)),
  );
  expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
  expect(await count('select count(*) as n from customer_addresses where customer_id = ?', [customer.id])).toBe(20);
});

test('an order told 50 times counts once', async () => {
  const { id } = await newCustomer(shop);
  const { countPurchases } = await import('../../server/src/modules/customers/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  await Promise.all(
    Array.from({ length: 50 }, (_, i) => withEm(() => countPurchases([{ orderId: 900_000 + (i % 2), customerId: id, paid: 1500 }]))),
  );
  const [rows] = await shop.db.connection.query('select order_count, spent from customers where id = ?', [id]);
  expect(rows).toEqual([{ order_count: 2, spent: 3000 }]);
});

test('a phone number that two customers bind at once belongs to one of them', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const pair = [await newCustomer(shop), await newCustomer(shop)];
    const people = shop.sandbox.people.list().filter((person) => pair.some((one) => one.openid === person.openid));
    for (const person of people) person.phone = `1380000${String(round).padStart(4, '0')}`;
    const settled = await Promise.allSettled(
      pair.map((one, i) => api(i, one.token)(customerRoutes.bindPhone, { code: shop.sandbox.people.phoneCode(one.openid) })),
    );
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  }
});

test('a session that was ended here is over there as well', async () => {
  const { token } = await newCustomer(shop);
  await second.api(token)(customerRoutes.me);
  await shop.api(token)(customerRoutes.logout);
  await eventually(
    'the other process knows',
    async () =>
      second
        .api(token)(customerRoutes.me)
        .then(
          () => false,
          (error: { code: string }) => error.code === 'session_expired',
        ),
    1_000,
  );
});
