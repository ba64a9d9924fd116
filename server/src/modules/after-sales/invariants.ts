import type { Invariant } from '../../platform/invariant.ts';

const link = '/after-sales?open={id}';
const recent = { table: 'after_sales_cases', column: 'requested_at' } as const;
/** What cases do to orders is looked at by order: those of the last days every few minutes, all of them at night. */
const recentOrders = { table: 'orders', column: 'placed_at' } as const;
/** Cases that have hold of pieces and money of their order. */
const CLAIMING = "('requested', 'agreed', 'sent', 'received', 'inspected', 'reshipped')";

/** What must hold of after-sales cases, and of what they do to orders and stock. */
export const afterSalesInvariants: readonly Invariant[] = [
  {
    name: 'a case asks for its lines',
    title: '售后金额等于各行之和',
    sql: `select c.id, c.goods, coalesce(l.amount, 0) as summed from after_sales_cases c
      left join (select case_id, sum(amount) as amount from after_sales_lines where case_id >= {since} group by case_id) l on l.case_id = c.id
      where c.id >= {since} and (l.amount is null or c.goods <> l.amount)`,
    link,
    recent,
  },
  {
    name: 'orders count their open cases',
    title: '订单的进行中售后数准确',
    sql: `select o.id, o.open_cases, coalesce(c.n, 0) as counted from orders o
      left join (select order_id, count(*) as n from after_sales_cases where status in ${CLAIMING} group by order_id) c on c.order_id = o.id
      where o.id >= {since} and (o.open_cases > 0 or c.n > 0) and o.open_cases <> coalesce(c.n, 0)`,
    link: '/orders?open={id}',
    recent: recentOrders,
  },
  {
    name: 'a line is held by the open case that it is in',
    title: '商品行占用与进行中售后一致',
    sql: `select l.id, l.order_id, l.case_id, l.held, l.refunding, x.case_id as expected from order_lines l
      left join (select s.line_id, c.id as case_id, s.amount, if(c.stage = 'unshipped', s.quantity, 0) as held from after_sales_lines s
        join after_sales_cases c on c.id = s.case_id where c.status in ${CLAIMING}) x on x.line_id = l.id
      where l.order_id >= {since} and (l.case_id is not null or x.case_id is not null or l.held > 0 or l.refunding > 0)
        and (not (l.case_id <=> x.case_id) or l.held <> coalesce(x.held, 0) or l.refunding <> coalesce(x.amount, 0))`,
    link: '/orders?open={order_id}',
    recent: recentOrders,
  },
  {
    name: 'orders know the freight that open cases ask for',
    title: '订单在途退运费与进行中售后一致',
    sql: `select o.id, o.refunding_freight, coalesce(c.freight, 0) as asked from orders o
      left join (select order_id, sum(freight) as freight from after_sales_cases where status in ${CLAIMING} group by order_id) c on c.order_id = o.id
      where o.id >= {since} and (o.refunding_freight > 0 or c.freight > 0) and o.refunding_freight <> coalesce(c.freight, 0)`,
    link: '/orders?open={id}',
    recent: recentOrders,
  },
  {
    name: 'a case that gave money back has its refund, with its amount, once',
    title: '售后退款与退款单一致',
    sql: `select c.id, c.refund_id, c.goods + c.freight as agreed, r.goods + r.freight as written from after_sales_cases c
      left join order_refunds r on r.refund_id = c.refund_id
      where c.id >= {since} and ((c.status = 'refunding' or (c.status = 'done' and c.kind <> 'exchange')) <> (c.refund_id is not null)
        or (c.refund_id is not null and (r.id is null or r.order_id <> c.order_id or r.goods + r.freight <> c.goods + c.freight)))`,
    link,
    recent,
  },
  {
    name: 'a case is done when its money has arrived',
    title: '退款到账后售后完成',
    sql: `select c.id, c.status, r.status as refund_status from after_sales_cases c join refunds r on r.id = c.refund_id
      where c.id >= {since} and ((c.status = 'refunding' and r.status = 'succeeded' and r.finished_at < {settled})
        or (c.status = 'done' and r.status in ('waiting', 'processing', 'abnormal')))`,
    link,
    recent,
  },
  {
    name: 'units that were found add up to what came back',
    title: '验货数量与退货数量一致',
    sql: `select c.id, l.line_id, l.quantity, l.sellable, l.damaged, l.missing from after_sales_lines l join after_sales_cases c on c.id = l.case_id
      where c.id >= {since} and l.sellable + l.damaged + l.missing <> if(c.inspected_at is null, 0, l.quantity)`,
    link,
    recent,
  },
  {
    name: 'stock returns only for sellable units that were received',
    title: '只有完好的退货回到库存',
    sql: `select l.case_id as id, l.line_id, l.sellable, coalesce(m.pieces, 0) as booked from after_sales_lines l
      left join (select source, sum(on_hand_delta) as pieces from stock_movements where reason in ('return', 'scrap') and source like 'case:%' group by source) m
        on m.source = concat('case:', l.case_id, ':', l.line_id)
      where l.case_id >= {since} and l.sellable <> coalesce(m.pieces, 0)`,
    link,
    recent,
  },
  {
    name: 'no goods come back without a case',
    title: '退货入库都有售后单',
    sql: `select m.id, m.source from stock_movements m left join after_sales_lines l on m.source = concat('case:', l.case_id, ':', l.line_id)
      where m.reason in ('return', 'scrap') and m.source like 'case:%' and l.id is null`,
    nightly: true,
  },
  {
    name: 'pieces that came back for money are counted',
    title: '订单退货数与售后一致',
    sql: `select o.id, o.order_id, o.returned, coalesce(x.pieces, 0) as counted from order_lines o
      left join (select l.line_id, sum(l.sellable + l.damaged) as pieces from after_sales_lines l join after_sales_cases c on c.id = l.case_id
        where c.kind = 'return_refund' and c.status in ('refunding', 'done') group by l.line_id) x on x.line_id = o.id
      where o.order_id >= {since} and (o.returned > 0 or x.pieces > 0) and o.returned <> coalesce(x.pieces, 0)`,
    link: '/orders?open={order_id}',
    recent: recentOrders,
  },
  {
    name: 'what is reserved is what open orders, exchanges and flash sales wait for',
    title: '占用库存等于待发订单、换货与秒杀之和',
    sql: `select s.sku_id, s.location_id, s.reserved, coalesce(w.waiting, 0) as waiting from stock s
      left join (select sku_id, location_id, sum(pieces) as waiting from (
          select l.sku_id, o.location_id, l.quantity - l.shipped - l.cancelled as pieces from orders o join order_lines l on l.order_id = o.id
            where o.status in ('unpaid', 'paid', 'part_shipped')
          union all
          select l.sku_id, c.location_id, l.quantity from after_sales_cases c join after_sales_lines l on l.case_id = c.id
            where c.reserved = 1 and c.status in ('agreed', 'sent', 'received', 'inspected')
          union all
          select i.sku_id, a.location_id, i.quota - i.claimed from flash_items i join flash_activities a on a.id = i.activity_id
            where i.closed_at is null and a.status <> 'draft'
          union all
          select i.sku_id, a.location_id, l.cancelled - c.returned from flash_claims c join order_lines l on l.order_id = c.order_id
            join flash_items i on i.id = c.item_id join flash_activities a on a.id = i.activity_id where l.cancelled <> c.returned) open_pieces
        group by sku_id, location_id) w on w.sku_id = s.sku_id and w.location_id = s.location_id
      where s.reserved <> coalesce(w.waiting, 0)`,
    link: '/stock?skuId={sku_id}',
  },
  {
    name: 'an ended case says when, an open one does not',
    title: '已结束的售后有结束时间',
    sql: `select id, status, ended_at, due_at from after_sales_cases where id >= {since}
      and ((status in ('done', 'refused', 'withdrawn', 'closed')) <> (ended_at is not null) or (ended_at is not null and due_at is not null))`,
    link,
    recent,
  },
];
