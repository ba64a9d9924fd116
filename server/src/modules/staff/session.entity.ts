import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A signed-in browser. Only the hash of its token is kept. */
export const StaffSession = defineEntity({
  name: 'StaffSession',
  tableName: 'staff_sessions',
  indexes: [{ properties: ['staffId', 'revokedAt'] }],
  properties: {
    id: idColumn(),
    tokenHash: textColumn(64).unique(),
    staffId: refColumn(),
    ip: textColumn(64),
    userAgent: textColumn(200),
    createdAt: timeColumn(),
    lastSeenAt: timeColumn(),
    expiresAt: timeColumn().index(),
    rePasswordAt: timeColumn().nullable(),
    revokedAt: timeColumn().nullable(),
  },
});
export type StaffSession = InferEntity<typeof StaffSession>;

/** Wrong passwords for a login name, whether or not anybody has it: so that a lock tells nothing about who exists. */
export const SignInGuard = defineEntity({
  name: 'SignInGuard',
  tableName: 'staff_sign_in_guards',
  properties: {
    id: idColumn(),
    login: textColumn(60).unique(),
    tries: countColumn(),
    since: timeColumn().index(),
    lockedUntil: timeColumn().nullable(),
  },
});
export type SignInGuard = InferEntity<typeof SignInGuard>;
