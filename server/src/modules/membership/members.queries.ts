import type { z } from 'zod';
import type { MemberDetail, memberListIn, MemberPage, MemberRow } from '@huitou/shared-types/membership/schema.ts';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { customerBriefs, ownedCustomerIds, requireCustomer, searchCustomerIds } from '../customers/index.ts';
import { type Level, levelFor, levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import type { MemberRowDb } from './member.entity.ts';
import { memberRowOf } from './my-membership.queries.ts';
import { db } from './points.entity.ts';
import { expiringNext } from './points.queries.ts';
import { levelIdAt, readMembership } from './read-membership.ts';

const MOST_FOUND = 200;

type Who = Awaited<ReturnType<typeof customerBriefs>>;
const rowView = (row: MemberRowDb, levels: readonly Level[], who: Who): MemberRow => {
  const level = levelOf(levels, levelIdAt(row, now()));
  const customer = who.get(row.customer_id);
  const given = row.given_until !== null && row.given_until > now();
  return {
    id: String(row.customer_id),
    nickname: customer?.nickname ?? '',
    avatar: customer?.avatar ?? '',
    phone: customer?.phone ? maskPhone(customer.phone) : null,
    level: { id: String(level.id), name: level.name, color: level.color },
    growth: row.growth,
    points: row.points,
    keptUntil: isoOrNull(given ? row.given_until : row.kept_until),
    given,
  };
};

type Filter = z.output<typeof memberListIn>;
const columns = { newest: 'customer_id', growth: 'growth', points: 'points' } as const;

/** Members by level, growth (fen) and points; staff who see only their own customers see no others. */
export const memberList = async (input: Filter, call: StaffCall): Promise<MemberPage> => {
  let list = db().selectFrom('members').selectAll();
  if (call.actor.customers === 'own') list = list.where('customer_id', 'in', [0, ...(await ownedCustomerIds(call.actor.id))]);
  if (input.q) list = list.where('customer_id', 'in', [0, ...(await searchCustomerIds(input.q, MOST_FOUND))]);
  if (input.levelId !== undefined) list = list.where('level_id', '=', input.levelId);
  if (input.growthFrom !== undefined) list = list.where('growth', '>=', input.growthFrom);
  if (input.growthTo !== undefined) list = list.where('growth', '<=', input.growthTo);
  if (input.pointsFrom !== undefined) list = list.where('points', '>=', input.pointsFrom);
  if (input.pointsTo !== undefined) list = list.where('points', '<=', input.pointsTo);
  if (input.given === true) list = list.where('given_until', '>', now());
  if (input.given === false) list = list.where((eb) => eb.or([eb('given_until', 'is', null), eb('given_until', '<=', now())]));
  const column = columns[input.sort];
  const cursor = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  if (cursor) {
    const [value, id] = cursor;
    list = list.where(column, '<=', value).where((eb) => eb.or([eb(column, '<', value), eb('customer_id', '<', id)]));
  }
  const rows = await list
    .orderBy(column, 'desc')
    .$if(column !== 'customer_id', (query) => query.orderBy('customer_id', 'desc'))
    .limit(input.limit + 1)
    .execute();
  const [levels, who] = await Promise.all([readLevels(), customerBriefs(rows.map((row) => row.customer_id))]);
  return toPage(
    rows,
    input.limit,
    (row) => rowView(row, levels, who),
    (row) => [row[column], row.customer_id],
  );
};

/** @throws not_found for a customer who is unknown, or whom this member of staff may not see */
export const memberDetail = async ({ id }: { id: number }, call: StaffCall): Promise<MemberDetail> => {
  await requireCustomer(id, call.actor, { alive: false });
  const row = await memberRowOf(id);
  const [levels, who, membership, expiring, changes] = await Promise.all([
    readLevels(),
    customerBriefs([id]),
    readMembership(id),
    expiringNext(id),
    db().selectFrom('member_level_changes').selectAll().where('customer_id', '=', id).orderBy('id', 'desc').limit(50).execute(),
  ]);
  const earned = levelFor(levels, row.growth);
  const next = levels[levels.indexOf(levelOf(levels, membership.levelId)) + 1];
  return {
    ...rowView(row, levels, who),
    joinedAt: iso(row.joined_at),
    growthLevel: { id: String(earned.id), name: earned.name },
    next: next ? { name: next.name, lacks: Math.max(0, next.threshold - row.growth) } : null,
    spendable: membership.points.spendable,
    expiring,
    freight: membership.freight,
    birthday: row.birthday_month !== null && row.birthday_day !== null ? { month: row.birthday_month, day: row.birthday_day } : null,
    birthdayGiftAt: isoOrNull(row.birthday_gift_at),
    changes: changes.map((change) => ({
      id: String(change.id),
      at: iso(change.at),
      kind: change.kind,
      from: change.from_name,
      to: change.to_name,
      until: isoOrNull(change.until),
      note: change.note,
      staffName: change.staff_name,
    })),
  };
};
