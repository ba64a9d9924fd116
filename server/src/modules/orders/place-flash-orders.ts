import { insertRows } from '../../platform/db/prepared.ts';
import { newNo } from '../../platform/ids.ts';
import { publish } from '../../platform/queue/events.ts';
import type { AddressSnapshot } from '../customers/index.ts';
import type { ComputedQuote } from '../pricing/index.ts';
import { db, type OrderLineRow, type OrderRow } from './order.entity.ts';

/** A claim of a flash sale that is to become an order; `quote` has one line. */
export interface FlashOrder {
  readonly claimId: number;
  readonly customerId: number;
  /** The claim's name: the same one makes one order only. */
  readonly ticket: string;
  readonly address: AddressSnapshot;
  readonly quote: ComputedQuote;
}
export interface PlacedFlashOrder {
  readonly claimId: number;
  readonly orderId: number;
}

/**
 * Makes many orders in three statements, in the caller's transaction. Nothing is reserved: the pieces are held by the flash sale until they
 * leave, and go back to it when an order is given up.
 * @throws the database's duplicate-key error (`isDuplicate`) when one of the claims has its order already
 */
export const placeFlashOrders = async (
  common: { readonly locationId: number; readonly placedAt: Date; readonly payBefore: Date },
  wanted: readonly FlashOrder[],
): Promise<PlacedFlashOrder[]> => {
  if (wanted.length === 0) return [];
  const { placedAt, payBefore } = common;
  const orders = wanted.map((one) => orderRow(one, common));
  const firstId = await insertRows(db(), 'orders', orders);
  await insertRows(
    db(),
    'order_lines',
    wanted.map((one, i) => lineRow(one, firstId + i)),
  );
  await publish(
    'order.placed',
    ...wanted.map((one, i) => ({
      orderId: firstId + i,
      orderNo: (orders[i] as (typeof orders)[number]).no,
      customerId: one.customerId,
      payable: one.quote.quote.payable,
      skuIds: one.quote.lines.map((line) => line.sku.skuId),
      fromCart: false,
      placedAt: placedAt.toISOString(),
      expiresAt: payBefore.toISOString(),
    })),
  );
  return wanted.map(({ claimId }, i) => ({ claimId, orderId: firstId + i }));
};

const orderRow = (
  { claimId, customerId, ticket, address, quote: { quote, lines, applied } }: FlashOrder,
  { locationId, placedAt, payBefore }: { locationId: number; placedAt: Date; payBefore: Date },
): Omit<OrderRow, 'id'> => ({
  no: newNo('O'),
  customer_id: customerId,
  request_key: `flash:${ticket}`,
  request_hash: '',
  status: 'unpaid',
  delivery_kind: 'express',
  location_id: locationId,
  store_id: null,
  pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
  items_total: quote.itemsTotal,
  discount_total: quote.discountTotal,
  freight: quote.freight.amount,
  payable: quote.payable,
  paid: 0,
  refunded: 0,
  payment_id: null,
  discounts: applied,
  invoice_title: null,
  note: '',
  staff_note: '',
  receiver_name: address.name,
  receiver_phone: address.phone,
  province: address.province,
  city: address.city,
  district: address.district,
  street: address.street,
  detail: address.detail,
  district_code: address.districtCode,
  placed_at: placedAt,
  pay_before: payBefore,
  warned_at: null,
  paid_at: null,
  shipped_at: null,
  receive_before: null,
  received_at: null,
  cancelled_at: null,
  cancel_reason: '',
  cancelled_by: '',
  hurried_at: null,
  extended: false,
  hidden: false,
  open_cases: 0,
  paused_at: null,
  paused_ms: 0,
  refunded_freight: 0,
  refunding_freight: 0,
  coupon_saved: 0,
  freight_off: 0,
  points_used: 0,
  points_saved: 0,
  flash_claim_id: claimId,
});

const lineRow = ({ quote }: FlashOrder, orderId: number): Omit<OrderLineRow, 'id'> => {
  const [line] = quote.lines;
  if (!line || quote.lines.length !== 1) throw new Error('An order of a flash sale has one line');
  return {
    order_id: orderId,
    sku_id: line.sku.skuId,
    product_id: line.sku.productId,
    category_id: line.sku.categoryId,
    code: line.sku.code,
    name: line.sku.productName,
    spec: line.sku.spec,
    picture: line.sku.picture,
    quantity: line.quantity,
    shipped: 0,
    cancelled: 0,
    held: 0,
    returned: 0,
    case_id: null,
    unit_price: line.unitPrice,
    discount: line.discount,
    discounts: line.discounts,
    freight: line.freight,
    payable: line.payable,
    refunded: 0,
    refunding: 0,
    cost: line.sku.cost,
    weight_g: line.sku.weightG,
    limited: false,
  };
};
