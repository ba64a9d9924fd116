import type { Breaks } from './breaks.ts';
import { latest } from './insert.ts';

const paid = latest('orders', "t.status = 'paid'");
const completed = latest('orders', "t.status = 'completed' and t.delivery_kind = 'express'");
const refunded = latest('orders', 't.refunded > 0');

export const breaks: Breaks = {
  of: {
    'an order costs its lines and the freight': `update orders set freight = freight + 1, payable = payable + 1 where id = ${paid}`,
    'an order has lines': `delete from order_lines where order_id = ${paid}`,
    'no line costs less than nothing': `update order_lines set payable = -1 where order_id = ${paid}`,
    'the discounts of an order are those of its lines, slot by slot': `update orders set discounts = json_array(json_object('slot', 'coupon', 'label', '', 'amount', 5)) where id = ${paid}`,
    'a line says what its discount is made of': `update order_lines set discounts = json_array(json_object('slot', 'coupon', 'label', '', 'amount', 5)) where order_id = ${paid}`,
    'the coupons of an order saved what it says': `update orders set coupon_saved = coupon_saved + 1 where id = ${paid}`,
    'the points of an order were taken from its buyer': `update orders set points_used = points_used + 1 where id = ${paid}`,
    'what was paid is what it costs': `update orders set paid = paid - 1 where id = ${paid}`,
    'paid orders know their payment, unpaid ones have none': `update orders set payment_id = null where id = ${paid}`,
    'the payment of an order has succeeded, with its amount': `update payments p join orders o on o.payment_id = p.id set p.status = 'closed' where o.id = ${paid}`,
    'every payment that succeeded pays its order or goes back': `update orders set payment_id = null where id = ${paid}`,
    'no more goes back than was paid': `update orders set refunded = paid + 1 where id = ${refunded}`,
    'no line gives back more than was paid for it': `update order_lines set refunded = payable + 1 where order_id = ${refunded}`,
    'lines count the refunds that were written down': `update order_lines set refunded = refunded - 1 where order_id = ${refunded}`,
    'orders count the freight of refunds that were written down': `update orders set refunded_freight = refunded_freight + 1 where id = ${refunded}`,
    'a refund of an order is what payments gives back': `update order_refunds set goods = goods - 1 where order_id = ${refunded}`,
    'no more leaves than was bought': `update order_lines set shipped = quantity + 1 where order_id = ${completed}`,
    'an order is as far as its goods are': `update orders set status = 'part_shipped' where id = ${completed}`,
    'parcels hold what was shipped': `delete l from parcel_lines l join parcels p on p.id = l.parcel_id where p.order_id = ${completed}`,
    'the clock stands still while a case is open, and only then': `update orders set open_cases = 1 where id = ${completed}`,
    'open pick-up codes belong to paid orders': `update orders o join pickups p on p.order_id = o.id set o.status = 'paid' where p.status = 'verified'`,
  },
};
