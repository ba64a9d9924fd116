import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmPassword, newStaff, STAFF_PASSWORD } from '../factories/staff.ts';
import { startShop, type TestShop } from '../setup/app.ts';
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

const codes = (settled: PromiseSettledResult<unknown>[]): Record<string, number> => {
  const counted: Record<string, number> = {};
  for (const one of settled) {
    const code = one.status === 'fulfilled' ? 'ok' : String((one.reason as { code?: string }).code);
    counted[code] = (counted[code] ?? 0) + 1;
  }
  return counted;
};
const api = (i: number) => (i % 2 === 0 ? shop.api() : second.api());

test('of 50 wrong passwords at once, over two processes, five are looked at', async () => {
  const { login } = await newStaff(shop);
  const counted = codes(
    await Promise.allSettled(Array.from({ length: 50 }, (_, i) => api(i)(staffRoutes.signIn, { login, password: `wrong-guess${i}` }))),
  );
  expect(counted).toEqual({ sign_in_failed: 5, account_locked: 45 });
  await expect(shop.api()(staffRoutes.signIn, { login, password: STAFF_PASSWORD })).rejects.toMatchObject({ code: 'account_locked' });
});

test('a code of the second factor opens one session, however many try it at once', async () => {
  const { login, password } = await newStaff(shop);
  const { token } = await shop.api()(staffRoutes.signIn, { login, password });
  await confirmPassword(shop, token);
  const { secret } = await shop.api(token)(staffRoutes.totpSetup);
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  // The step before was never used: its code may still be typed, the one of now was used to switch the factor on.
  await shop.api(token)(staffRoutes.totpEnable, { code: totp.generate({ timestamp: Date.now() - 30_000 }) });
  const otp = totp.generate();
  const settled = await Promise.allSettled(Array.from({ length: 5 }, (_, i) => api(i)(staffRoutes.signIn, { login, password, otp })));
  expect(codes(settled)).toEqual({ ok: 1, otp_invalid: 4 });
});

test('tries of one name that are taken and forgotten at once wait for each other and never fail', async () => {
  const { takeTry, clearTries } = await import('../../server/src/modules/staff/sign-in-guard.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  const once = (): Promise<void> =>
    withEm(async () => {
      await takeTry('everybody');
      await clearTries('everybody');
    });
  for (let round = 0; round < ROUNDS; round += 1) await Promise.all(Array.from({ length: 20 }, once));
  const [rows] = await shop.db.connection.query("select tries, locked_until from staff_sign_in_guards where login = 'everybody'");
  expect(rows).toEqual([{ tries: 0, locked_until: null }]);
});

test('two owners who take the right from each other at once leave one', async () => {
  const { seedStaff } = await import('../../server/src/modules/staff/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  await shop.db.connection.query('update staff_members set enabled = 0');
  for (let round = 0; round < ROUNDS; round += 1) {
    await shop.db.connection.query('update staff_members set enabled = 0');
    const names = [`boss_a${round}`, `boss_b${round}`];
    const ids = await withEm(() => seedStaff(names.map((login) => ({ login, password: STAFF_PASSWORD, name: login, role: '店主' }))));
    const tokens = await Promise.all(
      names.map(async (login) => (await shop.api()(staffRoutes.signIn, { login, password: STAFF_PASSWORD })).token),
    );
    const role = (await shop.api(tokens[0])(staffRoutes.roles)).items.find((one) => one.builtIn);
    const settled = await Promise.allSettled(
      tokens.map((token, i) =>
        (i === 0 ? shop.api(token) : second.api(token))(staffRoutes.update, {
          id: String(ids[1 - i]),
          name: '不再是店主',
          enabled: false,
          roleIds: [String(role?.id)],
          scope: { locationIds: null, customers: 'all' },
        }),
      ),
    );
    expect(codes(settled).ok).toBe(1);
    const [rows] = await shop.db.connection.query('select count(*) as n from staff_members where enabled = 1');
    expect(rows).toEqual([{ n: 1 }]);
  }
});
