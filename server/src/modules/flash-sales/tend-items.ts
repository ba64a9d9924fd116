import { sql } from 'kysely';
import { DAY, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { log } from '../../platform/log.ts';
import { redis } from '../../platform/redis.ts';
import { buildCounters } from './build-counters.ts';
import { db } from './claim.entity.ts';
import { closeItem } from './close-item.ts';
import { compareCounters } from './compare-counters.ts';
import { keysOf, look, type Look, minuteKey, runOf, tend } from './counters.ts';
import { keepMinutes, readSeconds, sumUp } from './keep-minutes.ts';
import { type FlashUnit, unitsToTend } from './read-items.ts';
import { releaseTarget } from './release.ts';

/** Those whom the rules put behind are served with what has lain there for a while and nobody else wanted, or at the very end. */
const BEHIND_AFTER_MS = 30_000;
const lastTaken = new Map<number, { left: number; since: number }>();

/**
 * One round over all items that run, are about to, or are over: built where lost, released, compared, counted, closed.
 * @returns those whose stream may hold something
 */
export const tendItems = async (): Promise<FlashUnit[]> => {
  const units = await unitsToTend();
  const at = now();
  for (const unit of units) {
    const over = at >= unit.ends_at || unit.status !== 'published';
    await (over ? closeItem(unit) : tendItem(unit)).catch((error: unknown) =>
      log.warn({ err: error, itemId: unit.id }, 'flash item not tended'),
    );
  }
  return units;
};

export const tendItem = async (unit: FlashUnit): Promise<void> => {
  const seen = await look(unit.id);
  if (!seen.meta || seen.meta.run !== (await runOf()) || Number(seen.meta.epoch) !== unit.epoch) {
    await buildCounters(unit);
    return;
  }
  const stats = await statsOf(unit.id);
  const released = await releaseMore(unit, seen, stats);
  const left = await tend(unit.id, released, stats.paid, servesBehind(unit, seen));
  if (left !== null && left <= 0 && released >= unit.quota && unit.sold_out_at === null && now() >= unit.starts_at)
    await db().updateTable('flash_items').set({ sold_out_at: now() }).where('id', '=', unit.id).where('sold_out_at', 'is', null).execute();
  if (now() < unit.starts_at) return;
  await compareCounters(unit);
  await keepMinutes(unit);
  await prolongKeys(unit);
};

interface Stats {
  claimed: number;
  paid: number;
}
const statsOf = async (itemId: number): Promise<Stats> => {
  const row = await db()
    .selectFrom('flash_claims')
    .select([
      sql<number>`coalesce(sum(quantity - returned), 0)`.as('claimed'),
      sql<number>`coalesce(sum(case when paid_at is null then 0 else quantity - returned end), 0)`.as('paid'),
    ])
    .where('item_id', '=', itemId)
    .executeTakeFirstOrThrow();
  return { claimed: Number(row.claimed), paid: Number(row.paid) };
};

/** Releases what is due, first in the database. @returns what is released in all */
const releaseMore = async (unit: FlashUnit, seen: Look, stats: Stats): Promise<number> => {
  if (unit.released >= unit.quota) return unit.released;
  const at = now();
  const last = await db()
    .selectFrom('flash_releases')
    .select('at')
    .where('item_id', '=', unit.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const crowd = unit.plan.mode === 'traffic' ? seen.waiting + (await turnedAway(unit.id, at.getTime())) : 0;
  const { target, why } = releaseTarget(
    {
      plan: unit.plan,
      quota: unit.quota,
      released: unit.released,
      startsAt: unit.starts_at,
      held: Boolean(unit.held),
      lastAt: last?.at ?? null,
    },
    at,
    { left: Number(seen.meta?.left ?? 0), ...stats, crowd },
  );
  if (target <= unit.released) return unit.released;
  return (await release(unit, target, why, '系统')) ? target : unit.released;
};

/** Writes a release down. @returns false when the item is released differently by now */
export const release = (
  unit: Pick<FlashUnit, 'id' | 'released'>,
  target: number,
  why: 'plan' | 'traffic' | 'staff',
  by: string,
): Promise<boolean> =>
  transact(async () => {
    const done = await db()
      .updateTable('flash_items')
      .set({ released: target })
      .where('id', '=', unit.id)
      .where('released', '=', unit.released)
      .where('quota', '>=', target)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) return false;
    await db()
      .insertInto('flash_releases')
      .values({ item_id: unit.id, at: now(), units: target - unit.released, why, by })
      .execute();
    return true;
  });

const turnedAway = async (itemId: number, at: number): Promise<number> => {
  const seconds = await readSeconds(itemId, at - 10_000, at);
  const recent = sumUp([...seconds].filter(([second]) => second * 1000 >= at - 10_000).map(([, counts]) => counts));
  return (recent.sold_out ?? 0) + (recent.still_unpaid ?? 0) + (recent.next_wave ?? 0);
};

const servesBehind = (unit: FlashUnit, seen: Look): boolean => {
  const left = Number(seen.meta?.left ?? 0);
  const at = now().getTime();
  if (seen.behind === 0 || left <= 0 || at < unit.starts_at.getTime()) {
    lastTaken.delete(unit.id);
    return false;
  }
  const known = lastTaken.get(unit.id);
  if (!known || known.left !== left) lastTaken.set(unit.id, { left, since: at });
  return at - (lastTaken.get(unit.id)?.since ?? at) >= BEHIND_AFTER_MS || at >= unit.ends_at.getTime() - BEHIND_AFTER_MS;
};

/** Keys that came into being since they were built must not outlive the sale. */
const prolongKeys = async (unit: FlashUnit): Promise<void> => {
  const until = unit.ends_at.getTime() + DAY;
  const pipeline = redis().pipeline();
  for (const name of keysOf(unit.id).all) pipeline.pexpireat(name, until);
  for (const at of [Date.now() - 60_000, Date.now()]) pipeline.pexpireat(minuteKey(unit.id, at), until);
  await pipeline.exec();
};
