import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { requestRefund } from '../payments/index.ts';
import { giveBackBenefits } from './benefits.ts';
import { dropPieces } from './cancel-pieces.ts';
import { refundableFreightOf, refundableOf } from './claim-lines.ts';
import { lockOrder } from './lock-order.ts';
import { leftToShip } from './order.entity.ts';
import { recordRefund } from './record-refund.ts';
import { staffOrder, staffOrderRow } from './staff-orders.queries.ts';

/**
 * Closes a paid order of which nothing has left, gives the stock back and all the money that has not gone back yet. The refund's number
 * is fixed in the same transaction; the money moves after it.
 * @throws state_forbidden, case_open while a customer's case waits for its decision
 */
export const closeOrder = async (input: { id: number; reason: string }, call: StaffCall): Promise<StaffOrder> => {
  await staffOrderRow(call.actor, input.id);
  await transact(async () => {
    const { order, lines } = await lockOrder(input.id);
    if (order.status !== 'paid') fail('state_forbidden');
    if (order.open_cases > 0) fail('case_open');
    await dropPieces(
      order,
      lines,
      lines.map((line) => ({ lineId: line.id, quantity: leftToShip(line) })),
      `order:${order.id}:closed`,
    );
    await move('orders', orderMoves, 'close', order.id, call.actor, {
      set: { cancelled_at: now(), cancel_reason: input.reason, cancelled_by: 'staff' },
      note: input.reason,
    });
    await giveBackBenefits(order, 'cancelled');
    const back = lines
      .map((line) => ({ lineId: line.id, amount: refundableOf(line), quantity: leftToShip(line) }))
      .filter((line) => line.quantity > 0);
    const freight = refundableFreightOf(order);
    const amount = back.reduce((sum, line) => sum + line.amount, 0) + freight;
    if (amount > 0 && order.payment_id !== null) {
      const { refundId } = await requestRefund({
        paymentId: order.payment_id,
        amount,
        reason: input.reason,
        key: `close:${order.id}`,
        orByHand: true,
      });
      await recordRefund({ orderId: order.id, refundId, lines: back, freight });
    }
    await publish('order.cancelled', {
      orderId: order.id,
      orderNo: order.no,
      customerId: order.customer_id,
      reason: input.reason,
      flashClaimId: order.flash_claim_id,
    });
    await recordAudit(call.actor, {
      action: 'order.close',
      subject: 'order',
      subjectId: order.id,
      summary: `关闭并退款 ${order.no}：${input.reason}`,
      before: { status: order.status, paid: order.paid },
      after: { status: 'cancelled', refund: amount },
    });
  });
  return staffOrder(input, call);
};
