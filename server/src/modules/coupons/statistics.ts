import type { couponStatsIn, CouponStats } from '@huitou/shared-types/coupons/schema.ts';
import { couponSourceLabels, type CouponSource } from '@huitou/shared-types/coupons/states.ts';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { dayOf, DAY, endOfDay, later, now, startOfDay } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { em } from '../../platform/db/orm.ts';

type Input = z.output<typeof couponStatsIn>;
/** Which coupons `c` of templates `t` are counted. */
type Counted = RawBuilder<unknown>;
type Figures = CouponStats['total'];
const run = <T>(statement: RawBuilder<T>): Promise<T[]> => statement.execute(em().getKysely()).then((result) => result.rows);

/** The shop's zone, for days. */
const dayIn = (column: string) => sql`date_format(date_add(${sql.ref(column)}, interval 8 hour), '%Y-%m-%d')`;
const keys: Record<Input['by'], { coupon: RawBuilder<unknown>; use: RawBuilder<unknown> }> = {
  template: { coupon: sql`c.template_id`, use: sql`u.template_id` },
  cost_centre: { coupon: sql`t.cost_centre`, use: sql`t.cost_centre` },
  source: { coupon: sql`c.source`, use: sql`c.source` },
  day: { coupon: dayIn('c.issued_at'), use: dayIn('u.used_at') },
};

const counted = ({ templateId }: Input, { customers, id }: StaffActor): Counted =>
  sql`${templateId ? sql`t.id = ${templateId}` : sql`true`}
    and ${customers === 'own' ? sql`c.customer_id in (select id from customers where owner_staff_id = ${id})` : sql`true`}`;

const claimedBy = (key: RawBuilder<unknown>, since: Date, until: Date, which: Counted) =>
  run<{
    key_: string;
    claimed: number;
  }>(sql`select ${key} as key_, count(*) as claimed from coupons c join coupon_templates t on t.id = c.template_id
    where c.issued_at >= ${since} and c.issued_at < ${until} and c.source <> 'gift' and ${which} group by key_`);
/** An order counts once for each key, however many coupons it used. */
const usedBy = (key: RawBuilder<unknown>, since: Date, until: Date, which: Counted) =>
  run<{ key_: string; used: number; cost: number; orders: number; sales: number }>(sql`
    select key_, sum(used) as used, sum(cost) as cost, count(*) as orders, coalesce(sum(o.paid - o.refunded), 0) as sales from (
      select ${key} as key_, u.order_id, count(*) as used, sum(u.saved) as cost
      from coupon_uses u join coupons c on c.id = u.coupon_id join coupon_templates t on t.id = u.template_id
      where u.used_at >= ${since} and u.used_at < ${until} and u.state = 'live' and ${which}
      group by key_, u.order_id) x left join orders o on o.id = x.order_id group by key_`);

const figures = (claimed: number, use: { used: number; cost: number; orders: number; sales: number } | undefined): Figures => {
  const used = Number(use?.used ?? 0);
  return {
    claimed,
    used,
    cost: Number(use?.cost ?? 0),
    orders: Number(use?.orders ?? 0),
    sales: Number(use?.sales ?? 0),
    usedPermille: claimed === 0 ? 0 : Math.round((used * 1000) / claimed),
  };
};

/**
 * What was handed out and used in some days, what the uses took off and what their orders brought. A read model: SQL over other slices' tables,
 * nothing is written. Uses count on the day of their order, so `used` may exceed `claimed`. Staff who see only their own customers are told of
 * those customers' coupons.
 */
export const couponStats = async (input: Input, { actor }: { actor: StaffActor }): Promise<CouponStats> => {
  const since = input.from ? startOfDay(input.from) : startOfDay(dayOf(later(-29 * DAY)));
  const until = input.to ? endOfDay(input.to) : endOfDay(dayOf(now()));
  const key = keys[input.by];
  const which = counted(input, actor);
  const whole = sql`'all'`;
  const [claimed, used, allClaimed, allUsed, dayClaimed, dayUsed, names] = await Promise.all([
    claimedBy(key.coupon, since, until, which),
    usedBy(key.use, since, until, which),
    claimedBy(whole, since, until, which),
    usedBy(whole, since, until, which),
    input.by === 'day' ? null : claimedBy(keys.day.coupon, since, until, which),
    input.by === 'day' ? null : usedBy(keys.day.use, since, until, which),
    run<{ id: number; name: string }>(sql`select id, name from coupon_templates`),
  ]);
  const nameOf = new Map(names.map((row) => [String(row.id), row.name]));
  const labelOf = (text: string): string => {
    if (input.by === 'template') return nameOf.get(text) ?? '';
    if (input.by === 'source') return couponSourceLabels[text as CouponSource] ?? text;
    return text === '' ? '未填成本归属' : text;
  };
  const merged = (claims: typeof claimed, uses: typeof used) => {
    const all = new Set([...claims.map((row) => String(row.key_)), ...uses.map((row) => String(row.key_))]);
    return [...all].map((one) => ({
      key: one,
      ...figures(
        Number(claims.find((row) => String(row.key_) === one)?.claimed ?? 0),
        uses.find((row) => String(row.key_) === one),
      ),
    }));
  };
  const rows = merged(claimed, used).map((row) => ({ ...row, label: labelOf(row.key) }));
  const byDay = input.by === 'day';
  rows.sort((a, b) => (byDay ? 0 : b.cost - a.cost || b.claimed - a.claimed) || (a.key < b.key ? -1 : 1));
  return {
    total: figures(Number(allClaimed[0]?.claimed ?? 0), allUsed[0]),
    rows: rows.slice(0, input.limit),
    series: merged(dayClaimed ?? claimed, dayUsed ?? used)
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((row) => ({ day: row.key, claimed: row.claimed, used: row.used, cost: row.cost, sales: row.sales })),
  };
};
