import type { Permission } from '@huitou/shared-types/staff/permissions.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { idColumn, jsonColumn, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A named set of permissions. The built-in owner role has all of them, whatever its row says. */
export const StaffRole = defineEntity({
  name: 'StaffRole',
  tableName: 'staff_roles',
  properties: {
    id: idColumn(),
    name: textColumn(30).unique(),
    builtIn: textColumn(20).nullable().unique(),
    permissions: jsonColumn<Permission[]>(),
    createdAt: timeColumn(),
  },
});
export type StaffRole = InferEntity<typeof StaffRole>;

export const StaffRoleMember = defineEntity({
  name: 'StaffRoleMember',
  tableName: 'staff_role_members',
  uniques: [{ properties: ['staffId', 'roleId'] }],
  properties: { id: idColumn(), staffId: refColumn(), roleId: refColumn().index() },
});
export type StaffRoleMember = InferEntity<typeof StaffRoleMember>;
