import type { Invariant } from '../../platform/invariant.ts';

const template = '/coupons/{id}';
const recent = { table: 'coupons', column: 'issued_at' } as const;
const recentUses = { table: 'coupon_uses', column: 'used_at' } as const;

/** What must hold of coupons, and of what orders do with them. */
export const couponInvariants: readonly Invariant[] = [
  {
    name: 'templates count their coupons',
    title: '优惠券发放数等于已发券数',
    sql: `select t.id, t.claimed, coalesce(c.n, 0) as counted from coupon_templates t
      left join (select template_id, count(*) as n from coupons where source <> 'gift' group by template_id) c on c.template_id = t.id
      where t.claimed <> coalesce(c.n, 0)`,
    link: template,
    nightly: true,
  },
  {
    name: 'no template hands out more than its total',
    title: '优惠券发放不超过总量',
    sql: `select id, claimed, total from coupon_templates where claimed < 0 or (total is not null and claimed > total)`,
    link: template,
  },
  {
    name: 'templates count their uses and what they cost',
    title: '优惠券使用数与成本等于使用记录之和',
    sql: `select t.id, t.used, t.cost, coalesce(u.n, 0) as counted, coalesce(u.saved, 0) as summed from coupon_templates t
      left join (select template_id, count(*) as n, sum(saved) as saved from coupon_uses where state = 'live' group by template_id) u on u.template_id = t.id
      where t.used <> coalesce(u.n, 0) or t.cost <> coalesce(u.saved, 0)`,
    link: template,
    nightly: true,
  },
  {
    name: 'no template costs more than its budget',
    title: '优惠券成本不超过预算',
    sql: `select id, cost, budget from coupon_templates where cost < 0 or used < 0 or (budget is not null and cost > budget)`,
    link: template,
  },
  {
    name: 'counters count the coupons of customers',
    title: '每人领取数与已发券数一致',
    sql: `select k.template_id as id, k.customer_id, k.taken, coalesce(c.n, 0) as counted from coupon_counters k
      left join (select template_id, customer_id, count(*) as n from coupons group by template_id, customer_id) c
        on c.template_id = k.template_id and c.customer_id = k.customer_id
      where k.taken <> coalesce(c.n, 0)`,
    link: template,
    nightly: true,
  },
  {
    name: 'coupons are numbered within their counter',
    title: '每张券都计入每人领取数',
    sql: `select c.id, c.template_id, c.customer_id, c.seq, k.taken from coupons c
      left join coupon_counters k on k.template_id = c.template_id and k.customer_id = c.customer_id
      where c.id >= {since} and (k.taken is null or c.seq < 1 or c.seq > k.taken)`,
    link: '/issued-coupons?q={id}',
    recent,
  },
  {
    name: 'a used coupon has one use that stands, for its order',
    title: '已使用的券有且只有一条使用记录',
    sql: `select c.id, c.status, c.order_id, u.order_id as use_order from coupons c left join coupon_uses u on u.live_coupon_id = c.id
      where c.id >= {since} and ((c.status = 'used') <> (u.id is not null) or not (c.order_id <=> u.order_id)
        or (u.id is not null and (u.coupon_id <> c.id or u.customer_id <> c.customer_id or u.template_id <> c.template_id)))`,
    link: '/issued-coupons?q={id}',
    recent,
  },
  {
    name: 'uses that stand belong to coupons and have not ended',
    title: '使用记录状态一致',
    sql: `select u.id, u.coupon_id, u.state from coupon_uses u left join coupons c on c.id = u.coupon_id
      where u.id >= {since} and (c.id is null or u.saved < 0 or (u.state = 'returned') <> (u.live_coupon_id is null)
        or (u.state = 'live') <> (u.ended_at is null))`,
    link: '/issued-coupons?q={coupon_id}',
    recent: recentUses,
  },
  {
    name: 'orders that stand have their coupons used, others do not',
    title: '订单与优惠券使用一致',
    sql: `select u.id, u.coupon_id, u.order_id, u.state, o.status from coupon_uses u left join orders o on o.id = u.order_id
      where u.id >= {since} and u.state = 'live' and (o.id is null or o.customer_id <> u.customer_id or (o.status = 'cancelled' and u.used_at < {settled}))`,
    link: '/orders?open={order_id}',
    recent: recentUses,
  },
  {
    name: 'an offered coupon has its gift, an accepted one its successor',
    title: '转赠记录与优惠券一致',
    sql: `select c.id, c.status, g.id as gift_id from coupons c left join coupon_gifts g on g.live_coupon_id = c.id
        where c.id >= {since} and (c.status = 'giving') <> (g.id is not null)
      union all
      select g.coupon_id, g.state, g.id from coupon_gifts g left join coupons c on c.id = g.to_coupon_id
        where g.coupon_id >= {since} and g.state = 'accepted' and (c.id is null or c.source <> 'gift' or c.customer_id <> g.to_customer_id)`,
    link: '/issued-coupons?q={id}',
    recent,
  },
  {
    name: 'codes count what they became',
    title: '兑换码兑换数与已发券数一致',
    sql: `select b.id, b.template_id, b.redeemed, coalesce(c.n, 0) as counted, b.made, coalesce(k.n, 0) as codes from coupon_code_batches b
      left join (select code_batch_id, count(*) as n from coupons where code_batch_id is not null group by code_batch_id) c on c.code_batch_id = b.id
      left join (select batch_id, count(*) as n, sum(coupon_id is not null) as redeemed from coupon_codes group by batch_id) k on k.batch_id = b.id
      where b.redeemed <> coalesce(c.n, 0) or b.made <> coalesce(k.n, 0) or (b.kind = 'single' and b.redeemed <> coalesce(k.redeemed, 0))`,
    link: '/coupons/{template_id}',
    nightly: true,
  },
];
