import type { PromotionStats, promotionStatsIn } from '@huitou/shared-types/promotions/schema.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, dayOf, endOfDay, later, now, startOfDay } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { db } from './promotion.entity.ts';
import { readPromotion } from './promotion.queries.ts';

const MOST_DAYS = 366;
const USUAL_DAYS = 30;

/** Orders, what was given away and what was sold with a promotion, in all and by day of the shop; days without orders are there, too. @throws not_found, invalid_input */
export const promotionStats = async (input: z.output<typeof promotionStatsIn>): Promise<PromotionStats> => {
  await readPromotion(input.id);
  const to = input.to ?? dayOf(now());
  const from = input.from ?? dayOf(later(-(USUAL_DAYS - 1) * DAY, startOfDay(to)));
  const days = Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / DAY) + 1;
  if (days < 1 || days > MOST_DAYS) fail('invalid_input', `时间范围为 1 至 ${MOST_DAYS} 天`);
  const uses = () =>
    db()
      .selectFrom('promotion_uses')
      .select((eb) => [
        eb.fn.countAll<number>().as('orders'),
        sql<number>`count(goods)`.as('paidOrders'),
        sql<number>`coalesce(sum(saved), 0)`.as('cost'),
        sql<number>`coalesce(sum(if(goods is null, 0, saved)), 0)`.as('paidCost'),
        sql<number>`coalesce(sum(goods), 0)`.as('goods'),
      ])
      .where('promotion_id', '=', input.id)
      .where('given_back_at', 'is', null)
      .where('at', '>=', startOfDay(from))
      .where('at', '<', endOfDay(to));
  const [whole, byDay] = await Promise.all([
    uses().select(sql<number>`count(distinct customer_id)`.as('customers')).executeTakeFirstOrThrow(),
    uses().select(sql<string>`date_format(date_add(at, interval 8 hour), '%Y-%m-%d')`.as('day')).groupBy('day').execute(),
  ]);
  const found = new Map(byDay.map((row) => [row.day, row]));
  return {
    orders: Number(whole.orders),
    paidOrders: Number(whole.paidOrders),
    customers: Number(whole.customers),
    cost: Number(whole.cost),
    paidCost: Number(whole.paidCost),
    goods: Number(whole.goods),
    days: Array.from({ length: days }, (_, i) => {
      const day = dayOf(later(i * DAY, startOfDay(from)));
      const row = found.get(day);
      return {
        day,
        orders: Number(row?.orders ?? 0),
        paidOrders: Number(row?.paidOrders ?? 0),
        cost: Number(row?.cost ?? 0),
        goods: Number(row?.goods ?? 0),
      };
    }),
  };
};
