import type { Role, StaffMe, StaffMember as StaffMemberView } from '@huitou/shared-types/staff/schema.ts';
import { allPermissions } from '@huitou/shared-types/staff/permissions.ts';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import { StaffRole, StaffRoleMember } from './role.entity.ts';
import { SignInGuard } from './session.entity.ts';
import { permissionsOf } from './sessions.ts';
import { StaffMember } from './staff-member.entity.ts';

const scopeOf = (member: StaffMember): { locationIds: string[] | null; customers: 'all' | 'own' } => ({
  locationIds: member.locationIds?.map(String) ?? null,
  customers: member.customerScope,
});

/** Roles of some members, by member. */
const rolesOf = async (staffIds: number[]): Promise<Map<number, StaffRole[]>> => {
  const links = await em().find(StaffRoleMember, { staffId: staffIds }, { orderBy: { id: 'asc' } });
  const roles = new Map(
    (await em().find(StaffRole, { id: [...new Set(links.map((link) => link.roleId))] })).map((role) => [role.id, role]),
  );
  const result = new Map<number, StaffRole[]>(staffIds.map((id) => [id, []]));
  for (const link of links) {
    const role = roles.get(link.roleId);
    if (role) result.get(link.staffId)?.push(role);
  }
  return result;
};

export const meView = async (staffId: number): Promise<StaffMe> => {
  const member = must(await em().findOne(StaffMember, { id: staffId }));
  const roles = (await rolesOf([staffId])).get(staffId) ?? [];
  return {
    id: String(member.id),
    login: member.login,
    name: member.name,
    roleNames: roles.map((role) => role.name),
    permissions: await permissionsOf(staffId),
    scope: scopeOf(member),
    totpEnabled: member.totpSecret !== null,
    mustChangePassword: member.mustChangePassword,
  };
};

export const memberViews = async (members: StaffMember[]): Promise<StaffMemberView[]> => {
  if (members.length === 0) return [];
  const roles = await rolesOf(members.map((member) => member.id));
  const locks = await em().find(SignInGuard, { login: members.map((member) => member.login), lockedUntil: { $gt: now() } });
  const lockedUntil = new Map(locks.map((lock) => [lock.login, lock.lockedUntil]));
  return members.map((member) => ({
    id: String(member.id),
    login: member.login,
    name: member.name,
    phone: member.phone ?? null,
    roles: (roles.get(member.id) ?? []).map((role) => ({ id: String(role.id), name: role.name })),
    scope: scopeOf(member),
    enabled: member.enabled,
    totpEnabled: member.totpSecret !== null,
    lockedUntil: isoOrNull(lockedUntil.get(member.login)),
    lastSignInAt: isoOrNull(member.lastSignInAt),
    createdAt: iso(member.createdAt),
  }));
};

export const roleView = (role: StaffRole, members: number): Role => ({
  id: String(role.id),
  name: role.name,
  permissions: role.builtIn === 'owner' ? [...allPermissions] : [...role.permissions],
  builtIn: role.builtIn !== null,
  members,
});
