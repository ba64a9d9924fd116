import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addressInput, newCustomer } from '../../factories/customers.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
afterEach(() => shop.sandbox.faults.clear());

const addressesOf = async (token: string) => (await shop.api(token)(customerRoutes.addresses)).items;

test('50 calls under one key have one effect and one answer', async () => {
  const { token } = await newCustomer(shop);
  const call = () => shop.api(token)(customerRoutes.createAddress, addressInput, { idempotencyKey: 'the-same-key' });
  const settled = await Promise.allSettled(Array.from({ length: 50 }, call));
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refusals = settled.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
  expect(new Set(answers.map((one) => one.id)).size).toBe(1);
  expect(refusals.filter((code) => code !== 'request_in_progress')).toEqual([]);
  expect(await addressesOf(token)).toHaveLength(1);
  expect(await call()).toEqual(answers[0]);
  expect(await addressesOf(token)).toHaveLength(1);
});

test('the key with another input is a conflict; with another person it is another key', async () => {
  const [first, second] = [await newCustomer(shop), await newCustomer(shop)];
  const options = { idempotencyKey: 'a-key-of-mine' };
  await shop.api(first.token)(customerRoutes.createAddress, addressInput, options);
  await expect(shop.api(first.token)(customerRoutes.createAddress, { ...addressInput, name: '别人' }, options)).rejects.toMatchObject({
    code: 'idempotency_conflict',
    status: 409,
  });
  await shop.api(second.token)(customerRoutes.createAddress, addressInput, options);
  expect(await addressesOf(second.token)).toHaveLength(1);
});

test('a refused call may be tried again under its key', async () => {
  const { token } = await newCustomer(shop);
  const call = (districtCode: string) =>
    shop.api(token)(customerRoutes.createAddress, { ...addressInput, districtCode }, { idempotencyKey: 'try-again-1' });
  await expect(call('999999')).rejects.toMatchObject({ code: 'invalid_input' });
  await call('330110');
  expect(await addressesOf(token)).toHaveLength(1);
});

test('a call whose process died is taken over after two minutes', async () => {
  const { token } = await newCustomer(shop);
  const options = { idempotencyKey: 'orphaned-key' };
  await shop.api(token)(customerRoutes.createAddress, addressInput, options);
  await shop.db.connection.query('update idempotency_keys set answer = null, finished_at = null');
  await expect(shop.api(token)(customerRoutes.createAddress, addressInput, options)).rejects.toMatchObject({ code: 'request_in_progress' });
  await shop.db.connection.query('update idempotency_keys set created_at = date_sub(created_at, interval 3 minute)');
  await shop.api(token)(customerRoutes.createAddress, addressInput, options);
});

test('a bad key is refused', async () => {
  const { token } = await newCustomer(shop);
  const answer = await shop.http('POST', '/api/me/addresses', { token, body: addressInput, headers: { 'idempotency-key': "x' or 1=1" } });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});
