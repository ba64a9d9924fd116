import type { Permission } from '@huitou/shared-types/staff/permissions.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { em, query } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { hashPassword } from './password.ts';
import { StaffRole, StaffRoleMember } from './role.entity.ts';
import { StaffMember } from './staff-member.entity.ts';

export interface StaffAccount {
  login: string;
  password: string;
  name: string;
  /** Name of the role; made with `permissions` when there is none. */
  role: string;
  /** Absent: the built-in owner role, which has them all. */
  permissions?: readonly Permission[];
  phone?: string;
  locationIds?: readonly number[] | null;
}

/** The built-in owner role, made when the shop has none yet. */
export const ownerRole = async (): Promise<StaffRole> => {
  await sql`insert ignore into staff_roles (name, built_in, permissions, created_at) values ('店主', 'owner', '[]', ${now()})`.execute(
    query<typeof StaffRole>(),
  );
  return em().findOneOrFail(StaffRole, { builtIn: 'owner' });
};

const roleOf = async (account: StaffAccount): Promise<StaffRole> => {
  const { permissions } = account;
  if (!permissions) return ownerRole();
  return (
    (await em().findOne(StaffRole, { name: account.role })) ??
    em().create(StaffRole, { name: account.role, permissions: [...permissions], createdAt: now() })
  );
};

/** Makes accounts that do not exist yet, with their roles: for the demo shop, for tests and for the first owner of a real one. Answers their ids. */
export const seedStaff = (accounts: readonly StaffAccount[]): Promise<number[]> =>
  transact(async () => {
    const ids: number[] = [];
    for (const account of accounts) {
      const login = account.login.toLowerCase();
      const known = await em().findOne(StaffMember, { login });
      if (known) {
        ids.push(known.id);
        continue;
      }
      const role = await roleOf(account);
      const member = em().create(StaffMember, {
        login,
        name: account.name,
        phone: account.phone ?? null,
        passwordHash: await hashPassword(account.password),
        mustChangePassword: false,
        enabled: true,
        locationIds: account.locationIds ? [...account.locationIds] : null,
        customerScope: 'all',
        totpStep: 0,
        createdAt: now(),
      });
      await em().flush();
      em().create(StaffRoleMember, { staffId: member.id, roleId: role.id });
      await em().flush();
      ids.push(member.id);
    }
    return ids;
  });
