import type { PlannedOrder } from '../history.ts';
import type { Book } from './book.ts';

const DAY = 86_400_000;

interface UsedFor {
  readonly orderId: number;
  readonly customerId: number;
  readonly placedAt: Date;
}
/** The coupon of an order and its use; it was claimed up to four days before. Answers its id. */
export const writeUsedCoupon = (
  { templateId, saved }: NonNullable<PlannedOrder['coupon']>,
  { orderId, customerId, placedAt }: UsedFor,
  book: Book,
): number => {
  const id = book.coupons.length + 1;
  const issuedAt = new Date(placedAt.getTime() - (1 + (id % 96)) * (DAY / 24));
  const earlier = book.coupons.filter((row) => row.template_id === templateId && row.customer_id === customerId).length;
  book.coupons.push({
    id,
    template_id: templateId,
    customer_id: customerId,
    seq: earlier + 1,
    status: 'used',
    source: templateId === 1 ? 'registered' : 'centre',
    source_key: templateId === 1 ? `registered:1:${customerId}:${earlier}` : null,
    valid_from: issuedAt,
    valid_until: new Date(issuedAt.getTime() + (templateId === 1 ? 15 : 30) * DAY),
    order_id: orderId,
    code_batch_id: null,
    code: '',
    granted_by: '',
    warned: 99,
    issued_at: issuedAt,
    changed_at: placedAt,
  });
  book.couponUses.push({
    coupon_id: id,
    live_coupon_id: id,
    template_id: templateId,
    customer_id: customerId,
    order_id: orderId,
    saved,
    state: 'live',
    used_at: placedAt,
    ended_at: null,
  });
  return id;
};

/** Uses as they stand in the end: an order that was given back whole gave its coupon back. */
export const undoneWithOrder = (book: Book): Book['couponUses'] => {
  const orders = new Map(book.orders.map((row) => [row.id, row]));
  const coupons = new Map(book.coupons.map((row) => [row.id, row]));
  return book.couponUses.map((use) => {
    const order = orders.get(use.order_id);
    const coupon = coupons.get(use.coupon_id);
    if (!coupon || order?.status !== 'cancelled') return use;
    const endedAt = order.cancelled_at ?? use.used_at;
    Object.assign(coupon, { status: 'unused', order_id: null, changed_at: endedAt });
    return { ...use, state: 'returned', live_coupon_id: null, ended_at: endedAt };
  });
};
