import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { allPermissions, type Permission } from '@huitou/shared-types/staff/permissions.ts';
import type { TestShop } from '../setup/app.ts';

let serial = 0;
export const STAFF_PASSWORD = 'huitou2026';

export interface NewStaff {
  /** Absent: the built-in owner role. */
  permissions?: readonly Permission[];
  locationIds?: readonly number[];
  name?: string;
}
/** A member of staff who has not signed in yet. */
export const newStaff = async (_shop: TestShop, wanted: NewStaff = {}): Promise<{ id: number; login: string; password: string }> => {
  const { seedStaff } = await import('../../server/src/modules/staff/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  serial += 1;
  const login = `staff${process.pid}_${serial}`;
  const { permissions, locationIds, name = `员工${serial}` } = wanted;
  const [id] = await withEm(() =>
    seedStaff([
      {
        login,
        password: STAFF_PASSWORD,
        name,
        role: permissions ? `角色${serial}` : '店主',
        ...(permissions ? { permissions } : {}),
        ...(locationIds ? { locationIds } : {}),
      },
    ]),
  );
  return { id: id as number, login, password: STAFF_PASSWORD };
};

/** Signs a new member of staff in; with all permissions but not as owner when none are named. Answers the token. */
export const signInStaff = async (
  shop: TestShop,
  permissions: readonly Permission[] = allPermissions,
  scope: { locationIds?: readonly number[] } = {},
): Promise<string> => {
  const { login, password } = await newStaff(shop, { permissions, ...scope });
  return (await shop.api()(staffRoutes.signIn, { login, password })).token;
};

/** Signs a new owner in. */
export const signInOwner = async (shop: TestShop): Promise<string> => {
  const { login, password } = await newStaff(shop);
  return (await shop.api()(staffRoutes.signIn, { login, password })).token;
};

/** Types the password again, for what moves money or prices. */
export const confirmPassword = async (shop: TestShop, token: string): Promise<void> => {
  await shop.api(token)(staffRoutes.rePassword, { password: STAFF_PASSWORD });
};
