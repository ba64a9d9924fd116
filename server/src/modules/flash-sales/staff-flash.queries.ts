import type { FlashPage, FlashRow, flashListIn, StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashMoves } from '@huitou/shared-types/flash-sales/states.ts';
import { movesFrom } from '@huitou/shared-types/moves.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { endOfDay, iso, isoOrNull, now, startOfDay } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { readSkus } from '../catalog/index.ts';
import { readLocation } from '../stores/index.ts';
import type { ActivityRow } from './activity.entity.ts';
import { db } from './claim.entity.ts';
import { phaseOf, unitsOfActivity } from './read-items.ts';

export const listFlash = async (input: z.output<typeof flashListIn>): Promise<FlashPage> => {
  const before = idCursor(input.cursor);
  let select = db().selectFrom('flash_activities').selectAll();
  if (before !== null) select = select.where('id', '<', before);
  if (input.status) select = select.where('status', '=', input.status);
  if (input.q) select = select.where('name', 'like', `%${input.q.replace(/[\\%_]/g, '\\$&')}%`);
  if (input.from) select = select.where('ends_at', '>=', startOfDay(input.from));
  if (input.to) select = select.where('starts_at', '<', endOfDay(input.to));
  const rows = await select
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const ids = [...rows.map((row) => row.id), 0];
  const [sums, sessions] = await Promise.all([
    db()
      .selectFrom('flash_items')
      .select([
        'activity_id',
        sql<number>`count(*)`.as('items'),
        sql<number>`sum(quota)`.as('quota'),
        sql<number>`sum(claimed)`.as('claimed'),
      ])
      .where('activity_id', 'in', ids)
      .groupBy('activity_id')
      .execute(),
    db().selectFrom('flash_sessions').selectAll().where('activity_id', 'in', ids).orderBy('starts_at').execute(),
  ]);
  const byId = new Map(sums.map((row) => [row.activity_id, row]));
  const view = (row: ActivityRow): FlashRow => {
    const mine = sessions.filter((session) => session.activity_id === row.id);
    const next = mine.find((session) => session.ends_at > now()) ?? mine.at(-1);
    return {
      id: String(row.id),
      name: row.name,
      status: row.status,
      phase: row.status === 'published' && next ? phaseOf({ ...row, ...next }) : null,
      startsAt: iso(row.starts_at),
      endsAt: iso(row.ends_at),
      sessions: mine.length,
      items: Number(byId.get(row.id)?.items ?? 0),
      quota: Number(byId.get(row.id)?.quota ?? 0),
      claimed: Number(byId.get(row.id)?.claimed ?? 0),
      createdAt: iso(row.created_at),
      moves: movesFrom(flashMoves, row.status, 'staff'),
    };
  };
  return toPage(rows, input.limit, view, (row) => [row.id]);
};

/** @throws not_found */
export const flashDetail = async ({ id }: { id: number }): Promise<StaffFlash> => {
  const row = must(await db().selectFrom('flash_activities').selectAll().where('id', '=', id).executeTakeFirst());
  const [units, reminders, location] = await Promise.all([
    unitsOfActivity(id),
    db()
      .selectFrom('flash_reminders as r')
      .innerJoin('flash_sessions as s', 's.id', 'r.session_id')
      .select(['r.session_id', sql<number>`count(*)`.as('n')])
      .where('s.activity_id', '=', id)
      .groupBy('r.session_id')
      .execute(),
    readLocation(row.location_id),
  ]);
  const skus = new Map((await readSkus(units.map((unit) => unit.sku_id))).map((sku) => [sku.skuId, sku]));
  const sessionIds = [...new Set(units.map((unit) => unit.session_id))];
  return {
    id: String(row.id),
    version: row.version,
    name: row.name,
    rules: row.rules,
    status: row.status,
    locationId: String(row.location_id),
    locationName: location?.name ?? '',
    unpaidMinutes: row.unpaid_minutes,
    warmUpMinutes: row.warm_up_minutes,
    remindMinutes: row.remind_minutes,
    sessions: sessionIds.map((sessionId) => {
      const mine = units.filter((unit) => unit.session_id === sessionId);
      const first = mine[0] as (typeof mine)[number];
      return {
        id: String(sessionId),
        startsAt: iso(first.starts_at),
        endsAt: iso(first.ends_at),
        phase: phaseOf(first),
        reminders: Number(reminders.find((one) => one.session_id === sessionId)?.n ?? 0),
        items: mine.map((unit) => {
          const sku = skus.get(unit.sku_id);
          return {
            id: String(unit.id),
            skuId: String(unit.sku_id),
            productId: String(unit.product_id),
            name: sku?.productName ?? '',
            spec: sku?.spec ?? '',
            code: sku?.code ?? '',
            picture: sku?.picture ?? '',
            listPrice: unit.list_price,
            cost: sku?.cost ?? null,
            price: unit.price,
            quota: unit.quota,
            perCustomer: unit.per_customer,
            perAddress: unit.per_address,
            perDevice: unit.per_device,
            perIp: unit.per_ip,
            waitersMax: unit.waiters_max,
            release: unit.plan,
            released: unit.released,
            claimed: unit.claimed,
            closed: unit.closed_at !== null,
          };
        }),
      };
    }),
    createdAt: iso(row.created_at),
    publishedAt: isoOrNull(row.published_at),
    endedAt: isoOrNull(row.ended_at),
    moves: movesFrom(flashMoves, row.status, 'staff'),
  };
};
