import type { PromotionOverlap, promotionFields } from '@huitou/shared-types/promotions/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { goodsInBoth } from '../catalog/index.ts';
import { db } from './promotion.entity.ts';
import { activeOf } from './read-running.ts';
import { scopeOf, slotOf } from './rule.ts';

const MOST_TOLD = 10;
type Planned = Pick<z.output<typeof promotionFields>, 'rule' | 'scope' | 'from' | 'until' | 'days'>;

/**
 * Published and paused promotions of the same slot that are for some of the same goods in the same time: a line gets only one of them, so
 * staff should know. Hours of the day are not compared. At most ten.
 */
export const findOverlaps = async (planned: Planned, ownId: number | null): Promise<PromotionOverlap[]> => {
  const rows = await db()
    .selectFrom('promotions')
    .selectAll()
    .where('status', 'in', ['published', 'paused'])
    .where('id', '<>', ownId ?? 0)
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', new Date(Math.max(Date.parse(planned.from), now().getTime())))]))
    .$if(planned.until !== null, (q) => q.where('starts_at', '<', new Date(planned.until as string)))
    .orderBy('id', 'desc')
    .execute();
  const overlaps: PromotionOverlap[] = [];
  for (const row of rows) {
    const other = activeOf(row);
    if (slotOf(other.rule) !== slotOf(planned.rule) || !shareDay(other.schedule.days, planned.days)) continue;
    const goods = await goodsInBoth(scopeOf(other), scopeOf(planned));
    if (!goods) continue;
    overlaps.push({
      id: String(other.id),
      name: other.name,
      label: other.label,
      goods: `${goods.name}${goods.spec ? ` ${goods.spec}` : ''}`,
    });
    if (overlaps.length === MOST_TOLD) break;
  }
  return overlaps;
};

const shareDay = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((day) => b.includes(day));
