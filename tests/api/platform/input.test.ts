import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressInput, newAddress, newCustomer, type TestCustomer } from '../../factories/customers.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let customer: TestCustomer;
beforeAll(async () => {
  shop = await startShop();
  customer = await newCustomer(shop);
});
afterAll(() => shop.stop());

type Answer = Awaited<ReturnType<TestShop['http']>>;
const post = (body: object | string, headers: Record<string, string> = {}): Promise<Answer> =>
  shop.http('POST', '/api/me/addresses', { token: customer.token, headers, ...(typeof body === 'string' ? { rawBody: body } : { body }) });
const refused = (answer: Answer, status: number, code: string): void => {
  expect(answer).toMatchObject({
    status,
    body: { code, message: expect.stringMatching(/[\u4e00-\u9fa5]/), requestId: expect.stringMatching(/.{8}/) },
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/at \/|node_modules|\.ts:|select |ER_/);
};

describe('what is sent', () => {
  test.each(['{"name":', 'not json', '{"a":1}}', '"text"', '123'])('malformed JSON %s', async (body) =>
    refused(await post(body), 400, 'malformed_json'),
  );
  test('a list where an object belongs', async () => refused(await post('[]'), 400, 'invalid_input'));
  test('a field that nobody knows is named', async () => {
    const answer = await post({ ...addressInput, isAdmin: true });
    refused(answer, 400, 'invalid_input');
    expect(JSON.stringify(answer.body)).toContain('isAdmin');
  });
  test.each<[string, object]>([
    ['a number for a text', { name: 5 }],
    ['an object for a text', { name: { $ne: '' } }],
    ['a list for a text', { phone: ['13800138000'] }],
    ['null', { detail: null }],
    ['a text for a boolean', { isDefault: 'yes' }],
    ['too long', { detail: '长'.repeat(10_000) }],
    ['only spaces', { name: '   ' }],
    ['prototype tricks', { constructor: {} }],
  ])('%s', async (_, wrong) => refused(await post({ ...addressInput, ...wrong }), 400, 'invalid_input'));
  test('a body over the limit', async () =>
    refused(await post({ ...addressInput, detail: 'x'.repeat(600_000) }), 413, 'payload_too_large'));
  test('text of every plane of Unicode arrives whole', async () => {
    const address = await newAddress(shop, customer, { name: '李𠮷😀', detail: "'; drop table customers; -- 𠮷" });
    expect(address).toMatchObject({ name: '李𠮷😀', detail: "'; drop table customers; -- 𠮷" });
  });
});

describe('what is asked for', () => {
  const get = (path: string, token = customer.token) => shop.http('GET', path, { token });
  test('an unknown path of the API is no page', async () => refused(await get('/api/no/such/thing'), 404, 'not_found'));
  test('a method that is not there', async () =>
    refused(await shop.http('DELETE', '/api/me', { token: customer.token }), 405, 'method_not_allowed'));
  test.each(['abc', '-1', '0', '1.5', '99999999999999999999', '1%27%20or%201=1', '%00'])('the id %s names nothing', async (id) =>
    refused(await shop.http('DELETE', `/api/me/addresses/${id}`, { token: customer.token }), 404, 'not_found'),
  );
  test.each(['xyz', 'a'.repeat(60), `${'x'.repeat(30)} `, '../../etc/passwd'])('the token %s opens nothing', async (token) =>
    expect((await get('/api/me', token)).status).toBe(401),
  );
  test('numbers out of bounds in a query', async () => {
    const { signInStaff } = await import('../../factories/staff.ts');
    const staff = await signInStaff(shop);
    for (const query of ['limit=0', 'limit=101', 'limit=1e9', 'limit=abc', 'sort=password', 'cursor=zzz', 'limit=5&limit=6', 'nonsense=1'])
      refused(await get(`/api/admin/customers?${query}`, staff), 400, 'invalid_input');
  });
});

test('every answer carries a request id and the security headers', async () => {
  const { headers } = await shop.http('GET', '/api/client-config', { headers: { 'x-request-id': 'given-by-caller-1' } });
  expect(headers.get('x-request-id')).toBe('given-by-caller-1');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-powered-by')).toBeNull();
  expect((await shop.http('GET', '/api/client-config', { headers: { 'x-request-id': '<script>' } })).headers.get('x-request-id')).toMatch(
    /^[\w-]{36}$/,
  );
});
