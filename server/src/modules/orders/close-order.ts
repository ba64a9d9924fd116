import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { releaseStock } from '../inventory/index.ts';
import { requestRefund } from '../payments/index.ts';
import { giveBackPurchaseLimits } from '../pricing/index.ts';
import { linesOf } from './order.queries.ts';
import { staffOrder, staffOrderRow } from './staff-orders.queries.ts';

/**
 * Closes a paid order of which nothing has left, gives the stock back and the money too. The refund's number is fixed in the same
 * transaction; the money moves after it.
 * @throws state_forbidden
 */
export const closeOrder = async (input: { id: number; reason: string }, call: StaffCall): Promise<StaffOrder> => {
  const order = await staffOrderRow(call.actor, input.id);
  if (order.status !== 'paid') fail('state_forbidden');
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  await transact(async () => {
    await move('orders', orderMoves, 'close', order.id, call.actor, {
      set: { cancelled_at: now(), cancel_reason: input.reason, cancelled_by: 'staff' },
      note: input.reason,
    });
    await releaseStock(
      order.location_id,
      lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity, source: `order:${order.id}:closed` })),
    );
    const limited = lines.filter((line) => line.limited);
    if (limited.length > 0)
      await giveBackPurchaseLimits(
        order.customer_id,
        limited.map((line) => ({ productId: line.product_id, quantity: line.quantity })),
      );
    if (order.paid > 0 && order.payment_id !== null)
      await requestRefund({ paymentId: order.payment_id, amount: order.paid, reason: input.reason, key: `close:${order.id}` });
    await publish('order.cancelled', { orderId: order.id, orderNo: order.no, customerId: order.customer_id, reason: input.reason });
    await recordAudit(call.actor, {
      action: 'order.close',
      subject: 'order',
      subjectId: order.id,
      summary: `关闭并退款 ${order.no}：${input.reason}`,
      before: { status: order.status, paid: order.paid },
      after: { status: 'cancelled' },
    });
  });
  return staffOrder(input, call);
};
