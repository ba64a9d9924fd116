import type { MyReminders, Reminder } from '@huitou/shared-types/flash-sales/schema.ts';
import { sql } from 'kysely';
import { iso, later, MINUTE, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { publish } from '../../platform/queue/events.ts';
import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { db } from './claim.entity.ts';
import { phaseOf } from './read-items.ts';

const BATCH = 500;
const sessions = () =>
  db()
    .selectFrom('flash_sessions as s')
    .innerJoin('flash_activities as a', 'a.id', 's.activity_id')
    .select([
      's.id',
      's.activity_id',
      's.starts_at',
      's.ends_at',
      's.reminded_at',
      'a.name',
      'a.status',
      'a.warm_up_minutes',
      'a.remind_minutes',
    ]);

/** Asks to be reminded of a start, or no longer. @throws not_found; flash_over when it has begun */
export const remindMe = async ({ id, on }: { id: number; on: boolean }, call: CustomerCall): Promise<Reminder> => {
  const session = must(await sessions().where('s.id', '=', id).executeTakeFirst());
  if (session.status === 'draft') fail('not_found');
  const customerId = call.actor.id;
  if (on) {
    if (['running', 'ended'].includes(phaseOf(session))) fail('flash_over', '活动已经开始');
    await db()
      .insertInto('flash_reminders')
      .values({ session_id: id, customer_id: customerId, created_at: now(), sent_at: null })
      .onDuplicateKeyUpdate({ session_id: id })
      .execute();
  } else await db().deleteFrom('flash_reminders').where('session_id', '=', id).where('customer_id', '=', customerId).execute();
  const { n } = await db()
    .selectFrom('flash_reminders')
    .select(sql<number>`count(*)`.as('n'))
    .where('session_id', '=', id)
    .executeTakeFirstOrThrow();
  return { sessionId: String(id), on, count: Number(n) };
};

export const myReminders = async (_: object, call: CustomerCall): Promise<MyReminders> => {
  const rows = await sessions()
    .innerJoin('flash_reminders as r', 'r.session_id', 's.id')
    .where('r.customer_id', '=', call.actor.id)
    .where('s.ends_at', '>', now())
    .where('a.status', '=', 'published')
    .orderBy('s.starts_at')
    .limit(100)
    .execute();
  return {
    serverTime: iso(now()),
    items: rows.map((row) => ({
      sessionId: String(row.id),
      activityId: String(row.activity_id),
      name: row.name,
      startsAt: iso(row.starts_at),
      endsAt: iso(row.ends_at),
      phase: phaseOf(row),
    })),
  };
};

/** Announces that a session is about to start, once for everybody who asked: each row is marked in the transaction of its announcement. */
export const remindJob = defineClockJob({
  name: 'flash-sales.remind',
  everyMs: 20_000,
  handle: async (stop) => {
    const at = now();
    const soon = await sessions()
      .where('a.status', '=', 'published')
      .where('s.reminded_at', 'is', null)
      .where('s.starts_at', '>', at)
      .where('s.starts_at', '<', later(60 * MINUTE, at))
      .execute();
    for (const session of soon) {
      if (later(-session.remind_minutes * MINUTE, session.starts_at) > at) continue;
      while (!stop.aborted && (await remindSome(session)) === BATCH);
      if (!stop.aborted) await db().updateTable('flash_sessions').set({ reminded_at: at }).where('id', '=', session.id).execute();
    }
  },
});

const remindSome = (session: { id: number; activity_id: number; name: string; starts_at: Date }): Promise<number> =>
  transact(async () => {
    const rows = await db()
      .selectFrom('flash_reminders')
      .select(['id', 'customer_id'])
      .where('session_id', '=', session.id)
      .where('sent_at', 'is', null)
      .orderBy('id')
      .limit(BATCH)
      .forUpdate()
      .execute();
    if (rows.length === 0) return 0;
    const ids = rows.map((row) => row.id);
    await db().updateTable('flash_reminders').set({ sent_at: now() }).where('id', 'in', ids).execute();
    await publish(
      'flash.starting-soon',
      ...rows.map((row) => ({
        sessionId: session.id,
        activityId: session.activity_id,
        customerId: row.customer_id,
        name: session.name,
        startsAt: session.starts_at.toISOString(),
      })),
    );
    return rows.length;
  });
