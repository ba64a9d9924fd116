import type { Breaks } from './breaks.ts';
import { insert, latest } from './insert.ts';

const order = latest('orders', "t.status = 'completed'");
const line = latest('order_lines', `t.order_id = ${latest('orders', "t.status = 'completed'")}`);
const refund = latest('refunds', "t.status = 'succeeded'");
const CASE = 990_001;

/** A case of 100 fen about a completed order; name what should be different, as SQL. */
const newCase = (different: Record<string, string> = {}): string =>
  insert(
    'after_sales_cases',
    {
      id: String(CASE),
      no: "'SBREAK'",
      order_id: 'o.id',
      order_no: 'o.no',
      customer_id: 'o.customer_id',
      location_id: 'o.location_id',
      kind: "'refund'",
      stage: "'shipped'",
      status: "'withdrawn'",
      reason_code: "'other'",
      reason_label: "'其他'",
      description: "''",
      pictures: "'[]'",
      goods: '100',
      freight: '0',
      freight_decided: '0',
      to_balance: '0',
      freight_by: "''",
      opened_by_staff: '0',
      return_carrier: "''",
      return_tracking_no: "''",
      reserved: '0',
      resend_carrier: "''",
      resend_tracking_no: "''",
      refusal: "''",
      refusal_pictures: "'[]'",
      back_carrier: "''",
      back_tracking_no: "''",
      requested_at: 'utc_timestamp()',
      ended_at: 'utc_timestamp()',
      urgent_at: 'utc_timestamp()',
      ...different,
    },
    `orders o where o.id = ${order}`,
  );
const newLine = (sellable: number): string =>
  `insert into after_sales_lines (case_id, line_id, product_id, sku_id, quantity, asked, amount, sellable, damaged, missing)
   select ${CASE}, l.id, l.product_id, l.sku_id, 1, 100, 100, ${sellable}, 0, 0 from order_lines l where l.id = ${line}`;

export const breaks: Breaks = {
  of: {
    'a case asks for its lines': newCase(),
    'orders count their open cases': `update orders set open_cases = 1 where id = ${order}`,
    'a line is held by the open case that it is in': `update order_lines set held = 1 where id = ${line}`,
    'orders know the freight that open cases ask for': `update orders set refunding_freight = 1 where id = ${order}`,
    'a case that gave money back has its refund, with its amount, once': [newCase({ status: "'done'" }), newLine(0)],
    'a case is done when its money has arrived': [newCase({ status: "'refunding'", refund_id: refund, ended_at: 'null' }), newLine(0)],
    'units that were found add up to what came back': [newCase({ inspected_at: 'utc_timestamp()' }), newLine(0)],
    'stock returns only for sellable units that were received': [newCase({ inspected_at: 'utc_timestamp()' }), newLine(1)],
    'no goods come back without a case': "update stock_movements set reason = 'return', source = 'case:0:0' limit 1",
    'pieces that came back for money are counted': `update order_lines set returned = 1 where id = ${line}`,
    'what is reserved is what open orders, exchanges and flash sales wait for': 'update stock set reserved = reserved + 1 limit 1',
    'an ended case says when, an open one does not': [newCase({ ended_at: 'null' }), newLine(0)],
  },
};
