import { sql } from 'kysely';
import { now } from '../clock.ts';
import { json, query, withEm } from '../db/orm.ts';
import { transact } from '../db/transact.ts';
import { log } from '../log.ts';
import { newRedis } from '../redis.ts';
import type { Handler } from './events.ts';
import type { OutboxEvent } from './outbox.entity.ts';
import { queue } from './queues.ts';
import { wakeChannel } from './wake.ts';

const BATCH = 500;
const EVENT_ATTEMPTS = 12;

/**
 * Hands one batch of announcements to the queue, a job for each handler. The job id is made of handler and row, so handing over
 * twice (a crash between Redis and the commit) adds nothing. Answers how many rows it took.
 */
export const relayBatch = (handlers: readonly Handler[]): Promise<number> =>
  withEm(() =>
    transact(async () => {
      const db = query<typeof OutboxEvent>();
      const rows = await db
        .selectFrom('outbox_events')
        .select(['id', 'name', 'payload'])
        .where('published_at', 'is', null)
        .orderBy('id')
        .limit(BATCH)
        .forUpdate()
        .skipLocked()
        .execute();
      if (rows.length === 0) return 0;
      const jobs = rows.flatMap((row) => {
        const data = json<never>(row.payload);
        return handlers
          .filter((handler) => handler.event === row.name && handler.concerns(data))
          .map((handler) => ({
            name: handler.name,
            data,
            opts: { jobId: `${handler.name}-${row.id}`, attempts: EVENT_ATTEMPTS, backoff: { type: 'exponential', delay: 500 } },
          }));
      });
      if (jobs.length > 0) await queue('events').addBulk(jobs);
      await db
        .updateTable('outbox_events')
        .set({ published_at: now() })
        .where(
          'id',
          'in',
          rows.map((row) => row.id),
        )
        .execute();
      return rows.length;
    }),
  );

/** Keeps relaying: at every wake-up, and at least twice a second. Answers how to stop. */
export const startRelay = (handlers: readonly Handler[]): { stop: () => Promise<void> } => {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let again = false;
  let busy = false;
  const drain = async (): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      do {
        again = false;
        while (!stopped && (await relayBatch(handlers)) === BATCH);
      } while (again && !stopped);
    } catch (error) {
      if (!stopped) log.error({ err: error }, 'relay');
    } finally {
      busy = false;
    }
  };
  const kick = (): void => {
    if (stopped) return;
    running = drain();
  };
  const subscriber = newRedis({ blocking: true });
  void subscriber.subscribe(wakeChannel()).catch(() => undefined);
  subscriber.on('message', kick);
  const timer = setInterval(kick, 500);
  kick();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      subscriber.disconnect();
      await running;
    },
  };
};

/** Drops announcements that were delivered more than three days ago, some thousand at a time. */
export const purgeOutbox = async (): Promise<void> => {
  await sql`delete from outbox_events where published_at < ${new Date(now().getTime() - 3 * 86_400_000)} limit 5000`.execute(
    query<typeof OutboxEvent>(),
  );
};
