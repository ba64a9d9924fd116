import type { StaffActor } from '../../platform/context.ts';
import { em, query } from '../../platform/db/orm.ts';
import { fail } from '../../platform/errors.ts';
import { type StaffRole, StaffRoleMember } from './role.entity.ts';
import { ownerRole } from './seed-staff.ts';
import type { StaffMember } from './staff-member.entity.ts';

/** Locks the owner role: whoever changes who is an owner waits here, so that two cannot each remove the other. Answers its id. */
export const lockOwners = async (): Promise<number> => {
  const { id } = await ownerRole();
  await query<typeof StaffRole>().selectFrom('staff_roles').select('id').where('id', '=', id).forUpdate().execute();
  return id;
};

export const isOwner = async (staffId: number, ownerRoleId: number): Promise<boolean> =>
  (await em().count(StaffRoleMember, { staffId, roleId: ownerRoleId })) > 0;

/** After the change, under `lockOwners`: somebody must still be an enabled owner. @throws last_owner */
export const keepAnOwner = async (ownerRoleId: number): Promise<void> => {
  const left = await query<typeof StaffRoleMember | typeof StaffMember>()
    .selectFrom('staff_role_members as r')
    .innerJoin('staff_members as m', 'm.id', 'r.staff_id')
    // A locking read sees what others have committed since this transaction began.
    .select('m.id')
    .where('r.role_id', '=', ownerRoleId)
    .where('m.enabled', '=', true)
    .forUpdate()
    .execute();
  if (left.length === 0) fail('last_owner');
};

/** Owners are changed by owners only; nobody hands out what they do not have. @throws forbidden */
export const mayGrant = (actor: StaffActor, actorIsOwner: boolean, permissions: Iterable<string>): void => {
  if (actorIsOwner) return;
  for (const permission of permissions) if (!actor.permissions.has(permission)) fail('forbidden', '不能授予自己没有的权限');
};
