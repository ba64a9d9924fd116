import type { GiftBook } from '../gifts.ts';
import type { PlannedOrder } from '../history.ts';
import type { StockBook } from '../stock-book.ts';
import { type Book, serial, stamp } from './book.ts';
import type { Known, SkuRef } from './known.ts';
import { writeLog } from './write-log.ts';
import { writeUsedCoupon } from './write-coupon.ts';
import { writePayment } from './write-payment.ts';
import { writePickup } from './write-pickup.ts';

/** Writes what became of one order into the book: its rows, and what its goods did to the stock. */
export const writeOrder = (planned: PlannedOrder, id: number, known: Known, book: Book, stock: StockBook, gifts: GiftBook): void => {
  const customerId = known.customers.get(planned.openid) as number;
  const storeId = planned.deliveryKind === 'pickup' ? (known.storeIds[id % Math.max(1, known.storeIds.length)] ?? known.warehouseId) : null;
  const locationId = storeId ?? known.warehouseId;
  const no = `O${stamp(planned.placedAt)}${serial(id)}`;
  const { address, cancelled } = planned;
  const paymentId = planned.paidAt ? id : null;
  const refunded = cancelled?.refundedAt ? planned.payable : 0;
  const { coupon } = planned;
  const couponId = coupon ? writeUsedCoupon(coupon, { orderId: id, customerId, placedAt: planned.placedAt }, book) : 0;
  const discounts = coupon ? [{ slot: 'coupon', label: coupon.name, amount: coupon.saved, source: `coupon:${couponId}` }] : [];
  book.orders.push({
    id,
    no,
    customer_id: customerId,
    request_key: `demo-${id}`,
    request_hash: '',
    status: planned.status,
    delivery_kind: planned.deliveryKind,
    location_id: locationId,
    store_id: storeId,
    pieces: planned.lines.reduce((sum, line) => sum + line.quantity, 0),
    items_total: planned.itemsTotal,
    discount_total: coupon?.saved ?? 0,
    freight: planned.freight,
    payable: planned.payable,
    paid: planned.paidAt ? planned.payable : 0,
    refunded,
    refunded_freight: cancelled?.refundedAt ? planned.freight : 0,
    payment_id: paymentId,
    discounts: JSON.stringify(discounts),
    invoice_title: null,
    note: planned.note,
    staff_note: '',
    receiver_name: address?.name ?? '',
    receiver_phone: address?.phone ?? '13800138000',
    province: address?.province ?? '',
    city: address?.city ?? '',
    district: address?.district ?? '',
    street: address?.street ?? '',
    detail: address?.detail ?? '',
    district_code: address?.districtCode ?? '',
    placed_at: planned.placedAt,
    pay_before: planned.payBefore,
    warned_at: null,
    paid_at: planned.paidAt,
    shipped_at: planned.shippedAt ?? planned.pickup?.verifiedAt ?? null,
    receive_before: planned.receiveBefore,
    received_at: planned.received?.at ?? null,
    cancelled_at: cancelled?.at ?? null,
    cancel_reason: cancelled?.reason ?? '',
    cancelled_by: cancelled?.by ?? '',
    hurried_at: null,
    extended: 0,
    hidden: 0,
    open_cases: 0,
    paused_at: null,
    paused_ms: 0,
    refunding_freight: 0,
    coupon_saved: coupon?.saved ?? 0,
    freight_off: 0,
    points_used: 0,
    points_saved: 0,
    flash_claim_id: null,
  });
  const lineIds = planned.lines.map((line) => {
    const sku = known.skus.get(line.skuCode) as SkuRef;
    const lineId = book.lines.length + 1;
    book.lines.push({
      id: lineId,
      order_id: id,
      sku_id: sku.id,
      product_id: sku.product_id,
      category_id: sku.category_id,
      code: sku.code,
      name: sku.name,
      spec: sku.spec,
      picture: sku.cover,
      quantity: line.quantity,
      shipped: line.shipped,
      cancelled: cancelled ? line.quantity : 0,
      held: 0,
      returned: 0,
      case_id: null,
      refunding: 0,
      unit_price: line.unitPrice,
      discount: line.unitPrice * line.quantity - line.payable,
      discounts: coupon ? JSON.stringify([{ ...discounts[0], amount: line.unitPrice * line.quantity - line.payable }]) : null,
      freight: line.freight,
      payable: line.payable,
      refunded: cancelled?.refundedAt ? line.payable : 0,
      cost: sku.cost,
      weight_g: sku.weight_g,
      limited: sku.limited ? 1 : 0,
    });
    stock.book('reserve', locationId, sku.id, line.quantity, `order:${id}`, planned.placedAt);
    if (cancelled)
      stock.book('release', locationId, sku.id, line.quantity, `order:${id}${cancelled.refundedAt ? ':closed' : ''}`, cancelled.at);
    else if (sku.limited) count(book, customerId, sku.product_id, line.quantity);
    return lineId;
  });
  if (planned.paidAt) writePayment(planned, { id, no, customerId, locationId, lineIds }, book, gifts);
  const skuLine = new Map(
    planned.lines.map((line, i) => [line.skuCode, { lineId: lineIds[i] as number, skuId: (known.skus.get(line.skuCode) as SkuRef).id }]),
  );
  for (const [i, parcel] of planned.parcels.entries()) {
    const parcelId = book.parcels.length + 1;
    book.parcels.push({
      id: parcelId,
      order_id: id,
      seq: i + 1,
      kind: 'express',
      carrier: parcel.carrier,
      tracking_no: parcel.trackingNo,
      staff_id: known.warehouseStaff.id,
      shipped_at: parcel.shippedAt,
      uploaded_at: parcel.shippedAt,
    });
    for (const item of parcel.items) {
      const line = skuLine.get(item.skuCode);
      if (!line) continue;
      book.parcelLines.push({ parcel_id: parcelId, line_id: line.lineId, quantity: item.quantity });
      stock.book('commit', locationId, line.skuId, item.quantity, `parcel:${parcelId}`, parcel.shippedAt);
    }
  }
  if (planned.pickup && storeId !== null) writePickup(planned, planned.pickup, id, storeId, skuLine, known, book, stock);
  if (planned.parcels.length > 0 || planned.pickup?.verifiedAt) {
    const at = planned.shippedAt ?? planned.pickup?.verifiedAt ?? planned.placedAt;
    book.uploads.push({
      order_id: id,
      order_no: no,
      status: 'done',
      attempts: 1,
      mode: planned.parcels.length > 1 || planned.status === 'part_shipped' ? 2 : 1,
      error_code: '',
      error: '',
      finished: planned.status !== 'part_shipped',
      next_at: null,
      updated_at: at,
    });
  }
  writeLog(planned, id, customerId, known, book);
};

const count = (book: Book, customerId: number, productId: number, quantity: number): void => {
  const name = `${customerId}:${productId}`;
  const row = book.limits.get(name) ?? { customer_id: customerId, product_id: productId, bought: 0 };
  book.limits.set(name, { ...row, bought: row.bought + quantity });
};
