import { errorCodes } from '@huitou/shared-types/errors.ts';
import type { RouteDef } from '@huitou/shared-types/http.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newCustomer } from '../factories/customers.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { declaredRoutes, nameOf } from './all-routes.ts';

let shop: TestShop;
let tokens: { customer: string; staff: string };
const routes = await declaredRoutes();

beforeAll(async () => {
  shop = await startShop();
  const staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  tokens = { customer: (await newCustomer(shop)).token, staff };
});
afterAll(() => shop.stop());

/** Ends the session in hand: called with a fresh one by the tests of staff and customers. */
const isSignOut = (route: RouteDef): boolean => /\/(sign-out|logout)$/.test(route.path);
const isForStaff = (route: RouteDef): boolean => route.access === 'staff' || typeof route.access === 'object';
const tokenFor = (route: RouteDef): string => (isForStaff(route) ? tokens.staff : tokens.customer);
const hasBody = (route: RouteDef): boolean =>
  (route.method === 'POST' || route.method === 'PUT' || route.method === 'PATCH') && !route.upload;
/** The path with its parameters filled by something that can be an id but is nobody's. */
const pathOf = (route: RouteDef, id = '999999999'): string => `/api${route.path.replace(/:\w+/g, id)}`;

type Answer = Awaited<ReturnType<TestShop['http']>>;
const expectCoded = (route: RouteDef, answer: Answer, what: string): void => {
  const body = answer.body as { code?: string; message?: string; requestId?: string };
  const where = `${nameOf(route)}, ${what}: ${answer.status} ${JSON.stringify(body).slice(0, 300)}`;
  expect(answer.status, where).toBeLessThan(500);
  expect(answer.status, where).toBeGreaterThanOrEqual(400);
  expect(errorCodes, where).toContain(body.code);
  expect(body.message, where).toMatch(/\p{Script=Han}/u);
  expect(body.requestId, where).toBe(answer.headers.get('x-request-id'));
  expect(JSON.stringify(body), where).not.toMatch(/\bat \w+.*\.ts:\d+|node_modules|select .* from|ECONN/i);
};

const nonsense: [string, unknown][] = [
  ['an unknown field', { definitelyNotAField: 1 }],
  ['a list instead of an object', []],
  ['a text instead of an object', 'text'],
];
const values: [string, unknown][] = [
  ['a wrong type', { a: 1 }],
  ['an over-long text', 'x'.repeat(70_000)],
  ['a negative number', -1],
  ['a huge number', 1e308],
  ['a fraction', 1.5],
  ['null', null],
  ['a control character', '\u0000'],
];

describe('every route refuses with a code and says nothing of the inside', () => {
  test('without a session, or with somebody else’s', async () => {
    for (const route of routes.filter((one) => one.access !== 'public' && one.access !== 'optional')) {
      const stranger = await shop.http(route.method, pathOf(route), hasBody(route) ? { body: {} } : {});
      expectCoded(route, stranger, 'a stranger');
      expect(stranger.status, nameOf(route)).toBe(401);
      const wrong = await shop.http(route.method, pathOf(route), {
        token: isForStaff(route) ? tokens.customer : tokens.staff,
        ...(hasBody(route) ? { body: {} } : {}),
      });
      expectCoded(route, wrong, 'the wrong kind of session');
      // A hot route looks no session up: its input has to prove whose it is, and this one proves nothing.
      expect(wrong.status, nameOf(route)).toBe(route.hot ? 400 : 401);
    }
  });

  test('malformed JSON', async () => {
    for (const route of routes.filter(hasBody)) {
      const answer = await shop.http(route.method, pathOf(route), { token: tokenFor(route), rawBody: '{"a": ' });
      expectCoded(route, answer, 'malformed JSON');
    }
  });

  test.each(nonsense)('%s', async (what, body) => {
    for (const route of routes.filter((one) => hasBody(one) && !isSignOut(one))) {
      expectCoded(route, await shop.http(route.method, pathOf(route), { token: tokenFor(route), rawBody: JSON.stringify(body) }), what);
    }
    for (const route of routes.filter((one) => one.method === 'GET' && what === 'an unknown field')) {
      expectCoded(route, await shop.http('GET', `${pathOf(route, '1')}?definitelyNotAField=1`, { token: tokenFor(route) }), what);
    }
  });

  test.each(values)('%s in each field', async (what, value) => {
    const { routes: mounted } = await import('../../server/src/slices.ts');
    for (const { route, in: schema } of mounted) {
      if (!hasBody(route) || isSignOut(route)) continue;
      const fields = Object.keys((schema as unknown as { shape?: object }).shape ?? {}).filter((name) => !route.path.includes(`:${name}`));
      if (fields.length === 0) continue;
      const body = Object.fromEntries(fields.map((name) => [name, value]));
      expectCoded(route, await shop.http(route.method, pathOf(route), { token: tokenFor(route), body }), what);
    }
  });

  test('ids that are none, in the path', async () => {
    for (const route of routes.filter((one) => one.path.includes(':'))) {
      for (const id of ['0', '-1', 'abc', '99999999999999999999', "1'%20or%201=1", '%00']) {
        expectCoded(
          route,
          await shop.http(route.method, pathOf(route, id), { token: tokenFor(route), ...(hasBody(route) ? { body: {} } : {}) }),
          `id ${id}`,
        );
      }
    }
  });

  test('limits and cursors of lists that are out of bounds', async () => {
    for (const route of routes.filter((one) => one.method === 'GET' && !one.path.includes(':'))) {
      for (const query of ['limit=0', 'limit=1000000', 'limit=abc', 'cursor=nonsense']) {
        const answer = await shop.http('GET', `/api${route.path}?${query}`, { token: tokenFor(route) });
        // A route without such a field refuses it as unknown.
        expectCoded(route, answer, query);
      }
    }
  });

  test('a body that is too large', async () => {
    const answer = await shop.http('POST', '/api/orders', { token: tokens.customer, body: { note: 'x'.repeat(2_000_000) } });
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'payload_too_large' });
  });

  test('a path or method that does not exist', async () => {
    expect((await shop.http('GET', '/api/no-such-thing')).body).toMatchObject({ code: 'not_found' });
    expect((await shop.http('PUT', '/api/orders', { token: tokens.customer, body: {} })).body).toMatchObject({
      code: 'method_not_allowed',
    });
  });
});
