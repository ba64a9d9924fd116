import { Secret, TOTP } from 'otpauth';
import { now } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { seal, unseal } from '../../platform/seal.ts';
import type { StaffMember } from './staff-member.entity.ts';

const PURPOSE = 'staff-totp';
const STEP_MS = 30_000;
const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: '回头', label, secret: Secret.fromBase32(secret), digits: 6, period: STEP_MS / 1000 });

/** A new secret: sealed for the database, and as text and `otpauth://` address for the phone. */
export const newTotp = (label: string): { sealed: string; secret: string; uri: string } => {
  const secret = new Secret({ size: 20 }).base32;
  return { sealed: seal(secret, PURPOSE), secret, uri: totpOf(secret, label).toString() };
};

/** The 30-second step that the code belongs to, one step of clock drift either way; null when it is wrong. */
export const totpStep = (sealed: string, code: string): number | null => {
  const timestamp = now().getTime();
  const delta = totpOf(unseal(sealed, PURPOSE)).validate({ token: code, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / STEP_MS) + delta;
};

/** Uses up the code of a step: false when that or a later one was used before. The guard is in the write. */
export const takeStep = async (staffId: number, step: number): Promise<boolean> => {
  const taken = await query<typeof StaffMember>()
    .updateTable('staff_members')
    .set({ totp_step: step })
    .where('id', '=', staffId)
    .where('totp_step', '<', step)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
};
