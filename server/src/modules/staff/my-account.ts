import type { StaffMe, StaffSessions } from '@huitou/shared-types/staff/schema.ts';
import { HOUR, iso, later, now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { hashPassword, passwordFits } from './password.ts';
import { StaffSession } from './session.entity.ts';
import { forgetSessions, revokeSessions } from './sessions.ts';
import { clearTries, takeTry, tryFailed } from './sign-in-guard.ts';
import { StaffMember } from './staff-member.entity.ts';
import { meView } from './staff.view.ts';

const done = { ok: true } as const;

export const me = (_: object, call: StaffCall): Promise<StaffMe> => meView(call.actor.id);

export const signOut = async (_: object, call: StaffCall): Promise<{ ok: true }> => {
  await revokeSessions(call.actor.id, { only: call.actor.sessionId });
  return done;
};

/** Checks the password of the one who is signed in; wrong ones count towards the lock like those at sign-in. @throws password_wrong, account_locked */
export const checkPassword = async (staffId: number, password: string): Promise<StaffMember> => {
  const member = must(await em().findOne(StaffMember, { id: staffId }));
  await takeTry(member.login);
  if (!(await passwordFits(member.passwordHash, password))) {
    await tryFailed(member.login);
    fail('password_wrong');
  }
  await clearTries(member.login);
  return member;
};

/** Marks this session: for some minutes it may do what moves money or prices. @throws password_wrong, account_locked */
export const rePassword = async (input: { password: string }, call: StaffCall): Promise<{ ok: true }> => {
  await checkPassword(call.actor.id, input.password);
  await em().nativeUpdate(StaffSession, { id: call.actor.sessionId }, { rePasswordAt: now() });
  forgetSessions();
  return done;
};

/** @throws password_wrong, password_weak when it is the old one again, account_locked */
export const changePassword = async (input: { current: string; next: string }, call: StaffCall): Promise<{ ok: true }> => {
  await checkPassword(call.actor.id, input.current);
  if (input.current === input.next) fail('password_weak', '新密码不能与原密码相同');
  const passwordHash = await hashPassword(input.next);
  await transact(async () => {
    await em().nativeUpdate(StaffMember, { id: call.actor.id }, { passwordHash, mustChangePassword: false });
    await revokeSessions(call.actor.id, { except: call.actor.sessionId });
    await recordAudit(call.actor, {
      action: 'staff.change-password',
      subject: 'staff',
      subjectId: call.actor.id,
      summary: '修改自己的登录密码',
    });
  });
  return done;
};

export const sessions = async (_: object, call: StaffCall): Promise<StaffSessions> => {
  const at = now();
  const rows = await em().find(
    StaffSession,
    { staffId: call.actor.id, revokedAt: null, expiresAt: { $gt: at }, lastSeenAt: { $gt: later(-12 * HOUR) } },
    { orderBy: { lastSeenAt: 'desc' }, limit: 50 },
  );
  return {
    items: rows.map((row) => ({
      id: String(row.id),
      ip: row.ip,
      userAgent: row.userAgent,
      createdAt: iso(row.createdAt),
      lastSeenAt: iso(row.lastSeenAt),
      current: row.id === call.actor.sessionId,
    })),
  };
};

export const revokeSession = async (input: { id: number }, call: StaffCall): Promise<{ ok: true }> => {
  if ((await revokeSessions(call.actor.id, { only: input.id })) === 0) fail('not_found');
  return done;
};
