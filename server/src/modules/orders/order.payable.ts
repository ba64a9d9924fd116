import { type PayableSource, registerPayable } from '../payments/index.ts';
import { db } from './order.entity.ts';
import { linesOf } from './order.queries.ts';

/** Tells `payments` what an order costs and until when; it knows orders by kind and number only. */
export const orderPayable: PayableSource = {
  find: async (no, customerId) => {
    const order = await db().selectFrom('orders').selectAll().where('no', '=', no).where('customer_id', '=', customerId).executeTakeFirst();
    if (!order) return null;
    const first = (await linesOf([order.id])).get(order.id)?.[0];
    const state =
      order.status === 'unpaid' ? 'unpaid' : order.paid_at === null ? 'closed' : order.status === 'cancelled' ? 'closed' : 'paid';
    return {
      customerId: order.customer_id,
      locationId: order.location_id,
      amount: order.payable,
      payBefore: order.pay_before,
      state,
      description: first ? `${first.name}${order.pieces > 1 ? ` 等 ${order.pieces} 件` : ''}` : order.no,
    };
  },
};
registerPayable('order', orderPayable);
