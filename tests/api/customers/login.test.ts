import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import { newCustomer } from '../../factories/customers.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
afterEach(() => {
  resetClock();
  shop.sandbox.faults.clear();
});

const DAY = 86_400_000;
const logIn = (code: string) => shop.api()(customerRoutes.login, { code, policyVersion: '2026-01' });

describe('signing in by a WeChat code', () => {
  test('makes an account at the first visit and finds it at the next', async () => {
    const { openid } = shop.sandbox.people.add('阿宝');
    const first = await logIn(shop.sandbox.people.code(openid));
    expect(first).toMatchObject({
      isNew: true,
      customer: { nickname: '微信用户', phone: null, policyAccepted: '2026-01', deletionAt: null },
    });
    const second = await logIn(shop.sandbox.people.code(openid));
    expect(second).toMatchObject({ isNew: false, customer: { id: first.customer.id } });
    expect(await shop.api(second.token)(customerRoutes.me)).toEqual(second.customer);
    expect(JSON.stringify([first, second])).not.toContain(openid);
  });

  test('refuses a code that is unknown or used', async () => {
    await expect(logIn('no-such-code')).rejects.toMatchObject({ code: 'wechat_code_invalid', status: 401 });
    const code = shop.sandbox.people.code(shop.sandbox.people.add().openid);
    await logIn(code);
    await expect(logIn(code)).rejects.toMatchObject({ code: 'wechat_code_invalid' });
  });

  test('says so when WeChat is busy, does not answer, or blocks the person', async () => {
    const code = () => shop.sandbox.people.code(shop.sandbox.people.add().openid);
    for (const [kind, refusal] of [
      ['system-error', 'wechat_busy'],
      ['reset', 'wechat_busy'],
      ['unavailable', 'wechat_busy'],
    ] as const) {
      shop.sandbox.faults.add({ kind, on: '/sns/jscode2session' });
      await expect(logIn(code())).rejects.toMatchObject({ code: refusal });
    }
    shop.sandbox.faults.add({ kind: 'errcode', errcode: 40226, on: '/sns/jscode2session' });
    await expect(logIn(code())).rejects.toMatchObject({ code: 'wechat_user_blocked', status: 403 });
  });
});

describe('a session', () => {
  test('ends at sign-out, and only that one', async () => {
    const { openid, token } = await newCustomer(shop);
    const other = await logIn(shop.sandbox.people.code(openid));
    await shop.api(token)(customerRoutes.me);
    await shop.api(token)(customerRoutes.logout);
    await expect(shop.api(token)(customerRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
    await shop.api(other.token)(customerRoutes.me);
  });

  test('lasts 30 days from its last use', async () => {
    const [used, unused] = [await newCustomer(shop), await newCustomer(shop)];
    moveClock(20 * DAY);
    await shop.api(used.token)(customerRoutes.me);
    moveClock(20 * DAY);
    await shop.api(used.token)(customerRoutes.me);
    await expect(shop.api(unused.token)(customerRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
  });

  test('of a customer opens nothing of the staff', async () => {
    const { token } = await newCustomer(shop);
    const answer = await shop.http('GET', '/api/admin/customers', { token });
    expect(answer).toMatchObject({ status: 401, body: { code: 'session_expired' } });
  });
});
