import type { StaffActor } from '../../platform/context.ts';
import { json, query } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import { permissionsOf } from './sessions.ts';
import type { StaffMember } from './staff-member.entity.ts';

/** A member of staff as the one on whose behalf a background task works, with the rights of now. @throws not_found when gone or disabled */
export const staffActor = async (id: number): Promise<StaffActor> => {
  const row = must(
    await query<typeof StaffMember>()
      .selectFrom('staff_members')
      .select(['name', 'location_ids', 'customer_scope'])
      .where('id', '=', id)
      .where('enabled', '=', true)
      .executeTakeFirst(),
  );
  return {
    kind: 'staff',
    id,
    name: row.name,
    sessionId: 0,
    permissions: new Set<string>(await permissionsOf(id)),
    locationIds: row.location_ids === null ? null : json<number[]>(row.location_ids),
    customers: row.customer_scope,
    mustChangePassword: false,
    rePasswordAt: null,
  };
};
