import { z } from 'zod';
import { promotionFields } from '../promotions/schema.ts';
import { fen, id, idIn, quantity, signedFen, text, time } from '../schema.ts';
import { slots } from './slots.ts';

export const deliveryIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('express'), addressId: idIn.optional() }),
  z.object({ kind: z.literal('pickup'), storeId: idIn.optional() }),
]);
export const itemsIn = z.array(z.object({ skuId: idIn, quantity })).max(120);

export const discountView = z.object({ slot: z.enum(slots), label: z.string(), amount: fen });
export const quoteLine = z.object({
  skuId: id,
  productId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  quantity: z.int(),
  unitPrice: fen,
  listTotal: fen.describe('unitPrice × quantity'),
  discounts: z.array(discountView),
  payable: fen.describe('listTotal − discounts, without freight'),
  freight: fen.describe('this line’s share of the freight'),
  tags: z.array(z.string()).describe('activities that this line is part of, such as 满200减30'),
});
/** A coupon at the checkout: what it would save, or why it cannot be used. */
export const quoteCoupon = z.object({
  id,
  name: z.string(),
  kind: z.enum(['amount', 'percent', 'free_freight', 'exchange']),
  threshold: fen,
  validUntil: time,
  usable: z.boolean(),
  reason: z.string().describe('why it is not usable, or not together with the chosen ones; empty otherwise'),
  saves: fen.describe('with the chosen ones when it is chosen, else what it would save alone'),
  chosen: z.boolean(),
});
/** What a promotion wants before it gives more: “再买 ¥20 减 ¥30”. */
export const quoteHint = z.object({
  promotionId: id,
  label: z.string().describe('满200减30'),
  text: z.string().describe('再买 ¥20 减 ¥30; what was reached when nothing more is to be had'),
  reached: z.boolean().describe('the promotion already takes something off'),
  lackAmount: fen.nullable(),
  lackPieces: z.int().nullable(),
  skuIds: z.array(id).describe('the lines that count towards it'),
});
export const quoteProblem = z.object({ skuId: id.nullable(), code: z.string(), message: z.string() });
/** What it costs and why. `payable` = Σ lines.payable + freight.amount. */
export const quote = z.object({
  lines: z.array(quoteLine),
  itemsTotal: fen,
  discounts: z.array(discountView),
  discountTotal: fen,
  freight: z.object({
    amount: fen.describe('what is charged'),
    list: fen.describe('before coupons and benefits made it less'),
    offs: z.array(z.object({ label: z.string(), amount: fen })).describe('list − Σ offs = amount'),
    explanation: z.string(),
    lackForFree: fen.nullable().describe('spend this much more and the freight is free'),
  }),
  payable: fen,
  hints: z.array(quoteHint),
  coupons: z.object({
    chosen: z.array(z.object({ id, name: z.string(), saves: fen })),
    options: z.array(quoteCoupon).describe('every coupon that the customer has; usable ones first; empty in the cart'),
  }),
  points: z.object({
    balance: z.int(),
    most: z.int().describe('what may be used for this order'),
    used: z.int(),
    saves: fen,
    perYuan: z.int().describe('so many points are worth one yuan; 0 when points pay nothing'),
    reason: z.string().describe('why not more can be used; empty when all can'),
  }),
  member: z.object({ levelName: z.string(), saves: fen, freeFreight: z.boolean() }).nullable(),
  problems: z.array(quoteProblem).describe('what stands against ordering; empty means that it can be ordered'),
});
/** At most so many coupons in one order. */
export const MOST_COUPONS = 5;
const couponIdsIn = z.array(idIn).max(MOST_COUPONS, `一单最多使用 ${MOST_COUPONS} 张优惠券`);
const pointsIn = z.int().min(0).max(1_000_000_000);
/** `couponIds` absent: the set that saves most is chosen; empty: none. `points` is cut to what may be used. */
export const quoteIn = z.object({
  items: itemsIn.min(1),
  delivery: deliveryIn,
  couponIds: couponIdsIn.optional(),
  points: pointsIn.default(0),
});
/** The same for an order, where nothing is chosen for the customer. */
export const benefitsIn = { couponIds: couponIdsIn.default([]), points: pointsIn.default(0) };

// ---- what a promotion would do, for staff
/** An order as a customer might put it together, with the promotions of now and, if given, a draft. */
export const previewIn = z.object({
  items: itemsIn.min(1, '请选择商品'),
  draft: promotionFields.optional(),
  draftId: idIn.optional().describe('a saved promotion that is looked at as if it were running'),
  levelId: idIn.optional().describe('as a member of this level'),
});
export const previewLine = quoteLine.omit({ freight: true });
const previewSide = quote.pick({ itemsTotal: true, discounts: true, discountTotal: true, payable: true, hints: true }).extend({
  lines: z.array(previewLine.extend({ cost: fen.nullable().describe('what the pieces cost the shop'), belowCost: z.boolean() })),
  margin: signedFen.nullable().describe('payable − cost; null when the cost of a line is not known'),
});
/** `before`: with the promotions of now; `after`: with the draft too. Without freight, coupons and points. */
export const preview = z.object({ before: previewSide, after: previewSide });

// ---- freight templates, for staff
export const freightBy = z.enum(['piece', 'weight', 'volume']);
const freightRule = z.object({
  /** Region codes (province `330000`, city `330100` or district `330106`); empty in the default rule. */
  regions: z.array(z.string().regex(/^\d{6}$/)).max(4000),
  first: z.int().min(1).max(1_000_000).describe('pieces, grams or cm³ covered by firstFee'),
  firstFee: fen,
  next: z.int().min(1).max(1_000_000).describe('each further block'),
  nextFee: fen,
  freeFrom: fen.nullable().describe('free when the goods cost at least this'),
  freePieces: z.int().min(1).max(9999).nullable(),
});
export const freightTemplateFields = z.object({
  name: text(30),
  by: freightBy,
  fallback: freightRule,
  rules: z.array(freightRule).max(50),
  excluded: z
    .array(z.string().regex(/^\d{6}$/))
    .max(4000)
    .describe('no delivery there'),
  isDefault: z.boolean(),
});
export const freightTemplate = freightTemplateFields.extend({ id });
export const freightTemplates = z.object({ items: z.array(freightTemplate) });
export const updateFreightTemplateIn = freightTemplateFields.extend({ id: idIn });

export type DeliveryIn = z.input<typeof deliveryIn>;
export type QuoteLine = z.output<typeof quoteLine>;
export type QuoteCouponView = z.output<typeof quoteCoupon>;
export type QuoteHint = z.output<typeof quoteHint>;
export type QuoteProblem = z.output<typeof quoteProblem>;
export type Quote = z.output<typeof quote>;
export type QuoteIn = z.input<typeof quoteIn>;
export type PreviewIn = z.input<typeof previewIn>;
export type Preview = z.output<typeof preview>;
export type FreightTemplate = z.output<typeof freightTemplate>;
export type FreightTemplates = z.output<typeof freightTemplates>;
export type SaveFreightTemplateIn = z.input<typeof freightTemplateFields>;
export type UpdateFreightTemplateIn = z.input<typeof updateFreightTemplateIn>;
