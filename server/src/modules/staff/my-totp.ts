import type { TotpSetup } from '@huitou/shared-types/staff/schema.ts';
import { em } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { checkPassword } from './my-account.ts';
import { StaffMember } from './staff-member.entity.ts';
import { newTotp, takeStep, totpStep } from './totp.ts';

/** Begins: the secret counts only once its first code has been typed. */
export const totpSetup = async (_: object, call: StaffCall): Promise<TotpSetup> => {
  const member = must(await em().findOne(StaffMember, { id: call.actor.id }));
  const { sealed, secret, uri } = newTotp(member.login);
  await em().nativeUpdate(StaffMember, { id: member.id }, { totpPending: sealed });
  return { secret, uri };
};

/** @throws otp_invalid */
export const totpEnable = async (input: { code: string }, call: StaffCall): Promise<{ ok: true }> => {
  const member = must(await em().findOne(StaffMember, { id: call.actor.id }));
  const step = member.totpPending ? totpStep(member.totpPending, input.code) : null;
  if (step === null || !(await takeStep(member.id, step))) return fail('otp_invalid');
  await transact(async () => {
    await em().nativeUpdate(StaffMember, { id: call.actor.id }, { totpSecret: member.totpPending, totpPending: null });
    await recordAudit(call.actor, { action: 'staff.totp-enable', subject: 'staff', subjectId: call.actor.id, summary: '开启动态验证码' });
  });
  return { ok: true };
};

/** @throws password_wrong, account_locked */
export const totpDisable = async (input: { password: string }, call: StaffCall): Promise<{ ok: true }> => {
  await checkPassword(call.actor.id, input.password);
  await transact(async () => {
    await em().nativeUpdate(StaffMember, { id: call.actor.id }, { totpSecret: null, totpPending: null });
    await recordAudit(call.actor, { action: 'staff.totp-disable', subject: 'staff', subjectId: call.actor.id, summary: '关闭动态验证码' });
  });
  return { ok: true };
};
