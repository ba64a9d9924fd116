import type { MembershipOverview } from '@huitou/shared-types/membership/schema.ts';
import { ratio } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import { DAY, later, now } from '../../platform/clock.ts';
import { readSettings } from '../settings/index.ts';
import { readLevels } from './levels.ts';
import { db } from './points.entity.ts';

/** Members by level, and what the shop owes in points; of the last 30 days what was given, spent and lost. */
export const membershipOverview = async (): Promise<MembershipOverview> => {
  const at = now();
  const [levels, { perYuan }, members, totals, expiring, moves] = await Promise.all([
    readLevels(),
    readSettings('membership'),
    db()
      .selectFrom('members')
      .select(['level_id', (eb) => eb.fn.countAll<number>().as('members')])
      .groupBy('level_id')
      .execute(),
    db()
      .selectFrom('members')
      .select((eb) => eb.fn.sum<number>('points').as('points'))
      .executeTakeFirst(),
    db()
      .selectFrom('points_lots')
      .select((eb) => eb.fn.sum<number>('remaining').as('points'))
      .where('open', '=', true)
      .where('remaining', '>', 0)
      .where('expires_at', '>', at)
      .where('expires_at', '<=', later(30 * DAY, at))
      .executeTakeFirst(),
    db()
      .selectFrom('points_entries')
      .select(['kind', sql<number>`sum(abs(points))`.as('points')])
      .where('at', '>=', later(-30 * DAY, at))
      .groupBy('kind')
      .execute(),
  ]);
  const count = new Map(members.map((row) => [row.level_id, Number(row.members)]));
  const moved = (...kinds: string[]): number =>
    moves.filter(({ kind }) => kinds.includes(kind)).reduce((sum, row) => sum + Number(row.points), 0);
  const outstanding = Number(totals?.points ?? 0);
  return {
    members: [...count.values()].reduce((sum, n) => sum + n, 0),
    levels: levels.map(({ id, name, color }) => ({ id: String(id), name, color, members: count.get(id) ?? 0 })),
    points: {
      outstanding,
      worth: ratio(Math.max(0, outstanding), 100, perYuan),
      expiringIn30Days: Number(expiring?.points ?? 0),
      granted: moved('earn', 'birthday', 'gift'),
      spent: moved('spend') - Math.min(moved('spend'), moved('return', 'grace')),
      expired: moved('expire'),
    },
  };
};
