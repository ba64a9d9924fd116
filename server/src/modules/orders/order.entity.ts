import type { OrderStatus } from '@huitou/shared-types/orders/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

export interface LineDiscount {
  readonly slot: string;
  readonly label: string;
  readonly amount: number;
  readonly source: string | null;
}

/** Address and prices are copied in: an order shows what was agreed, whatever changes later. */
export const Order = defineEntity({
  name: 'Order',
  tableName: 'orders',
  indexes: [
    { properties: ['customerId', 'id'] },
    { properties: ['status', 'id'] },
    { properties: ['status', 'paidAt', 'id'] },
    { properties: ['paidAt'] },
    { properties: ['locationId', 'status', 'id'] },
    { properties: ['status', 'payBefore'] },
    { properties: ['status', 'receiveBefore'] },
    { properties: ['status', 'receivedAt'] },
    { properties: ['receiverPhone', 'id'] },
    { properties: ['receiverName', 'id'] },
  ],
  uniques: [{ properties: ['customerId', 'requestKey'] }],
  properties: {
    id: idColumn(),
    no: textColumn(32).unique(),
    customerId: refColumn(),
    /** The client's name for this intention: the same key can make one order only. */
    requestKey: textColumn(80),
    requestHash: textColumn(64),
    status: p.string().length(20).$type<OrderStatus>(),
    deliveryKind: p.string().length(10).$type<'express' | 'pickup'>(),
    /** Where the stock was taken; for a pick-up the store itself. */
    locationId: refColumn(),
    storeId: refColumn().nullable(),
    pieces: countColumn(),
    itemsTotal: fenColumn(),
    discountTotal: fenColumn(),
    freight: fenColumn(),
    payable: fenColumn(),
    paid: fenColumn(),
    refunded: fenColumn(),
    /** The payment that paid it: any other success is a double payment. */
    paymentId: refColumn().nullable(),
    discounts: jsonColumn<LineDiscount[]>(),
    invoiceTitle: jsonColumn<{ kind: string; title: string; taxNo: string | null }>().nullable(),
    note: textColumn(200),
    staffNote: textColumn(300),
    receiverName: textColumn(20),
    receiverPhone: textColumn(20),
    province: textColumn(20),
    city: textColumn(30),
    district: textColumn(30),
    street: textColumn(40),
    detail: textColumn(80),
    districtCode: textColumn(6),
    placedAt: timeColumn(),
    payBefore: timeColumn(),
    warnedAt: timeColumn().nullable(),
    paidAt: timeColumn().nullable(),
    shippedAt: timeColumn().nullable(),
    receiveBefore: timeColumn().nullable(),
    receivedAt: timeColumn().nullable(),
    cancelledAt: timeColumn().nullable(),
    cancelReason: textColumn(100),
    cancelledBy: textColumn(10),
    hurriedAt: timeColumn().nullable(),
    extended: p.boolean(),
    hidden: p.boolean(),
    /** Cases that are not decided: while there are any, the clock neither confirms receipt nor completes. */
    openCases: countColumn(),
    /** Since when the clock stands still for them. */
    pausedAt: timeColumn().nullable(),
    /** How long it has stood still since receipt, ms: the after-sales window ends that much later. */
    pausedMs: p.bigint('number'),
    /** Freight that refunds of this order gave back, and that open cases ask for. */
    refundedFreight: fenColumn(),
    refundingFreight: fenColumn(),
    /** By coupons, off the goods and off the freight: the sum of what the coupons of this order saved. */
    couponSaved: fenColumn(),
    /** What coupons and benefits took off the freight; `freight` is what was left. */
    freightOff: fenColumn(),
    pointsUsed: countColumn(),
    pointsSaved: fenColumn(),
    /** The claim of a flash sale that it was made from. */
    flashClaimId: refColumn().nullable(),
  },
});

export const OrderLine = defineEntity({
  name: 'OrderLine',
  tableName: 'order_lines',
  indexes: [{ properties: ['orderId'] }, { properties: ['productId', 'orderId'] }, { properties: ['skuId', 'orderId'] }],
  properties: {
    id: idColumn(),
    orderId: refColumn(),
    skuId: refColumn(),
    productId: refColumn(),
    categoryId: refColumn(),
    code: textColumn(40),
    name: textColumn(60),
    spec: textColumn(100),
    picture: textColumn(300),
    quantity: countColumn(),
    shipped: countColumn(),
    /** Pieces that will never ship. Left to ship = quantity − shipped − cancelled − held. */
    cancelled: countColumn(),
    /** Pieces in an open case that must not ship meanwhile; still reserved. */
    held: countColumn(),
    /** Pieces that came back and for which money was given. */
    returned: countColumn(),
    /** The open case that this line is in; one at a time. */
    caseId: refColumn().nullable(),
    unitPrice: fenColumn(),
    discount: fenColumn(),
    /** What the discount is made of; null when there is none. `source` is `activity:12` or `coupon:34`. */
    discounts: jsonColumn<LineDiscount[]>().nullable(),
    freight: fenColumn(),
    /** unitPrice × quantity − discount, without freight. */
    payable: fenColumn(),
    /** Goods money of refunds that were written down, whether or not it has arrived. */
    refunded: fenColumn(),
    /** What the open case asks for: in flight, not yet decided. */
    refunding: fenColumn(),
    cost: fenColumn().nullable(),
    weightG: countColumn(),
    /** Counts against a limit per customer: given back when the order is cancelled. */
    limited: p.boolean(),
  },
});

/** A refund as the order sees it: which refund of `payments`, and what of the freight. Written once a refund. */
export const OrderRefund = defineEntity({
  name: 'OrderRefund',
  tableName: 'order_refunds',
  indexes: [{ properties: ['orderId'] }],
  properties: {
    id: idColumn(),
    orderId: refColumn(),
    refundId: refColumn().unique(),
    goods: fenColumn(),
    freight: fenColumn(),
    at: timeColumn(),
  },
});

/** What of it belongs to which line, in fen of goods and in pieces. */
export const OrderRefundLine = defineEntity({
  name: 'OrderRefundLine',
  tableName: 'order_refund_lines',
  uniques: [{ properties: ['refundId', 'lineId'] }],
  indexes: [{ properties: ['lineId'] }],
  properties: { id: idColumn(), refundId: refColumn(), lineId: refColumn(), amount: fenColumn(), quantity: countColumn() },
});

export const db = () => query<typeof Order | typeof OrderLine | typeof OrderRefund | typeof OrderRefundLine>();
export type OrderRow = Selectable<InferKyselyDB<typeof Order>['orders']>;
/** What may still leave of a line. */
export const leftToShip = (line: OrderLineRow): number => line.quantity - line.shipped - line.cancelled - line.held;
export type OrderLineRow = Selectable<InferKyselyDB<typeof OrderLine>['order_lines']>;
