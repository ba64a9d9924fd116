import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { api } from './api.ts';
import { useAuth } from './auth.ts';
import { useRePassword } from './re-password.ts';

interface Call {
  url: string;
  headers: Record<string, string>;
}
const calls: Call[] = [];
let answers: { status: number; body: unknown }[] = [];
beforeEach(() => {
  calls.length = 0;
  useAuth.setState({ token: 'secret', permissions: [], expired: false });
  useRePassword.setState({ waiting: [] });
  vi.stubGlobal('fetch', async (url: string, init: { headers: Record<string, string> }) => {
    calls.push({ url, headers: init.headers });
    const { status, body } = answers.shift() ?? { status: 200, body: { ok: true } };
    return new Response(JSON.stringify(body), { status });
  });
});

test('sends the token', async () => {
  await api(staffRoutes.sessions);
  expect(calls[0]?.headers['Authorization']).toBe('Bearer secret');
});

test('a session that ended leads to sign-in', async () => {
  answers = [{ status: 401, body: { code: 'session_expired', message: '', requestId: '' } }];
  await expect(api(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
  expect(useAuth.getState()).toMatchObject({ token: null, expired: true });
});

test('a wrong password at sign-in is no ended session', async () => {
  useAuth.setState({ token: null, expired: false });
  answers = [{ status: 401, body: { code: 'sign_in_failed', message: '', requestId: '' } }];
  await expect(api(staffRoutes.signIn, { login: 'a', password: 'b' })).rejects.toMatchObject({ code: 'sign_in_failed' });
  expect(useAuth.getState().expired).toBe(false);
});

const wanted = { status: 403, body: { code: 're_password_required', message: '', requestId: '' } };

test('asks for the password and repeats the same call under the same key', async () => {
  answers = [wanted, { status: 200, body: { secret: 's', uri: 'u' } }];
  const call = api(staffRoutes.totpSetup);
  await vi.waitFor(() => expect(useRePassword.getState().waiting).toHaveLength(1));
  useRePassword.getState().settle(true);
  expect(await call).toEqual({ secret: 's', uri: 'u' });
  expect(calls).toHaveLength(2);
  expect(calls[1]?.headers['Idempotency-Key']).toBe(calls[0]?.headers['Idempotency-Key']);
});

test('gives the refusal back when the person gives up', async () => {
  answers = [wanted];
  const call = api(staffRoutes.totpSetup);
  await vi.waitFor(() => expect(useRePassword.getState().waiting).toHaveLength(1));
  useRePassword.getState().settle(false);
  await expect(call).rejects.toMatchObject({ code: 're_password_required' });
  expect(calls).toHaveLength(1);
});
