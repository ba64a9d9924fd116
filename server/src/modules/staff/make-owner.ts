import { em } from '../../platform/db/orm.ts';
import { newToken } from '../../platform/ids.ts';
import { seedStaff } from './seed-staff.ts';
import { StaffMember } from './staff-member.entity.ts';

/**
 * Makes the first owner of a shop, or one more, from the command line. Answers a password that must be changed at the first sign-in.
 * @throws Error when the login is taken or malformed
 */
export const makeOwner = async (login: string, name = '店主'): Promise<string> => {
  if (!/^[A-Za-z0-9_.@-]{3,60}$/.test(login)) throw new Error('A login has 3–60 letters, digits or _ . @ -');
  if ((await em().count(StaffMember, { login: login.toLowerCase() })) > 0) throw new Error(`The login ${login} is taken`);
  const password = `a1${newToken().slice(0, 14)}`;
  const [id] = await seedStaff([{ login, password, name, role: '店主' }]);
  await em().nativeUpdate(StaffMember, { id: id as number }, { mustChangePassword: true });
  return password;
};
