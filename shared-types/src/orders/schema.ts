import { z } from 'zod';
import { cursorIn, day, fen, id, idIn, maybeText, page, phoneIn, signedFen, text, time } from '../schema.ts';
import { benefitsIn, deliveryIn, itemsIn } from '../pricing/schema.ts';
import { orderStatuses, orderTabs } from './states.ts';

export const invoiceTitleIn = z
  .object({
    kind: z.enum(['person', 'company']),
    title: text(100),
    taxNo: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z]{15,20}$/, '税号为 15–20 位')
      .optional(),
  })
  .refine((t) => t.kind === 'person' || t.taxNo !== undefined, { message: '单位抬头请填写税号', path: ['taxNo'] });
export const placeOrderIn = z.object({
  items: itemsIn.min(1, '请选择要购买的商品'),
  fromCart: z.boolean().default(false),
  delivery: deliveryIn,
  ...benefitsIn,
  note: maybeText(200).default(''),
  invoiceTitle: invoiceTitleIn.optional(),
  pickupPhone: phoneIn.optional(),
  shownTotal: fen.describe('the payable that the customer saw; another total is refused with price_changed and the new quote in details'),
});
export const orderStatus = z.enum(orderStatuses);
/** Negative when staff made the goods dearer again. */
export const orderDiscount = z.object({ slot: z.string(), label: z.string(), amount: signedFen });
export const orderLine = z.object({
  id,
  skuId: id,
  productId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  quantity: z.int(),
  shipped: z.int(),
  cancelled: z.int().describe('pieces refunded before they left; they never ship'),
  held: z.int().describe('pieces in an open case; they do not ship meanwhile'),
  returned: z.int().describe('pieces that came back'),
  refunding: fen.describe('what the open case asks for'),
  openCaseId: id.nullable(),
  unitPrice: fen,
  discount: fen,
  discounts: z.array(orderDiscount).describe('Σ = discount'),
  freight: fen,
  payable: fen.describe('unitPrice × quantity − discount, without freight'),
  refunded: fen,
});
export const orderAddress = z.object({
  name: z.string(),
  phone: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  detail: z.string(),
  districtCode: z.string(),
});
export const timelineEntry = z.object({
  at: time,
  title: z.string(),
  note: z.string(),
  by: z.enum(['customer', 'staff', 'system']),
  byName: z.string(),
});
export const order = z.object({
  id,
  no: z.string(),
  status: orderStatus,
  deliveryKind: z.enum(['express', 'pickup']),
  lines: z.array(orderLine),
  itemsTotal: fen,
  discountTotal: fen,
  freight: fen,
  payable: fen,
  paid: fen,
  refunded: fen,
  discounts: z.array(orderDiscount),
  couponSaved: fen.describe('by coupons, off goods and freight'),
  freightOff: fen.describe('by coupons and benefits; freight is what is left'),
  pointsUsed: z.int(),
  pointsSaved: fen,
  isFlash: z.boolean().describe('bought in a flash sale'),
  note: z.string(),
  invoiceTitle: z.object({ kind: z.string(), title: z.string(), taxNo: z.string().nullable() }).nullable(),
  address: orderAddress.nullable(),
  store: z.object({ id, name: z.string(), address: z.string(), phone: z.string(), hours: z.string() }).nullable(),
  placedAt: time,
  payBefore: time,
  paidAt: time.nullable(),
  shippedAt: time.nullable(),
  receiveBefore: time.nullable(),
  receivedAt: time.nullable(),
  cancelledAt: time.nullable(),
  cancelReason: z.string(),
  extended: z.boolean(),
  openCases: z.int().describe('while there are any, receipt is not confirmed by the clock'),
  refundedFreight: fen,
  hurriedToday: z.boolean(),
  timeline: z.array(timelineEntry),
  promise: z.string(),
  /** The moves open to the caller, as in states.ts. */
  moves: z.array(z.string()),
});
export const orderCard = z.object({
  id,
  no: z.string(),
  status: orderStatus,
  deliveryKind: z.enum(['express', 'pickup']),
  placedAt: time,
  payBefore: time,
  payable: fen,
  refunded: fen,
  openCases: z.int(),
  pieces: z.int(),
  lines: z.array(
    z.object({ skuId: id, productId: id, name: z.string(), spec: z.string(), picture: z.string(), quantity: z.int(), unitPrice: fen }),
  ),
  moves: z.array(z.string()),
});
export const orderListIn = z.object({ ...cursorIn, tab: z.enum(orderTabs).default('all'), q: maybeText(40).optional() });
export const orderPage = page(orderCard);
export const orderCounts = z.object({ unpaid: z.int(), toShip: z.int(), toReceive: z.int() });
export const orderRef = z.object({ id: idIn });
export const byNo = z.object({ no: z.string().regex(/^[0-9A-Z]{10,32}$/) });
export const cancelIn = z.object({ id: idIn, reason: text(60) });
export const changeAddressIn = z.object({ id: idIn, addressId: idIn });
export const buyAgainOut = z.object({ added: z.int(), skipped: z.array(z.object({ name: z.string(), reason: z.string() })) });

// ---- for staff
export const staffOrderRow = orderCard.extend({
  customerId: id,
  customerName: z.string(),
  receiver: z.string(),
  receiverPhone: z.string().describe('masked'),
  region: z.string(),
  note: z.string(),
  staffNote: z.string(),
  paidAt: time.nullable(),
  hurried: z.boolean(),
  locationId: id,
  locationName: z.string(),
  left: z.int().describe('pieces that may ship now'),
  held: z.int().describe('pieces in an open case; they do not ship meanwhile'),
});
export const staffTabs = ['all', 'unpaid', 'to_ship', 'part_shipped', 'to_receive', 'to_pick_up', 'done', 'cancelled'] as const;
const staffFilters = {
  tab: z.enum(staffTabs).default('all'),
  no: maybeText(32).optional(),
  phone: maybeText(11).optional(),
  receiver: maybeText(20).optional(),
  product: maybeText(40).optional(),
  customerId: idIn.optional(),
  locationId: idIn.optional(),
  deliveryKind: z.enum(['express', 'pickup']).optional(),
  from: day.optional(),
  to: day.optional(),
  minPayable: fen.optional(),
  maxPayable: fen.optional(),
  hurried: z.boolean().optional(),
  withNote: z.boolean().optional(),
};
export const staffOrderListIn = z.object({ ...cursorIn, ...staffFilters, sort: z.enum(['newest', 'oldest_paid']).default('newest') });
export const staffOrderPage = page(staffOrderRow);
export const staffOrderCounts = z.object({ counts: z.record(z.string(), z.int()) });
export const staffOrder = order.extend({
  customer: z.object({ id, nickname: z.string(), phone: z.string().nullable() }),
  receiverPhoneMasked: z.string(),
  staffNote: z.string(),
  locationId: id,
  locationName: z.string(),
  payments: z.array(
    z.object({
      no: z.string(),
      status: z.string(),
      amount: fen,
      transactionId: z.string().nullable(),
      paidAt: time.nullable(),
      createdAt: time,
    }),
  ),
  refunds: z.array(
    z.object({ no: z.string(), status: z.string(), amount: fen, reason: z.string(), createdAt: time, finishedAt: time.nullable() }),
  ),
});
export const staffNoteIn = z.object({ id: idIn, note: maybeText(300) });
export const staffReasonIn = z.object({ id: idIn, reason: text(100) });
export const staffAddressIn = z.object({
  id: idIn,
  name: text(20),
  phone: phoneIn,
  provinceCode: z.string().regex(/^\d{6}$/),
  cityCode: z.string().regex(/^\d{6}$/),
  districtCode: z.string().regex(/^\d{6}$/),
  streetCode: z
    .string()
    .regex(/^\d{9}$/)
    .nullable()
    .default(null),
  detail: text(80, 2),
});
/** New payable of an unpaid order: what the goods cost in all, and the freight. */
export const staffPriceIn = z.object({ id: idIn, goods: fen, freight: fen, reason: text(100) });
export const staffRevealIn = z.object({ id: idIn, reason: text(60) });
export const revealedReceiver = z.object({ phone: z.string() });
export const exportOrdersIn = z.object({ ...staffFilters, format: z.enum(['xlsx', 'csv']).default('xlsx') });

export type InvoiceTitleIn = z.input<typeof invoiceTitleIn>;
export type PlaceOrderIn = z.input<typeof placeOrderIn>;
export type OrderLine = z.output<typeof orderLine>;
export type OrderAddress = z.output<typeof orderAddress>;
export type TimelineEntry = z.output<typeof timelineEntry>;
export type Order = z.output<typeof order>;
export type OrderCard = z.output<typeof orderCard>;
export type OrderListIn = z.input<typeof orderListIn>;
export type OrderPage = z.output<typeof orderPage>;
export type OrderCounts = z.output<typeof orderCounts>;
export type OrderRef = z.input<typeof orderRef>;
export type ByNo = z.input<typeof byNo>;
export type CancelIn = z.input<typeof cancelIn>;
export type ChangeAddressIn = z.input<typeof changeAddressIn>;
export type BuyAgainOut = z.output<typeof buyAgainOut>;
export type StaffOrderRow = z.output<typeof staffOrderRow>;
export type StaffOrderListIn = z.input<typeof staffOrderListIn>;
export type StaffOrderPage = z.output<typeof staffOrderPage>;
export type StaffOrderCounts = z.output<typeof staffOrderCounts>;
export type StaffOrder = z.output<typeof staffOrder>;
export type StaffNoteIn = z.input<typeof staffNoteIn>;
export type StaffReasonIn = z.input<typeof staffReasonIn>;
export type StaffAddressIn = z.input<typeof staffAddressIn>;
export type StaffPriceIn = z.input<typeof staffPriceIn>;
export type StaffRevealIn = z.input<typeof staffRevealIn>;
export type RevealedReceiver = z.output<typeof revealedReceiver>;
export type ExportOrdersIn = z.input<typeof exportOrdersIn>;
