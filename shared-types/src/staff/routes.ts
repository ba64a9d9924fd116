import { route } from '../http.ts';
import type { ById, NoInput, Ok } from '../schema.ts';
import type {
  ChangePasswordIn, CreateStaffIn, PasswordOnly, ResetPasswordIn, Role, Roles, SaveRoleIn, SignInIn, SignInOut, StaffListIn, StaffMe, StaffMember,
  StaffPage, StaffSessions, TotpEnableIn, TotpSetup, UpdateRoleIn, UpdateStaffIn,
} from './schema.ts';

export const staffRoutes = {
  signIn: route<SignInIn, SignInOut>()({
    method: 'POST', path: '/admin/sign-in', access: 'public', summary: 'Sign in', errors: ['sign_in_failed', 'account_locked', 'account_disabled', 'otp_required', 'otp_invalid'],
  }),
  signOut: route<NoInput, Ok>()({ method: 'POST', path: '/admin/sign-out', access: 'staff', summary: 'End this session' }),
  me: route<NoInput, StaffMe>()({ method: 'GET', path: '/admin/me', access: 'staff', summary: 'Who am I and what may I do' }),
  rePassword: route<PasswordOnly, Ok>()({ method: 'POST', path: '/admin/me/re-password', access: 'staff', summary: 'Confirm the password for money and price actions', errors: ['password_wrong', 'account_locked'] }),
  changePassword: route<ChangePasswordIn, Ok>()({ method: 'POST', path: '/admin/me/password', access: 'staff', summary: 'Change my password; ends my other sessions', errors: ['password_wrong', 'password_weak', 'account_locked'] }),
  totpSetup: route<NoInput, TotpSetup>()({ method: 'POST', path: '/admin/me/totp', access: 'staff', summary: 'Begin the set-up of the second factor', rePassword: true }),
  totpEnable: route<TotpEnableIn, Ok>()({ method: 'POST', path: '/admin/me/totp/enable', access: 'staff', summary: 'Switch the second factor on', errors: ['otp_invalid'] }),
  totpDisable: route<PasswordOnly, Ok>()({ method: 'POST', path: '/admin/me/totp/disable', access: 'staff', summary: 'Switch the second factor off', errors: ['password_wrong', 'account_locked'] }),
  sessions: route<NoInput, StaffSessions>()({ method: 'GET', path: '/admin/me/sessions', access: 'staff', summary: 'My sessions' }),
  revokeSession: route<ById, Ok>()({ method: 'DELETE', path: '/admin/me/sessions/:id', access: 'staff', summary: 'End one of my sessions' }),
  list: route<StaffListIn, StaffPage>()({ method: 'GET', path: '/admin/staff', access: { staff: 'staff.view' }, summary: 'Staff' }),
  create: route<CreateStaffIn, StaffMember>()({ method: 'POST', path: '/admin/staff', access: { staff: 'staff.edit' }, summary: 'Add a member of staff', errors: ['staff_login_taken'] }),
  update: route<UpdateStaffIn, StaffMember>()({ method: 'PUT', path: '/admin/staff/:id', access: { staff: 'staff.edit' }, summary: 'Change a member of staff', errors: ['last_owner'] }),
  resetPassword: route<ResetPasswordIn, Ok>()({ method: 'POST', path: '/admin/staff/:id/password', access: { staff: 'staff.edit' }, summary: 'Set a new password; ends all sessions and lifts the lock', rePassword: true }),
  revokeAll: route<ById, Ok>()({ method: 'POST', path: '/admin/staff/:id/revoke-sessions', access: { staff: 'staff.edit' }, summary: 'End all sessions of a member of staff' }),
  roles: route<NoInput, Roles>()({ method: 'GET', path: '/admin/roles', access: { staff: 'staff.view' }, summary: 'Roles' }),
  createRole: route<SaveRoleIn, Role>()({ method: 'POST', path: '/admin/roles', access: { staff: 'staff.edit' }, summary: 'Add a role' }),
  updateRole: route<UpdateRoleIn, Role>()({ method: 'PUT', path: '/admin/roles/:id', access: { staff: 'staff.edit' }, summary: 'Change a role', errors: ['last_owner'] }),
  deleteRole: route<ById, Ok>()({ method: 'DELETE', path: '/admin/roles/:id', access: { staff: 'staff.edit' }, summary: 'Remove an unused role', errors: ['role_in_use', 'last_owner'] }),
};
