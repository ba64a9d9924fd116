import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { now } from '../../platform/clock.ts';
import { type Actor, system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { closePayments } from '../payments/index.ts';
import { giveBackBenefits } from './benefits.ts';
import { dropPieces } from './cancel-pieces.ts';
import { lockOrder } from './lock-order.ts';
import { leftToShip, type OrderRow } from './order.entity.ts';
import { myOrder, ownOrder } from './order.queries.ts';

/** The customer gives up an unpaid order. @throws not_found, state_forbidden, already_paid */
export const cancelOrder = async (input: { id: number; reason: string }, call: CustomerCall): Promise<Order> => {
  await cancelUnpaid(await ownOrder(call.actor.id, input.id), call.actor, input.reason);
  return myOrder(call.actor.id, input.id);
};

/**
 * Closes an unpaid order: first at WeChat, so that nobody pays what is being closed, then here. When WeChat says that it was paid
 * meanwhile, the order stays and the payment takes its course.
 * `alongside` is written in the same transaction.
 * @throws state_forbidden, already_paid
 */
export const cancelUnpaid = async (
  order: OrderRow,
  actor: Actor,
  reason: string,
  alongside: () => Promise<void> = async () => {},
): Promise<void> => {
  if (order.status !== 'unpaid')
    fail(order.status === 'cancelled' ? 'state_forbidden' : order.paid_at ? 'already_paid' : 'state_forbidden');
  if ((await closePayments('order', order.no)) === 'paid') fail('already_paid');
  const cancelled = await transact(async () => {
    const set = { cancelled_at: now(), cancel_reason: reason.slice(0, 100), cancelled_by: actor.kind };
    if (
      !(await tryMove('orders', orderMoves, 'cancel', order.id, actor, {
        set,
        note: reason,
        ...(actor === system ? { title: '超时未支付，订单关闭' } : {}),
      }))
    )
      return false;
    const { lines } = await lockOrder(order.id);
    await dropPieces(
      order,
      lines,
      lines.map((line) => ({ lineId: line.id, quantity: leftToShip(line) })),
      `order:${order.id}`,
    );
    await giveBackBenefits(order, 'cancelled');
    await alongside();
    await publish('order.cancelled', {
      orderId: order.id,
      orderNo: order.no,
      customerId: order.customer_id,
      reason,
      flashClaimId: order.flash_claim_id,
    });
    return true;
  });
  if (!cancelled) fail('state_forbidden');
};
