import { z } from 'zod';
import { fen, id, idIn, quantity, text } from '../schema.ts';

/** Discount slots, in the fixed order in which they are applied. */
export const slots = ['activity', 'member', 'full_reduction', 'coupon', 'points'] as const;

export const deliveryIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('express'), addressId: idIn.optional() }),
  z.object({ kind: z.literal('pickup'), storeId: idIn.optional() }),
]);
export const itemsIn = z.array(z.object({ skuId: idIn, quantity })).max(120);

export const quoteLine = z.object({
  skuId: id,
  productId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  quantity: z.int(),
  unitPrice: fen,
  listTotal: fen.describe('unitPrice × quantity'),
  discounts: z.array(z.object({ slot: z.enum(slots), label: z.string(), amount: fen })),
  payable: fen.describe('listTotal − discounts, without freight'),
  freight: fen.describe('this line’s share of the freight'),
});
export const quoteProblem = z.object({ skuId: id.nullable(), code: z.string(), message: z.string() });
/** What it costs and why. `payable` = Σ lines.payable + freight.amount. */
export const quote = z.object({
  lines: z.array(quoteLine),
  itemsTotal: fen,
  discounts: z.array(z.object({ slot: z.enum(slots), label: z.string(), amount: fen })),
  discountTotal: fen,
  freight: z.object({
    amount: fen,
    explanation: z.string(),
    lackForFree: fen.nullable().describe('spend this much more and the freight is free'),
  }),
  payable: fen,
  problems: z.array(quoteProblem).describe('what stands against ordering; empty means that it can be ordered'),
});
export const quoteIn = z.object({ items: itemsIn.min(1), delivery: deliveryIn });

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

export type Slot = (typeof slots)[number];
export type DeliveryIn = z.input<typeof deliveryIn>;
export type QuoteLine = z.output<typeof quoteLine>;
export type QuoteProblem = z.output<typeof quoteProblem>;
export type Quote = z.output<typeof quote>;
export type QuoteIn = z.input<typeof quoteIn>;
export type FreightTemplate = z.output<typeof freightTemplate>;
export type FreightTemplates = z.output<typeof freightTemplates>;
export type SaveFreightTemplateIn = z.input<typeof freightTemplateFields>;
export type UpdateFreightTemplateIn = z.input<typeof updateFreightTemplateIn>;
