/** What must hold of orders, their money and their goods at any moment between transactions. */
export const orderInvariants: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'an order costs its lines and the freight',
    sql: `select o.id, o.payable, o.freight, o.items_total, o.discount_total, l.goods from orders o
      join (select order_id, sum(payable) as goods, sum(unit_price * quantity) as listed, sum(freight) as freight from order_lines group by order_id) l on l.order_id = o.id
      where o.payable <> l.goods + o.freight or o.items_total <> l.listed or o.items_total - o.discount_total <> l.goods or o.freight <> l.freight`,
  },
  { name: 'an order has lines', sql: 'select o.id from orders o left join order_lines l on l.order_id = o.id where l.id is null' },
  {
    name: 'no line costs less than nothing',
    sql: 'select id from order_lines where payable < 0 or discount < 0 or freight < 0 or payable + discount <> unit_price * quantity',
  },
  { name: 'what was paid is what it costs', sql: 'select id, paid, payable from orders where payment_id is not null and paid <> payable' },
  {
    name: 'paid orders know their payment, unpaid ones have none',
    sql: `select id, status, payment_id from orders where (status in ('paid', 'part_shipped', 'shipped', 'received', 'completed')) <> (payment_id is not null)
      and not (status = 'cancelled' and payment_id is not null and cancelled_by = 'staff')`,
  },
  {
    name: 'the payment of an order has succeeded, with its amount',
    sql: `select o.id, o.payment_id from orders o left join payments p on p.id = o.payment_id
      where o.payment_id is not null and (p.id is null or p.status <> 'succeeded' or p.amount <> o.paid or p.payable_no <> o.no or p.unwanted)`,
  },
  {
    name: 'every payment that succeeded pays its order or goes back',
    sql: `select p.id, p.no from payments p join orders o on o.no = p.payable_no
      where p.kind = 'order' and p.status = 'succeeded' and (o.payment_id is null or o.payment_id <> p.id) and not p.unwanted`,
  },
  { name: 'no more goes back than was paid', sql: 'select id, paid, refunded from orders where refunded > paid or refunded < 0' },
  {
    name: 'no more is shipped than was bought',
    sql: 'select id, quantity, shipped from order_lines where shipped > quantity or shipped < 0',
  },
  {
    name: 'an order is as far as its goods are',
    sql: `select o.id, o.status from orders o join (select order_id, sum(shipped) as shipped, sum(quantity) as quantity from order_lines group by order_id) l on l.order_id = o.id
      where (o.status in ('unpaid', 'paid', 'cancelled') and l.shipped > 0) or (o.status = 'part_shipped' and (l.shipped = 0 or l.shipped >= l.quantity))
        or (o.status in ('shipped', 'received', 'completed') and l.shipped <> l.quantity)`,
  },
  {
    name: 'parcels hold what was shipped',
    sql: `select l.id, l.shipped, coalesce(p.packed, 0) as packed from order_lines l join orders o on o.id = l.order_id
      left join (select line_id, sum(quantity) as packed from parcel_lines group by line_id) p on p.line_id = l.id
      where o.delivery_kind = 'express' and l.shipped <> coalesce(p.packed, 0)`,
  },
  {
    name: 'what is reserved is what open orders wait for',
    sql: `select s.sku_id, s.location_id, s.reserved, coalesce(w.waiting, 0) as waiting from stock s
      left join (select l.sku_id, o.location_id, sum(l.quantity - l.shipped) as waiting from order_lines l join orders o on o.id = l.order_id
        where o.status in ('unpaid', 'paid', 'part_shipped') group by l.sku_id, o.location_id) w on w.sku_id = s.sku_id and w.location_id = s.location_id
      where s.reserved <> coalesce(w.waiting, 0)`,
  },
  {
    name: 'open pick-up codes belong to paid orders',
    sql: `select p.id, o.status from pickups p join orders o on o.id = p.order_id where (p.status = 'verified' and o.status not in ('received', 'completed'))`,
  },
];
