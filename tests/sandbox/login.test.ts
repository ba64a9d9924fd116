import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { PEOPLE } from '../../scripts/sandbox/people.ts';
import { accessToken, signIn, wechatCall } from './merchant.ts';

let sandbox: Sandbox;
let openid: string;
beforeEach(async () => {
  sandbox = await createSandbox();
  openid = PEOPLE[0]?.openid as string;
});
afterEach(() => sandbox.close());

const session = async (query: Record<string, string>) => {
  const response = await fetch(`${sandbox.url}/sns/jscode2session?${new URLSearchParams(query).toString()}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain');
  return (await response.json()) as Record<string, unknown>;
};
const good = (code: string) => ({
  appid: sandbox.appId,
  secret: sandbox.env.WECHAT_APP_SECRET as string,
  js_code: code,
  grant_type: 'authorization_code',
});
const token = async (extra: object = {}) => {
  const body = JSON.stringify({ grant_type: 'client_credential', appid: sandbox.appId, secret: sandbox.env.WECHAT_APP_SECRET, ...extra });
  const response = await fetch(`${sandbox.url}/cgi-bin/stable_token`, { method: 'POST', body });
  return (await response.json()) as { access_token: string; expires_in: number; errcode?: number };
};

test('the seeded people are constants of the right shape', () => {
  expect(PEOPLE).toHaveLength(6);
  for (const person of PEOPLE) expect(person.openid).toMatch(/^o[\w-]{27}$/);
  expect(sandbox.people.list().map((person) => person.openid)).toEqual(PEOPLE.map((person) => person.openid));
});

describe('jscode2session', () => {
  test('gives openid, unionid and a session key once', async () => {
    const code = sandbox.people.code(openid);
    expect(await session(good(code))).toMatchObject({
      openid,
      unionid: PEOPLE[0]?.unionid,
      session_key: expect.stringMatching(/^[\w+/]{22}==$/),
    });
    expect((await session(good(code))).errcode).toBe(40163);
  });

  test('a code lives five minutes', async () => {
    const code = sandbox.people.code(openid);
    await sandbox.clock.advance(5 * 60_000 + 1);
    expect((await session(good(code))).errcode).toBe(40029);
  });

  test.each<[string, Record<string, string>, number]>([
    ['another appid', { appid: 'wx0' }, 40013],
    ['a wrong secret', { secret: 'x' }, 40125],
    ['another grant', { grant_type: 'client_credential' }, 40002],
    ['no code', { js_code: '' }, 41008],
    ['an unknown code', { js_code: 'x' }, 40029],
  ])('refuses %s', async (_name, change, errcode) => {
    const answer = await session({ ...good(sandbox.people.code(openid)), ...change });
    expect(answer).toMatchObject({ errcode, errmsg: expect.stringContaining('rid: ') });
  });
});

describe('stable_token', () => {
  test('stays the same, and says how long it still lives', async () => {
    const first = await token();
    expect(first.expires_in).toBe(7200);
    await sandbox.clock.advance(3600_000);
    const later = await token();
    expect(later.access_token).toBe(first.access_token);
    expect(later.expires_in).toBeLessThanOrEqual(3600);
  });

  test('within five minutes of its end a new one comes, and both work', async () => {
    const first = await token();
    await sandbox.clock.advance(7200_000 - 200_000);
    const second = await token();
    expect(second.access_token).not.toBe(first.access_token);
    const ask = (access: string) => wechatCall(sandbox, '/wxa/sec/order/is_trade_managed', { appid: sandbox.appId }, access);
    expect([(await ask(first.access_token)).errcode, (await ask(second.access_token)).errcode]).toEqual([0, 0]);
    await sandbox.clock.advance(200_000);
    expect([(await ask(first.access_token)).errcode, (await ask(second.access_token)).errcode]).toEqual([42001, 0]);
  });

  test('force_refresh invalidates the old one, not within 30 seconds, and 20 times a day', async () => {
    const first = await token();
    const forced = await token({ force_refresh: true });
    expect(forced.access_token).not.toBe(first.access_token);
    expect((await wechatCall(sandbox, '/wxa/sec/order/is_trade_managed', { appid: sandbox.appId }, first.access_token)).errcode).toBe(
      40001,
    );
    expect((await token({ force_refresh: true })).errcode).toBe(45011);
    for (let i = 0; i < 19; i += 1) {
      await sandbox.clock.advance(31_000);
      await token({ force_refresh: true });
    }
    await sandbox.clock.advance(31_000);
    expect((await token({ force_refresh: true })).errcode).toBe(45009);
  });

  test('a revoked or missing token is refused', async () => {
    const access = await accessToken(sandbox);
    sandbox.tokens.revoke();
    expect(await wechatCall(sandbox, '/wxa/msg_sec_check', {}, access)).toMatchObject({
      errcode: 40001,
      errmsg: expect.stringMatching(/^invalid credential.*rid: /),
    });
    expect((await wechatCall(sandbox, '/wxa/msg_sec_check', {}, '')).errcode).toBe(41001);
  });
});

describe('getuserphonenumber', () => {
  const ask = (body: object) => wechatCall(sandbox, '/wxa/business/getuserphonenumber', body);

  test('gives the number once, for a phone code only', async () => {
    const code = sandbox.people.phoneCode(openid);
    expect(await ask({ code })).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '13800138001', countryCode: '86', watermark: { appid: sandbox.appId } },
    });
    expect((await ask({ code })).errcode).toBe(40163);
    expect((await ask({ code: sandbox.people.code(openid) })).errcode).toBe(40029);
    expect((await ask({ code: sandbox.people.phoneCode(openid), openid: PEOPLE[1]?.openid })).errcode).toBe(40003);
  });
});

test('a new person signs in like any other', async () => {
  const person = sandbox.people.add({ nickname: '阿宝' });
  expect(person.openid).toMatch(/^o\w{27}$/);
  expect(await signIn(sandbox, person.openid)).toMatchObject({ openid: person.openid });
});
