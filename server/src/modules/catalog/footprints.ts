import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { sql } from 'kysely';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { dayOf, now } from '../../platform/clock.ts';
import { log } from '../../platform/log.ts';
import { transact } from '../../platform/db/transact.ts';
import { publish } from '../../platform/queue/events.ts';
import { key, redis } from '../../platform/redis.ts';
import { tables } from './tables.ts';

const KEPT = 200;
const BATCH = 500;
const views = (): string => key('catalog', 'views');
interface View {
  customerId: number;
  productId: number;
  at: number;
}

/** Notes that a customer looked at a product: one Redis command, since looking must cost no commit. `writeViews` brings it home. */
export const recordView = async (customerId: number, productId: number): Promise<void> => {
  const view: View = { customerId, productId, at: now().getTime() };
  // A footprint is a convenience: the page comes without it too.
  await redis()
    .rpush(views(), JSON.stringify(view))
    .catch((error: unknown) => log.warn({ err: error }, 'footprint lost'));
};

const writeBatch = async (seen: readonly View[]): Promise<void> => {
  const rows = seen.map((view) => ({
    customer_id: view.customerId,
    product_id: view.productId,
    day: dayOf(new Date(view.at)),
    seen_at: new Date(view.at),
  }));
  await tables()
    .insertInto('footprints')
    .values(rows)
    .onDuplicateKeyUpdate({ seen_at: sql<Date>`greatest(seen_at, values(seen_at))` })
    .execute();
  for (const customerId of new Set(seen.map((view) => view.customerId))) {
    const oldest = await tables()
      .selectFrom('footprints')
      .select(['seen_at', 'id'])
      .where('customer_id', '=', customerId)
      .orderBy('seen_at', 'desc')
      .orderBy('id', 'desc')
      .offset(KEPT)
      .limit(1)
      .executeTakeFirst();
    if (oldest)
      await sql`delete from footprints where customer_id = ${customerId} and (seen_at, id) <= (${oldest.seen_at}, ${oldest.id})`.execute(
        tables(),
      );
  }
  await publish('product.viewed', ...seen.map(({ customerId, productId }) => ({ customerId, productId })));
};

/** Brings the noted views into the table, in batches. */
export const writeViews = defineClockJob({
  name: 'catalog.write-views',
  everyMs: 1_000,
  handle: async (stop) => {
    while (!stop.aborted) {
      const taken = (await redis().lpop(views(), BATCH)) ?? [];
      if (taken.length === 0) return;
      await transact(() => writeBatch(taken.map((text) => JSON.parse(text) as View)));
      if (taken.length < BATCH) return;
    }
  },
});

export const clearFootprints = async (_: unknown, { actor }: CustomerCall): Promise<{ ok: true }> => {
  await tables().deleteFrom('footprints').where('customer_id', '=', actor.id).execute();
  return { ok: true };
};
