import type { Permission } from '@huitou/shared-types/staff/permissions.ts';
import type { Role } from '@huitou/shared-types/staff/schema.ts';
import { now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { isOwner, lockOwners, mayGrant } from './owners.ts';
import { StaffRole, StaffRoleMember } from './role.entity.ts';
import { forgetSessions } from './sessions.ts';
import { roleView } from './staff.view.ts';

interface Fields {
  name: string;
  permissions: string[];
}

const save = async (work: () => Promise<Role>): Promise<Role> => {
  try {
    return await transact(work);
  } catch (error) {
    return isDuplicate(error) ? fail('invalid_input', '角色名称已存在') : Promise.reject(error);
  }
};

export const createRole = (input: Fields, call: StaffCall): Promise<Role> =>
  save(async () => {
    const ownerRoleId = await lockOwners();
    mayGrant(call.actor, await isOwner(call.actor.id, ownerRoleId), input.permissions);
    const role = em().create(StaffRole, { name: input.name, permissions: input.permissions as Permission[], createdAt: now() });
    await em().flush();
    await recordAudit(call.actor, {
      action: 'role.create',
      subject: 'role',
      subjectId: role.id,
      summary: `新增角色 ${role.name}`,
      after: input.permissions,
    });
    return roleView(role, 0);
  });

/** Whoever has the role works under it from the next request on. @throws last_owner for the built-in owner role, whose permissions are fixed */
export const updateRole = (input: Fields & { id: number }, call: StaffCall): Promise<Role> =>
  save(async () => {
    const ownerRoleId = await lockOwners();
    const role = must(await em().findOne(StaffRole, { id: input.id }));
    if (role.builtIn) return fail('last_owner', '内置角色不能修改');
    const before = { name: role.name, permissions: role.permissions };
    const added = input.permissions.filter((permission) => !(role.permissions as string[]).includes(permission));
    mayGrant(call.actor, await isOwner(call.actor.id, ownerRoleId), added);
    Object.assign(role, { name: input.name, permissions: input.permissions });
    await em().flush();
    forgetSessions();
    await recordAudit(call.actor, {
      action: 'role.update',
      subject: 'role',
      subjectId: role.id,
      summary: `修改角色 ${role.name}`,
      before,
      after: { name: input.name, permissions: input.permissions },
    });
    return roleView(role, await em().count(StaffRoleMember, { roleId: role.id }));
  });

/** @throws role_in_use, last_owner for the built-in owner role */
export const deleteRole = (input: { id: number }, call: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    await lockOwners();
    const role = must(await em().findOne(StaffRole, { id: input.id }));
    if (role.builtIn) fail('last_owner', '内置角色不能删除');
    if ((await em().count(StaffRoleMember, { roleId: role.id })) > 0) fail('role_in_use');
    await em().nativeDelete(StaffRole, { id: role.id });
    await recordAudit(call.actor, {
      action: 'role.delete',
      subject: 'role',
      subjectId: role.id,
      summary: `删除角色 ${role.name}`,
      before: { name: role.name, permissions: role.permissions },
    });
    return { ok: true } as const;
  });
