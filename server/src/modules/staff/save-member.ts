import type { StaffMember as StaffMemberView } from '@huitou/shared-types/staff/schema.ts';
import { now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { em } from '../../platform/db/orm.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { isOwner, keepAnOwner, lockOwners, mayGrant } from './owners.ts';
import { hashPassword } from './password.ts';
import { StaffRole, StaffRoleMember } from './role.entity.ts';
import { forgetSessions, revokeSessions } from './sessions.ts';
import { clearTries } from './sign-in-guard.ts';
import { StaffMember } from './staff-member.entity.ts';
import { memberViews } from './staff.view.ts';

interface Fields {
  name: string;
  phone?: string | undefined;
  roleIds: number[];
  scope: { locationIds: number[] | null; customers: 'all' | 'own' };
}

/** Replaces the roles of a member. Only an owner makes or unmakes an owner. */
const setRoles = async (actor: StaffActor, staffId: number, wanted: number[], ownerRoleId: number): Promise<void> => {
  const roleIds = [...new Set(wanted)];
  const roles = await em().find(StaffRole, { id: roleIds });
  if (roles.length !== roleIds.length) fail('invalid_input', '角色不存在');
  const actorIsOwner = await isOwner(actor.id, ownerRoleId);
  const changesOwner = roleIds.includes(ownerRoleId) || (await isOwner(staffId, ownerRoleId));
  if (changesOwner && !actorIsOwner) fail('forbidden', '只有店主可以管理店主账号');
  mayGrant(
    actor,
    actorIsOwner,
    roles.flatMap((role) => role.permissions),
  );
  await em().nativeDelete(StaffRoleMember, { staffId });
  for (const roleId of roleIds) em().create(StaffRoleMember, { staffId, roleId });
  await em().flush();
};

const viewOf = async (id: number): Promise<StaffMemberView> => {
  const member = await em().findOneOrFail(StaffMember, { id }, { refresh: true });
  return must((await memberViews([member]))[0]);
};

/** @throws staff_login_taken */
export const createMember = async (input: Fields & { login: string; password: string }, call: StaffCall): Promise<StaffMemberView> => {
  const passwordHash = await hashPassword(input.password);
  const login = input.login.toLowerCase();
  try {
    return await transact(async () => {
      const ownerRoleId = await lockOwners();
      const member = em().create(StaffMember, {
        login,
        name: input.name,
        phone: input.phone || null,
        passwordHash,
        mustChangePassword: true,
        enabled: true,
        locationIds: input.scope.locationIds,
        customerScope: input.scope.customers,
        totpStep: 0,
        createdAt: now(),
      });
      await em().flush();
      await setRoles(call.actor, member.id, input.roleIds, ownerRoleId);
      const view = await viewOf(member.id);
      await recordAudit(call.actor, {
        action: 'staff.create',
        subject: 'staff',
        subjectId: member.id,
        summary: `新增员工 ${login}`,
        after: { roles: view.roles, scope: view.scope },
      });
      return view;
    });
  } catch (error) {
    return isDuplicate(error) ? fail('staff_login_taken') : Promise.reject(error);
  }
};

/** Changes take effect at the next request of the member; a disabled one is signed out. @throws last_owner, forbidden */
export const updateMember = (input: Fields & { id: number; enabled: boolean }, call: StaffCall): Promise<StaffMemberView> =>
  transact(async () => {
    const ownerRoleId = await lockOwners();
    const member = must(await em().findOne(StaffMember, { id: input.id }));
    const before = await viewOf(member.id);
    if (member.id === call.actor.id && !input.enabled) fail('invalid_input', '不能停用自己的账号');
    Object.assign(member, {
      name: input.name,
      phone: input.phone || null,
      enabled: input.enabled,
      locationIds: input.scope.locationIds,
      customerScope: input.scope.customers,
    });
    await em().flush();
    await setRoles(call.actor, member.id, input.roleIds, ownerRoleId);
    await keepAnOwner(ownerRoleId);
    if (!input.enabled) await revokeSessions(member.id);
    forgetSessions();
    const view = await viewOf(member.id);
    const shown = ({ name, roles, scope, enabled }: StaffMemberView): object => ({ name, roles, scope, enabled });
    await recordAudit(call.actor, {
      action: 'staff.update',
      subject: 'staff',
      subjectId: member.id,
      summary: before.enabled === view.enabled ? `修改员工 ${member.login}` : `${view.enabled ? '启用' : '停用'}员工 ${member.login}`,
      before: shown(before),
      after: shown(view),
    });
    return view;
  });

/** Owners' accounts are touched by owners only. */
const lockMember = async (id: number, call: StaffCall): Promise<StaffMember> => {
  const ownerRoleId = await lockOwners();
  const member = must(await em().findOne(StaffMember, { id }));
  if ((await isOwner(id, ownerRoleId)) && !(await isOwner(call.actor.id, ownerRoleId))) fail('forbidden', '只有店主可以管理店主账号');
  return member;
};

/** Sets a password that must be changed at the next sign-in; ends all sessions, lifts the lock and takes the second factor off. */
export const resetPassword = async (input: { id: number; password: string }, call: StaffCall): Promise<{ ok: true }> => {
  const passwordHash = await hashPassword(input.password);
  await transact(async () => {
    const member = await lockMember(input.id, call);
    Object.assign(member, { passwordHash, mustChangePassword: true, totpSecret: null, totpPending: null });
    await em().flush();
    await revokeSessions(member.id);
    await clearTries(member.login);
    await recordAudit(call.actor, {
      action: 'staff.reset-password',
      subject: 'staff',
      subjectId: member.id,
      summary: `重置员工 ${member.login} 的密码`,
    });
  });
  return { ok: true };
};

export const revokeAll = (input: { id: number }, call: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    const member = await lockMember(input.id, call);
    const ended = await revokeSessions(member.id);
    await recordAudit(call.actor, {
      action: 'staff.revoke-sessions',
      subject: 'staff',
      subjectId: member.id,
      summary: `强制 ${member.login} 下线`,
      after: { sessions: ended },
    });
    return { ok: true } as const;
  });
