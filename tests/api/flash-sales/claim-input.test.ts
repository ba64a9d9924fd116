import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  claim,
  deviceOf,
  entryToken,
  newCrowd,
  newFlash,
  openGuard,
  rowsOf,
  ticketBecomes,
  type TestFlash,
} from '../../factories/flash-sales.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

// The claim reads its own body and looks no session up.
interface Buyer {
  id: number;
  token: string;
  addressId: number;
}
let shop: TestShop;
let flash: TestFlash;
let buyer: Buyer;
let other: Buyer;
beforeAll(async () => {
  shop = await startShop();
  const staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await openGuard();
  flash = await newFlash(shop, staff, { quota: 5 });
  [buyer, other] = (await newCrowd(shop, 2)) as [Buyer, Buyer];
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const post = (body: object | string, { token, headers = {} }: { token?: string; headers?: Record<string, string> } = {}) =>
  shop.http('POST', `/api/flash/items/${flash.itemId}/claim`, {
    ...(token === '' ? {} : { token: token ?? buyer.token }),
    headers: { 'idempotency-key': 'one-claim-1', ...headers },
    ...(typeof body === 'string' ? { rawBody: body } : { body }),
  });
const input = async () => ({ token: await entryToken(flash, buyer), quantity: 1, deviceId: deviceOf(buyer) });

describe('what is no claim is refused with its code', () => {
  test.each<[string, string, number, string]>([
    ['half a JSON', '{"token":', 400, 'malformed_json'],
    ['no JSON', 'token=1', 400, 'malformed_json'],
    ['nothing', '', 400, 'malformed_json'],
    ['a text', '"token"', 400, 'malformed_json'],
    ['null', 'null', 400, 'malformed_json'],
    ['a list', '[]', 400, 'invalid_input'],
    ['an unknown field', '{"isAdmin":true}', 400, 'invalid_input'],
    ['more than a claim can be', `{"token":"${'x'.repeat(5_000)}"}`, 413, 'payload_too_large'],
  ])('%s', async (_, body, status, code) =>
    expect(await post(body)).toMatchObject({ status, body: { code, message: expect.stringMatching(/[\u4e00-\u9fa5]/) } }),
  );
  test('another kind of body', async () =>
    expect(await post('{}', { headers: { 'content-type': 'text/plain' } })).toMatchObject({
      status: 415,
      body: { code: 'unsupported_media' },
    }));
  test('another method', async () =>
    expect(await shop.http('GET', `/api/flash/items/${flash.itemId}/claim`, { token: buyer.token })).toMatchObject({
      status: 405,
      body: { code: 'method_not_allowed' },
    }));
  test('an item that cannot be', async () =>
    expect(await shop.http('POST', '/api/flash/items/abc/claim', { token: buyer.token, body: await input() })).toMatchObject({
      status: 404,
    }));
});

test('without a session, or with another one of whoever, the token of entry is worth nothing', async () => {
  const body = await input();
  expect(await post(body, { token: '' })).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  for (const token of [other.token, `${buyer.token.slice(0, -1)}_`])
    expect(await post(body, { token })).toMatchObject({ body: { code: 'flash_token_invalid' } });
  expect(await post(body)).toMatchObject({ status: 200, body: { state: 'queued' } });
});

test('who was blocked after the entry gets no order, and the piece goes to others', async () => {
  // A session that was found a moment ago is believed for a minute: the ticket can still be asked for.
  await shop.api(other.token)(flashRoutes.myTickets, {});
  await rowsOf(shop, 'update customers set blocked = 1 where id = ?', [other.id]);
  const { id } = await claim(shop, flash, other);
  const ticket = await ticketBecomes(shop, other, id, 'refused');
  expect(ticket).toMatchObject({ reason: 'risk', orderId: null });
});
