import type { Invariant } from '../../platform/invariant.ts';

const flash = '/flash/{activity_id}/live';

/** What must hold of flash sales at any moment between transactions. */
export const flashInvariants: readonly Invariant[] = [
  {
    name: 'no more is claimed than was released, or released than there is',
    title: '秒杀已抢不超过已放出，已放出不超过库存',
    sql: 'select id, activity_id, quota, released, claimed from flash_items where claimed < 0 or claimed > released or released > quota',
    link: flash,
  },
  {
    name: 'an item counts its live claims',
    title: '秒杀已抢数量等于有效抢购之和',
    sql: `select i.id, i.activity_id, i.claimed, coalesce(c.live, 0) as live from flash_items i
      left join (select item_id, sum(quantity - returned) as live from flash_claims group by item_id) c on c.item_id = i.id
      where i.claimed <> coalesce(c.live, 0)`,
    link: flash,
    nightly: true,
  },
  {
    name: 'each live piece holds one of its customer’s places',
    title: '每件有效抢购占用顾客的一个限购名额',
    sql: `select c.id, i.activity_id, c.quantity, c.returned, coalesce(s.n, 0) as places from flash_claims c join flash_items i on i.id = c.item_id
      left join (select claim_id, count(*) as n from flash_slots where claim_id >= {since} group by claim_id) s on s.claim_id = c.id
      where c.id >= {since} and c.quantity - c.returned <> coalesce(s.n, 0)`,
    link: flash,
    recent: { table: 'flash_claims', column: 'ordered_at' },
  },
  {
    name: 'a claim has its order, and the order its claim',
    title: '每个抢购对应一个订单',
    sql: `select c.id, i.activity_id, c.order_id from flash_claims c join flash_items i on i.id = c.item_id left join orders o on o.id = c.order_id
      where c.id >= {since} and (o.id is null or o.flash_claim_id <> c.id or o.customer_id <> c.customer_id)`,
    link: flash,
    recent: { table: 'flash_claims', column: 'ordered_at' },
  },
  {
    name: 'pieces that an order gave up have flowed back',
    title: '取消的秒杀订单已释放名额',
    sql: `select c.id, i.activity_id, c.returned, l.cancelled from flash_claims c join flash_items i on i.id = c.item_id
      join orders o on o.id = c.order_id
      join (select order_id, sum(cancelled) as cancelled from order_lines group by order_id) l on l.order_id = c.order_id
      where c.id >= {since} and c.returned <> l.cancelled and coalesce(o.cancelled_at, o.placed_at) < {settled}`,
    link: flash,
    recent: { table: 'flash_claims', column: 'ordered_at' },
  },
  {
    name: 'what a published item sells was reserved once, and what it did not sell was given back once',
    title: '秒杀库存占用与归还一致',
    sql: `select * from (
        select i.id, i.activity_id, i.quota, i.claimed, i.closed_at, a.status, coalesce(r.reserved_delta, 0) as reserved,
          (select coalesce(-sum(m.reserved_delta), 0) from stock_movements m where m.business_key like concat('release:flash:', i.id, ':%')) as freed
        from flash_items i join flash_activities a on a.id = i.activity_id
        left join stock_movements r on r.business_key = concat('reserve:flash:', i.id, ':', i.sku_id)
      ) v where reserved <> case when status = 'draft' then 0 else quota end or freed <> case when closed_at is null then 0 else quota - claimed end`,
    link: flash,
    nightly: true,
  },
];
