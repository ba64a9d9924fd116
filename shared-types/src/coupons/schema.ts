import { z } from 'zod';
import { productPage } from '../catalog/schema.ts';
import { uploadIn } from '../files/schema.ts';
import { scope, scopeIn } from '../promotions/schema.ts';
import { cursorIn, day, fen, id, idIn, maybeText, page, text, time, timeIn } from '../schema.ts';
import {
  claimStates,
  codeKinds,
  couponKinds,
  couponShownStates,
  couponSources,
  couponTabs,
  couponWays,
  giftStates,
  refundRules,
  stackNodes,
  templateStatuses,
} from './states.ts';

const kind = z.enum(couponKinds);

// ---- what a coupon is worth, as customers and staff see it
/** `fixed`: the same days for everybody. `days`: so many days from when it is got; the first day may come later. */
export const validity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), from: time, until: time }),
  z.object({ kind: z.literal('days'), days: z.int(), delayDays: z.int() }),
]);
export const couponTerms = z.object({
  templateId: id,
  name: z.string(),
  kind,
  amount: fen.describe('amount: fen off; exchange: what the piece costs then; 0 otherwise'),
  percentOff: z.int().describe('percent: 15 means 八五折; 0 otherwise'),
  maxOff: fen.nullable().describe('most that percent and free_freight take off; null for no cap'),
  threshold: fen.describe('the goods that it is for must cost this much; 0 for none'),
  scope,
  scopeText: z.string().describe('全场通用, 指定商品可用 …'),
  /** The headline: “¥20”, “8.5折”, “免运费”. */
  headline: z.string(),
  /** “满 100 元可用”, “无门槛”. */
  condition: z.string(),
  description: z.string().describe('rules in the shop’s own words'),
  givable: z.boolean(),
});

// ---- customers
export const centreCoupon = couponTerms.extend({
  validityText: z.string().describe('领取后 7 天内有效, 2026.01.01-2026.01.31'),
  state: z.enum(claimStates),
  reason: z.string().describe('why it cannot be claimed; empty when it can'),
  claimFrom: time.nullable(),
  claimUntil: time.nullable(),
  total: z.int().nullable(),
  claimed: z.int(),
  claimedPercent: z.int().min(0).max(100).describe('0 when the number is not limited'),
  perCustomer: z.int(),
  mine: z.int().describe('how many of it the customer has got so far'),
  usableCouponId: id.nullable().describe('one of them that can still be used'),
});
export const centreIn = z.object({ ...cursorIn });
export const centrePage = page(centreCoupon);
export const productCouponsIn = z.object({ id: idIn });
export const productCoupons = z.object({ items: z.array(centreCoupon) });
/** The goods that a coupon is for. */
export const couponGoodsIn = z.object({ id: idIn, ...cursorIn });
export const couponGoods = productPage.extend({ terms: couponTerms });
export const claimIn = z.object({ id: idIn });
export const redeemIn = z.object({ code: text(40, 4) });

export const coupon = couponTerms.extend({
  id,
  state: z.enum(couponShownStates),
  source: z.enum(couponSources),
  sourceText: z.string(),
  validFrom: time,
  validUntil: time,
  validityText: z.string(),
  /** Whole days until it is over, at most 3 days before; null otherwise. */
  expiresInDays: z.int().nullable(),
  canGive: z.boolean(),
  gift: z.object({ token: z.string(), state: z.enum(giftStates), expiresAt: time, to: z.string() }).nullable(),
  usedAt: time.nullable(),
  orderId: id.nullable(),
  saved: fen.nullable(),
  receivedAt: time,
});
export const couponListIn = z.object({ ...cursorIn, tab: z.enum(couponTabs).default('usable') });
export const couponPage = page(coupon);
export const couponCounts = z.object({
  usable: z.int(),
  used: z.int(),
  expired: z.int(),
  claimable: z.int().describe('in the centre, now'),
});

export const giftTokenIn = z.object({ token: z.string().min(10).max(120) });
export const gift = z.object({
  token: z.string(),
  state: z.enum(giftStates),
  from: z.object({ nickname: z.string(), avatar: z.string() }),
  /** Who looks at it is the giver. */
  mine: z.boolean(),
  /** It was this customer who accepted it. */
  acceptedByMe: z.boolean(),
  couponId: id.nullable().describe('the coupon of the one who accepted, when that is who looks'),
  expiresAt: time,
  terms: couponTerms,
  validUntil: time,
  canAccept: z.boolean(),
  reason: z.string().describe('why it cannot be accepted; empty when it can'),
});

// ---- staff: templates
const validityIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed'), from: timeIn, until: timeIn }),
  z.object({
    kind: z.literal('days'),
    days: z.int().min(1, '有效天数至少为 1').max(3650, '有效天数最多为 3650'),
    delayDays: z.int().min(0).max(365).default(0),
  }),
]);
export const templateFields = z.object({
  name: text(30),
  kind,
  amount: fen.default(0),
  percentOff: z.int().min(0, '折扣不能小于 0').max(100, '折扣不能超过 100%').default(0),
  maxOff: fen.nullable().default(null),
  threshold: fen.default(0),
  scope: scopeIn,
  validity: validityIn,
  total: z.int().min(1, '发放总量至少为 1').max(100_000_000).nullable().default(null),
  perCustomer: z.int().min(1, '每人至少可领 1 张').max(1000).default(1),
  ways: z.array(z.enum(couponWays)).max(couponWays.length).default([]),
  claimFrom: timeIn.nullable().default(null),
  claimUntil: timeIn.nullable().default(null),
  /** The payment that brings one, for the way `after_payment`. */
  paidThreshold: fen.default(0),
  groupId: idIn,
  budget: fen.min(1, '预算须大于 0').nullable().default(null),
  costCentre: maybeText(30).default(''),
  givable: z.boolean().default(false),
  returnOnCancel: z.boolean().default(true),
  returnOnRefund: z.enum(refundRules).default('whole'),
  description: maybeText(500).default(''),
  note: maybeText(200).default('').describe('for staff'),
});
export const templateDoubt = z.object({ code: z.string(), message: z.string() });
/** What is wrong, and what is only doubtful; `terms` is how customers will see it. */
export const templateCheck = z.object({
  faults: z.array(z.object({ path: z.string(), message: z.string() })),
  warnings: z.array(templateDoubt),
  validityText: z.string(),
  terms: couponTerms.nullable().describe('null while a fault makes it impossible to tell'),
});
/** `confirm`: staff have seen the warnings. */
export const createTemplateIn = templateFields.extend({ confirm: z.boolean().default(false) });
export const updateTemplateIn = createTemplateIn.extend({ id: idIn, version: z.int() });

export const template = couponTerms.omit({ templateId: true }).extend({
  id,
  no: z.string(),
  status: z.enum(templateStatuses),
  version: z.int(),
  validity,
  validityText: z.string(),
  total: z.int().nullable(),
  perCustomer: z.int(),
  ways: z.array(z.enum(couponWays)),
  claimFrom: time.nullable(),
  claimUntil: time.nullable(),
  paidThreshold: fen,
  group: z.object({ id, name: z.string() }),
  budget: fen.nullable(),
  budgetSpent: z.boolean(),
  costCentre: z.string(),
  returnOnCancel: z.boolean(),
  returnOnRefund: z.enum(refundRules),
  note: z.string(),
  claimed: z.int(),
  used: z.int(),
  cost: fen,
  /** Terms stand once it has been published; the rest may change. */
  locked: z.boolean(),
  createdBy: z.string(),
  createdAt: time,
  updatedAt: time,
});
export const templateListIn = z.object({
  ...cursorIn,
  status: z.enum(templateStatuses).optional(),
  kind: kind.optional(),
  way: z.enum(couponWays).optional(),
  groupId: idIn.optional(),
  q: maybeText(30).optional().describe('part of the name, number, or cost centre'),
});
export const templatePage = page(template);
export const templateOptions = z.object({
  items: z.array(z.object({ id, name: z.string(), kind, headline: z.string(), condition: z.string(), status: z.enum(templateStatuses) })),
});
export const templateOptionsIn = z.object({ q: maybeText(30).optional(), way: z.enum(couponWays).optional() });
export const recallIn = z.object({ id: idIn, reason: text(100, 2) });

// ---- staff: codes
export const codeBatch = z.object({
  id,
  kind: z.enum(codeKinds),
  /** The shared code; empty for single ones. */
  code: z.string(),
  count: z.int().describe('codes asked for; for a shared one, how often it may be redeemed; 0 for no limit'),
  made: z.int(),
  redeemed: z.int(),
  enabled: z.boolean(),
  expiresAt: time.nullable(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: time,
});
export const codeBatchListIn = z.object({ ...cursorIn, id: idIn });
export const codeBatchPage = page(codeBatch);
export const makeCodesIn = z.object({
  id: idIn,
  kind: z.enum(codeKinds),
  /** Own wording of a shared code; made up when absent. */
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{4,20}$/, '通用码为 4–20 位字母或数字')
    .optional(),
  count: z.int().min(0).max(100_000, '一次最多生成 100000 个'),
  expiresAt: timeIn.nullable().default(null),
  note: maybeText(60).default(''),
});
export const batchRef = z.object({ id: idIn, batchId: idIn });
export const switchBatchIn = batchRef.extend({ enabled: z.boolean() });

// ---- staff: grants
export const grantIn = z.object({
  id: idIn,
  customerIds: z.array(idIn).min(1, '请选择顾客').max(200, '一次最多选择 200 位，更多请导入名单'),
  quantity: z.int().min(1).max(20).default(1),
  reason: text(100, 2),
});
export const grantOut = z.object({
  granted: z.int(),
  refused: z.array(z.object({ customerId: id, message: z.string() })),
});
export const importGrantIn = z.object({ ...uploadIn.shape, id: idIn, reason: text(100, 2) });

// ---- staff: issued coupons
export const issuedCoupon = z.object({
  id,
  templateId: id,
  name: z.string(),
  kind,
  headline: z.string(),
  condition: z.string(),
  customer: z.object({ id, nickname: z.string(), phone: z.string().nullable() }),
  state: z.enum(couponShownStates),
  source: z.enum(couponSources),
  sourceText: z.string(),
  code: z.string().describe('the code that it was redeemed with'),
  validFrom: time,
  validUntil: time,
  issuedAt: time,
  usedAt: time.nullable(),
  orderId: id.nullable(),
  orderNo: z.string(),
  saved: fen.nullable(),
  grantedBy: z.string(),
});
const issuedFilters = {
  templateId: idIn.optional(),
  customerId: idIn.optional(),
  state: z.enum(couponShownStates).optional(),
  source: z.enum(couponSources).optional(),
  q: maybeText(40).optional().describe('coupon id, code, order number, phone, or beginning of a nickname'),
  from: day.optional().describe('issued'),
  to: day.optional(),
};
export const issuedListIn = z.object({ ...cursorIn, ...issuedFilters });
export const issuedPage = page(issuedCoupon);
export const exportIssuedIn = z.object({ ...issuedFilters, format: z.enum(['xlsx', 'csv']).default('xlsx') });
export const recallCouponsIn = z.object({ ids: z.array(idIn).min(1).max(200), reason: text(100, 2) });
export const recalled = z.object({ recalled: z.int(), refused: z.int() });

// ---- staff: statistics
const figures = {
  claimed: z.int(),
  used: z.int(),
  cost: fen.describe('what uses took off'),
  orders: z.int(),
  sales: z.int().describe('fen; paid for the orders that used it, less what went back'),
  usedPermille: z.int(),
};
export const couponStatsIn = z.object({
  from: day.optional(),
  to: day.optional(),
  templateId: idIn.optional(),
  by: z.enum(['template', 'cost_centre', 'source', 'day']).default('template'),
  limit: z.int().min(1).max(200).default(50),
});
export const couponStats = z.object({
  total: z.object(figures),
  rows: z.array(z.object({ key: z.string(), label: z.string(), ...figures })),
  series: z.array(z.object({ day, claimed: z.int(), used: z.int(), cost: z.int(), sales: z.int() })),
});
export const exportStatsIn = couponStatsIn.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') });

// ---- staff: groups and stacking
export const couponGroup = z.object({ id, name: z.string(), sort: z.int(), templates: z.int() });
export const stackingNode = z.object({ key: z.string(), label: z.string(), kind: z.enum(['group', 'promotion']) });
export const stacking = z.object({
  version: z.int(),
  groups: z.array(couponGroup),
  /** Rows and columns of the matrix: what is not a coupon first. */
  nodes: z.array(stackingNode),
  /** Allowed pairs; a group with itself means that several of it may be used together. Both orders mean the same. */
  allowed: z.array(z.object({ a: z.string(), b: z.string() })),
  updatedBy: z.string(),
  updatedAt: time.nullable(),
});
const nodeKey = z.union([z.enum(stackNodes), z.string().regex(/^coupon:[1-9]\d{0,15}$/, '分组不正确')]);
export const saveStackingIn = z.object({ version: z.int(), allowed: z.array(z.object({ a: nodeKey, b: nodeKey })).max(600) });
export const groupFields = z.object({ name: text(20), sort: z.int().min(0).max(9999).default(0) });
export const updateGroupIn = groupFields.extend({ id: idIn });

export type Validity = z.output<typeof validity>;
export type CouponTerms = z.output<typeof couponTerms>;
export type CentreCoupon = z.output<typeof centreCoupon>;
export type CentreIn = z.input<typeof centreIn>;
export type CentrePage = z.output<typeof centrePage>;
export type ProductCouponsIn = z.input<typeof productCouponsIn>;
export type ProductCoupons = z.output<typeof productCoupons>;
export type CouponGoodsIn = z.input<typeof couponGoodsIn>;
export type CouponGoods = z.output<typeof couponGoods>;
export type ClaimIn = z.input<typeof claimIn>;
export type RedeemIn = z.input<typeof redeemIn>;
export type Coupon = z.output<typeof coupon>;
export type CouponListIn = z.input<typeof couponListIn>;
export type CouponPage = z.output<typeof couponPage>;
export type CouponCounts = z.output<typeof couponCounts>;
export type GiftTokenIn = z.input<typeof giftTokenIn>;
export type Gift = z.output<typeof gift>;
export type TemplateFields = z.input<typeof templateFields>;
export type TemplateCheck = z.output<typeof templateCheck>;
export type CreateTemplateIn = z.input<typeof createTemplateIn>;
export type UpdateTemplateIn = z.input<typeof updateTemplateIn>;
export type Template = z.output<typeof template>;
export type TemplateListIn = z.input<typeof templateListIn>;
export type TemplatePage = z.output<typeof templatePage>;
export type TemplateOptionsIn = z.input<typeof templateOptionsIn>;
export type TemplateOptions = z.output<typeof templateOptions>;
export type RecallIn = z.input<typeof recallIn>;
export type CodeBatch = z.output<typeof codeBatch>;
export type CodeBatchListIn = z.input<typeof codeBatchListIn>;
export type CodeBatchPage = z.output<typeof codeBatchPage>;
export type MakeCodesIn = z.input<typeof makeCodesIn>;
export type BatchRef = z.input<typeof batchRef>;
export type SwitchBatchIn = z.input<typeof switchBatchIn>;
export type GrantIn = z.input<typeof grantIn>;
export type GrantOut = z.output<typeof grantOut>;
export type ImportGrantIn = { file: unknown; id: string; reason: string };
export type IssuedCoupon = z.output<typeof issuedCoupon>;
export type IssuedListIn = z.input<typeof issuedListIn>;
export type IssuedPage = z.output<typeof issuedPage>;
export type ExportIssuedIn = z.input<typeof exportIssuedIn>;
export type RecallCouponsIn = z.input<typeof recallCouponsIn>;
export type Recalled = z.output<typeof recalled>;
export type CouponStatsIn = z.input<typeof couponStatsIn>;
export type CouponStats = z.output<typeof couponStats>;
export type ExportStatsIn = z.input<typeof exportStatsIn>;
export type CouponGroup = z.output<typeof couponGroup>;
export type Stacking = z.output<typeof stacking>;
export type SaveStackingIn = z.input<typeof saveStackingIn>;
export type GroupFields = z.input<typeof groupFields>;
export type UpdateGroupIn = z.input<typeof updateGroupIn>;
