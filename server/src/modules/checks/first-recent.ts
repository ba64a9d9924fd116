import { sql } from 'kysely';
import { DAY, later } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import type { Invariant } from '../../platform/invariant.ts';

const RECENT_MS = 3 * DAY;
/** At least so many rows are looked at, however old: a small shop is always checked whole. */
const AT_LEAST = 1_000;

export type FirstRecent = (recent: NonNullable<Invariant['recent']>) => Promise<number>;

/**
 * Where the last days begin in a table, as an id: ids grow with time, so halving the range of ids finds it by some twenty reads of the
 * primary key, whatever indexes there are. Each table is asked once.
 */
export const findRecent = (): FirstRecent => {
  const known = new Map<string, Promise<number>>();
  return ({ table, column }) => {
    const found = known.get(table) ?? firstIdSince(table, column, later(-RECENT_MS));
    known.set(table, found);
    return found;
  };
};

const firstIdSince = async (table: string, column: string, since: Date): Promise<number> => {
  const db = em().getKysely();
  const [name, time] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{ least: number | null; most: number | null }>`select min(id) as least, max(id) as most from ${name}`.execute(
    db,
  );
  let [low, high] = [Number(rows[0]?.least ?? 0), Number(rows[0]?.most ?? 0) + 1];
  const most = high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows: next } = await sql<{
      id: number;
      at: Date | null;
    }>`select id, ${time} as at from ${name} where id >= ${middle} order by id limit 1`.execute(db);
    const row = next[0];
    if (!row || (row.at !== null && new Date(row.at) >= since)) high = middle;
    else low = Number(row.id) + 1;
  }
  return Math.max(0, Math.min(low, most - AT_LEAST));
};
