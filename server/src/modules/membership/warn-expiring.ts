import { WARN_DAYS } from '@huitou/shared-types/membership/states.ts';
import { DAY, iso, later, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSettings } from '../settings/index.ts';
import { judgeLevel } from './judge-level.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { db } from './points.entity.ts';

const BATCH = 500;
/** The nearest first: who is first seen two days before the end is told of three days only. */
const nearestFirst = [...WARN_DAYS].sort((a, b) => a - b);

/** Announces points that end within 7 and 3 days, once each: all of a member that end together in one event. @returns how many lots were due */
export const warnPoints = async (): Promise<number> => {
  let found = 0;
  for (const days of nearestFirst) found += await transact(() => warnLots(days));
  return found;
};

const warnLots = async (days: 7 | 3): Promise<number> => {
  const at = now();
  const lots = await db()
    .selectFrom('points_lots')
    .select(['id', 'customer_id', 'remaining', 'expires_at'])
    .where('open', '=', true)
    .where('remaining', '>', 0)
    .where('expires_at', '>', at)
    .where('expires_at', '<=', later(days * DAY, at))
    .where((eb) => eb.or([eb('warned_days', '=', 0), eb('warned_days', '>', days)]))
    .orderBy('expires_at')
    .orderBy('customer_id')
    .limit(BATCH)
    .forUpdate()
    .execute();
  if (lots.length === 0) return 0;
  await db()
    .updateTable('points_lots')
    .set({ warned_days: days })
    .where(
      'id',
      'in',
      lots.map((lot) => lot.id),
    )
    .execute();
  const together = new Map<string, { customerId: number; points: number; at: string; daysBefore: 7 | 3 }>();
  for (const lot of lots) {
    const name = `${lot.customer_id}@${lot.expires_at.getTime()}`;
    const known = together.get(name);
    if (known) known.points += lot.remaining;
    else together.set(name, { customerId: lot.customer_id, points: lot.remaining, at: iso(lot.expires_at), daysBefore: days });
  }
  await publish('points.expiring', ...together.values());
  return lots.length;
};

/** Announces levels that will be lost within 7 and 3 days unless their members spend more, once each. @returns how many were due */
export const warnLevels = async (): Promise<number> => {
  let found = 0;
  for (const days of nearestFirst) found += await transact(() => warnMembers(days));
  return found;
};

const warnMembers = async (days: 7 | 3): Promise<number> => {
  const at = now();
  const [levels, rules] = await Promise.all([readLevels(), readSettings('membership')]);
  const members = await db()
    .selectFrom('members')
    .select(['customer_id', 'own_level_id', 'level_id', 'given_until', 'kept_until', 'growth'])
    .where('kept_until', '>', at)
    .where('kept_until', '<=', later(days * DAY, at))
    .where((eb) => eb.or([eb('warned_days', 'is', null), eb('warned_days', '>', days)]))
    .orderBy('kept_until')
    .limit(BATCH)
    .forUpdate()
    .execute();
  if (members.length === 0) return 0;
  await db()
    .updateTable('members')
    .set({ warned_days: days })
    .where(
      'customer_id',
      'in',
      members.map((row) => row.customer_id),
    )
    .execute();
  const losers = members.flatMap((row) => {
    const end = row.kept_until as Date;
    const standing = { ownLevelId: row.own_level_id, levelId: row.level_id, keptUntil: end, givenUntil: row.given_until };
    const { ownLevelId: next, kinds } = judgeLevel(standing, row.growth, levels, rules, end);
    if (!kinds.includes('downgrade')) return [];
    const [level, after] = [levelOf(levels, row.own_level_id), levelOf(levels, next)];
    return [
      {
        customerId: row.customer_id,
        levelId: level.id,
        levelName: level.name,
        nextLevelId: after.id,
        nextLevelName: after.name,
        lacks: Math.max(0, level.threshold - row.growth),
        at: iso(end),
        daysBefore: days,
      },
    ];
  });
  await publish('membership.expiring', ...losers);
  return members.length;
};
