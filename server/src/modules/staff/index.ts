import { em } from '../../platform/db/orm.ts';
import { StaffMember } from './staff-member.entity.ts';

export { makeOwner } from './make-owner.ts';
export { type StaffAccount, seedStaff } from './seed-staff.ts';
export { findStaffActor } from './sessions.ts';
export { staffActor } from './staff-actor.ts';

/** Names by id; an unknown id is absent. */
/** Everybody who works here now, by name. */
export const colleagues = async (): Promise<{ id: number; name: string }[]> =>
  (await em().find(StaffMember, { enabled: true }, { fields: ['id', 'name'], orderBy: { name: 'asc' }, limit: 500 })).map(
    ({ id, name }) => ({ id, name }),
  );
export const staffNames = async (ids: readonly number[]): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await em().find(StaffMember, { id: [...new Set(ids)] }, { fields: ['id', 'name'] });
  return new Map(rows.map((row) => [row.id, row.name]));
};
