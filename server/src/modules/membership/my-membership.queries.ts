import type { LevelCards, MyMembership } from '@huitou/shared-types/membership/schema.ts';
import { DAY, iso, isoOrNull, later, now } from '../../platform/clock.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { readSettings } from '../settings/index.ts';
import { levelCard } from './benefits.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { enrol } from './lots.ts';
import type { MemberRowDb } from './member.entity.ts';
import { expiringNext } from './points.queries.ts';
import { db } from './points.entity.ts';
import { readMembership } from './read-membership.ts';

/** Levels and what they bring, lowest first. */
export const levelCards = async (): Promise<LevelCards> => ({ items: (await readLevels()).map(levelCard) });

/** The row of a member; whoever looks first becomes one. */
export const memberRowOf = async (customerId: number): Promise<MemberRowDb> => {
  const read = () => db().selectFrom('members').selectAll().where('customer_id', '=', customerId).executeTakeFirst();
  const row = await read();
  if (row) return row;
  await enrol([customerId]);
  return (await read()) as MemberRowDb;
};

/** My level, what I am on the way to, and my points. */
export const myMembership = async (_: unknown, call: CustomerCall): Promise<MyMembership> => {
  const row = await memberRowOf(call.actor.id);
  const [levels, settings, membership, expiring] = await Promise.all([
    readLevels(),
    readSettings('membership'),
    readMembership(call.actor.id),
    expiringNext(call.actor.id),
  ]);
  const level = levelOf(levels, membership.levelId);
  const own = levelOf(levels, row.own_level_id);
  const next = levels[levels.indexOf(level) + 1];
  const given = row.given_until !== null && row.given_until > now();
  const lockedUntil = row.birthday_set_at && later(settings.birthdayEditDays * DAY, row.birthday_set_at);
  return {
    level: levelCard(level),
    growth: row.growth,
    next: next
      ? { id: String(next.id), name: next.name, threshold: next.threshold, lacks: Math.max(0, next.threshold - row.growth) }
      : null,
    keptUntil: isoOrNull(given ? row.given_until : row.kept_until),
    lacksToKeep: given ? 0 : Math.max(0, own.threshold - row.growth),
    given,
    freight: membership.freight,
    points: {
      balance: membership.points.balance,
      spendable: membership.points.spendable,
      expiring,
      perYuan: settings.perYuan,
      earnPerYuan: settings.earnPerYuan,
      capPermille: settings.capPermille,
    },
    birthday: row.birthday_month !== null && row.birthday_day !== null ? { month: row.birthday_month, day: row.birthday_day } : null,
    birthdayLockedUntil: lockedUntil && lockedUntil > now() ? iso(lockedUntil) : null,
    levels: levels.map(levelCard),
  };
};
