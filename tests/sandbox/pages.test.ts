import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { order, payParams, prepay } from './merchant.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const page = async (path: string) => {
  const response = await fetch(sandbox.url + path);
  expect([response.status, response.headers.get('content-type'), response.headers.get('x-frame-options')]).toEqual([
    200,
    'text/html; charset=utf-8',
    null,
  ]);
  return response.text();
};
const control = async (method: string, path: string, body?: object, origin?: string) => {
  const response = await fetch(`${sandbox.url}/__sim${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    headers: { ...(origin && { origin }) },
  });
  return {
    status: response.status,
    allowed: response.headers.get('access-control-allow-origin'),
    json: (await response.json()) as Record<string, unknown>,
  };
};
const opened = async (description = '手冲壶') => {
  const { json } = await prepay(sandbox, order(sandbox, { description }));
  return payParams(sandbox, String(json.prepay_id));
};

test('the cashier shows merchant, amount, goods and payer', async () => {
  const text = await page(`/cashier?${new URLSearchParams(await opened('<b>壶</b>')).toString()}`);
  expect(text).toContain('128.00');
  expect(text).toContain('林小雨');
  expect(text).toContain('&lt;b&gt;壶&lt;/b&gt;');
  expect(text).toContain('立即支付');
});

test('the cashier refuses a wrong paySign as the client would', async () => {
  const text = await page(`/cashier?${new URLSearchParams({ ...(await opened()), paySign: 'AAAA' }).toString()}`);
  expect(text).toContain('支付验证签名失败');
  expect(text).not.toContain('立即支付');
});

test('parameters cannot break out of the script', async () => {
  const text = await page(
    `/cashier?${new URLSearchParams({ ...(await opened()), nonceStr: '</script><script>alert(1)</script>' }).toString()}`,
  );
  expect(text).not.toContain('</script><script>alert');
});

test('the login page lists the people, the home page stands', async () => {
  expect(await page('/login')).toContain('陈浩');
  expect(await page('/')).toContain('微信沙箱');
});

test('the control API signs in and pays, for pages of this machine only', async () => {
  const users = (await (await fetch(`${sandbox.url}/__sim/users`)).json()) as { openid: string }[];
  const openid = users[0]?.openid as string;
  const shop = 'http://localhost:3100';
  expect(await control('POST', '/code', { openid }, shop)).toMatchObject({
    status: 200,
    allowed: shop,
    json: { code: expect.any(String) },
  });
  expect((await control('POST', '/phone-code', { openid })).json.code).toEqual(expect.any(String));
  expect((await control('POST', '/cancel', await opened())).json.result).toBe('cancel');
  expect((await control('POST', '/pay', await opened())).json.result).toBe('ok');
  expect((await control('POST', '/code', { openid }, 'https://evil.example.com')).status).toBe(403);
  expect((await control('POST', '/code', { openid: 'oNobody' })).status).toBe(400);
});

test('the control API sets faults, settings and the clock', async () => {
  expect((await control('POST', '/faults', { kind: 'nonsense' })).status).toBe(400);
  const fault = await control('POST', '/faults', { kind: 'signtest', on: '/v3/none', times: 3 });
  expect((await control('GET', '/faults')).json.active).toMatchObject([{ kind: 'signtest', left: 3 }]);
  await control('DELETE', `/faults/${String(fault.json.id)}`);
  expect(sandbox.faults.list()).toEqual([]);
  expect((await control('POST', '/settings', { refundAfterMs: 5 })).json.refundAfterMs).toBe(5);
  expect((await control('POST', '/settings', { refundAfter: 5 })).status).toBe(400);
  const before = sandbox.clock.now();
  await control('POST', '/clock/advance', { ms: 3600_000 });
  expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(3600_000);
  expect((await control('GET', '/state')).json).toMatchObject({ mchId: sandbox.mchId, orders: expect.any(Array) });
});

test('the journal streams to who watches', async () => {
  const stop = new AbortController();
  const response = await fetch(`${sandbox.url}/__sim/events`, { signal: stop.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  await prepay(sandbox, order(sandbox, { amount: { total: 0 } }));
  while (!seen.includes('PARAM_ERROR')) seen += (await reader?.read())?.value ?? '';
  stop.abort();
});
