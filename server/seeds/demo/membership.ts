import { wholeShop } from '@huitou/shared-types/promotions/scope.ts';
import { sql } from 'kysely';
import { em } from '../../src/platform/db/orm.ts';
import { dayOf } from '../../src/platform/clock.ts';

const run = (query: ReturnType<typeof sql>) => query.execute(em().getKysely());

const level = (
  name: string,
  threshold: number,
  color: string,
  permille: number | null,
  freight: object,
  pointsRate: number,
  birthday: number,
  note: string,
) => ({
  name,
  threshold,
  color,
  price: permille === null ? null : JSON.stringify({ permille, scope: wholeShop }),
  freight: JSON.stringify(freight),
  points_rate: pointsRate,
  birthday: JSON.stringify({ points: birthday, couponTemplateId: null }),
  note,
});
const levels = [
  level('普通会员', 0, '#8c8c8c', null, { kind: 'none' }, 1000, 0, '注册即享，消费得积分'),
  level('银卡会员', 50_000, '#7c8ea3', 980, { kind: 'monthly', count: 1 }, 1200, 100, '每月 1 次免运费'),
  level('金卡会员', 200_000, '#b98a2f', 950, { kind: 'monthly', count: 3 }, 1500, 200, '专属客服，生日当天送积分'),
  level('黑金会员', 600_000, '#2f2a3a', 920, { kind: 'always' }, 2000, 500, '每单免运费，新品优先'),
];

/** Levels, and what past orders made of the customers: growth, points in lots with their statements, birthdays. Answers how many members. */
export const seedDemoMembership = async (now: Date): Promise<number> => {
  for (const one of levels) {
    const columns = [...Object.keys(one), 'created_at', 'updated_at'].map((column) => sql.ref(column));
    // A shop that is open makes its first level by itself.
    await run(sql`insert into member_levels (${sql.join(columns)}) values (${sql.join([...Object.values(one), now, now])})
      on duplicate key update ${sql.join(columns.map((column) => sql`${column} = values(${column})`))}`);
  }
  // Goods money that stayed, from the end of the after-sales window on.
  await run(sql`insert into member_orders (order_id, customer_id, completed_at, base, net, points, clawed)
    select o.id, o.customer_id, least(date_add(o.received_at, interval 7 day), ${now}), sum(l.payable - l.refunded), sum(l.payable - l.refunded), floor(sum(l.payable - l.refunded) / 100), 0
    from orders o join order_lines l on l.order_id = o.id where o.status = 'completed' group by o.id`);
  await run(sql`insert into members (customer_id, level_id, own_level_id, kept_until, given_until, warned_days, growth, growth_from, points, freight_month, freight_used,
      birthday_month, birthday_day, birthday_set_at, birthday_gift_at, joined_at)
    select c.id, v.id, v.id, if(v.threshold = 0, null, coalesce(date_add(g.last_at, interval 12 month), date_add(${now}, interval 12 month))), null, null, coalesce(g.growth, 0), date_sub(${now}, interval 12 month), 0, '', 0,
      if(c.id % 3 = 0, null, 1 + (c.id * 7) % 12), if(c.id % 3 = 0, null, 1 + (c.id * 11) % 28), if(c.id % 3 = 0, null, c.registered_at), null, c.registered_at
    from customers c
    left join (select customer_id, sum(net) as growth, max(completed_at) as last_at from member_orders group by customer_id) g on g.customer_id = c.id
    join member_levels v on v.threshold = (select max(threshold) from member_levels where threshold <= coalesce(g.growth, 0))
    where c.deleted_at is null`);
  await run(sql`insert into member_level_changes (customer_id, kind, from_name, to_name, until, note, staff_id, staff_name, at)
    select m.customer_id, 'upgrade', '普通会员', v.name, m.kept_until, '', null, '', date_sub(m.kept_until, interval 12 month)
    from members m join member_levels v on v.id = m.level_id where v.threshold > 0`);
  await seedPoints(now);
  await seedGivenLevels(now);
  const { rows } = await sql<{ n: number }>`select count(*) as n from members`.execute(em().getKysely());
  return Number(rows[0]?.n ?? 0);
};

const seedPoints = async (now: Date): Promise<void> => {
  // Points from before the shop opened here: they end soon, or have ended last week.
  await run(sql`insert into points_lots (customer_id, ${sql.ref('key')}, kind, title, granted, remaining, open, at, expires_at, warned_days)
    select customer_id, concat('opening:', customer_id), 'opening', '历史积分', 60 + (customer_id * 37) % 740, 0, 0, date_sub(${now}, interval 88 day),
      timestamp(date_add(date(date_add(${now}, interval (cast(customer_id as signed) % 40 - 6) day)), interval 16 hour)), 0
    from members where customer_id % 2 = 0`);
  await run(sql`insert into points_lots (customer_id, ${sql.ref('key')}, kind, title, granted, remaining, open, at, expires_at, warned_days)
    select customer_id, concat('earn:order:', order_id), 'earn', '购物获得', points, points, 1, completed_at, timestamp(date_add(date(date_add(completed_at, interval 12 month)), interval 16 hour)), 0
    from member_orders where points > 0`);
  await run(sql`update points_lots set remaining = granted, open = 1 where kind = 'opening' and expires_at > ${now}`);
  await run(sql`insert into points_entries (customer_id, ${sql.ref('key')}, kind, title, points, balance_after, source_kind, source_no, note, staff_id, staff_name, at)
    select customer_id, name, kind, title, points, sum(points) over (partition by customer_id order by at, name), source_kind, source_no, '', null, '', at from (
      select l.customer_id, l.${sql.ref('key')} as name, l.kind, l.title, l.granted as points, if(o.no is null, '', 'order') as source_kind, coalesce(o.no, '') as source_no, l.at
      from points_lots l left join orders o on l.${sql.ref('key')} = concat('earn:order:', o.id)
      union all
      select customer_id, concat('expire:lot:', id), 'expire', '积分到期', -granted, 'lot', id, expires_at from points_lots where open = 0
    ) moves order by at, name`);
  await run(
    sql`update members m join (select customer_id, sum(remaining) as points from points_lots group by customer_id) l on l.customer_id = m.customer_id set m.points = l.points`,
  );
};

/** A level that staff gave, and somebody who has birthday today. */
const seedGivenLevels = async (now: Date): Promise<void> => {
  const [, month, day] = dayOf(now).split('-').map(Number);
  await run(
    sql`update members set birthday_month = ${month}, birthday_day = ${day} where customer_id in (select customer_id from (select customer_id from members order by growth desc limit 2) top)`,
  );
  const gold = sql`(select id from member_levels where name = '金卡会员')`;
  await run(sql`update members set level_id = ${gold}, given_until = date_add(${now}, interval 60 day)
    where customer_id = (select customer_id from (select customer_id from members where growth between 1 and 40000 order by growth desc limit 1) one)`);
  await run(sql`insert into member_level_changes (customer_id, kind, from_name, to_name, until, note, staff_id, staff_name, at)
    select m.customer_id, 'manual', v.name, '金卡会员', m.given_until, '企业采购联系人', s.id, s.name, date_sub(${now}, interval 3 day)
    from members m join member_levels v on v.id = m.own_level_id join staff_members s on s.login = 'owner' where m.given_until is not null`);
};
