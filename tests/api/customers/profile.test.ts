import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { fileRoutes } from '@huitou/shared-types/files/routes.ts';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
afterEach(() => shop.sandbox.faults.clear());

const row = async (id: number): Promise<Record<string, unknown>> => {
  const [rows] = await shop.db.connection.query('select * from customers where id = ?', [id]);
  return (rows as Record<string, unknown>[])[0] ?? {};
};

describe('a nickname', () => {
  test('that WeChat lets through is mine', async () => {
    const { id, token } = await newCustomer(shop);
    expect(await shop.api(token)(customerRoutes.updateProfile, { nickname: ' 爱吃橘子 ' })).toMatchObject({ nickname: '爱吃橘子' });
    expect(await row(id)).toMatchObject({ nickname_doubtful: 0 });
  });

  test('with a bad word is refused', async () => {
    const { id, token } = await newCustomer(shop);
    const bad = shop.sandbox.settings.riskyWords[0] ?? '';
    await expect(shop.api(token)(customerRoutes.updateProfile, { nickname: `我爱${bad}`.slice(0, 20) })).rejects.toMatchObject({
      code: 'text_refused',
      status: 422,
    });
    expect(await row(id)).toMatchObject({ nickname: '微信用户' });
  });

  test('that WeChat cannot judge is marked, shown to nobody else, and judged again at the next sign-in', async () => {
    const { id, token, openid } = await newCustomer(shop);
    const staff = await signInStaff(shop, ['customer.view']);
    for (const fault of [{ kind: 'errcode', errcode: 61010 }, { kind: 'reset' }, { kind: 'system-error' }] as const) {
      shop.sandbox.faults.add({ ...fault, on: '/wxa/msg_sec_check' });
      expect(await shop.api(token)(customerRoutes.updateProfile, { nickname: `小柚${fault.kind}`.slice(0, 20) })).toMatchObject({
        nickname: `小柚${fault.kind}`,
      });
      expect(await row(id)).toMatchObject({ nickname_doubtful: 1 });
    }
    expect(await shop.api(staff)(customerRoutes.detail, { id: String(id) })).toMatchObject({
      nickname: '小柚system-error',
      nicknameDoubtful: true,
    });
    const { customerBriefs } = await import('../../../server/src/modules/customers/index.ts');
    const { withEm } = await import('../../../server/src/platform/db/orm.ts');
    expect((await withEm(() => customerBriefs([id]))).get(id)?.nickname).toBe('微信用户');

    await shop.api()(customerRoutes.login, { code: shop.sandbox.people.code(openid) });
    await eventually('the nickname is judged', async () => (await row(id)).nickname_doubtful === 0);
    expect(await row(id)).toMatchObject({ nickname: '小柚system-error' });
  });

  test('must not be empty or too long', async () => {
    const { token } = await newCustomer(shop);
    for (const nickname of ['  ', '名'.repeat(21)])
      await expect(shop.api(token)(customerRoutes.updateProfile, { nickname })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('an avatar', () => {
  const upload = async (token: string) => {
    const bytes = await sharp({
      create: { width: 80, height: 80, channels: 3, background: { r: Math.floor(Math.random() * 255), g: 90, b: 90 } },
    })
      .png()
      .toBuffer();
    return (await shop.api(token)(fileRoutes.uploadImage, { file: new File([new Uint8Array(bytes)], 'me.png') })).url;
  };
  const judged = (id: number) => eventually('WeChat has the picture', async () => (await row(id)).avatar_trace);

  test('comes from our own store', async () => {
    const { token } = await newCustomer(shop);
    await expect(shop.api(token)(customerRoutes.updateProfile, { avatar: 'https://elsewhere.example/x.png' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const avatar = await upload(token);
    expect(await shop.api(token)(customerRoutes.updateProfile, { avatar })).toMatchObject({ avatar });
  });

  test('goes when WeChat finds it risky, and stays when not', async () => {
    shop.sandbox.settings.pushUrl = `${shop.url}/api/wechat/push`;
    const [good, bad] = [await newCustomer(shop), await newCustomer(shop)];
    const kept = await upload(good.token);
    await shop.api(good.token)(customerRoutes.updateProfile, { avatar: kept });
    await judged(good.id);
    shop.sandbox.faults.add({ kind: 'media-risky' });
    await shop.api(bad.token)(customerRoutes.updateProfile, { avatar: await upload(bad.token) });
    await judged(bad.id);
    await shop.sandbox.clock.advance(3_600_000);
    await eventually('the avatar is gone', async () => (await row(bad.id)).avatar === '');
    expect(await row(good.id)).toMatchObject({ avatar: kept });
  });
});

describe('a phone', () => {
  test('is bound by the button’s code and shown masked', async () => {
    const { token, openid } = await newCustomer(shop);
    const person = shop.sandbox.people.list().find((one) => one.openid === openid);
    const customer = await shop.api(token)(customerRoutes.bindPhone, { code: shop.sandbox.people.phoneCode(openid) });
    expect(customer.phone).toBe(`${person?.phone.slice(0, 3)}****${person?.phone.slice(-4)}`);
  });

  test('belongs to one account', async () => {
    const [first, second] = [await newCustomer(shop), await newCustomer(shop)];
    const people = shop.sandbox.people.list();
    const [a, b] = [first, second].map((one) => people.find((person) => person.openid === one.openid));
    if (a && b) b.phone = a.phone;
    await shop.api(first.token)(customerRoutes.bindPhone, { code: shop.sandbox.people.phoneCode(first.openid) });
    await expect(
      shop.api(second.token)(customerRoutes.bindPhone, { code: shop.sandbox.people.phoneCode(second.openid) }),
    ).rejects.toMatchObject({ code: 'phone_taken', status: 409 });
  });

  test('is not bound by a login code, a used code or somebody else’s', async () => {
    const [mine, other] = [await newCustomer(shop), await newCustomer(shop)];
    const bind = (code: string) => shop.api(mine.token)(customerRoutes.bindPhone, { code });
    await expect(bind(shop.sandbox.people.code(mine.openid))).rejects.toMatchObject({ code: 'wechat_code_invalid' });
    await expect(bind(shop.sandbox.people.phoneCode(other.openid))).rejects.toMatchObject({ code: 'wechat_busy' });
    const code = shop.sandbox.people.phoneCode(mine.openid);
    await bind(code);
    await expect(bind(code)).rejects.toMatchObject({ code: 'wechat_code_invalid' });
  });
});

test('accepting a policy is kept with its time, once a version', async () => {
  const { id, token } = await newCustomer(shop);
  for (const version of ['2026-01', '2026-02', '2026-02'])
    expect(await shop.api(token)(customerRoutes.acceptPolicy, { version })).toMatchObject({ policyAccepted: version });
  const staff = await signInStaff(shop, ['customer.view']);
  expect((await shop.api(staff)(customerRoutes.detail, { id: String(id) })).consents.map((one) => one.version)).toEqual([
    '2026-02',
    '2026-01',
  ]);
});
