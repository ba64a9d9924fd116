import type { Events } from '@huitou/shared-types/events.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { sql } from 'kysely';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { logStates, tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { reserveStock } from '../inventory/index.ts';
import { requestRefund } from '../payments/index.ts';
import type { OrderRow } from './order.entity.ts';
import { findOrderByNo, linesOf } from './order.queries.ts';

type Succeeded = Events['payment.succeeded'];

/**
 * Money has arrived for an order. The first payment of the right amount pays it; a second one, or one of an old amount, goes back;
 * one that comes after the order was closed for lateness revives it while the goods last, else goes back.
 */
export const markPaid = async (event: Succeeded): Promise<void> => {
  if (event.kind !== 'order') return;
  const order = await findOrderByNo(event.no);
  if (!order) {
    log.error({ no: event.no, paymentId: event.paymentId }, 'money for an order that does not exist');
    return;
  }
  if (order.payment_id === event.paymentId) return;
  if (await pay(order, event)) return;
  if (await revive(order, event)) return;
  await giveBack(order, event);
};

const paidColumns = (event: Succeeded) => ({ paid: event.paid, paid_at: new Date(event.paidAt), payment_id: event.paymentId });
const announce = (order: OrderRow, event: Succeeded): Promise<void> =>
  publish('order.paid', { orderId: order.id, orderNo: order.no, customerId: order.customer_id, paid: event.paid });

const pay = (order: OrderRow, event: Succeeded): Promise<boolean> =>
  transact(async () => {
    const done = await tryMove('orders', orderMoves, 'pay', order.id, system, { set: paidColumns(event), where: sql`payable = ${event.paid}`, title: '支付成功' });
    if (done) await announce(order, event);
    return done;
  });

/** Only an order that the clock closed comes back to life: whoever cancelled on purpose wants the money back. */
const revive = async (order: OrderRow, event: Succeeded): Promise<boolean> => {
  if (order.status !== 'cancelled' || order.cancelled_by !== 'system' || order.payable !== event.paid || order.payment_id !== null) return false;
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  try {
    return await transact(async () => {
      const set = { ...paidColumns(event), cancelled_at: null, cancel_reason: '', cancelled_by: '' };
      if (!(await tryMove('orders', orderMoves, 'revive', order.id, system, { set, where: sql`payment_id is null`, title: '支付成功，订单恢复' }))) return false;
      await reserveStock(order.location_id, lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity, source: `order:${order.id}:revived` })));
      await announce(order, event);
      return true;
    });
  } catch (error) {
    if (error instanceof ShopError && error.code === 'stock_insufficient') return false;
    throw error;
  }
};

/** Sends the money back under a number made of the payment, so that doing it twice changes nothing. */
const giveBack = (order: OrderRow, event: Succeeded): Promise<void> =>
  transact(async () => {
    const reason = order.status === 'cancelled' ? '订单已关闭，款项退回' : order.payable === event.paid ? '重复支付，款项退回' : '金额已变更，款项退回';
    const fresh = await requestRefund({ paymentId: event.paymentId, amount: event.paid, reason, key: `unwanted:${event.paymentId}` });
    if (fresh.created) await logStates(system, { subject: 'orders', subjectId: order.id, move: 'refund', title: reason, data: { paymentId: event.paymentId, amount: event.paid } });
  });
