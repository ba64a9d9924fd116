import { allPermissions, type Permission } from '@huitou/shared-types/staff/permissions.ts';
import { DAY, HOUR, later, MINUTE, now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { json, query } from '../../platform/db/orm.ts';
import { afterCommit } from '../../platform/db/transact.ts';
import { newToken, sha256 } from '../../platform/ids.ts';
import { key, redis } from '../../platform/redis.ts';
import type { StaffRole, StaffRoleMember } from './role.entity.ts';
import type { StaffSession } from './session.entity.ts';
import type { StaffMember } from './staff-member.entity.ts';

const db = () => query<typeof StaffSession | typeof StaffMember | typeof StaffRole | typeof StaffRoleMember>();
const IDLE_MS = 12 * HOUR;
const LIFE_MS = 7 * DAY;
const CACHE_SECONDS = 3;

/** Opens a session. The token is shown once; the database keeps its hash. */
export const openSession = async (
  staffId: number,
  ip: string,
  userAgent: string,
): Promise<{ token: string; expiresAt: Date; sessionId: number }> => {
  const token = newToken();
  const [at, expiresAt] = [now(), later(LIFE_MS)];
  const made = await db()
    .insertInto('staff_sessions')
    .values({
      token_hash: sha256(token),
      staff_id: staffId,
      ip,
      user_agent: userAgent,
      created_at: at,
      last_seen_at: at,
      expires_at: expiresAt,
      re_password_at: null,
      revoked_at: null,
    })
    .executeTakeFirstOrThrow();
  return { token, expiresAt, sessionId: Number(made.insertId) };
};

/** Permissions of a member: all of them for an owner. */
export const permissionsOf = async (staffId: number): Promise<Permission[]> => {
  const roles = await db()
    .selectFrom('staff_role_members as m')
    .innerJoin('staff_roles as r', 'r.id', 'm.role_id')
    .select(['r.built_in', 'r.permissions'])
    .where('m.staff_id', '=', staffId)
    .execute();
  if (roles.some((role) => role.built_in === 'owner')) return [...allPermissions];
  return [...new Set(roles.flatMap((role) => json<Permission[]>(role.permissions)))];
};

interface Cached {
  generation: string | null;
  /** ms: when the database must be asked again. */
  until: number;
  actor: Omit<StaffActor, 'permissions' | 'rePasswordAt'> & { permissions: string[]; rePasswordAt: string | null };
}
const cacheKey = (hash: string): string => key('staff', 'session', hash);
const generationKey = (): string => key('staff', 'generation');

/** After a change of who may do what: every cached session is read again. Without Redis the old answer lives some seconds longer. */
export const forgetSessions = (): void =>
  afterCommit(
    () =>
      void redis()
        .incr(generationKey())
        .catch(() => undefined),
  );

const load = async (hash: string): Promise<StaffActor | null> => {
  const at = now();
  const row = await db()
    .selectFrom('staff_sessions as s')
    .innerJoin('staff_members as m', 'm.id', 's.staff_id')
    .select([
      's.id',
      's.staff_id',
      's.last_seen_at',
      's.expires_at',
      's.re_password_at',
      'm.name',
      'm.location_ids',
      'm.customer_scope',
      'm.must_change_password',
    ])
    .where('s.token_hash', '=', hash)
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', at)
    .where('s.last_seen_at', '>', later(-IDLE_MS))
    .where('m.enabled', '=', true)
    .executeTakeFirst();
  if (!row) return null;
  if (at.getTime() - row.last_seen_at.getTime() > MINUTE)
    await db().updateTable('staff_sessions').set({ last_seen_at: at }).where('id', '=', row.id).execute();
  const permissions = new Set<string>(await permissionsOf(row.staff_id));
  return {
    kind: 'staff',
    id: row.staff_id,
    name: row.name,
    sessionId: row.id,
    permissions,
    locationIds: row.location_ids === null ? null : json<number[]>(row.location_ids),
    customers: row.customer_scope,
    mustChangePassword: Boolean(row.must_change_password),
    rePasswordAt: row.re_password_at,
  };
};

/** Who holds a token; null when it is unknown, revoked, idle for 12 hours, or older than 7 days, or when the member is disabled. */
export const findStaffActor = async (token: string): Promise<StaffActor | null> => {
  const hash = sha256(token);
  const [text, generation] = await redis()
    .mget(cacheKey(hash), generationKey())
    .catch(() => [null, null]);
  if (text) {
    const cached = JSON.parse(text) as Cached;
    if (cached.generation === (generation ?? null) && cached.until > now().getTime()) {
      const { permissions, rePasswordAt, ...actor } = cached.actor;
      return { ...actor, permissions: new Set(permissions), rePasswordAt: rePasswordAt ? new Date(rePasswordAt) : null };
    }
  }
  const found = await load(hash);
  if (!found) return null;
  const { permissions, rePasswordAt, ...actor } = found;
  const cached: Cached = {
    generation: generation ?? null,
    until: later(CACHE_SECONDS * 1000).getTime(),
    actor: { ...actor, permissions: [...permissions], rePasswordAt: rePasswordAt?.toISOString() ?? null },
  };
  await redis()
    .set(cacheKey(hash), JSON.stringify(cached), 'EX', CACHE_SECONDS)
    .catch(() => undefined);
  return found;
};

/** Ends sessions of a member: all, all but one, or one. Answers how many. */
export const revokeSessions = async (staffId: number, which: { only?: number; except?: number } = {}): Promise<number> => {
  let update = db()
    .updateTable('staff_sessions')
    .set({ revoked_at: now() })
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null);
  if (which.only !== undefined) update = update.where('id', '=', which.only);
  if (which.except !== undefined) update = update.where('id', '!=', which.except);
  const { numUpdatedRows } = await update.executeTakeFirst();
  forgetSessions();
  return Number(numUpdatedRows);
};
