import type { Fen } from './money.ts';

/**
 * What slices announce to each other: event name → payload. Written to the outbox in the commit of the use case that
 * caused it, delivered at least once and in no promised order: a handler must stand duplicates and overlap.
 * Ids are database ids; a payload says what happened, not what others should do.
 */
export interface Events {
  /** WeChat pushed a message. `event` is its Event (`trade_manage_order_settlement` …), `message` all of it as WeChat spells it. */
  'wechat.push': { event: string; openid: string; createdAt: string; message: Record<string, unknown> };
  'customer.registered': { customerId: number };
  'customer.deleted': { customerId: number };
  'product.changed': { productId: number };
  'product.viewed': { productId: number; customerId: number };
  'stock.low': { skuId: number; locationId: number; available: number };
  'location.changed': { locationId: number };
  'order.placed': {
    orderId: number;
    orderNo: string;
    customerId: number;
    payable: Fen;
    skuIds: number[];
    fromCart: boolean;
    placedAt: string;
    expiresAt: string;
  };
  'order.closing-soon': { orderId: number; orderNo: string; customerId: number; payBefore: string };
  /** `goods` is what the lines cost together, without freight. */
  'order.paid': {
    orderId: number;
    orderNo: string;
    customerId: number;
    paid: Fen;
    goods: Fen;
    lines: { skuId: number; productId: number; quantity: number; payable: Fen }[];
  };
  /** `flashClaimId`: the unit of a flash sale that is free again. */
  'order.cancelled': { orderId: number; orderNo: string; customerId: number; reason: string; flashClaimId: number | null };
  'order.shipped': { orderId: number; orderNo: string; customerId: number };
  /** What was left to ship was refunded instead: nothing more will leave. */
  'order.rest-cancelled': { orderId: number; orderNo: string; customerId: number };
  'order.received': { orderId: number; orderNo: string; customerId: number };
  /**
   * A refund of an order was written down (the money may still be on its way). `amount` of a line is goods, without `freight`; `quantity`
   * its pieces. `goodsPaid` is what all lines cost, `goodsRefunded` what refunds have given back of it, this one included; `whole`: nothing
   * of the goods remains with the customer or to be sent.
   */
  'order.refunded': {
    orderId: number;
    orderNo: string;
    customerId: number;
    refundId: number;
    lines: { lineId: number; amount: Fen; quantity: number }[];
    freight: Fen;
    goodsPaid: Fen;
    goodsRefunded: Fen;
    whole: boolean;
  };
  /** The after-sales window has ended. `net` is the money for goods that remained after refunds. */
  'order.completed': { orderId: number; orderNo: string; customerId: number; net: Fen };
  /** Pieces of an order made from a claim of a flash sale will not leave: they belong to the flash sale again. */
  'order.flash-freed': { orderId: number; flashClaimId: number };
  /** Once for each customer and session. */
  'flash.starting-soon': { sessionId: number; activityId: number; customerId: number; name: string; startsAt: string };
  'order.address-changed': { orderId: number; orderNo: string };
  'payment.succeeded': { paymentId: number; kind: string; no: string; paid: Fen; transactionId: string; paidAt: string };
  'payment.late': { paymentId: number; kind: string; no: string; paid: Fen };
  'payment.closed': { paymentId: number; kind: string; no: string };
  'refund.succeeded': { refundId: number; kind: string; no: string; amount: Fen };
  'refund.abnormal': { refundId: number; kind: string; no: string; amount: Fen };
  /** Staff gave a customer balance. */
  'balance.gifted': { customerId: number; transactionId: number; amount: Fen };
  /** Something that must always hold does not, since now. */
  'check.failed': { name: string; title: string; count: number };
  'after-sales.requested': { caseId: number; orderId: number; customerId: number };
  /** A case has reached another status. */
  'after-sales.moved': { caseId: number; orderId: number; customerId: number; status: string };
  /** Points that a customer can still spend end at `at`. */
  'points.expiring': { customerId: number; points: number; at: string; daysBefore: 7 | 3 };
  /** A level ends at `at` unless the customer spends `lacks` (fen) more; what follows is `nextLevelId`. */
  'membership.expiring': {
    customerId: number;
    levelId: number;
    levelName: string;
    nextLevelId: number;
    nextLevelName: string;
    lacks: Fen;
    at: string;
    daysBefore: 7 | 3;
  };
  'membership.level-changed': { customerId: number; fromLevelId: number; toLevelId: number; up: boolean };
  /** A member has birthday; at most once in a year. The points of the gift are given already, the coupon is for `coupons` to give. */
  'membership.birthday': { customerId: number; levelId: number; year: number; points: number; couponTemplateId: number | null };
  'invoice.requested': { invoiceId: number; customerId: number };
  'invoice.issued': { invoiceId: number; customerId: number; orderIds: number[]; amount: Fen };
  'invoice.failed': { invoiceId: number; customerId: number; reason: string };
  'invoice.red-issued': { redId: number; invoiceId: number; customerId: number; amount: Fen };
  'coupon.issued': { couponId: number; templateId: number; customerId: number; source: string };
  /** A coupon will be over soon; once for each `daysBefore`, and not for coupons that lived shorter than that. */
  'coupon.expiring': { couponId: number; customerId: number; name: string; validUntil: string; daysBefore: 7 | 3 };
  'parcel.shipped': { parcelId: number; orderId: number };
}
export type EventName = keyof Events;
