import type { ReleasePlan } from '@huitou/shared-types/flash-sales/schema.ts';
import type { FlashPhase } from '@huitou/shared-types/flash-sales/states.ts';
import { json } from '../../platform/db/orm.ts';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { remember } from '../../platform/remember.ts';
import type { ActivityRow, ItemRow, SessionRow } from './activity.entity.ts';
import { db } from './claim.entity.ts';

/** An item with what its session and activity say. */
export interface FlashUnit extends Omit<ItemRow, 'plan'> {
  readonly plan: ReleasePlan;
  readonly name: string;
  readonly rules: string;
  readonly status: ActivityRow['status'];
  readonly location_id: number;
  readonly unpaid_minutes: number;
  readonly warm_up_minutes: number;
  readonly remind_minutes: number;
  readonly starts_at: SessionRow['starts_at'];
  readonly ends_at: SessionRow['ends_at'];
}

const joined = () =>
  db()
    .selectFrom('flash_items as i')
    .innerJoin('flash_sessions as s', 's.id', 'i.session_id')
    .innerJoin('flash_activities as a', 'a.id', 'i.activity_id')
    .selectAll('i')
    .select([
      'a.name',
      'a.rules',
      'a.status',
      'a.location_id',
      'a.unpaid_minutes',
      'a.warm_up_minutes',
      'a.remind_minutes',
      's.starts_at',
      's.ends_at',
    ]);
const unit = <R extends { plan: unknown }>(row: R): R & { plan: FlashUnit['plan'] } => ({
  ...row,
  plan: json<FlashUnit['plan']>(row.plan),
});

export const readUnits = async (itemIds: readonly number[]): Promise<FlashUnit[]> =>
  itemIds.length === 0
    ? []
    : (
        await joined()
          .where('i.id', 'in', [...itemIds])
          .execute()
      ).map(unit);
export const readUnit = async (itemId: number): Promise<FlashUnit | undefined> => (await readUnits([itemId]))[0];
export const unitsOfActivity = async (activityId: number): Promise<FlashUnit[]> =>
  (await joined().where('i.activity_id', '=', activityId).orderBy('s.starts_at').orderBy('i.sort').orderBy('i.id').execute()).map(unit);
export const unitsOfSessions = async (sessionIds: readonly number[]): Promise<FlashUnit[]> =>
  sessionIds.length === 0
    ? []
    : (
        await joined()
          .where('i.session_id', 'in', [...sessionIds])
          .orderBy('i.sort')
          .orderBy('i.id')
          .execute()
      ).map(unit);
/** Items of published activities that run, begin within ten minutes, or are over and not yet closed. */
export const unitsToTend = async (): Promise<FlashUnit[]> =>
  (
    await joined()
      .where('i.closed_at', 'is', null)
      .where('s.starts_at', '<', later(10 * MINUTE))
      .where('a.published_at', 'is not', null)
      .execute()
  ).map(unit);
/** Of the products, what a session has that runs or warms up; the nearest first. */
export const unitsOfProducts = async (productIds: readonly number[]): Promise<FlashUnit[]> => {
  const at = now();
  const rows = await joined()
    .where('i.product_id', 'in', [...productIds])
    .where('a.status', '=', 'published')
    .where('s.ends_at', '>', at)
    .where('s.starts_at', '<', later(7 * 1440 * MINUTE, at))
    .orderBy('s.starts_at')
    .execute();
  return rows.map(unit).filter((row) => ['warming', 'running'].includes(phaseOf(row, at)));
};

/** Where a session stands. A stopped or ended activity is over, whatever its times. */
export const phaseOf = (one: Pick<FlashUnit, 'starts_at' | 'ends_at' | 'status' | 'warm_up_minutes'>, at = now()): FlashPhase => {
  if (one.status === 'ended' || one.status === 'stopped' || at >= one.ends_at) return 'ended';
  if (at >= one.starts_at) return 'running';
  return at >= later(-one.warm_up_minutes * MINUTE, one.starts_at) ? 'warming' : 'upcoming';
};

const { read, forget } = remember(readUnit);
/** Items as they are asked for over and over while a rush runs: at most a second old. */
export const rememberedUnit = read;
export const forgetUnits = forget;
