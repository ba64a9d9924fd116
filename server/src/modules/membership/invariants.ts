import type { Invariant } from '../../platform/invariant.ts';

const recentEntries = { table: 'points_entries', column: 'at' } as const;
const recentLots = { table: 'points_lots', column: 'at' } as const;
const member = '/members?open={customer_id}';

/** What must hold of members and points at any moment between transactions. */
export const membershipInvariants: readonly Invariant[] = [
  {
    name: 'the points of a member are what remains in the lots',
    title: '会员积分等于各批积分余额之和',
    sql: `select m.customer_id, m.points, coalesce(l.remaining, 0) as lots from members m
      left join (select customer_id, sum(remaining) as remaining from points_lots
        where {since} = 0 or customer_id in (select customer_id from points_entries where id >= {since}) group by customer_id) l on l.customer_id = m.customer_id
      where ({since} = 0 or l.customer_id is not null) and m.points <> coalesce(l.remaining, 0)`,
    link: member,
    recent: recentEntries,
  },
  {
    name: 'the points of a member are what the statement adds up to',
    title: '会员积分等于积分明细之和',
    sql: `select m.customer_id, m.points, coalesce(e.points, 0) as entries from members m
      left join (select customer_id, sum(points) as points from points_entries
        where {since} = 0 or customer_id in (select customer_id from points_entries where id >= {since}) group by customer_id) e on e.customer_id = m.customer_id
      where ({since} = 0 or e.customer_id is not null) and m.points <> coalesce(e.points, 0)`,
    link: member,
    recent: recentEntries,
  },
  {
    name: 'every lot belongs to a member',
    title: '每批积分都属于一位会员',
    sql: `select l.id, l.customer_id from points_lots l left join members m on m.customer_id = l.customer_id where l.id >= {since} and m.customer_id is null`,
    link: member,
    recent: recentLots,
  },
  {
    name: 'a lot is open while anything remains, and holds no more than it was given',
    title: '积分批次的余额不超过发放数',
    sql: `select id, customer_id, granted, remaining from points_lots where id >= {since} and (open <> (remaining <> 0) or remaining > granted)`,
    link: member,
    recent: recentLots,
  },
  {
    name: 'nobody has points to spend while owing some',
    title: '欠积分的会员没有可用积分',
    sql: `select n.customer_id from points_lots n where n.open = 1 and n.remaining < 0
      and exists (select 1 from points_lots p where p.customer_id = n.customer_id and p.open = 1 and p.remaining > 0 and p.expires_at > utc_timestamp(3) + interval 1 minute)`,
    link: member,
  },
  {
    name: 'no more of a spend comes back than was taken',
    title: '退还的积分不超过使用的积分',
    sql: `select id, customer_id, points, returned from points_uses where returned > points or returned < 0 or points <= 0`,
    link: member,
    nightly: true,
  },
  {
    name: 'growth is the net spend of the orders that were counted',
    title: '会员成长值等于计入订单之和',
    sql: `select m.customer_id, m.growth, coalesce(sum(o.net), 0) as orders from members m
      left join member_orders o on o.customer_id = m.customer_id and o.completed_at >= m.growth_from
      group by m.customer_id, m.growth having m.growth <> orders`,
    link: member,
    nightly: true,
  },
  {
    name: 'a member without a given level has the own one',
    title: '未人工调整的会员等级与消费等级一致',
    sql: `select customer_id, level_id, own_level_id from members where given_until is null and level_id <> own_level_id`,
    link: member,
    nightly: true,
  },
  {
    name: 'no order takes back more points than it earned',
    title: '扣回的积分不超过订单获得的积分',
    sql: `select order_id, customer_id, points, clawed, base, net from member_orders where clawed < 0 or clawed > points or net < 0 or net > base`,
    link: member,
    nightly: true,
  },
];
