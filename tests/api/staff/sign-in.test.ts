import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import { confirmPassword, newStaff, signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
afterEach(resetClock);

const MINUTE = 60_000;
const signIn = (login: string, password: string, otp?: string) =>
  shop.api()(staffRoutes.signIn, { login, password, ...(otp ? { otp } : {}) });

test('the right password opens a session that knows who I am and what I may do', async () => {
  const { id, login, password } = await newStaff(shop, { permissions: ['order.view'] });
  const { token, me } = await signIn(login.toUpperCase(), password);
  expect(me).toMatchObject({ id: String(id), login, permissions: ['order.view'], totpEnabled: false });
  expect(await shop.api(token)(staffRoutes.me)).toEqual(me);
  const [rows] = await shop.db.connection.query('select token_hash from staff_sessions where staff_id = ?', [id]);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a wrong password and an unknown name get the same refusal', async () => {
  const { login } = await newStaff(shop);
  for (const name of [login, 'nobody-at-all'])
    await expect(signIn(name, 'wrong-password1')).rejects.toMatchObject({ code: 'sign_in_failed', status: 401 });
});

test('five wrong passwords lock the name for 15 minutes, known or not, and the right one does not help', async () => {
  const { login, password } = await newStaff(shop);
  for (const name of [login, 'ghost']) {
    for (let i = 0; i < 5; i += 1) await expect(signIn(name, 'wrong-password1')).rejects.toMatchObject({ code: 'sign_in_failed' });
    await expect(signIn(name, password)).rejects.toMatchObject({ code: 'account_locked', status: 423 });
  }
  moveClock(16 * MINUTE);
  expect((await signIn(login, password)).token).toBeTruthy();
});

test('a right password forgets the wrong ones before it', async () => {
  const { login, password } = await newStaff(shop);
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 4; i += 1) await expect(signIn(login, 'wrong-password1')).rejects.toMatchObject({ code: 'sign_in_failed' });
    await signIn(login, password);
  }
});

describe('a session', () => {
  test('ends when it is signed out', async () => {
    const token = await signInStaff(shop);
    await shop.api(token)(staffRoutes.me);
    await shop.api(token)(staffRoutes.signOut);
    await expect(shop.api(token)(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
  });

  test('ends after 12 idle hours, and after 7 days in any case', async () => {
    const [idle, busy] = [await signInStaff(shop), await signInStaff(shop)];
    for (let i = 0; i < 15; i += 1) {
      moveClock(11 * 60 * MINUTE);
      await shop.api(busy)(staffRoutes.me);
    }
    await expect(shop.api(idle)(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
    moveClock(4 * 60 * MINUTE);
    await expect(shop.api(busy)(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
  });

  test('can be listed and ended from another one', async () => {
    const { login, password } = await newStaff(shop);
    const [first, second] = [(await signIn(login, password)).token, (await signIn(login, password)).token];
    const { items } = await shop.api(first)(staffRoutes.sessions);
    expect(items).toHaveLength(2);
    const other = items.find((item) => !item.current);
    await shop.api(first)(staffRoutes.revokeSession, { id: String(other?.id) });
    await expect(shop.api(second)(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
    await shop.api(first)(staffRoutes.me);
  });

  test('of somebody else is not mine to end', async () => {
    const mine = await signInStaff(shop);
    const theirs = await signInStaff(shop);
    const [session] = (await shop.api(theirs)(staffRoutes.sessions)).items;
    await expect(shop.api(mine)(staffRoutes.revokeSession, { id: String(session?.id) })).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('changing the password ends my other sessions and keeps this one', async () => {
  const { login, password } = await newStaff(shop);
  const [here, there] = [(await signIn(login, password)).token, (await signIn(login, password)).token];
  await expect(shop.api(here)(staffRoutes.changePassword, { current: 'not-it-123', next: 'another1pass' })).rejects.toMatchObject({
    code: 'password_wrong',
  });
  await expect(shop.api(here)(staffRoutes.changePassword, { current: password, next: 'short1' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await shop.api(here)(staffRoutes.changePassword, { current: password, next: 'another1pass' });
  await shop.api(here)(staffRoutes.me);
  await expect(shop.api(there)(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
  await expect(signIn(login, password)).rejects.toMatchObject({ code: 'sign_in_failed' });
  await signIn(login, 'another1pass');
});

describe('the second factor', () => {
  const codeOf = (secret: string, atMs = Date.now()) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: atMs });

  test('is set up behind the password, asked for at sign-in, and no code works twice', async () => {
    const { login, password } = await newStaff(shop);
    const { token } = await signIn(login, password);
    const api = shop.api(token);
    await expect(api(staffRoutes.totpSetup)).rejects.toMatchObject({ code: 're_password_required' });
    await confirmPassword(shop, token);
    const { secret, uri } = await api(staffRoutes.totpSetup);
    expect(uri).toContain('otpauth://totp/');
    const [rows] = await shop.db.connection.query('select totp_pending from staff_members where login = ?', [login]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    await expect(api(staffRoutes.totpEnable, { code: '000000' })).rejects.toMatchObject({ code: 'otp_invalid' });
    const first = codeOf(secret);
    await api(staffRoutes.totpEnable, { code: first });

    await expect(signIn(login, password)).rejects.toMatchObject({ code: 'otp_required', status: 401 });
    await expect(signIn(login, password, first)).rejects.toMatchObject({ code: 'otp_invalid' });
    moveClock(61_000);
    await signIn(login, password, codeOf(secret, Date.now() + 61_000));
    await api(staffRoutes.totpDisable, { password });
    await signIn(login, password);
  });

  test('being asked for a code costs no try', async () => {
    const { login, password } = await newStaff(shop);
    const { token } = await signIn(login, password);
    await confirmPassword(shop, token);
    const { secret } = await shop.api(token)(staffRoutes.totpSetup);
    await shop.api(token)(staffRoutes.totpEnable, { code: codeOf(secret) });
    for (let i = 0; i < 7; i += 1) await expect(signIn(login, password)).rejects.toMatchObject({ code: 'otp_required' });
    for (let i = 0; i < 5; i += 1) await expect(signIn(login, password, '000000')).rejects.toMatchObject({ code: 'otp_invalid' });
    await expect(signIn(login, password)).rejects.toMatchObject({ code: 'account_locked' });
  });
});

test('typing the password again holds for ten minutes of this session only', async () => {
  const { login, password } = await newStaff(shop);
  const [here, there] = [(await signIn(login, password)).token, (await signIn(login, password)).token];
  await expect(shop.api(here)(staffRoutes.rePassword, { password: 'not-it-123' })).rejects.toMatchObject({
    code: 'password_wrong',
    status: 403,
  });
  await confirmPassword(shop, here);
  await shop.api(here)(staffRoutes.totpSetup);
  await expect(shop.api(there)(staffRoutes.totpSetup)).rejects.toMatchObject({ code: 're_password_required' });
  moveClock(11 * MINUTE);
  await expect(shop.api(here)(staffRoutes.totpSetup)).rejects.toMatchObject({ code: 're_password_required' });
});
