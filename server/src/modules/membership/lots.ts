import type { PointKind } from '@huitou/shared-types/membership/states.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { readLevels } from './levels.ts';
import { GROWTH_MONTHS } from '@huitou/shared-types/membership/states.ts';
import { monthsFrom } from './months.ts';
import type { MemberRowDb } from './member.entity.ts';
import { db, type LotRow } from './points.entity.ts';

/** Writes the rows of new members, in the transaction in hand; who is one already stays as they are. */
export const enrol = async (customerIds: readonly number[], at: Date = now()): Promise<void> => {
  if (customerIds.length === 0) return;
  const lowest = (await readLevels())[0]?.id as number;
  await db()
    .insertInto('members')
    .ignore()
    .values(
      customerIds.map((id) => ({
        customer_id: id,
        level_id: lowest,
        own_level_id: lowest,
        kept_until: null,
        given_until: null,
        warned_days: null,
        growth: 0,
        growth_from: monthsFrom(at, -GROWTH_MONTHS),
        points: 0,
        freight_month: '',
        freight_used: 0,
        birthday_month: null,
        birthday_day: null,
        birthday_set_at: null,
        birthday_gift_at: null,
        joined_at: at,
      })),
    )
    .execute();
};

/** Takes the lock that everything about a member's points and level waits for. Makes the row when it is missing. */
export const lockMember = async (customerId: number): Promise<MemberRowDb> => {
  const read = () => db().selectFrom('members').selectAll().where('customer_id', '=', customerId).forUpdate().executeTakeFirst();
  const row = await read();
  if (row) return row;
  await enrol([customerId]);
  return (await read()) as MemberRowDb;
};

/** The lots in which anything remains, those that end first before the others. Hold the member's lock. */
export const openLots = (customerId: number): Promise<LotRow[]> =>
  db()
    .selectFrom('points_lots')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('open', '=', true)
    .orderBy('expires_at')
    .orderBy('id')
    .forUpdate()
    .execute();

/** Takes from lots in their order until `points` are together; answers what is missing too. */
export const takeFrom = (
  lots: readonly { id: number; remaining: number }[],
  points: number,
): { parts: { lotId: number; points: number }[]; missing: number } => {
  let missing = points;
  const parts: { lotId: number; points: number }[] = [];
  for (const lot of lots) {
    if (missing === 0) break;
    const part = Math.min(missing, lot.remaining);
    if (part <= 0) continue;
    parts.push({ lotId: lot.id, points: part });
    missing -= part;
  }
  return { parts, missing };
};

/** Changes what remains of some lots by so many points each, in one statement. */
export const changeLots = async (changes: readonly { lotId: number; by: number }[]): Promise<void> => {
  const sums = new Map<number, number>();
  for (const { lotId, by } of changes) sums.set(lotId, (sums.get(lotId) ?? 0) + by);
  const wanted = [...sums].filter(([, by]) => by !== 0);
  if (wanted.length === 0) return;
  const by = sql`case id ${sql.join(
    wanted.map(([lotId, points]) => sql`when ${lotId} then ${points}`),
    sql` `,
  )} else 0 end`;
  // `open` first: an assignment sees what those before it have written.
  await sql`update points_lots set open = (remaining + ${by}) <> 0, remaining = remaining + ${by} where id in (${sql.join(
    wanted.map(([lotId]) => lotId),
  )})`.execute(db());
};

export interface EntryIn {
  readonly customerId: number;
  readonly key: string;
  readonly kind: PointKind;
  readonly title: string;
  /** Positive when points came in. */
  readonly points: number;
  readonly balanceAfter: number;
  readonly source?: { readonly kind: string; readonly no: string };
  readonly note?: string;
  readonly staff?: { readonly id: number; readonly name: string };
  readonly at?: Date;
}
/** Lines of statements, in one statement. The unique key refuses what was written before. */
export const writeEntries = async (entries: readonly EntryIn[]): Promise<void> => {
  if (entries.length === 0) return;
  await insertRows(
    db(),
    'points_entries',
    entries.map((entry) => ({
      customer_id: entry.customerId,
      key: entry.key,
      kind: entry.kind,
      title: entry.title.slice(0, 60),
      points: entry.points,
      balance_after: entry.balanceAfter,
      source_kind: entry.source?.kind ?? '',
      source_no: entry.source?.no ?? '',
      note: entry.note ?? '',
      staff_id: entry.staff?.id ?? null,
      staff_name: entry.staff?.name ?? '',
      at: entry.at ?? now(),
    })),
  );
};
/** Whether this was done before. Take the member's lock first, so that what is read here is as it is then. */
export const entryExists = async (key: string): Promise<boolean> =>
  (await db().selectFrom('points_entries').select('id').where('key', '=', key).executeTakeFirst()) !== undefined;

/** Changes the member's total by so many points. */
export const changeBalance = async (customerId: number, by: number): Promise<void> => {
  await db()
    .updateTable('members')
    .set({ points: sql`points + ${by}` })
    .where('customer_id', '=', customerId)
    .execute();
};
