import { byId, noInput, ok } from '@huitou/shared-types/schema.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import * as schema from '@huitou/shared-types/staff/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import * as account from './my-account.ts';
import * as totp from './my-totp.ts';
import * as members from './save-member.ts';
import * as saveRole from './save-role.ts';
import { signIn } from './sign-in.ts';
import { roleList, staffList } from './staff.queries.ts';

export const routes: Mounted[] = [
  mount(staffRoutes.signIn, { in: schema.signInIn, out: schema.signInOut }, signIn),
  mount(staffRoutes.signOut, { in: noInput, out: ok }, account.signOut),
  mount(staffRoutes.me, { in: noInput, out: schema.staffMe }, account.me),
  mount(staffRoutes.rePassword, { in: schema.passwordOnly, out: ok }, account.rePassword),
  mount(staffRoutes.changePassword, { in: schema.changePasswordIn, out: ok }, account.changePassword),
  mount(staffRoutes.totpSetup, { in: noInput, out: schema.totpSetup }, totp.totpSetup),
  mount(staffRoutes.totpEnable, { in: schema.totpEnableIn, out: ok }, totp.totpEnable),
  mount(staffRoutes.totpDisable, { in: schema.passwordOnly, out: ok }, totp.totpDisable),
  mount(staffRoutes.sessions, { in: noInput, out: schema.staffSessions }, account.sessions),
  mount(staffRoutes.revokeSession, { in: byId, out: ok }, account.revokeSession),
  mount(staffRoutes.list, { in: schema.staffListIn, out: schema.staffPage }, staffList),
  mount(staffRoutes.create, { in: schema.createStaffIn, out: schema.staffMember }, members.createMember),
  mount(staffRoutes.update, { in: schema.updateStaffIn, out: schema.staffMember }, members.updateMember),
  mount(staffRoutes.resetPassword, { in: schema.resetPasswordIn, out: ok }, members.resetPassword),
  mount(staffRoutes.revokeAll, { in: byId, out: ok }, members.revokeAll),
  mount(staffRoutes.roles, { in: noInput, out: schema.roles }, roleList),
  mount(staffRoutes.createRole, { in: schema.saveRoleIn, out: schema.role }, saveRole.createRole),
  mount(staffRoutes.updateRole, { in: schema.updateRoleIn, out: schema.role }, saveRole.updateRole),
  mount(staffRoutes.deleteRole, { in: byId, out: ok }, saveRole.deleteRole),
];
