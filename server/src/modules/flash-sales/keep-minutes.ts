import { MINUTE, now } from '../../platform/clock.ts';
import { json, toJson } from '../../platform/db/orm.ts';
import { redis } from '../../platform/redis.ts';
import { db } from './claim.entity.ts';
import { minuteKey } from './counters.ts';
import type { FlashUnit } from './read-items.ts';

/** Outcomes of a second as the scripts count them: reason → how many. `claimed` and `waiting` are no refusals. */
export type Second = Record<string, number>;

/** What was counted in the minutes from `from` to `to` (ms), by second. */
export const readSeconds = async (itemId: number, from: number, to: number): Promise<Map<number, Second>> => {
  const pipeline = redis().pipeline();
  for (let at = Math.floor(from / MINUTE) * MINUTE; at <= to; at += MINUTE) pipeline.hgetall(minuteKey(itemId, at));
  const seconds = new Map<number, Second>();
  for (const [, fields] of (await pipeline.exec()) ?? []) {
    for (const [field, count] of Object.entries((fields ?? {}) as Record<string, string>)) {
      const [second = '', outcome = ''] = field.split(':');
      const known = seconds.get(Number(second)) ?? {};
      known[outcome] = (known[outcome] ?? 0) + Number(count);
      seconds.set(Number(second), known);
    }
  }
  return seconds;
};
export const refusalsOf = (second: Second): Record<string, number> => {
  const { claimed: _claimed, waiting: _waiting, ...refused } = second;
  return refused;
};
export const sumUp = (all: Iterable<Second>): Second => {
  const sums: Second = {};
  for (const one of all) for (const [outcome, count] of Object.entries(one)) sums[outcome] = (sums[outcome] ?? 0) + count;
  return sums;
};

/**
 * Keeps the counts of the last minutes for the report. Counts only grow, so that a Redis that forgot some does not make them smaller.
 * `whole`: of the whole session, at its end.
 */
export const keepMinutes = async (unit: FlashUnit, { whole = false }: { whole?: boolean } = {}): Promise<void> => {
  const to = Math.min(now().getTime(), unit.ends_at.getTime());
  const from = Math.max(unit.starts_at.getTime(), whole ? to - 12 * 60 * MINUTE : to - 2 * MINUTE);
  if (to < from) return;
  const seconds = await readSeconds(unit.id, from, to);
  const minutes = new Map<number, Second[]>();
  for (const [second, counts] of seconds) {
    const minute = Math.floor((second * 1000) / MINUTE) * MINUTE;
    minutes.set(minute, [...(minutes.get(minute) ?? []), counts]);
  }
  if (minutes.size === 0) return;
  const known = await db()
    .selectFrom('flash_minutes')
    .select(['at', 'claims', 'refused'])
    .where('item_id', '=', unit.id)
    .where('at', '>=', new Date(Math.min(...minutes.keys())))
    .execute();
  const before = new Map(known.map((row) => [row.at.getTime(), row]));
  const changed = [...minutes].flatMap(([minute, parts]) => {
    const sums = sumUp(parts);
    const row = before.get(minute);
    const kept = row ? json<Record<string, number>>(row.refused) : {};
    const refused = refusalsOf(sums);
    for (const [reason, count] of Object.entries(kept)) refused[reason] = Math.max(refused[reason] ?? 0, count);
    const claims = Math.max(sums.claimed ?? 0, row?.claims ?? 0);
    const same = row !== undefined && row.claims === claims && JSON.stringify(sorted(kept)) === JSON.stringify(sorted(refused));
    return same ? [] : [{ item_id: unit.id, at: new Date(minute), claims, refused: toJson(refused) }];
  });
  for (const row of changed)
    await db().insertInto('flash_minutes').values(row).onDuplicateKeyUpdate({ claims: row.claims, refused: row.refused }).execute();
};
const sorted = (counts: Record<string, number>): [string, number][] => Object.entries(counts).sort(([a], [b]) => a.localeCompare(b));
