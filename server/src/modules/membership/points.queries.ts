import type { z } from 'zod';
import type {
  Lot,
  LotPage,
  memberLotsIn,
  MemberStatement,
  memberStatementIn,
  PointsStatement,
  pointsStatementIn,
} from '@huitou/shared-types/membership/schema.ts';
import { iso, now } from '../../platform/clock.ts';
import { decodeCursor, idCursor, toPage } from '../../platform/db/keyset.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import { requireCustomer } from '../customers/index.ts';
import { FOREVER } from './months.ts';
import { db, type EntryRow, type LotRow } from './points.entity.ts';

interface EntryFilter {
  cursor?: string | undefined;
  limit: number;
  direction?: 'in' | 'out' | undefined;
}
/** Entries of a member, newest first: they are written under the member's lock, so their ids are in order. */
const readEntries = (customerId: number, { cursor, limit, direction }: EntryFilter): Promise<EntryRow[]> => {
  const before = idCursor(cursor);
  let list = db().selectFrom('points_entries').selectAll().where('customer_id', '=', customerId);
  if (before !== null) list = list.where('id', '<', before);
  if (direction) list = list.where('points', direction === 'in' ? '>' : '<', 0);
  return list
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
};
const entryView = (row: EntryRow): PointsStatement['items'][number] => ({
  id: String(row.id),
  at: iso(row.at),
  kind: row.kind,
  title: row.title,
  points: row.points,
  balanceAfter: row.balance_after,
  source: { kind: row.source_kind, no: row.source_no },
});

/** What came in and went out, newest first. */
export const myPoints = async (input: z.output<typeof pointsStatementIn>, call: CustomerCall): Promise<PointsStatement> =>
  toPage(await readEntries(call.actor.id, input), input.limit, entryView, (row) => [row.id]);

/** @throws not_found for a customer whom this member of staff may not see */
export const memberPoints = async (input: z.output<typeof memberStatementIn>, call: StaffCall): Promise<MemberStatement> => {
  await requireCustomer(input.id, call.actor, { alive: false });
  const rows = await readEntries(input.id, input);
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...entryView(row), note: row.note, staffName: row.staff_name }),
    (row) => [row.id],
  );
};

const lotView = (row: LotRow): Lot => ({
  id: String(row.id),
  kind: row.kind,
  title: row.title,
  granted: row.granted,
  remaining: row.remaining,
  at: iso(row.at),
  expiresAt: row.expires_at >= FOREVER || row.remaining < 0 ? null : iso(row.expires_at),
});

/** Lots, those that end first before the others. */
const readLots = async (customerId: number, input: { cursor?: string | undefined; limit: number; all: boolean }): Promise<LotPage> => {
  const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  let list = db().selectFrom('points_lots').selectAll().where('customer_id', '=', customerId);
  if (!input.all) list = list.where('open', '=', true);
  if (after) {
    const [end, id] = [new Date(after[0]), after[1]];
    if (Number.isNaN(end.getTime())) fail('invalid_input', '翻页参数不正确');
    list = list.where('expires_at', '>=', end).where((eb) => eb.or([eb('expires_at', '>', end), eb('id', '>', id)]));
  }
  const rows = await list
    .orderBy('expires_at')
    .orderBy('id')
    .limit(input.limit + 1)
    .execute();
  return toPage(rows, input.limit, lotView, (row) => [row.expires_at.getTime(), row.id]);
};
export const myLots = (input: { cursor?: string | undefined; limit: number }, call: CustomerCall): Promise<LotPage> =>
  readLots(call.actor.id, { ...input, all: false });

/** @throws not_found for a customer whom this member of staff may not see */
export const memberLots = async (input: z.output<typeof memberLotsIn>, call: StaffCall): Promise<LotPage> => {
  await requireCustomer(input.id, call.actor, { alive: false });
  return readLots(input.id, input);
};

/** The points that end next, all of one moment together; null when none ends. */
export const expiringNext = async (customerId: number): Promise<{ points: number; at: string } | null> => {
  const row = await db()
    .selectFrom('points_lots')
    .select(['expires_at', (eb) => eb.fn.sum<number>('remaining').as('points')])
    .where('customer_id', '=', customerId)
    .where('open', '=', true)
    .where('remaining', '>', 0)
    .where('expires_at', '>', now())
    .where('expires_at', '<', FOREVER)
    .groupBy('expires_at')
    .orderBy('expires_at')
    .limit(1)
    .executeTakeFirst();
  return row ? { points: Number(row.points), at: iso(row.expires_at) } : null;
};
