import { GROWTH_MONTHS } from '@huitou/shared-types/membership/states.ts';
import { DAY, later, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { readLevels } from './levels.ts';
import { lockMember } from './lots.ts';
import { monthsFrom } from './months.ts';
import { db } from './points.entity.ts';
import { reviewMember } from './review-member.ts';

const BATCH = 200;
/** Orders that left the window longer ago were seen by an earlier turn. */
const LOOK_BACK_DAYS = 35;

/** Whose level may be another one now: by the clock, by orders that left the twelve months, or by rules that were changed. */
const findDue = async (): Promise<number[]> => {
  const at = now();
  const levels = await readLevels();
  const windowStart = monthsFrom(at, -GROWTH_MONTHS);
  const due = new Set<number>();
  const add = (rows: readonly { customer_id: number }[]): void => rows.forEach((row) => void due.add(row.customer_id));
  const members = () => db().selectFrom('members').select('customer_id').limit(BATCH);
  add(await members().where('given_until', '<=', at).execute());
  add(await members().where('kept_until', '<=', at).execute());
  for (const [i, level] of levels.entries()) {
    const next = levels[i + 1];
    if (next) add(await members().where('own_level_id', '=', level.id).where('growth', '>=', next.threshold).execute());
    if (i > 0)
      add(
        await members()
          .where('own_level_id', '=', level.id)
          .where('growth', '<', level.threshold)
          .where('kept_until', 'is', null)
          .execute(),
      );
  }
  add(
    await db()
      .selectFrom('member_orders as o')
      .innerJoin('members as m', 'm.customer_id', 'o.customer_id')
      .select('o.customer_id')
      .distinct()
      .where('o.completed_at', '>=', later(-LOOK_BACK_DAYS * DAY, windowStart))
      .where('o.completed_at', '<', windowStart)
      .where('o.net', '>', 0)
      .whereRef('o.completed_at', '>=', 'm.growth_from')
      .limit(BATCH)
      .execute(),
  );
  return [...due];
};

/** Looks at one batch of members whose level may be another one now, each in a transaction of its own. @returns how many were found */
export const reviewDue = async (stop: AbortSignal): Promise<number> => {
  const due = await findDue();
  for (const customerId of due) {
    if (stop.aborted) break;
    await transact(async () => reviewMember(await lockMember(customerId)));
  }
  return due.length;
};
