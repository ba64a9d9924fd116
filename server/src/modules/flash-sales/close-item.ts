import { flashMoves } from '@huitou/shared-types/flash-sales/states.ts';
import { DAY, later, now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { tryMove } from '../../platform/move.ts';
import { redis } from '../../platform/redis.ts';
import { releaseStock } from '../inventory/index.ts';
import { db } from './claim.entity.ts';
import { keysOf, look, minuteKey } from './counters.ts';
import { keepMinutes } from './keep-minutes.ts';
import type { FlashUnit } from './read-items.ts';

/** What the stream still holds is made into orders first, for at most so long. */
const PATIENCE_MS = 60_000;

/**
 * Ends the sale of an item: what no live claim has goes back to ordinary stock, once; who waits is told that it is over. Claims that come out
 * of the stream after that find no unit; orders that are given up after that give their pieces to ordinary stock themselves.
 */
export const closeItem = async (unit: FlashUnit): Promise<void> => {
  const over = unit.status === 'published' ? unit.ends_at : (unit.halted_at ?? unit.ends_at);
  const seen = await look(unit.id).catch(() => null);
  if (seen !== null && seen.queued > 0 && now().getTime() < over.getTime() + PATIENCE_MS) return;
  await keepMinutes(unit, { whole: true }).catch(() => undefined);
  await transact(async () => {
    const item = await db().selectFrom('flash_items').selectAll().where('id', '=', unit.id).forUpdate().executeTakeFirstOrThrow();
    if (item.closed_at !== null) return;
    await db().updateTable('flash_items').set({ closed_at: now() }).where('id', '=', unit.id).execute();
    await db().updateTable('flash_waiters').set({ state: 'over' }).where('item_id', '=', unit.id).where('state', '=', 'waiting').execute();
    const rest = item.quota - item.claimed;
    if (rest > 0) await releaseStock(unit.location_id, [{ skuId: unit.sku_id, quantity: rest, source: `flash:${unit.id}:rest` }]);
  });
  await expireKeys(unit).catch(() => undefined);
  await endActivity(unit.activity_id);
};

/** Customers may still ask for their tickets for a day. */
const expireKeys = async (unit: FlashUnit): Promise<void> => {
  const until = later(DAY).getTime();
  const pipeline = redis().pipeline();
  for (const name of keysOf(unit.id).all) pipeline.pexpireat(name, until);
  for (let at = unit.starts_at.getTime(); at <= Math.min(unit.ends_at.getTime(), unit.starts_at.getTime() + DAY); at += 60_000)
    pipeline.pexpireat(minuteKey(unit.id, at), until);
  await pipeline.exec();
};

/** The activity has ended when its last item has. */
const endActivity = async (activityId: number): Promise<void> => {
  await transact(async () => {
    const open = await db()
      .selectFrom('flash_items')
      .select('id')
      .where('activity_id', '=', activityId)
      .where('closed_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (!open) await tryMove('flash_activities', flashMoves, 'end', activityId, system, { set: { ended_at: now() } });
  });
};
