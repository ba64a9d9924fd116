import { z } from 'zod';
import { cursorIn, id, idIn, maybeText, page, text, time } from '../schema.ts';
import { allPermissions } from './permissions.ts';

export const permission = z.enum(allPermissions as [string, ...string[]]);
const password = z
  .string()
  .min(8, '密码至少 8 位')
  .max(72)
  .regex(/[A-Za-z]/, '密码需包含字母')
  .regex(/\d/, '密码需包含数字');

/** Which rows a member of staff may see. `null` means all of them. */
export const dataScope = z.object({
  locationIds: z.array(id).max(200).nullable(),
  customers: z.enum(['all', 'own']),
});
export const dataScopeIn = z.object({ locationIds: z.array(idIn).max(200).nullable(), customers: z.enum(['all', 'own']) });

export const staffMe = z.object({
  id,
  login: z.string(),
  name: z.string(),
  roleNames: z.array(z.string()),
  permissions: z.array(permission),
  scope: dataScope,
  totpEnabled: z.boolean(),
  mustChangePassword: z.boolean(),
});
export const signInIn = z.object({
  login: text(60),
  password: z.string().min(1, '请填写').max(72),
  otp: z
    .string()
    .regex(/^\d{6}$/, '动态码为 6 位数字')
    .optional(),
});
export const signInOut = z.object({ token: z.string(), expiresAt: time, me: staffMe });
export const passwordOnly = z.object({ password: z.string().min(1, '请填写').max(72) });
export const changePasswordIn = z.object({ current: z.string().min(1, '请填写').max(72), next: password });
export const totpSetup = z.object({ secret: z.string(), uri: z.string() });
export const totpEnableIn = z.object({ code: z.string().regex(/^\d{6}$/, '动态码为 6 位数字') });
export const staffSession = z.object({
  id,
  ip: z.string(),
  userAgent: z.string(),
  createdAt: time,
  lastSeenAt: time,
  current: z.boolean(),
});
export const staffSessions = z.object({ items: z.array(staffSession) });

export const staffMember = z.object({
  id,
  login: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  roles: z.array(z.object({ id, name: z.string() })),
  scope: dataScope,
  enabled: z.boolean(),
  totpEnabled: z.boolean(),
  lockedUntil: time.nullable(),
  lastSignInAt: time.nullable(),
  createdAt: time,
});
export const staffListIn = z.object({ ...cursorIn, q: maybeText(60).optional(), roleId: idIn.optional(), enabled: z.boolean().optional() });
export const staffPage = page(staffMember);
const staffFields = {
  name: text(30),
  phone: maybeText(20).optional(),
  roleIds: z.array(idIn).min(1, '请选择角色').max(10),
  scope: dataScopeIn,
};
export const createStaffIn = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_.@-]{3,60}$/, '登录名为 3–60 位字母、数字或 _ . @ -'),
  password,
  ...staffFields,
});
export const updateStaffIn = z.object({ id: idIn, enabled: z.boolean(), ...staffFields });
export const resetPasswordIn = z.object({ id: idIn, password });

export const role = z.object({ id, name: z.string(), permissions: z.array(permission), builtIn: z.boolean(), members: z.int() });
export const roles = z.object({ items: z.array(role) });
export const saveRoleIn = z.object({ name: text(30), permissions: z.array(permission).max(200) });
export const updateRoleIn = saveRoleIn.extend({ id: idIn });

export type DataScope = z.output<typeof dataScope>;
export type StaffMe = z.output<typeof staffMe>;
export type SignInIn = z.input<typeof signInIn>;
export type SignInOut = z.output<typeof signInOut>;
export type PasswordOnly = z.input<typeof passwordOnly>;
export type ChangePasswordIn = z.input<typeof changePasswordIn>;
export type TotpSetup = z.output<typeof totpSetup>;
export type TotpEnableIn = z.input<typeof totpEnableIn>;
export type StaffSessions = z.output<typeof staffSessions>;
export type StaffMember = z.output<typeof staffMember>;
export type StaffListIn = z.input<typeof staffListIn>;
export type StaffPage = z.output<typeof staffPage>;
export type CreateStaffIn = z.input<typeof createStaffIn>;
export type UpdateStaffIn = z.input<typeof updateStaffIn>;
export type ResetPasswordIn = z.input<typeof resetPasswordIn>;
export type Role = z.output<typeof role>;
export type Roles = z.output<typeof roles>;
export type SaveRoleIn = z.input<typeof saveRoleIn>;
export type UpdateRoleIn = z.input<typeof updateRoleIn>;
