import type { Invariant } from '../../platform/invariant.ts';

const stock = '/stock?skuId={sku_id}';
const recent = { table: 'stock_movements', column: 'at' } as const;

/** What must hold of stock at any moment between transactions. */
export const inventoryInvariants: readonly Invariant[] = [
  {
    name: 'movements add up to the stock',
    title: '库存等于库存流水之和',
    sql: `select s.sku_id, s.location_id, s.on_hand, s.reserved, coalesce(m.on_hand, 0) as moved_on_hand, coalesce(m.reserved, 0) as moved_reserved
      from stock s
      left join (select sku_id, location_id, sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved from stock_movements group by sku_id, location_id) m
        on m.sku_id = s.sku_id and m.location_id = s.location_id
      where s.on_hand <> coalesce(m.on_hand, 0) or s.reserved <> coalesce(m.reserved, 0)`,
    link: stock,
    nightly: true,
  },
  {
    name: 'no movement without a row of stock',
    title: '每条库存流水都有对应库存',
    sql: `select m.id, m.sku_id, m.location_id from stock_movements m left join stock s on s.sku_id = m.sku_id and s.location_id = m.location_id
      where s.id is null and m.id >= {since}`,
    link: stock,
    recent,
  },
  {
    name: 'reserved stock is not negative',
    title: '占用库存不为负数',
    sql: 'select sku_id, location_id, reserved from stock where reserved < 0',
    link: stock,
  },
  {
    name: 'no more is reserved than is on hand',
    title: '占用不超过现有库存',
    sql: 'select sku_id, location_id, on_hand, reserved from stock where reserved > on_hand',
    link: stock,
  },
  {
    name: 'the last movement tells the stock of now',
    title: '最后一条流水的结存等于当前库存',
    sql: `select s.sku_id, s.location_id, s.on_hand, s.reserved, m.on_hand_after, m.reserved_after
      from stock s
      join (select sku_id, location_id, max(id) as id from stock_movements where id >= {since} group by sku_id, location_id) l on l.sku_id = s.sku_id and l.location_id = s.location_id
      join stock_movements m on m.id = l.id
      where m.on_hand_after <> s.on_hand or m.reserved_after <> s.reserved`,
    link: stock,
    recent,
  },
  {
    name: 'what is in transit has left and has not arrived',
    title: '在途调拨已出库且未入库',
    sql: `select t.id, l.sku_id from stock_transfers t
      join stock_transfer_lines l on l.transfer_id = t.id
      left join stock_movements o on o.business_key = concat('transfer_out:transfer:', t.id, ':', l.sku_id)
      left join stock_movements i on i.business_key in (concat('transfer_in:transfer:', t.id, ':', l.sku_id), concat('transfer_in:transfer:', t.id, ':cancel:', l.sku_id))
      where o.id is null or (t.status = 'in_transit' and i.id is not null) or (t.status <> 'in_transit' and i.id is null)`,
    link: '/transfers',
  },
];
