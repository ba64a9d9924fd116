import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import type { QuoteCoupon } from './choose/quote-coupon.ts';
import { db } from './coupon.entity.ts';

const MOST_READ = 100;

/** The coupons that a customer could use now or later, those that end soonest first, at most 100. One statement. */
export const readCouponsForQuote = async (customerId: number): Promise<QuoteCoupon[]> => {
  const at = now();
  const rows = await db()
    .selectFrom('coupons as c')
    .innerJoin('coupon_templates as t', 't.id', 'c.template_id')
    .select(['c.id', 'c.template_id', 'c.valid_from', 'c.valid_until'])
    .select(['t.name', 't.kind', 't.amount', 't.percent_off', 't.max_off', 't.threshold', 't.scope', 't.group_id', 't.budget', 't.cost'])
    .where('c.customer_id', '=', customerId)
    .where('c.status', '=', 'unused')
    .where('c.valid_until', '>', at)
    .where('t.status', '<>', 'recalled')
    .orderBy('c.valid_until')
    .orderBy('c.id')
    .limit(MOST_READ)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    templateId: row.template_id,
    name: row.name,
    kind: row.kind,
    amount: row.amount,
    percentOff: row.percent_off,
    maxOff: row.max_off,
    threshold: row.threshold,
    scope: json<Scope>(row.scope),
    groupId: row.group_id,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    upcoming: row.valid_from > at,
    budgetLeft: row.budget === null ? null : Math.max(0, row.budget - row.cost),
  }));
};
