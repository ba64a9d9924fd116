import type { Level } from './level.ts';
import type { LevelPrice } from './level.entity.ts';
import type { PointsPurse } from './plan-points.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { preparedSelect } from '../../platform/db/prepared.ts';
import { readSettings } from '../settings/index.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { monthOf } from './months.ts';
import { db } from './points.entity.ts';

/** What a level does for an order, as it is now. Everything that a quote needs; the rest is pure. */
export interface Membership {
  readonly customerId: number;
  readonly levelId: number;
  readonly levelName: string;
  /** What the level pays for which goods; null: as everybody. */
  readonly price: LevelPrice | null;
  /** Orders without freight: `left` null is always. */
  readonly freight: { readonly kind: 'none' | 'always' | 'monthly'; readonly left: number | null };
  /** Permille of the usual points. */
  readonly pointsRate: number;
  readonly points: PointsPurse;
}

/** How many orders go without freight now. */
export const freightLeft = (level: Level, used: { month: string; count: number }, at: Date): Membership['freight'] => {
  if (level.freight.kind !== 'monthly') return { kind: level.freight.kind, left: level.freight.kind === 'none' ? 0 : null };
  return { kind: 'monthly', left: Math.max(0, level.freight.count - (used.month === monthOf(at) ? used.count : 0)) };
};
/** What counts now: a level that staff gave ends at its moment, even when the clock's job is late. */
export const levelIdAt = (row: { level_id: number; own_level_id: number; given_until: Date | null }, at: Date): number =>
  row.given_until !== null && row.given_until <= at ? row.own_level_id : row.level_id;

const selectMember = preparedSelect(() =>
  db()
    .selectFrom('members as m')
    .leftJoin('points_lots as l', (join) => join.onRef('l.customer_id', '=', 'm.customer_id').on('l.open', '=', true))
    .select(['m.level_id', 'm.own_level_id', 'm.given_until', 'm.points', 'm.freight_month', 'm.freight_used'])
    .select(sql<number>`coalesce(sum(if(l.remaining < 0 or l.expires_at > ${new Date(0)}, l.remaining, 0)), 0)`.as('spendable'))
    .where('m.customer_id', '=', 0)
    .groupBy('m.customer_id'),
);

/** A customer's level and points in one statement; levels and settings come from memory. Who never bought has the lowest level and nothing. */
export const readMembership = async (customerId: number): Promise<Membership> => {
  const at = now();
  const [levels, settings, row] = await Promise.all([
    readLevels(),
    readSettings('membership'),
    selectMember([], [at, true, customerId]).then((rows) => rows[0]),
  ]);
  const level = row ? levelOf(levels, levelIdAt(row, at)) : (levels[0] as Level);
  return {
    customerId,
    levelId: level.id,
    levelName: level.name,
    price: level.price,
    freight: freightLeft(level, { month: row?.freight_month ?? '', count: row?.freight_used ?? 0 }, at),
    pointsRate: level.pointsRate,
    points: {
      balance: Number(row?.points ?? 0),
      spendable: Math.max(0, Number(row?.spendable ?? 0)),
      enabled: settings.pointsEnabled,
      perYuan: settings.perYuan,
      capPermille: settings.capPermille,
      minPoints: settings.minPoints,
    },
  };
};
