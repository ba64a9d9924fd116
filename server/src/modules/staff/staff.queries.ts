import type { Roles, StaffPage } from '@huitou/shared-types/staff/schema.ts';
import { em } from '../../platform/db/orm.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { StaffRole, StaffRoleMember } from './role.entity.ts';
import { ownerRole } from './seed-staff.ts';
import { StaffMember } from './staff-member.entity.ts';
import { memberViews, roleView } from './staff.view.ts';

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export const staffList = async (input: {
  cursor?: string | undefined;
  limit: number;
  q?: string | undefined;
  roleId?: number | undefined;
  enabled?: boolean | undefined;
}): Promise<StaffPage> => {
  const after = idCursor(input.cursor);
  const withRole =
    input.roleId === undefined ? null : (await em().find(StaffRoleMember, { roleId: input.roleId })).map((link) => link.staffId);
  const rows = await em().find(
    StaffMember,
    {
      ...(input.enabled === undefined ? {} : { enabled: input.enabled }),
      ...(input.q ? { $or: [{ login: { $like: like(input.q) } }, { name: { $like: like(input.q) } }, { phone: input.q }] } : {}),
      $and: [...(withRole === null ? [] : [{ id: { $in: withRole } }]), ...(after === null ? [] : [{ id: { $gt: after } }])],
    },
    { orderBy: { id: 'asc' }, limit: input.limit + 1 },
  );
  const views = await memberViews(rows);
  return toPage(
    views,
    input.limit,
    (view) => view,
    (view) => [Number(view.id)],
  );
};

export const roleList = async (): Promise<Roles> => {
  await ownerRole();
  const roles = await em().find(StaffRole, {}, { orderBy: { id: 'asc' }, limit: 200 });
  const links = await em().find(StaffRoleMember, {}, { fields: ['roleId'] });
  const members = new Map<number, number>();
  for (const { roleId } of links) members.set(roleId, (members.get(roleId) ?? 0) + 1);
  return { items: roles.map((role) => roleView(role, members.get(role.id) ?? 0)) };
};
