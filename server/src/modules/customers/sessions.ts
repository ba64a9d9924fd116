import { DAY, HOUR, later, now } from '../../platform/clock.ts';
import type { CustomerActor } from '../../platform/context.ts';
import { query } from '../../platform/db/orm.ts';
import { afterCommit } from '../../platform/db/transact.ts';
import { newToken, sha256 } from '../../platform/ids.ts';
import { key, redis } from '../../platform/redis.ts';
import type { Customer, CustomerSession } from './customer.entity.ts';

const db = () => query<typeof CustomerSession | typeof Customer>();
const LIFE_MS = 30 * DAY;
const CACHE_SECONDS = 60;
const OVER = '-';

const cacheKey = (hash: string): string => key('customers', `session:${hash}`);

/** Opens a session of 30 days that every use prolongs. The token is shown once; the database keeps its hash. */
export const openSession = async (customerId: number): Promise<{ token: string; expiresAt: Date }> => {
  const token = newToken();
  const [at, expiresAt] = [now(), later(LIFE_MS)];
  await db()
    .insertInto('customer_sessions')
    .values({ token_hash: sha256(token), customer_id: customerId, created_at: at, last_seen_at: at, expires_at: expiresAt })
    .execute();
  return { token, expiresAt };
};

const load = async (hash: string): Promise<{ actor: CustomerActor; text: string } | null> => {
  const at = now();
  const row = await db()
    .selectFrom('customer_sessions as s')
    .innerJoin('customers as c', 'c.id', 's.customer_id')
    .select(['s.id', 's.customer_id', 's.last_seen_at'])
    .where('s.token_hash', '=', hash)
    .where('s.expires_at', '>', at)
    .where('c.deleted_at', 'is', null)
    .where('c.blocked', '=', false)
    .executeTakeFirst();
  if (!row) return null;
  if (at.getTime() - row.last_seen_at.getTime() > HOUR) {
    await db()
      .updateTable('customer_sessions')
      .set({ last_seen_at: at, expires_at: later(LIFE_MS) })
      .where('id', '=', row.id)
      .execute();
    await db().updateTable('customers').set({ last_seen_at: at }).where('id', '=', row.customer_id).execute();
  }
  return {
    actor: { kind: 'customer', id: row.customer_id, sessionId: row.id },
    text: `${row.customer_id},${row.id},${later(CACHE_SECONDS * 1000).getTime()}`,
  };
};

/** Who holds a token: one Redis GET, the database once a minute. Null when it is unknown or over. */
export const findCustomerActor = async (token: string): Promise<CustomerActor | null> => {
  const hash = sha256(token);
  const cached = await redis()
    .get(cacheKey(hash))
    .catch(() => null);
  if (cached === OVER) return null;
  if (cached) {
    const [id, sessionId, until] = cached.split(',').map(Number);
    if (Number(until) > now().getTime()) return { kind: 'customer', id: Number(id), sessionId: Number(sessionId) };
  }
  const found = await load(hash);
  if (!found) return null;
  // Never over the mark of a session that was ended meanwhile.
  await redis()
    .eval(
      "if redis.call('get', KEYS[1]) ~= ARGV[1] then redis.call('set', KEYS[1], ARGV[2], 'EX', ARGV[3]) end",
      1,
      cacheKey(hash),
      OVER,
      found.text,
      CACHE_SECONDS,
    )
    .catch(() => undefined);
  return found.actor;
};

/** Ends sessions of a customer: all of them, or one. In a transaction: at its commit. */
export const endSessions = async (customerId: number, only?: number): Promise<void> => {
  let select = db().selectFrom('customer_sessions').select(['id', 'token_hash']).where('customer_id', '=', customerId);
  if (only !== undefined) select = select.where('id', '=', only);
  const rows = await select.execute();
  if (rows.length === 0) return;
  await db()
    .deleteFrom('customer_sessions')
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  afterCommit(() => {
    for (const row of rows)
      void redis()
        .set(cacheKey(row.token_hash), OVER, 'EX', CACHE_SECONDS * 2)
        .catch(() => undefined);
  });
};
