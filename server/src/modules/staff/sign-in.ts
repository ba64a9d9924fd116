import type { SignInOut } from '@huitou/shared-types/staff/schema.ts';
import { iso, now } from '../../platform/clock.ts';
import type { NobodyActor } from '../../platform/context.ts';
import { em } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { Call } from '../../platform/http/mount.ts';
import { countInWindow, key } from '../../platform/redis.ts';
import { recordAudit } from '../audit/index.ts';
import { passwordFits } from './password.ts';
import { openSession } from './sessions.ts';
import { clearTries, takeTry, tryFailed, tryUndecided } from './sign-in-guard.ts';
import { StaffMember } from './staff-member.entity.ts';
import { meView } from './staff.view.ts';
import { takeStep, totpStep } from './totp.ts';

const PER_IP_A_MINUTE = 120;

/**
 * Signs a member of staff in. Unknown names take as long, and lock as soon, as known ones.
 * @throws sign_in_failed, account_locked, account_disabled, otp_required, otp_invalid, rate_limited
 */
export const signIn = async (
  input: { login: string; password: string; otp?: string | undefined },
  call: Call<NobodyActor>,
): Promise<SignInOut> => {
  if ((await countInWindow(key('staff', 'sign-in', call.ip), 60)) > PER_IP_A_MINUTE) fail('rate_limited');
  const login = input.login.toLowerCase();
  await takeTry(login);
  const member = await em().findOne(StaffMember, { login });
  if (!(await passwordFits(member?.passwordHash ?? null, input.password)) || !member) {
    await tryFailed(login);
    return fail('sign_in_failed');
  }
  if (!member.enabled) {
    await tryUndecided(login);
    return fail('account_disabled');
  }
  if (member.totpSecret) {
    if (input.otp === undefined) {
      await tryUndecided(login);
      return fail('otp_required');
    }
    const step = totpStep(member.totpSecret, input.otp);
    if (step === null || !(await takeStep(member.id, step))) {
      await tryFailed(login);
      return fail('otp_invalid');
    }
  }
  await clearTries(login);
  const { id, name } = member;
  const session = await transact(async () => {
    const opened = await openSession(id, call.ip, call.userAgent);
    await em().nativeUpdate(StaffMember, { id }, { lastSignInAt: now() });
    await recordAudit(
      {
        kind: 'staff',
        id,
        name,
        sessionId: opened.sessionId,
        permissions: new Set(),
        locationIds: null,
        customers: 'all',
        mustChangePassword: false,
        rePasswordAt: null,
      },
      { action: 'staff.sign-in', subject: 'staff', subjectId: id, summary: '登录后台' },
    );
    return opened;
  });
  return { token: session.token, expiresAt: iso(session.expiresAt), me: await meView(id) };
};
