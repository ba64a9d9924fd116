import { z } from 'zod';
import { cursorIn, day, fen, id, idIn, maybeText, page, phoneIn, signedFen, text, time } from '../schema.ts';
import { timelineEntry } from '../orders/schema.ts';
import { checkRules, type CheckRule, invoiceStatuses, invoiceTabs, invoiceTypes, redReasons, redStatuses, taxMarks } from './states.ts';
import { tidyTaxNo } from './tax-number.ts';

// ---- titles
const taxNo = z
  .string()
  .max(30)
  .transform(tidyTaxNo)
  .refine((no) => /^[0-9A-Z]{15,20}$/.test(no), '税号为 15–20 位数字或大写字母')
  .nullable();
const titleFields = {
  kind: z.enum(['person', 'company']),
  title: text(100, 2),
  /** Needed for a company. Its check digit is looked at as a warning only: see tax-number.ts. */
  taxNo: taxNo.default(null),
  address: maybeText(100).default(''),
  phone: maybeText(30).default(''),
  bank: maybeText(60).default(''),
  account: maybeText(40).default(''),
};
export const titleFieldsIn = z
  .object(titleFields)
  .refine((t) => t.kind === 'person' || t.taxNo !== null, { message: '单位抬头请填写税号', path: ['taxNo'] });
export const saveTitleIn = z.object({ ...titleFields, isDefault: z.boolean().default(false) });
export const changeTitleIn = z.object({ id: idIn, ...titleFields, isDefault: z.boolean().default(false) });
export const invoiceTitle = z.object({
  id,
  kind: z.enum(['person', 'company']),
  title: z.string(),
  taxNo: z.string().nullable(),
  address: z.string(),
  phone: z.string(),
  bank: z.string(),
  account: z.string(),
  isDefault: z.boolean(),
  /** What looks wrong about the tax number; null when nothing does. */
  warning: z.string().nullable(),
});
export const titleList = z.object({ items: z.array(invoiceTitle) });
export const searchTitlesIn = z.object({ q: text(40, 2) });
/** `own`: from the customer's title book, with its id. Others are companies that the shop has invoiced before. */
export const titleHits = z.object({
  items: z.array(
    z.object({ id: id.nullable(), own: z.boolean(), kind: z.enum(['person', 'company']), title: z.string(), taxNo: z.string().nullable() }),
  ),
});

// ---- the check
export const checkProblem = z.object({
  rule: z.enum(Object.keys(checkRules) as [CheckRule, ...CheckRule[]]),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  orderNo: z.string().nullable(),
  /** Position in `lines`, from 0; null when the rule is about the whole. */
  line: z.int().nullable(),
});
export const documentLine = z.object({
  orderNo: z.string(),
  orderLineId: id.nullable().describe('null for freight'),
  /** A `discount` line lowers the `discounted` one before it and is negative. */
  property: z.enum(['normal', 'discounted', 'discount']),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  quantity: z.int().nullable(),
  /** Yuan without tax, up to 13 decimals; null without a quantity. */
  price: z.string().nullable(),
  taxCode: z.string(),
  taxRate: z.int().describe('basis points'),
  taxMark: z.enum(taxMarks),
  gross: signedFen,
  net: signedFen.describe('without tax'),
  tax: signedFen,
});
export const invoiceCheck = z.object({
  /** No error: may be issued. Warnings may remain. */
  ok: z.boolean(),
  problems: z.array(checkProblem),
  amount: fen,
  net: fen,
  tax: fen,
  /** How the amount comes about, by order: paid − refunded − invoiced − excluded. */
  orders: z.array(z.object({ orderId: id, orderNo: z.string(), paid: fen, refunded: fen, invoiced: fen, excluded: fen, amount: fen })),
  /** Why a part is not invoiced, for people. */
  excludedNote: z.string(),
  lines: z.array(documentLine),
});

// ---- invoices
export const fileFormat = z.enum(['pdf', 'ofd', 'xml']);
export const invoiceFile = z.object({
  id,
  format: fileFormat,
  /** `fetching` until we hold it; `altered` and `missing` when what is stored is no longer what came. */
  state: z.enum(['fetching', 'kept', 'failed', 'altered', 'missing']),
  /** Holds for some minutes; null while there is nothing to load. */
  url: z.string().nullable(),
  filename: z.string(),
  bytes: z.int(),
});
export const invoiceDelivery = z.object({
  id,
  channel: z.enum(['email', 'sms']),
  target: z.string().describe('masked'),
  status: z.enum(['waiting', 'sent', 'failed']),
  failure: z.string(),
  at: time.nullable(),
});
export const redLetter = z.object({
  id,
  no: z.string(),
  status: z.enum(redStatuses),
  reason: z.enum(redReasons),
  /** Fen that turn red, positive. */
  amount: fen,
  tax: fen,
  invoiceNumber: z.string().nullable(),
  /** Until when the buyer may confirm. */
  confirmBefore: time.nullable(),
  failure: z.string(),
  automatic: z.boolean(),
  files: z.array(invoiceFile),
  createdAt: time,
  issuedAt: time.nullable(),
  moves: z.array(z.string()),
});
const buyer = z.object({
  kind: z.enum(['person', 'company']),
  title: z.string(),
  taxNo: z.string().nullable(),
  address: z.string(),
  phone: z.string(),
  bank: z.string(),
  account: z.string(),
});
const heads = {
  id,
  no: z.string(),
  status: z.enum(invoiceStatuses),
  type: z.enum(invoiceTypes),
  /** A receipt of the shop, marked as such: no tax invoice. */
  receipt: z.boolean(),
  title: z.string(),
  taxNo: z.string().nullable(),
  amount: fen,
  /** Fen turned red so far. */
  red: fen,
  invoiceNumber: z.string().nullable(),
  orders: z.array(z.object({ id, no: z.string() })),
  failure: z.string(),
  requestedAt: time,
  issuedAt: time.nullable(),
  moves: z.array(z.string()),
};
/** How the shop can send an invoice: those of its mail and SMS accounts that it has. */
export const deliveryChannels = z.array(z.enum(['email', 'sms']));
export const invoiceCard = z.object({ ...heads, pictures: z.array(z.string()), pieces: z.int() });
export const invoice = z.object({
  ...heads,
  buyer,
  net: fen,
  tax: fen,
  lines: z.array(documentLine.extend({ id, red: fen })),
  files: z.array(invoiceFile),
  deliveries: z.array(invoiceDelivery),
  reds: z.array(redLetter),
  replacesId: id.nullable(),
  replacedById: id.nullable(),
  canReissue: z.boolean(),
  channels: deliveryChannels,
  timeline: z.array(timelineEntry),
});
export const invoiceListIn = z.object({ ...cursorIn, tab: z.enum(['all', 'open', 'issued', 'red']).default('all') });
export const invoicePage = page(invoiceCard);

const delivery = { email: z.email('邮箱格式不正确').max(100).nullable().default(null), phone: phoneIn.nullable().default(null) };
const request = {
  orderIds: z.array(idIn).min(1, '请选择订单').max(20, '一次最多合并 20 个订单'),
  type: z.enum(invoiceTypes).default('normal'),
};
export const previewInvoiceIn = z.object({ ...request, title: titleFieldsIn.nullable().default(null) });
export const requestInvoiceIn = z.object({
  ...request,
  title: titleFieldsIn,
  /** Keeps the title in the title book. */
  saveTitle: z.boolean().default(false),
  ...delivery,
  /** The amount that the customer saw; another one is refused with invoice_amount_changed. */
  shownAmount: fen.optional(),
});
export const reissueIn = z.object({
  id: idIn,
  type: z.enum(invoiceTypes).default('normal'),
  title: titleFieldsIn,
  reason: text(60).default('抬头有误'),
  ...delivery,
});
export const deliverIn = z
  .object({ id: idIn, ...delivery })
  .refine((d) => d.email !== null || d.phone !== null, { message: '请填写邮箱或手机号', path: ['email'] });
/** An order that may be invoiced, or why not yet. */
export const invoiceableOrder = z.object({
  orderId: id,
  orderNo: z.string(),
  placedAt: time,
  amount: fen,
  pieces: z.int(),
  pictures: z.array(z.string()),
  name: z.string(),
});
export const invoiceablePage = page(invoiceableOrder);
export const invoiceableIn = z.object({ ...cursorIn });
export const ofOrderIn = z.object({ orderId: idIn });
export const orderInvoices = z.object({
  /** Whether a request would be taken now; the reason when not. */
  canRequest: z.boolean(),
  reason: z.string(),
  amount: fen,
  specialOffered: z.boolean(),
  receiptOnly: z.boolean(),
  channels: deliveryChannels,
  items: z.array(invoiceCard),
});
export const invoiceRef = z.object({ id: idIn });
export const sharedFileIn = z.object({ token: z.string().regex(/^[\w-]{20,80}$/) });

// ---- for staff
export const staffInvoiceRow = invoiceCard.extend({
  customerId: id,
  customerName: z.string(),
  automatic: z.boolean(),
  net: fen,
  tax: fen,
  /** Something that a person must look at: an amount that differs, a file that changed, a red letter that was refused. */
  trouble: z.string(),
});
const staffFilters = {
  tab: z.enum(invoiceTabs).default('all'),
  /** Title prefix, tax number, invoice number, our number or order number. */
  q: maybeText(100).optional(),
  customerId: idIn.optional(),
  orderNo: maybeText(32).optional(),
  taxNo: maybeText(20).optional(),
  type: z.enum(invoiceTypes).optional(),
  minAmount: fen.optional(),
  maxAmount: fen.optional(),
  dateOf: z.enum(['requested', 'issued']).default('requested'),
  from: day.optional(),
  to: day.optional(),
  trouble: z.boolean().optional(),
};
export const staffInvoiceListIn = z.object({ ...cursorIn, ...staffFilters });
export const staffInvoicePage = page(staffInvoiceRow);
export const staffInvoiceCounts = z.object({ counts: z.record(z.string(), z.int()), trouble: z.int(), redsOpen: z.int() });
export const staffInvoice = invoice.extend({
  customer: z.object({ id, nickname: z.string(), phone: z.string().nullable() }),
  automatic: z.boolean(),
  trouble: z.string(),
  provider: z.string(),
  providerNo: z.string(),
  providerSerial: z.string(),
  email: z.string().describe('masked'),
  phone: z.string().describe('masked'),
  remark: z.string(),
  fileHashes: z.array(
    z.object({ fileId: id, sha256: z.string(), keptAt: time.nullable(), keepUntil: time.nullable(), verifiedAt: time.nullable() }),
  ),
});
export const staffRequestIn = z.object({
  orderNos: z
    .array(z.string().regex(/^[0-9A-Z]{10,32}$/, '订单号不正确'))
    .min(1)
    .max(20),
  type: z.enum(invoiceTypes).default('normal'),
  title: titleFieldsIn,
  ...delivery,
});
export const staffPreviewIn = z.object({
  orderNos: z
    .array(z.string().regex(/^[0-9A-Z]{10,32}$/, '订单号不正确'))
    .min(1)
    .max(20),
  type: z.enum(invoiceTypes).default('normal'),
  title: titleFieldsIn.nullable().default(null),
});
export const editInvoiceIn = z.object({ id: idIn, type: z.enum(invoiceTypes), title: titleFieldsIn, remark: maybeText(200).default('') });
export const cancelInvoiceIn = z.object({ id: idIn, reason: text(60) });
export const resolveIn = z.object({ id: idIn, note: text(100) });
export const issueBatchIn = z.object({ ids: z.array(idIn).min(1, '请选择发票').max(500) });
export const redInvoiceIn = z.object({
  id: idIn,
  reason: z.enum(redReasons),
  /** Empty: everything that is left. `wrong` takes everything only. */
  lines: z
    .array(z.object({ lineId: idIn, amount: fen.min(1), quantity: z.int().min(0).max(9999).default(0) }))
    .max(500)
    .default([]),
  note: maybeText(100).default(''),
});
export const staffRedRow = redLetter.extend({
  invoiceId: id,
  invoiceNo: z.string(),
  title: z.string(),
  blueNumber: z.string(),
  customerId: id,
});
export const redListIn = z.object({ ...cursorIn, status: z.enum(redStatuses).optional(), open: z.boolean().optional() });
export const redPage = page(staffRedRow);
export const invoiceStatsIn = z.object({ from: day.optional(), to: day.optional() });
export const invoiceStats = z.object({
  months: z.array(
    z.object({ month: z.string(), issued: z.int(), amount: fen, tax: fen, reds: z.int(), redAmount: fen, redTax: fen, failed: z.int() }),
  ),
  byRate: z.array(z.object({ taxRate: z.int(), taxMark: z.enum(taxMarks), amount: signedFen, tax: signedFen })),
});
export const exportInvoicesIn = z.object({ ...staffFilters, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export const filesReport = z.object({ checked: z.int(), altered: z.int(), missing: z.int() });

export type SaveTitleIn = z.input<typeof saveTitleIn>;
export type ChangeTitleIn = z.input<typeof changeTitleIn>;
export type TitleFields = z.output<typeof titleFieldsIn>;
export type InvoiceTitle = z.output<typeof invoiceTitle>;
export type TitleList = z.output<typeof titleList>;
export type SearchTitlesIn = z.input<typeof searchTitlesIn>;
export type TitleHits = z.output<typeof titleHits>;
export type CheckProblem = z.output<typeof checkProblem>;
export type DocumentLine = z.output<typeof documentLine>;
export type InvoiceCheck = z.output<typeof invoiceCheck>;
export type FileFormat = z.output<typeof fileFormat>;
export type InvoiceFile = z.output<typeof invoiceFile>;
export type InvoiceDelivery = z.output<typeof invoiceDelivery>;
export type RedLetter = z.output<typeof redLetter>;
export type InvoiceCard = z.output<typeof invoiceCard>;
export type Invoice = z.output<typeof invoice>;
export type InvoiceListIn = z.input<typeof invoiceListIn>;
export type InvoicePage = z.output<typeof invoicePage>;
export type PreviewInvoiceIn = z.input<typeof previewInvoiceIn>;
export type RequestInvoiceIn = z.input<typeof requestInvoiceIn>;
export type ReissueIn = z.input<typeof reissueIn>;
export type DeliverIn = z.input<typeof deliverIn>;
export type InvoiceableOrder = z.output<typeof invoiceableOrder>;
export type InvoiceableIn = z.input<typeof invoiceableIn>;
export type InvoiceablePage = z.output<typeof invoiceablePage>;
export type OfOrderIn = z.input<typeof ofOrderIn>;
export type OrderInvoices = z.output<typeof orderInvoices>;
export type InvoiceRef = z.input<typeof invoiceRef>;
export type SharedFileIn = z.input<typeof sharedFileIn>;
export type StaffInvoiceRow = z.output<typeof staffInvoiceRow>;
export type StaffInvoiceListIn = z.input<typeof staffInvoiceListIn>;
export type StaffInvoicePage = z.output<typeof staffInvoicePage>;
export type StaffInvoiceCounts = z.output<typeof staffInvoiceCounts>;
export type StaffInvoice = z.output<typeof staffInvoice>;
export type StaffRequestIn = z.input<typeof staffRequestIn>;
export type StaffPreviewIn = z.input<typeof staffPreviewIn>;
export type EditInvoiceIn = z.input<typeof editInvoiceIn>;
export type CancelInvoiceIn = z.input<typeof cancelInvoiceIn>;
export type ResolveIn = z.input<typeof resolveIn>;
export type IssueBatchIn = z.input<typeof issueBatchIn>;
export type RedInvoiceIn = z.input<typeof redInvoiceIn>;
export type StaffRedRow = z.output<typeof staffRedRow>;
export type RedListIn = z.input<typeof redListIn>;
export type RedPage = z.output<typeof redPage>;
export type InvoiceStatsIn = z.input<typeof invoiceStatsIn>;
export type InvoiceStats = z.output<typeof invoiceStats>;
export type ExportInvoicesIn = z.input<typeof exportInvoicesIn>;
export type FilesReport = z.output<typeof filesReport>;
