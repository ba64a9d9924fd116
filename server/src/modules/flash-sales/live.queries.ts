import type { FlashLive, FlashLiveItem, flashLiveIn } from '@huitou/shared-types/flash-sales/schema.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, iso, later, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import { readSkus } from '../catalog/index.ts';
import { db } from './claim.entity.ts';
import { look, type Look } from './counters.ts';
import { readSeconds, refusalsOf, type Second, sumUp } from './keep-minutes.ts';
import { type FlashUnit, phaseOf, readUnit, unitsOfActivity } from './read-items.ts';
import { nextRelease } from './release.ts';

interface ClaimSums {
  item_id: number;
  orders: number;
  unpaid: number;
  paid: number;
  returned: number;
}
/** What became of the claims, in pieces but for `orders`. */
export const claimSums = async (itemIds: readonly number[]): Promise<Map<number, ClaimSums>> => {
  const rows = await db()
    .selectFrom('flash_claims')
    .select([
      'item_id',
      sql<number>`count(*)`.as('orders'),
      sql<number>`sum(case when paid_at is null then quantity - returned else 0 end)`.as('unpaid'),
      sql<number>`sum(case when paid_at is null then 0 else quantity - returned end)`.as('paid'),
      sql<number>`sum(returned)`.as('returned'),
    ])
    .where('item_id', 'in', [...itemIds, 0])
    .groupBy('item_id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.item_id,
      {
        item_id: row.item_id,
        orders: Number(row.orders),
        unpaid: Number(row.unpaid),
        paid: Number(row.paid),
        returned: Number(row.returned),
      },
    ]),
  );
};

/** All refusals so far: what was kept by minute, and of the last minutes what is counted right now. */
export const refusedSoFar = async (itemId: number, recent: ReadonlyMap<number, Second>): Promise<Record<string, number>> => {
  const kept = await db().selectFrom('flash_minutes').select(['at', 'refused']).where('item_id', '=', itemId).execute();
  const byMinute = new Map(kept.map((row) => [row.at.getTime(), json<Record<string, number>>(row.refused)]));
  const fresh = new Map<number, Second[]>();
  for (const [second, counts] of recent) {
    const minute = Math.floor(second / 60) * 60_000;
    fresh.set(minute, [...(fresh.get(minute) ?? []), counts]);
  }
  for (const [minute, parts] of fresh) {
    const sums = refusalsOf(sumUp(parts));
    const known = byMinute.get(minute) ?? {};
    byMinute.set(
      minute,
      Object.fromEntries(
        [...new Set([...Object.keys(sums), ...Object.keys(known)])].map((reason) => [
          reason,
          Math.max(sums[reason] ?? 0, known[reason] ?? 0),
        ]),
      ),
    );
  }
  return sumUp(byMinute.values());
};

const viewOf = async (
  unit: FlashUnit,
  about: { sums: ClaimSums | undefined; sku: { productName: string; spec: string } | undefined; seconds: ReadonlyMap<number, Second> },
): Promise<FlashLiveItem> => {
  const [seen, releases, refused] = await Promise.all([
    unit.closed_at === null ? look(unit.id).catch((): Look | null => null) : null,
    db().selectFrom('flash_releases').selectAll().where('item_id', '=', unit.id).orderBy('id', 'desc').limit(50).execute(),
    refusedSoFar(unit.id, about.seconds),
  ]);
  const lost = seen !== null && !seen.meta && phaseOf(unit) === 'running';
  const next = nextRelease(
    { plan: unit.plan, quota: unit.quota, released: unit.released, startsAt: unit.starts_at, held: Boolean(unit.held), lastAt: null },
    now(),
  );
  return {
    id: String(unit.id),
    name: about.sku?.productName ?? '',
    spec: about.sku?.spec ?? '',
    sessionId: String(unit.session_id),
    phase: phaseOf(unit),
    startsAt: iso(unit.starts_at),
    endsAt: iso(unit.ends_at),
    quota: unit.quota,
    released: unit.released,
    left: Math.max(0, seen?.meta ? Number(seen.meta.left) : unit.closed_at === null ? unit.released - unit.claimed : 0),
    queued: seen?.queued ?? 0,
    claimed: unit.claimed,
    orders: about.sums?.orders ?? 0,
    unpaid: about.sums?.unpaid ?? 0,
    paid: about.sums?.paid ?? 0,
    returned: about.sums?.returned ?? 0,
    waiting: seen?.waiting ?? 0,
    behind: seen?.behind ?? 0,
    refused,
    plan: unit.plan,
    held: Boolean(unit.held),
    halted: unit.halted_at !== null || lost,
    haltReason: unit.halted_at === null && lost ? '计数丢失，正在按数据库重建' : unit.halt_reason,
    nextRelease: next && { at: iso(next.at), units: next.units },
    releases: releases.map((row) => ({ at: iso(row.at), units: row.units, why: row.why, by: row.by })),
  };
};

const RECENT_MS = 3 * 60_000;
export const liveItem = async (itemId: number): Promise<FlashLiveItem> => {
  const unit = must(await readUnit(itemId));
  const [sums, [sku], seconds] = await Promise.all([
    claimSums([itemId]),
    readSkus([unit.sku_id]),
    readSeconds(itemId, Date.now() - RECENT_MS, Date.now()).catch(() => new Map<number, Second>()),
  ]);
  return viewOf(unit, { sums: sums.get(itemId), sku, seconds });
};

/** How many of something happened in each second, by the given column of claims. */
const bySecond = async (itemIds: readonly number[], column: 'ordered_at' | 'paid_at', from: Date): Promise<Map<number, number>> => {
  const rows = await db()
    .selectFrom('flash_claims')
    .select([sql<number>`floor(unix_timestamp(${sql.ref(column)}))`.as('second'), sql<number>`count(*)`.as('n')])
    .where('item_id', 'in', [...itemIds, 0])
    .where(column, '>=', from)
    .groupBy('second')
    .execute();
  return new Map(rows.map((row) => [Number(row.second), Number(row.n)]));
};

/** What is going on: every item, and the last seconds of all of them together. */
export const readLive = async ({ id, seconds }: z.output<typeof flashLiveIn>): Promise<FlashLive> => {
  const units = await unitsOfActivity(id);
  const first = must(units[0]);
  const at = now();
  const from = later(-seconds * 1000, at);
  const ids = units.map((unit) => unit.id);
  const shown = units.filter((unit) => unit.ends_at > later(-DAY, at) || units.length <= 50);
  const counts = new Map(
    await Promise.all(
      units.map(
        async (unit) => [unit.id, await readSeconds(unit.id, from.getTime(), at.getTime()).catch(() => new Map<number, Second>())] as const,
      ),
    ),
  );
  const [sums, skus, orders, paid] = await Promise.all([
    claimSums(ids),
    readSkus(units.map((unit) => unit.sku_id)),
    bySecond(ids, 'ordered_at', from),
    bySecond(ids, 'paid_at', from),
  ]);
  const sku = new Map(skus.map((one) => [one.skuId, one]));
  const second = (time: number): FlashLive['seconds'][number] => {
    const sum = sumUp([...counts.values()].map((one) => one.get(time) ?? {}));
    return {
      at: iso(new Date(time * 1000)),
      claims: (sum.claimed ?? 0) + (sum.waiting ?? 0),
      refused: Object.values(refusalsOf(sum)).reduce((a, b) => a + b, 0),
      orders: orders.get(time) ?? 0,
      paid: paid.get(time) ?? 0,
    };
  };
  const last = Math.floor(at.getTime() / 1000);
  return {
    serverTime: iso(at),
    status: first.status,
    name: first.name,
    items: await Promise.all(
      shown.map((unit) => viewOf(unit, { sums: sums.get(unit.id), sku: sku.get(unit.sku_id), seconds: counts.get(unit.id) ?? new Map() })),
    ),
    seconds: Array.from({ length: seconds }, (_, i) => second(last - seconds + 1 + i)),
  };
};
