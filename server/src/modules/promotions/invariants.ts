import type { Invariant } from '../../platform/invariant.ts';

const link = '/promotions?open={id}';
const orderLink = '/orders?open={order_id}';

/** What must hold of promotions at any moment between transactions. */
export const promotionInvariants: readonly Invariant[] = [
  {
    name: 'a budget has paid for the orders that stand, and for no more than it is',
    title: '活动预算等于有效订单的优惠之和，且未超支',
    sql: `select p.id, p.budget, p.spent, coalesce(u.saved, 0) as used from promotions p
      left join (select promotion_id, sum(saved) as saved from promotion_uses where budgeted and given_back_at is null group by promotion_id) u on u.promotion_id = p.id
      where p.budget is not null and (p.spent <> coalesce(u.saved, 0) or p.spent > p.budget)`,
    link,
    nightly: true,
  },
  {
    name: 'a customer’s count of a promotion is the number of orders that stand',
    title: '顾客参与次数等于有效订单数',
    sql: `select c.promotion_id as id, c.customer_id, c.orders, coalesce(u.orders, 0) as used from promotion_counters c
      left join (select promotion_id, customer_id, count(*) as orders from promotion_uses where counted and given_back_at is null group by promotion_id, customer_id) u
        on u.promotion_id = c.promotion_id and u.customer_id = c.customer_id
      where c.orders <> coalesce(u.orders, 0)`,
    link,
    nightly: true,
  },
  {
    name: 'what a promotion took off an order is what the order says',
    title: '活动优惠与订单记录一致',
    sql: `select u.id, u.order_id, u.promotion_id, u.saved from promotion_uses u join orders o on o.id = u.order_id
      where u.order_id >= {since} and u.saved <> coalesce((select sum(d.amount) from json_table(o.discounts, '$[*]' columns (source varchar(40) path '$.source', amount bigint path '$.amount')) d
        where d.source = concat('promotion:', u.promotion_id)), 0)`,
    link: orderLink,
    recent: { table: 'orders', column: 'placed_at' },
  },
  {
    name: 'cancelled orders hold no promotion, and others do not give theirs back',
    title: '已取消订单不占用活动',
    sql: `select u.id, u.order_id, o.status, u.given_back_at from promotion_uses u join orders o on o.id = u.order_id
      where u.order_id >= {since} and (o.status = 'cancelled') <> (u.given_back_at is not null)`,
    link: orderLink,
    recent: { table: 'orders', column: 'placed_at' },
  },
];
