import { on } from '../../platform/queue/events.ts';
import { db } from './promotion.entity.ts';

export const handlers = [
  // What was sold with a promotion; the same news again writes the same.
  on('order.paid', 'promotions.count-paid', async ({ orderId, goods }) => {
    await db().updateTable('promotion_uses').set({ goods }).where('order_id', '=', orderId).execute();
  }),
];
