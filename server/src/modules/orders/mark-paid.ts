import type { ErrorCode } from '@huitou/shared-types/errors.ts';
import type { Events } from '@huitou/shared-types/events.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { logStates, move } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSkus } from '../catalog/index.ts';
import { post } from '../ledger/index.ts';
import { reserveStock } from '../inventory/index.ts';
import { requestRefund } from '../payments/index.ts';
import { takePurchaseLimits } from '../pricing/index.ts';
import { takeBenefitsAgain } from './benefits.ts';
import { db, type OrderRow } from './order.entity.ts';
import { linesOf } from './order.queries.ts';

/** Why an order cannot come to life again. */
const gone: readonly ErrorCode[] = ['stock_insufficient', 'purchase_limit', 'coupon_unusable', 'points_insufficient', 'price_changed'];
type Succeeded = Events['payment.succeeded'];

/**
 * Money has arrived for an order. The first payment of the right amount pays it; a second one, or one of an old amount, goes back;
 * one that comes after the order was closed for lateness revives it while the goods last, else goes back. Decided under the order's lock:
 * the same news may come from two sides at once, and must not look like a second payment.
 */
export const markPaid = async (event: Succeeded): Promise<void> => {
  if (event.kind !== 'order') return;
  try {
    await transact(() => decide(event, true));
  } catch (error) {
    if (!(error instanceof ShopError) || !gone.includes(error.code)) throw error;
    // The goods are gone, or what made the price: what the revival had written is rolled back, and the money goes home.
    await transact(() => decide(event, false));
  }
};

const decide = async (event: Succeeded, mayRevive: boolean): Promise<void> => {
  const order = await db().selectFrom('orders').selectAll().where('no', '=', event.no).forUpdate().executeTakeFirst();
  if (!order) {
    log.error({ no: event.no, paymentId: event.paymentId }, 'money for an order that does not exist');
    return;
  }
  if (order.payment_id === event.paymentId) return;
  const fits = order.payment_id === null && order.payable === event.paid;
  if (fits && order.status === 'unpaid') await pay(order, event);
  // Only an order that the clock closed comes back to life: whoever cancelled on purpose wants the money back. Pieces of a flash sale have
  // gone on to the next in line by then.
  else if (fits && mayRevive && order.status === 'cancelled' && order.cancelled_by === 'system' && order.flash_claim_id === null)
    await revive(order, event);
  else await giveBack(order, event);
};

const paidColumns = (event: Succeeded) => ({ paid: event.paid, paid_at: new Date(event.paidAt), payment_id: event.paymentId });
const announce = async (order: OrderRow, event: Succeeded): Promise<void> => {
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  await publish('order.paid', {
    orderId: order.id,
    orderNo: order.no,
    customerId: order.customer_id,
    paid: event.paid,
    goods: lines.reduce((sum, line) => sum + line.payable, 0),
    lines: lines.map((line) => ({ skuId: line.sku_id, productId: line.product_id, quantity: line.quantity, payable: line.payable })),
  });
};

/** What was paid becomes revenue; what the shop gave as discount is its cost. */
const bookPaid = async (order: OrderRow, reference: string): Promise<void> => {
  const postings = [
    { account: 'prepaid', amount: order.payable },
    { account: 'coupon-cost', amount: order.discount_total },
    { account: 'revenue', amount: -order.items_total },
    { account: 'freight', amount: -order.freight },
  ].filter((posting) => posting.amount !== 0);
  if (postings.length > 0)
    await post({ reference, kind: 'order', title: `订单收入 ${order.no}`, source: { kind: 'order', no: order.no }, postings });
};

const pay = async (order: OrderRow, event: Succeeded): Promise<void> => {
  await move('orders', orderMoves, 'pay', order.id, system, { set: paidColumns(event), title: '支付成功' });
  await bookPaid(order, `order:${order.id}:paid`);
  await announce(order, event);
};

/** Takes stock, purchase limits, coupons, points and promotions again, as they are now. @throws one of `gone` */
const revive = async (order: OrderRow, event: Succeeded): Promise<void> => {
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  const set = { ...paidColumns(event), cancelled_at: null, cancel_reason: '', cancelled_by: '' };
  await move('orders', orderMoves, 'revive', order.id, system, { set, title: '支付成功，订单恢复' });
  await db().updateTable('order_lines').set({ cancelled: 0 }).where('order_id', '=', order.id).execute();
  await bookPaid(order, `order:${order.id}:revived`);
  await reserveStock(
    order.location_id,
    lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity, source: `order:${order.id}:revived` })),
  );
  const limited = lines.filter((line) => line.limited);
  if (limited.length > 0) {
    const skus = new Map((await readSkus(limited.map((line) => line.sku_id))).map((sku) => [sku.skuId, sku]));
    await takePurchaseLimits(
      order.customer_id,
      limited.map((line) => ({
        productId: line.product_id,
        quantity: line.quantity,
        limit: skus.get(line.sku_id)?.perCustomer ?? Number.MAX_SAFE_INTEGER,
      })),
    );
  }
  await takeBenefitsAgain(order);
  await announce(order, event);
};

/** Sends the money back under a number made of the payment, so that doing it twice changes nothing. */
const giveBack = async (order: OrderRow, event: Succeeded): Promise<void> => {
  const reason =
    order.status === 'cancelled' ? '订单已关闭，款项退回' : order.payable === event.paid ? '重复支付，款项退回' : '金额已变更，款项退回';
  const fresh = await requestRefund({ paymentId: event.paymentId, amount: event.paid, reason, key: `unwanted:${event.paymentId}` });
  if (fresh.created)
    await logStates(system, {
      subject: 'orders',
      subjectId: order.id,
      move: 'refund',
      title: reason,
      data: { paymentId: event.paymentId, amount: event.paid },
    });
};
