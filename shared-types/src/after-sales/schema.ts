import { z } from 'zod';
import { supplierName } from '../catalog/schema.ts';
import { carrierCodes } from '../fulfilment/carriers.ts';
import { cursorIn, day, fen, fileUrl, id, idIn, maybeText, page, quantity, text, time } from '../schema.ts';
import { caseKinds, caseStages, caseStatuses, caseTabs, staffCaseTabs, unitDecisions } from './states.ts';

const kind = z.enum(caseKinds);
const stage = z.enum(caseStages);
const status = z.enum(caseStatuses);
const pictures = z.array(fileUrl).max(9, '最多 9 张图片');
const trackingNo = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z-]{6,32}$/, '快递单号格式不正确');

export const caseReason = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,29}$/),
  group: text(12),
  label: text(20),
  kinds: z.array(kind).min(1).max(3),
  stages: z.array(stage).min(1).max(2),
  pictures: z.boolean(),
  freightBy: z.enum(['buyer', 'seller']),
});
const reasonView = z.object({
  code: z.string(),
  group: z.string(),
  label: z.string(),
  kinds: z.array(kind),
  stages: z.array(stage),
  pictures: z.boolean(),
  freightBy: z.enum(['buyer', 'seller']),
});

// ---- before applying
export const caseOrderIn = z.object({ orderId: idIn });
/** What can be asked for a line now. */
export const caseOptionLine = z.object({
  lineId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  quantity: z.int(),
  unitPrice: fen,
  payable: fen,
  refunded: fen,
  unshipped: z.int().describe('pieces that have not left and can be cancelled'),
  shipped: z.int().describe('pieces that left and have not come back'),
  unshippedMax: fen.describe('most that can come back for all unshipped pieces'),
  shippedMax: fen.describe('most that can come back for all shipped pieces'),
  openCaseId: id.nullable().describe('a line is in one open case at a time'),
});
export const caseOptions = z.object({
  orderId: id,
  orderNo: z.string(),
  open: z.boolean().describe('something can be asked now'),
  why: z.string().describe('why nothing can be asked; empty when something can'),
  until: time.nullable().describe('when the window closes; null while it has not begun to run'),
  lines: z.array(caseOptionLine),
  reasons: z.array(reasonView),
});
const askedLine = z.object({
  lineId: idIn,
  quantity,
  /** Fen for these pieces; absent: the most there is. Ignored for an exchange and for pieces that have not left. */
  amount: fen.optional(),
});
const asked = {
  orderId: idIn,
  kind,
  stage,
  lines: z.array(askedLine).min(1, '请选择商品').max(60),
  /** All of it to the customer's balance instead of the way it came. */
  toBalance: z.boolean().default(false),
};
export const previewCaseIn = z.object(asked);
const moneyWay = z.object({
  way: z.enum(['original', 'balance', 'mixed']),
  channelPart: fen,
  balancePart: fen,
  /** How the money goes and when to expect it, for people. */
  text: z.string(),
  expected: z.string(),
});
export const casePreview = z.object({
  lines: z.array(z.object({ lineId: id, quantity: z.int(), amount: fen, max: fen })),
  goods: fen,
  freight: fen,
  freightText: z.string(),
  amount: fen,
  money: moneyWay,
  /** Discounts, coupons, points, invoice: what becomes of them. Shown before applying. */
  rules: z.array(z.object({ title: z.string(), text: z.string() })),
  answerWithin: z.string(),
});
export const requestCaseIn = z.object({
  ...asked,
  reason: z.string().max(30),
  description: maybeText(500).default(''),
  pictures: pictures.default([]),
});

// ---- the case
const parcelBack = z.object({ carrier: z.string(), carrierName: z.string(), trackingNo: z.string(), at: time });
export const caseMessage = z.object({
  id,
  at: time,
  by: z.enum(['customer', 'staff', 'system']),
  byName: z.string(),
  text: z.string(),
  pictures: z.array(z.string()),
  internal: z.boolean().describe('only staff see it'),
});
export const caseLine = z.object({
  lineId: id,
  productId: id,
  skuId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  quantity: z.int(),
  asked: fen,
  amount: fen.describe('what is agreed, or asked while nothing is'),
  max: fen.describe('the most that can be agreed for this line'),
  sellable: z.int(),
  damaged: z.int(),
  missing: z.int(),
});
export const caseView = z.object({
  id,
  no: z.string(),
  orderId: id,
  orderNo: z.string(),
  kind,
  stage,
  status,
  reason: z.object({ code: z.string(), label: z.string() }),
  description: z.string(),
  pictures: z.array(z.string()),
  lines: z.array(caseLine),
  goods: fen,
  freight: fen,
  amount: fen.describe('goods + freight'),
  freightMax: fen.describe('freight that can still come back'),
  toBalance: z.boolean(),
  freightBy: z.enum(['buyer', 'seller']),
  requestedAt: time,
  endedAt: time.nullable(),
  dueAt: time.nullable(),
  due: z.enum(['auto_agree', 'auto_close', 'auto_done', 'receive', 'finish']).nullable(),
  returnTo: z.object({ name: z.string(), phone: z.string(), address: z.string() }).nullable(),
  returnParcel: parcelBack.nullable(),
  resend: parcelBack.nullable().describe('the parcel of an exchange'),
  sendBack: parcelBack.nullable().describe('refused goods on their way back to the customer'),
  refusal: z.object({ reason: z.string(), pictures: z.array(z.string()), at: time }).nullable(),
  money: z
    .object({
      no: z.string(),
      status: z.enum(['waiting', 'processing', 'succeeded', 'abnormal', 'closed']),
      amount: fen,
      way: z.enum(['original', 'balance', 'mixed']),
      channelPart: fen,
      balancePart: fen,
      text: z.string(),
      requestedAt: time,
      expectedBy: time.nullable(),
      finishedAt: time.nullable(),
    })
    .nullable(),
  messages: z.array(caseMessage),
  timeline: z.array(
    z.object({ at: time, title: z.string(), note: z.string(), by: z.enum(['customer', 'staff', 'system']), byName: z.string() }),
  ),
  moves: z.array(z.string()),
  previousId: id.nullable().describe('the ended case that this one asks again for'),
  mayReapply: z.boolean(),
});
export const caseCard = z.object({
  id,
  no: z.string(),
  orderId: id,
  orderNo: z.string(),
  kind,
  stage,
  status,
  reason: z.string(),
  amount: fen,
  requestedAt: time,
  dueAt: time.nullable(),
  due: z.enum(['auto_agree', 'auto_close', 'auto_done', 'receive', 'finish']).nullable(),
  lines: z.array(z.object({ lineId: id, name: z.string(), spec: z.string(), picture: z.string(), quantity: z.int(), amount: fen })),
  moves: z.array(z.string()),
});
export const caseRef = z.object({ id: idIn });
export const caseListIn = z.object({ ...cursorIn, tab: z.enum(caseTabs).default('all') });
export const casePage = page(caseCard);
export const caseCards = z.object({ items: z.array(caseCard) });
export const sendBackIn = z.object({ id: idIn, carrier: z.enum(carrierCodes), trackingNo, pictures: pictures.default([]) });
export const caseMessageIn = z
  .object({ id: idIn, text: maybeText(500).default(''), pictures: pictures.default([]) })
  .refine((m) => m.text !== '' || m.pictures.length > 0, { message: '请填写内容', path: ['text'] });

// ---- for staff
const staffFilters = {
  tab: z.enum(staffCaseTabs).default('all'),
  no: maybeText(32).optional().describe('number of the case or of the order'),
  kind: kind.optional(),
  reason: z.string().max(30).optional(),
  phone: maybeText(11).optional(),
  product: maybeText(40).optional(),
  productId: idIn.optional(),
  brandId: z
    .string()
    .regex(/^(0|[1-9]\d{0,15})$/, '编号不正确')
    .transform(Number)
    .optional()
    .describe('0: goods without a brand'),
  supplier: supplierName.optional().describe('exact; -: goods whose supplier is not known'),
  customerId: idIn.optional(),
  orderId: idIn.optional(),
  locationId: idIn.optional(),
  trackingNo: maybeText(32).optional().describe('of the parcel back'),
  from: day.optional(),
  to: day.optional(),
  minAmount: fen.optional(),
  maxAmount: fen.optional(),
  overdue: z.boolean().optional(),
};
export const staffCaseListIn = z.object({ ...cursorIn, ...staffFilters, sort: z.enum(['urgency', 'newest']).default('urgency') });
export const staffCaseRow = caseCard.extend({
  customerId: id,
  customerName: z.string(),
  receiverPhone: z.string().describe('masked'),
  locationId: id,
  locationName: z.string(),
  paid: fen,
  orderStatus: z.string(),
  trackingNo: z.string(),
  overdue: z.boolean(),
});
export const staffCasePage = page(staffCaseRow);
export const staffCaseCounts = z.object({ counts: z.record(z.string(), z.int()), overdue: z.int() });
export const staffCase = caseView.extend({
  lines: z.array(caseLine.extend({ skuCode: z.string(), barcode: z.string().describe('what a scanner reads off the goods') })),
  customer: z.object({ id, nickname: z.string(), phone: z.string().nullable() }),
  order: z.object({ status: z.string(), paid: fen, refunded: fen, freight: fen, placedAt: time, paidAt: time.nullable() }),
  locationId: id,
  locationName: z.string(),
  /** Where goods may be sent back to. */
  returnLocations: z.array(z.object({ id, name: z.string(), address: z.string() })),
  earlier: z.array(caseCard).describe('other cases of this order'),
});
const amounts = {
  lines: z
    .array(z.object({ lineId: idIn, amount: fen }))
    .min(1)
    .max(60)
    .optional(),
  freight: fen.optional(),
};
export const agreeCaseIn = z.object({
  id: idIn,
  ...amounts,
  returnLocationId: idIn.optional(),
  toBalance: z.boolean().optional(),
  note: maybeText(200).default(''),
});
export const batchAgreeIn = z.object({ ids: z.array(idIn).min(1).max(50) });
export const batchAgreed = z.object({ items: z.array(z.object({ id, ok: z.boolean(), message: z.string() })) });
export const refuseCaseIn = z.object({
  id: idIn,
  reason: text(200, 2),
  pictures: pictures.default([]),
  /** Goods that came go back to the customer in this parcel. */
  carrier: z.enum(carrierCodes).optional(),
  trackingNo: trackingNo.optional(),
});
export const changeAmountIn = z.object({ id: idIn, ...amounts, reason: text(200, 2) });
export const inspectCaseIn = z.object({
  id: idIn,
  units: z
    .array(z.object({ lineId: idIn, decision: z.enum(unitDecisions), quantity, note: maybeText(100).default('') }))
    .min(1)
    .max(180),
  pictures: pictures.default([]),
  note: maybeText(300).default(''),
  /** Keep the amount that was agreed and refund at once. Absent: only when every unit is sellable. */
  refundNow: z.boolean().optional(),
});
export const refundCaseIn = z.object({ id: idIn, ...amounts, toBalance: z.boolean().optional(), note: maybeText(200).default('') });
export const reshipCaseIn = z.object({ id: idIn, carrier: z.enum(carrierCodes), trackingNo });
export const extendCaseIn = z.object({ id: idIn, days: z.int().min(1).max(15) });
export const staffMessageIn = z
  .object({ id: idIn, text: maybeText(500).default(''), pictures: pictures.default([]), internal: z.boolean().default(false) })
  .refine((m) => m.text !== '' || m.pictures.length > 0, { message: '请填写内容', path: ['text'] });
export const openCaseIn = requestCaseIn.extend({
  /** Freight to give back, decided by staff. */
  freight: fen.optional(),
});
export const exportCasesIn = z.object({ ...staffFilters, format: z.enum(['xlsx', 'csv']).default('xlsx') });

export const statisticsBy = ['reason', 'product', 'brand', 'supplier', 'month', 'kind'] as const;
export const caseStatisticsIn = z.object({
  from: day.optional(),
  to: day.optional(),
  by: z.enum(statisticsBy).default('reason'),
  reason: z.string().max(30).optional(),
  productId: idIn.optional(),
  supplier: supplierName.optional(),
  limit: z.int().min(1).max(100).default(20),
});
const counted = { cases: z.int(), pieces: z.int(), amount: fen, damaged: z.int(), missing: z.int() };
export const caseStatistics = z.object({
  total: z.object(counted),
  /** Pieces sold in the same time, and pieces in cases for each thousand of them. */
  sold: z.int(),
  perThousand: z.number(),
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      picture: z.string(),
      ...counted,
      sold: z.int(),
      perThousand: z.number(),
      topReason: z.string(),
    }),
  ),
  /** For the chart: pieces and cases by month and reason. */
  series: z.array(z.object({ month: z.string(), reason: z.string(), label: z.string(), cases: z.int(), pieces: z.int(), amount: fen })),
});

export type CaseOrderIn = z.input<typeof caseOrderIn>;
export type CaseOptionLine = z.output<typeof caseOptionLine>;
export type CaseOptions = z.output<typeof caseOptions>;
export type PreviewCaseIn = z.input<typeof previewCaseIn>;
export type CasePreview = z.output<typeof casePreview>;
export type RequestCaseIn = z.input<typeof requestCaseIn>;
export type CaseMessage = z.output<typeof caseMessage>;
export type CaseLine = z.output<typeof caseLine>;
export type CaseView = z.output<typeof caseView>;
export type CaseCard = z.output<typeof caseCard>;
export type CaseRef = z.input<typeof caseRef>;
export type CaseListIn = z.input<typeof caseListIn>;
export type CasePage = z.output<typeof casePage>;
export type CaseCards = z.output<typeof caseCards>;
export type SendBackIn = z.input<typeof sendBackIn>;
export type CaseMessageIn = z.input<typeof caseMessageIn>;
export type StaffCaseListIn = z.input<typeof staffCaseListIn>;
export type StaffCaseRow = z.output<typeof staffCaseRow>;
export type StaffCasePage = z.output<typeof staffCasePage>;
export type StaffCaseCounts = z.output<typeof staffCaseCounts>;
export type StaffCase = z.output<typeof staffCase>;
export type AgreeCaseIn = z.input<typeof agreeCaseIn>;
export type BatchAgreeIn = z.input<typeof batchAgreeIn>;
export type BatchAgreed = z.output<typeof batchAgreed>;
export type RefuseCaseIn = z.input<typeof refuseCaseIn>;
export type ChangeAmountIn = z.input<typeof changeAmountIn>;
export type InspectCaseIn = z.input<typeof inspectCaseIn>;
export type RefundCaseIn = z.input<typeof refundCaseIn>;
export type ReshipCaseIn = z.input<typeof reshipCaseIn>;
export type ExtendCaseIn = z.input<typeof extendCaseIn>;
export type StaffMessageIn = z.input<typeof staffMessageIn>;
export type OpenCaseIn = z.input<typeof openCaseIn>;
export type ExportCasesIn = z.input<typeof exportCasesIn>;
export type CaseStatisticsIn = z.input<typeof caseStatisticsIn>;
export type CaseStatistics = z.output<typeof caseStatistics>;
