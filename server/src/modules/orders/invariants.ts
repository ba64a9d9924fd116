import type { Invariant } from '../../platform/invariant.ts';

const order = '/orders?open={id}';
const lineOrder = '/orders?open={order_id}';
const recent = { table: 'orders', column: 'placed_at' } as const;

/** What must hold of orders, their money and their goods at any moment between transactions. */
export const orderInvariants: readonly Invariant[] = [
  {
    name: 'an order costs its lines and the freight',
    title: '订单金额等于商品行与运费之和',
    sql: `select o.id, o.payable, o.freight, o.items_total, o.discount_total, l.goods from orders o
      join (select order_id, sum(payable) as goods, sum(unit_price * quantity) as listed, sum(freight) as freight from order_lines where order_id >= {since} group by order_id) l on l.order_id = o.id
      where o.id >= {since} and (o.payable <> l.goods + o.freight or o.items_total <> l.listed or o.items_total - o.discount_total <> l.goods or o.freight <> l.freight)`,
    link: order,
    recent,
  },
  {
    name: 'an order has lines',
    title: '每个订单都有商品行',
    sql: 'select o.id from orders o left join order_lines l on l.order_id = o.id where o.id >= {since} and l.id is null',
    link: order,
    recent,
  },
  {
    name: 'no line costs less than nothing',
    title: '商品行金额不为负',
    sql: 'select id, order_id from order_lines where order_id >= {since} and (payable < 0 or discount < 0 or freight < 0 or payable + discount <> unit_price * quantity)',
    link: lineOrder,
    recent,
  },
  {
    name: 'the discounts of an order are those of its lines, slot by slot',
    title: '订单优惠等于商品行优惠之和（按类型）',
    sql: `select o.id, d.slot, d.amount, coalesce(l.amount, 0) as of_lines
      from (select o.id, d.slot, sum(d.amount) as amount from orders o join json_table(o.discounts, '$[*]' columns (slot varchar(20) path '$.slot', amount bigint path '$.amount')) d
        where o.id >= {since} group by o.id, d.slot) d
      join orders o on o.id = d.id
      left join (select l.order_id, d.slot, sum(d.amount) as amount from order_lines l join json_table(l.discounts, '$[*]' columns (slot varchar(20) path '$.slot', amount bigint path '$.amount')) d
        where l.order_id >= {since} and l.discounts is not null group by l.order_id, d.slot) l on l.order_id = d.id and l.slot = d.slot
      where d.amount <> coalesce(l.amount, 0)`,
    link: order,
    recent,
  },
  {
    name: 'a line says what its discount is made of',
    title: '商品行优惠有明细',
    sql: `select l.id, l.order_id, l.discount from order_lines l where l.order_id >= {since} and l.discount <> coalesce((select sum(d.amount) from json_table(l.discounts, '$[*]' columns (amount bigint path '$.amount')) d), 0)`,
    link: lineOrder,
    recent,
  },
  {
    name: 'the coupons of an order saved what it says',
    title: '订单用券金额等于优惠券使用记录',
    sql: `select o.id, o.coupon_saved, coalesce(u.saved, 0) as used from orders o
      left join (select order_id, sum(saved) as saved from (select order_id, coupon_id, max(saved) as saved from coupon_uses where order_id >= {since} group by order_id, coupon_id) once group by order_id) u on u.order_id = o.id
      where o.id >= {since} and o.coupon_saved <> coalesce(u.saved, 0)`,
    link: order,
    recent,
  },
  {
    name: 'the points of an order were taken from its buyer',
    title: '订单抵扣积分等于积分使用记录',
    sql: `select o.id, o.points_used, u.points from orders o
      left join (select order_id, round, sum(points) as points from points_uses where order_id >= {since} group by order_id, round) u on u.order_id = o.id
      where o.id >= {since} and o.points_used <> coalesce(u.points, 0)`,
    link: order,
    recent,
  },
  {
    name: 'what was paid is what it costs',
    title: '实付等于应付',
    sql: 'select id, paid, payable from orders where id >= {since} and payment_id is not null and paid <> payable',
    link: order,
    recent,
  },
  {
    name: 'paid orders know their payment, unpaid ones have none',
    title: '已支付订单有支付单，未支付的没有',
    sql: `select id, status, payment_id from orders where id >= {since} and (status in ('paid', 'part_shipped', 'shipped', 'received', 'completed')) <> (payment_id is not null)
      and not (status = 'cancelled' and payment_id is not null and refunded_freight + (select coalesce(sum(l.refunded), 0) from order_lines l where l.order_id = orders.id) <= paid)`,
    link: order,
    recent,
  },
  {
    name: 'the payment of an order has succeeded, with its amount',
    title: '订单的支付单已成功且金额一致',
    sql: `select o.id, o.payment_id from orders o left join payments p on p.id = o.payment_id
      where o.id >= {since} and o.payment_id is not null and (p.id is null or p.status <> 'succeeded' or p.amount <> o.paid or p.payable_no <> o.no or p.unwanted)`,
    link: order,
    recent,
  },
  {
    name: 'every payment that succeeded pays its order or goes back',
    title: '成功的支付要么付了订单，要么退回',
    sql: `select p.id, p.no, o.id as order_id from payments p join orders o on o.no = p.payable_no
      where p.kind = 'order' and p.status = 'succeeded' and p.paid_at < {settled} and o.id >= {since} and (o.payment_id is null or o.payment_id <> p.id) and not p.unwanted`,
    link: lineOrder,
    recent,
  },
  {
    name: 'no more goes back than was paid',
    title: '退款不超过实付',
    sql: `select o.id, o.paid, o.refunded, o.refunded_freight, o.refunding_freight from orders o where o.id >= {since}
      and (o.refunded > o.paid or o.refunded < 0 or o.refunded_freight < 0 or o.refunding_freight < 0 or o.refunded_freight + o.refunding_freight > o.freight)`,
    link: order,
    recent,
  },
  {
    name: 'no line gives back more than was paid for it',
    title: '商品行退款不超过该行实付',
    sql: 'select id, order_id, payable, refunded, refunding from order_lines where order_id >= {since} and (refunded < 0 or refunding < 0 or refunded + refunding > payable)',
    link: lineOrder,
    recent,
  },
  {
    name: 'lines count the refunds that were written down',
    title: '商品行的退款等于退款明细之和',
    sql: `select l.id, l.order_id, l.refunded, coalesce(r.amount, 0) as written from order_lines l
      left join (select line_id, sum(amount) as amount from order_refund_lines group by line_id) r on r.line_id = l.id
      where l.order_id >= {since} and l.refunded <> coalesce(r.amount, 0)`,
    link: lineOrder,
    recent,
  },
  {
    name: 'orders count the freight of refunds that were written down',
    title: '订单退运费等于退款明细之和',
    sql: `select o.id, o.refunded_freight, coalesce(r.freight, 0) as written from orders o
      left join (select order_id, sum(freight) as freight from order_refunds group by order_id) r on r.order_id = o.id
      where o.id >= {since} and o.refunded_freight <> coalesce(r.freight, 0)`,
    link: order,
    recent,
  },
  {
    name: 'a refund of an order is what payments gives back',
    title: '订单退款等于退款单金额',
    sql: `select r.order_id, r.refund_id, r.goods + r.freight as written, p.amount from order_refunds r left join refunds p on p.id = r.refund_id
      where r.order_id >= {since} and (p.id is null or p.unwanted or p.amount <> r.goods + r.freight
        or r.goods <> (select coalesce(sum(l.amount), 0) from order_refund_lines l where l.refund_id = r.refund_id))`,
    link: lineOrder,
    recent,
  },
  {
    name: 'no more leaves than was bought',
    title: '发货、取消与占用不超过购买数量',
    sql: `select id, order_id, quantity, shipped, cancelled, held, returned from order_lines
      where order_id >= {since} and (shipped < 0 or cancelled < 0 or held < 0 or returned < 0 or shipped + cancelled + held > quantity or returned > shipped)`,
    link: lineOrder,
    recent,
  },
  {
    name: 'an order is as far as its goods are',
    title: '订单状态与商品进度一致',
    sql: `select o.id, o.status, l.shipped, l.cancelled, l.quantity from orders o
      join (select order_id, sum(shipped) as shipped, sum(cancelled) as cancelled, sum(quantity) as quantity from order_lines where order_id >= {since} group by order_id) l on l.order_id = o.id
      where o.id >= {since} and ((o.status in ('unpaid', 'paid', 'cancelled') and l.shipped > 0)
        or (o.status = 'unpaid' and l.cancelled > 0)
        or (o.status = 'paid' and l.cancelled >= l.quantity)
        or (o.status = 'cancelled' and l.cancelled <> l.quantity)
        or (o.status = 'part_shipped' and (l.shipped = 0 or l.shipped + l.cancelled >= l.quantity))
        or (o.status in ('shipped', 'received', 'completed') and (l.shipped = 0 or l.shipped + l.cancelled <> l.quantity)))`,
    link: order,
    recent,
  },
  {
    name: 'parcels hold what was shipped',
    title: '包裹内容等于已发数量',
    sql: `select l.id, l.order_id, l.shipped, coalesce(p.packed, 0) as packed from order_lines l join orders o on o.id = l.order_id
      left join (select line_id, sum(quantity) as packed from parcel_lines group by line_id) p on p.line_id = l.id
      where l.order_id >= {since} and o.delivery_kind = 'express' and l.shipped <> coalesce(p.packed, 0)`,
    link: lineOrder,
    recent,
  },
  {
    name: 'the clock stands still while a case is open, and only then',
    title: '有进行中售后的订单计时暂停',
    sql: 'select id, open_cases, paused_at from orders where id >= {since} and (open_cases < 0 or (open_cases > 0) <> (paused_at is not null))',
    link: order,
    recent,
  },
  {
    name: 'open pick-up codes belong to paid orders',
    title: '已核销的提货码对应已收货订单',
    sql: `select p.id, o.id as order_id, o.status from pickups p join orders o on o.id = p.order_id where o.id >= {since} and p.status = 'verified' and o.status not in ('received', 'completed')`,
    link: lineOrder,
    recent,
  },
];
