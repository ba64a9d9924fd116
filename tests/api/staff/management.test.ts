import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { Permission } from '@huitou/shared-types/staff/permissions.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmPassword, newStaff, signInOwner, signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let owner: string;
beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
});
afterAll(() => shop.stop());

const everything = { locationIds: null, customers: 'all' as const };
const roleWith = (name: string, permissions: Permission[]) => shop.api(owner)(staffRoutes.createRole, { name, permissions });
const signIn = async (login: string, password: string) => (await shop.api()(staffRoutes.signIn, { login, password })).token;

test('a new member signs in with the first password and is asked to change it', async () => {
  const role = await roleWith('客服一组', ['order.view']);
  const made = await shop.api(owner)(staffRoutes.create, {
    login: 'Kefu.01',
    password: 'first4pass',
    name: '小赵',
    phone: '13800138000',
    roleIds: [role.id],
    scope: everything,
  });
  expect(made).toMatchObject({ login: 'kefu.01', roles: [{ name: '客服一组' }], enabled: true, lockedUntil: null });
  const token = await signIn('kefu.01', 'first4pass');
  expect(await shop.api(token)(staffRoutes.me)).toMatchObject({ mustChangePassword: true, permissions: ['order.view'] });
  await expect(shop.api(token)(orderAdminRoutes.list)).rejects.toMatchObject({ code: 'password_change_required' });
  await shop.api(token)(staffRoutes.changePassword, { current: 'first4pass', next: 'second5pass' });
  expect(await shop.api(token)(staffRoutes.me)).toMatchObject({ mustChangePassword: false });
  expect((await shop.api(token)(orderAdminRoutes.list)).items).toEqual([]);
  await expect(
    shop.api(owner)(staffRoutes.create, {
      login: 'KEFU.01',
      password: 'first4pass',
      name: '又一个',
      roleIds: [role.id],
      scope: everything,
    }),
  ).rejects.toMatchObject({ code: 'staff_login_taken' });
});

test('what a role allows changes at the next request of whoever has it', async () => {
  const role = await roleWith('看订单的', ['staff.view']);
  const made = await shop.api(owner)(staffRoutes.create, {
    login: 'changing',
    password: 'first4pass',
    name: '变',
    roleIds: [role.id],
    scope: everything,
  });
  const token = await signIn('changing', 'first4pass');
  await shop.api(token)(staffRoutes.changePassword, { current: 'first4pass', next: 'second5pass' });
  await shop.api(token)(staffRoutes.list);
  await shop.api(owner)(staffRoutes.updateRole, { id: role.id, name: '看日志的', permissions: ['audit.view'] });
  await expect(shop.api(token)(staffRoutes.list)).rejects.toMatchObject({ code: 'forbidden' });
  await shop.api(token)(auditRoutes.list);

  const fields = { id: made.id, name: '变', roleIds: [role.id], scope: everything };
  await shop.api(owner)(staffRoutes.update, { ...fields, enabled: false });
  await expect(shop.api(token)(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
  await expect(shop.api()(staffRoutes.signIn, { login: 'changing', password: 'second5pass' })).rejects.toMatchObject({
    code: 'account_disabled',
  });
  await shop.api(owner)(staffRoutes.update, { ...fields, enabled: true });
  await signIn('changing', 'second5pass');
});

test('the data scope reaches the session', async () => {
  const { id, login, password } = await newStaff(shop, { permissions: ['order.view'] });
  const token = await signIn(login, password);
  const { findStaffActor } = await import('../../../server/src/modules/staff/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const { roles } = (await shop.api(owner)(staffRoutes.list, { q: login })).items[0] ?? { roles: [] };
  const roleIds = roles.map((role) => role.id);
  await shop.api(owner)(staffRoutes.update, {
    id: String(id),
    name: '仓管',
    enabled: true,
    roleIds,
    scope: { locationIds: ['3', '7'], customers: 'own' },
  });
  expect(await withEm(() => findStaffActor(token))).toMatchObject({ name: '仓管', locationIds: [3, 7], customers: 'own' });
});

test('a reset password ends all sessions, lifts the lock and needs the password of whoever resets it', async () => {
  const { id, login, password } = await newStaff(shop, { permissions: ['order.view'] });
  const token = await signIn(login, password);
  for (let i = 0; i < 5; i += 1) await expect(signIn(login, 'wrong-password1')).rejects.toMatchObject({ code: 'sign_in_failed' });
  expect((await shop.api(owner)(staffRoutes.list, { q: login })).items[0]?.lockedUntil).not.toBeNull();
  await expect(shop.api(owner)(staffRoutes.resetPassword, { id: String(id), password: 'brand7new' })).rejects.toMatchObject({
    code: 're_password_required',
  });
  await confirmPassword(shop, owner);
  await shop.api(owner)(staffRoutes.resetPassword, { id: String(id), password: 'brand7new' });
  await expect(shop.api(token)(staffRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });
  await signIn(login, 'brand7new');
});

describe('owners', () => {
  const ownerRole = async () => (await shop.api(owner)(staffRoutes.roles)).items.find((role) => role.builtIn);

  test('are made and touched by owners only', async () => {
    const editor = await signInStaff(shop, ['staff.view', 'staff.edit']);
    const role = await ownerRole();
    const boss = await newStaff(shop);
    const fields = { name: '老板', enabled: true, scope: everything };
    for (const attempt of [
      () =>
        shop.api(editor)(staffRoutes.create, {
          login: 'sneaky',
          password: 'first4pass',
          name: '偷',
          roleIds: [String(role?.id)],
          scope: everything,
        }),
      () => shop.api(editor)(staffRoutes.update, { ...fields, id: String(boss.id), roleIds: [String(role?.id)] }),
      () => shop.api(editor)(staffRoutes.revokeAll, { id: String(boss.id) }),
      () => shop.api(editor)(staffRoutes.createRole, { name: '什么都行', permissions: ['refund.create'] }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' });
    await shop.api(editor)(staffRoutes.createRole, { name: '只看员工', permissions: ['staff.view'] });
  });

  test('keep their role whole', async () => {
    const role = await ownerRole();
    await expect(shop.api(owner)(staffRoutes.updateRole, { id: String(role?.id), name: '店主', permissions: [] })).rejects.toMatchObject({
      code: 'last_owner',
    });
    await expect(shop.api(owner)(staffRoutes.deleteRole, { id: String(role?.id) })).rejects.toMatchObject({ code: 'last_owner' });
  });
});

test('a role in use stays; an unused one goes', async () => {
  const role = await roleWith('临时', ['order.view']);
  await shop.api(owner)(staffRoutes.create, {
    login: 'temp.one',
    password: 'first4pass',
    name: '临',
    roleIds: [role.id],
    scope: everything,
  });
  await expect(shop.api(owner)(staffRoutes.deleteRole, { id: role.id })).rejects.toMatchObject({ code: 'role_in_use' });
  const unused = await roleWith('没人用', []);
  await expect(roleWith('没人用', [])).rejects.toMatchObject({ code: 'invalid_input' });
  await shop.api(owner)(staffRoutes.deleteRole, { id: unused.id });
  expect((await shop.api(owner)(staffRoutes.roles)).items.map((one) => one.name)).not.toContain('没人用');
});

test('what was done is in the audit log, with before and after and no secret', async () => {
  const role = await roleWith('记录', ['order.view']);
  const { id } = await shop.api(owner)(staffRoutes.create, {
    login: 'logged',
    password: 'first4pass',
    name: '记',
    roleIds: [role.id],
    scope: everything,
  });
  await shop.api(owner)(staffRoutes.update, { id, name: '改名', enabled: true, roleIds: [role.id], scope: everything });
  const { items } = await shop.api(owner)(auditRoutes.list, { subject: 'staff', subjectId: id });
  expect(items.map((item) => item.action)).toEqual(['staff.update', 'staff.create']);
  expect(items[0]).toMatchObject({
    before: { name: '记' },
    after: { name: '改名' },
    ip: expect.stringMatching(/127\.0\.0\.1|::1/),
    requestId: expect.stringMatching(/.{8}/),
  });
  expect(JSON.stringify(items)).not.toMatch(/first4pass|argon2/);
  const before = items[0]?.at ?? '';
  expect(
    (await shop.api(owner)(auditRoutes.list, { subject: 'staff', subjectId: id, to: before })).items.map((item) => item.action),
  ).toEqual(['staff.create']);
  const blind = await signInStaff(shop, ['order.view']);
  await expect(shop.api(blind)(auditRoutes.list)).rejects.toMatchObject({ code: 'forbidden' });
});

test('the first owner comes from the command line, with a password to be changed', async () => {
  const { makeOwner } = await import('../../../server/src/modules/staff/index.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const password = await withEm(() => makeOwner('First.Owner', '王店主'));
  const { me } = await shop.api()(staffRoutes.signIn, { login: 'first.owner', password });
  expect(me).toMatchObject({ name: '王店主', roleNames: ['店主'], mustChangePassword: true });
  await expect(withEm(() => makeOwner('first.owner'))).rejects.toThrow('taken');
});

test('the list pages and filters', async () => {
  const all = (await shop.api(owner)(staffRoutes.list, { limit: 100 })).items;
  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list(cursor);
    paged.push(...page.items.map((one) => one.id));
    cursor = page.next;
  }
  expect(paged).toEqual(all.map((one) => one.id));
  expect((await shop.api(owner)(staffRoutes.list, { q: '%' })).items).toEqual([]);
  expect((await shop.api(owner)(staffRoutes.list, { enabled: false })).items.every((one) => !one.enabled)).toBe(true);
});
const list = (cursor: string) => shop.api(owner)(staffRoutes.list, { limit: 3, ...(cursor ? { cursor } : {}) });
