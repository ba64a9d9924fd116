import type { Order, OrderCard, OrderLine, TimelineEntry } from '@huitou/shared-types/orders/schema.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { movesFrom } from '@huitou/shared-types/moves.ts';
import { dayOf, iso, isoOrNull, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import type { LineDiscount, OrderLineRow, OrderRow } from './order.entity.ts';

export interface LogRow {
  at: Date;
  title: string;
  note: string;
  actor_kind: 'customer' | 'staff' | 'system';
  actor_name: string;
}

/** The moves that may be offered: by the table, less those that this order's way of delivery or its history rules out. */
export const movesOf = (row: OrderRow, viewer: 'customer' | 'staff'): string[] =>
  movesFrom(orderMoves, row.status, viewer).filter((name) => {
    if (name === 'pickUp' || name === 'undoPickUp') return row.delivery_kind === 'pickup';
    if (name === 'ship' || name === 'shipPart') return row.delivery_kind === 'express';
    return true;
  });

const discountView = ({ slot, label, amount }: LineDiscount) => ({ slot, label, amount });

const lineView = (line: OrderLineRow): OrderLine => ({
  id: String(line.id),
  skuId: String(line.sku_id),
  productId: String(line.product_id),
  name: line.name,
  spec: line.spec,
  picture: line.picture,
  quantity: line.quantity,
  shipped: line.shipped,
  cancelled: line.cancelled,
  held: line.held,
  returned: line.returned,
  refunding: line.refunding,
  openCaseId: line.case_id === null ? null : String(line.case_id),
  unitPrice: line.unit_price,
  discount: line.discount,
  discounts: line.discounts === null ? [] : json<LineDiscount[]>(line.discounts).map(discountView),
  freight: line.freight,
  payable: line.payable,
  refunded: line.refunded,
});

/** The timeline begins with what the order itself tells; everything later comes from the log. */
const timeline = (row: OrderRow, log: readonly LogRow[], viewer: 'customer' | 'staff'): TimelineEntry[] => [
  { at: iso(row.placed_at), title: '提交订单', note: '', by: 'customer', byName: '顾客' },
  ...log.map((entry) => ({
    at: iso(entry.at),
    title: entry.title,
    note: entry.note,
    by: entry.actor_kind,
    byName: viewer === 'customer' && entry.actor_kind === 'staff' ? '商家' : entry.actor_name,
  })),
];

/** An order as its owner sees it. */
export const orderView = (
  row: OrderRow,
  lines: readonly OrderLineRow[],
  log: readonly LogRow[],
  viewer: 'customer' | 'staff',
  store: Order['store'] = null,
  promise = '',
): Order => ({
  id: String(row.id),
  no: row.no,
  status: row.status,
  deliveryKind: row.delivery_kind,
  lines: lines.map(lineView),
  itemsTotal: row.items_total,
  discountTotal: row.discount_total,
  freight: row.freight,
  payable: row.payable,
  paid: row.paid,
  refunded: row.refunded,
  discounts: json<LineDiscount[]>(row.discounts).map(discountView),
  couponSaved: row.coupon_saved,
  freightOff: row.freight_off,
  pointsUsed: row.points_used,
  pointsSaved: row.points_saved,
  isFlash: row.flash_claim_id !== null,
  note: row.note,
  invoiceTitle: row.invoice_title === null ? null : json(row.invoice_title),
  address:
    row.delivery_kind === 'pickup'
      ? null
      : {
          name: row.receiver_name,
          phone: row.receiver_phone,
          province: row.province,
          city: row.city,
          district: row.district,
          street: row.street,
          detail: row.detail,
          districtCode: row.district_code,
        },
  store,
  placedAt: iso(row.placed_at),
  payBefore: iso(row.pay_before),
  paidAt: isoOrNull(row.paid_at),
  shippedAt: isoOrNull(row.shipped_at),
  // The time stands still while a case is open.
  receiveBefore: row.open_cases > 0 ? null : isoOrNull(row.receive_before),
  receivedAt: isoOrNull(row.received_at),
  cancelledAt: isoOrNull(row.cancelled_at),
  cancelReason: row.cancel_reason,
  extended: Boolean(row.extended),
  openCases: row.open_cases,
  refundedFreight: row.refunded_freight,
  hurriedToday: row.hurried_at !== null && dayOf(row.hurried_at) === dayOf(now()),
  timeline: timeline(row, log, viewer),
  promise,
  moves: movesOf(row, viewer),
});

export const orderCard = (row: OrderRow, lines: readonly OrderLineRow[], viewer: 'customer' | 'staff'): OrderCard => ({
  id: String(row.id),
  no: row.no,
  status: row.status,
  deliveryKind: row.delivery_kind,
  placedAt: iso(row.placed_at),
  payBefore: iso(row.pay_before),
  payable: row.payable,
  refunded: row.refunded,
  openCases: row.open_cases,
  pieces: row.pieces,
  lines: lines.map((line) => ({
    skuId: String(line.sku_id),
    productId: String(line.product_id),
    name: line.name,
    spec: line.spec,
    picture: line.picture,
    quantity: line.quantity,
    unitPrice: line.unit_price,
  })),
  moves: movesOf(row, viewer),
});
