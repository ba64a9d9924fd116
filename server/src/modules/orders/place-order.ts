import type { Order, placeOrderIn } from '@huitou/shared-types/orders/schema.ts';
import type { z } from 'zod';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, ShopError } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { newNo, sha256 } from '../../platform/ids.ts';
import { publish } from '../../platform/queue/events.ts';
import { reserveStock } from '../inventory/index.ts';
import { type PreparedQuote, prepareQuote, type PrepareQuoteIn, takePurchaseLimits } from '../pricing/index.ts';
import { readSettings } from '../settings/index.ts';
import { takeBenefits } from './benefits.ts';
import { db, type OrderLineRow, type OrderRow } from './order.entity.ts';
import { orderView } from './order.view.ts';
import { customerView, findByRequestKey, storeOf } from './order.queries.ts';

type PlaceOrderInput = z.output<typeof placeOrderIn>;

/**
 * Places an order at the total that the customer was shown. Stock is reserved, limits are counted, and coupons, points and promotions are
 * taken in the same transaction.
 * The same Idempotency-Key gives the same order, however often and however parallel it is sent.
 * @throws price_changed with the new quote in `details`, also when a coupon, points or a promotion went to another order meanwhile, and whatever stands against ordering as its own code
 */
export const placeOrder = async (input: PlaceOrderInput, call: CustomerCall): Promise<Order> => {
  const requestHash = sha256(JSON.stringify(input));
  try {
    return await placeNew(input, call, requestHash);
  } catch (error) {
    // A retry may find the goods sold out, by its own first try: the order that exists is the answer.
    const placed = await findByRequestKey(call.actor.id, call.idempotencyKey);
    if (placed && placed.request_hash !== requestHash) fail('idempotency_conflict');
    if (placed) return customerView(placed);
    return refuseAtNewPrice(input, call, error);
  }
};

const quoteOf = ({ items, delivery, couponIds, points }: PlaceOrderInput, customerId: number): PrepareQuoteIn => ({
  customerId,
  items,
  delivery,
  coupons: couponIds.length === 0 ? 'none' : couponIds,
  points,
});

/** What somebody else was faster to take: the customer is told the price without it. */
const goneMeanwhile: readonly string[] = ['coupon_unusable', 'points_insufficient', 'price_changed'];
const hasQuote = (details: unknown): boolean => typeof details === 'object' && details !== null && 'quote' in details;
const refuseAtNewPrice = async (input: PlaceOrderInput, call: CustomerCall, error: unknown): Promise<never> => {
  if (!(error instanceof ShopError) || !goneMeanwhile.includes(error.code) || hasQuote(error.details)) throw error;
  const { quote } = await prepareQuote(quoteOf(input, call.actor.id));
  return fail('price_changed', error.message, { quote });
};

const placeNew = async (input: PlaceOrderInput, call: CustomerCall, requestHash: string): Promise<Order> => {
  const customerId = call.actor.id;
  const prepared = await prepareQuote(quoteOf(input, customerId));
  const [{ unpaidMinutes, expressEnabled, pickupEnabled }, { promise }] = await Promise.all([readSettings('trade'), readSettings('shop')]);
  if (input.delivery.kind === 'express' && !expressEnabled) fail('out_of_area', '本店暂停快递配送，请选择到店自提');
  if (input.delivery.kind === 'pickup' && !pickupEnabled) fail('pickup_store_required', '本店暂停到店自提，请选择快递配送');
  refuseProblems(input, prepared);
  const order = draftOrder(input, call, prepared, requestHash, unpaidMinutes);
  const lines = draftLines(prepared);
  const limits = prepared.lines.flatMap(({ sku, quantity }) =>
    sku.perCustomer === null ? [] : [{ productId: sku.productId, quantity, limit: sku.perCustomer }],
  );
  const placed = await transact(async () => {
    const orderId = await insertRows(db(), 'orders', [order]);
    await reserveStock(
      order.location_id,
      lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity, source: `order:${orderId}` })),
    );
    const firstLineId = await insertRows(
      db(),
      'order_lines',
      lines.map((line) => ({ ...line, order_id: orderId })),
    );
    if (limits.length > 0) await takePurchaseLimits(customerId, limits);
    await takeBenefits(orderId, order, prepared);
    await publish('order.placed', {
      orderId,
      orderNo: order.no,
      customerId,
      payable: order.payable,
      skuIds: lines.map((line) => line.sku_id),
      fromCart: input.fromCart,
      placedAt: order.placed_at.toISOString(),
      expiresAt: order.pay_before.toISOString(),
    });
    return { orderId, firstLineId };
  });
  const row = { ...order, id: placed.orderId };
  return orderView(
    row,
    lines.map((line, i) => ({ ...line, id: placed.firstLineId + i, order_id: placed.orderId })),
    [],
    'customer',
    await storeOf(row),
    promise,
  );
};

const refuseProblems = (input: PlaceOrderInput, { quote, address, locationId }: PreparedQuote): void => {
  const problem = quote.problems[0];
  if (problem) fail(problem.code as Parameters<typeof fail>[0], problem.message, { problems: quote.problems });
  if (input.delivery.kind === 'express' && !address) fail('address_required');
  if (input.delivery.kind === 'pickup' && input.delivery.storeId === undefined) fail('pickup_store_required');
  if (locationId === null) fail('stock_insufficient');
  if (quote.payable !== input.shownTotal) fail('price_changed', undefined, { quote });
};

const draftOrder = (
  input: PlaceOrderInput,
  call: CustomerCall,
  prepared: PreparedQuote,
  requestHash: string,
  unpaidMinutes: number,
): Omit<OrderRow, 'id'> => {
  const { quote, address, applied } = prepared;
  const placedAt = now();
  const { invoiceTitle } = input;
  return {
    no: newNo('O'),
    customer_id: call.actor.id,
    request_key: call.idempotencyKey,
    request_hash: requestHash,
    status: 'unpaid',
    delivery_kind: input.delivery.kind,
    location_id: prepared.locationId as number,
    store_id: input.delivery.kind === 'pickup' ? (input.delivery.storeId ?? null) : null,
    pieces: prepared.lines.reduce((sum, line) => sum + line.quantity, 0),
    items_total: quote.itemsTotal,
    discount_total: quote.discountTotal,
    freight: quote.freight.amount,
    payable: quote.payable,
    paid: 0,
    refunded: 0,
    payment_id: null,
    discounts: applied,
    invoice_title: invoiceTitle ? { kind: invoiceTitle.kind, title: invoiceTitle.title, taxNo: invoiceTitle.taxNo ?? null } : null,
    note: input.note,
    staff_note: '',
    receiver_name: address?.name ?? '',
    receiver_phone: address?.phone ?? input.pickupPhone ?? '',
    province: address?.province ?? '',
    city: address?.city ?? '',
    district: address?.district ?? '',
    street: address?.street ?? '',
    detail: address?.detail ?? '',
    district_code: address?.districtCode ?? '',
    placed_at: placedAt,
    pay_before: later(unpaidMinutes * MINUTE, placedAt),
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
    coupon_saved: prepared.couponSaved,
    freight_off: quote.freight.list - quote.freight.amount,
    points_used: quote.points.used,
    points_saved: quote.points.saves,
    flash_claim_id: null,
  };
};

const draftLines = ({ lines }: PreparedQuote): Omit<OrderLineRow, 'id' | 'order_id'>[] =>
  lines.map(({ sku, quantity, unitPrice, discount, discounts, freight, payable }) => ({
    sku_id: sku.skuId,
    product_id: sku.productId,
    category_id: sku.categoryId,
    code: sku.code,
    name: sku.productName,
    spec: sku.spec,
    picture: sku.picture,
    quantity,
    shipped: 0,
    cancelled: 0,
    held: 0,
    returned: 0,
    case_id: null,
    unit_price: unitPrice,
    discount,
    discounts: discounts.length > 0 ? discounts : null,
    freight,
    payable,
    refunded: 0,
    refunding: 0,
    cost: sku.cost,
    weight_g: sku.weightG,
    limited: sku.perCustomer !== null,
  }));
