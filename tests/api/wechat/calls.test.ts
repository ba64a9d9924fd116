import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
const provider = () => import('../../../server/src/providers/wechat-mini/index.ts');
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
afterEach(() => shop.sandbox.faults.clear());

const list = async () => (await provider()).callWechat<{ count: number }>('/cgi-bin/express/delivery/open_msg/get_delivery_list', {});
const calls = (path: string) => shop.sandbox.journal().filter((entry) => JSON.stringify(entry).includes(path)).length;
const forgetToken = async (): Promise<void> => {
  const { redis, key } = await import('../../../server/src/platform/redis.ts');
  await redis().del(key('wechat', 'token', shop.sandbox.appId));
};

test('many calls at once share one token', async () => {
  await forgetToken();
  const before = calls('/cgi-bin/stable_token');
  const answers = await Promise.all(Array.from({ length: 30 }, list));
  expect(answers.every((one) => one.count > 10)).toBe(true);
  expect(calls('/cgi-bin/stable_token') - before).toBe(1);
});

test('a token that WeChat no longer takes is renewed and the call repeated, once', async () => {
  await list();
  shop.sandbox.tokens.revoke();
  expect((await list()).count).toBeGreaterThan(10);
  for (const errcode of [40001, 40014, 42001]) {
    shop.sandbox.faults.add({ kind: 'errcode', errcode, on: '/cgi-bin/express' });
    expect((await list()).count).toBeGreaterThan(10);
  }
  shop.sandbox.faults.add({ kind: 'errcode', errcode: 40001, times: 9, on: '/cgi-bin/express' });
  await expect(list()).rejects.toMatchObject({ errcode: 40001 });
  expect(shop.sandbox.faults.list()[0]?.struck).toBe(2);
});

test('refusals keep WeChat’s code; lost answers are code 0', async () => {
  shop.sandbox.faults.add({ kind: 'errcode', errcode: 10060001, errmsg: 'order not exist', on: '/cgi-bin/express' });
  await expect(list()).rejects.toMatchObject({
    name: 'WechatError',
    errcode: 10060001,
    message: expect.stringContaining('order not exist'),
  });
  for (const kind of ['reset', 'unavailable', 'empty-404', 'reset-after'] as const) {
    shop.sandbox.faults.add({ kind, on: '/cgi-bin/express' });
    await expect(list()).rejects.toMatchObject({ errcode: 0 });
  }
});

test('no secret is in an error', async () => {
  shop.sandbox.faults.add({ kind: 'reset', on: '/sns/jscode2session' });
  const { wechatForCustomers } = await provider();
  const error = await wechatForCustomers.signIn('some-code').catch((e: unknown) => e);
  expect(`${String(error)} ${JSON.stringify(error)} ${String((error as Error).stack)}`).not.toContain(shop.sandbox.env.WECHAT_APP_SECRET);
});

describe('a mini-program code', () => {
  test('is a picture', async () => {
    const { miniProgramCode } = await provider();
    const code = await miniProgramCode({ scene: 'p=12&u=5', page: 'packages/goods/detail/index' });
    expect(code.type).toMatch(/^image\//);
    expect(code.bytes.byteLength).toBeGreaterThan(500);
  });
  test('refuses a scene that WeChat would not take', async () => {
    const { miniProgramCode } = await provider();
    await expect(miniProgramCode({ scene: '中文', page: 'x' })).rejects.toMatchObject({ errcode: 40129 });
  });
});
