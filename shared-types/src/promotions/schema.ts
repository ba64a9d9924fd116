import { z } from 'zod';
import { productPage } from '../catalog/schema.ts';
import { cursorIn, day, fen, id, idIn, maybeText, page, text, time, timeIn } from '../schema.ts';
import { countedPer, promotionKinds, promotionShownStates, promotionStatuses } from './states.ts';

const lists = <T extends z.ZodType>(one: T) => ({
  categoryIds: z.array(one).max(200),
  brandIds: z.array(one).max(200),
  productIds: z.array(one).max(1000),
  skuIds: z.array(one).max(1000),
});
const listsIn = () => ({
  categoryIds: z.array(idIn).max(200).default([]),
  brandIds: z.array(idIn).max(200).default([]),
  productIds: z.array(idIn).max(1000).default([]),
  skuIds: z.array(idIn).max(1000).default([]),
});

/** Which goods a promotion is for, on its way in; scope.ts says what it means. */
export const scopeIn = z
  .object({ all: z.boolean(), ...listsIn(), exclude: z.object(listsIn()).prefault({}) })
  .refine((scope) => scope.all || [scope.categoryIds, scope.brandIds, scope.productIds, scope.skuIds].some((ids) => ids.length > 0), {
    message: '请选择适用的商品',
  });
/** The same on its way out. */
export const scope = z.object({ all: z.boolean(), ...lists(id), exclude: z.object(lists(id)) });

export type ScopeIn = z.input<typeof scopeIn>;
export type ScopeView = z.output<typeof scope>;

// ---- promotions
const fewest = (least: number, what: string) => z.int().min(least, `${what}至少为 ${least}`);
/** `from` is fen or pieces, by `by`. Exactly one of `amount` (fen off) and `permille` (what is paid of the price, 850 is 八五折) is set. */
export const tier = z.object({
  from: z.int().min(1, '门槛须大于 0').max(1_000_000_000),
  amount: fen.min(1, '优惠金额须大于 0').nullable().default(null),
  permille: z.int().min(1, '折扣须大于 0').max(999, '折扣须低于原价').nullable().default(null),
});
const per = z.enum(countedPer);
/** At most so many times in one order; null for no cap. */
const times = z.int().min(1).max(999).nullable().default(null);
export const promotionRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tiers'),
    by: z.enum(['amount', 'pieces']),
    tiers: z.array(tier).min(1, '请至少设置一档').max(5, '最多 5 档'),
  }),
  z.object({
    kind: z.literal('every'),
    every: fen.min(1, '门槛须大于 0'),
    off: fen.min(1, '优惠金额须大于 0'),
    cap: fen.min(1).nullable().default(null).describe('most that is taken off in one order'),
  }),
  z.object({
    kind: z.literal('nth'),
    nth: fewest(2, '件数').max(99),
    permille: z.int().min(0).max(999, '折扣须低于原价').describe('what is paid for the n-th piece: 500 is 半价, 0 is free'),
    per,
    times,
  }),
  z.object({ kind: z.literal('buy_get'), buy: fewest(1, '购买件数').max(99), get: fewest(1, '赠送件数').max(99), per, times }),
  z.object({
    kind: z.literal('bundle'),
    items: z
      .array(z.object({ skuId: idIn, quantity: z.int().min(1).max(99) }))
      .min(1, '请选择套餐商品')
      .max(10, '套餐最多 10 种商品'),
    price: fen,
    times,
  }),
]);
const ruleOut = z.discriminatedUnion('kind', [
  promotionRule.options[0],
  promotionRule.options[1],
  promotionRule.options[2],
  promotionRule.options[3],
  promotionRule.options[4].extend({ items: z.array(z.object({ skuId: id, quantity: z.int() })) }),
]);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时间格式为 HH:mm');
/** From when until when; on which days of the week (1 is Monday; empty for all) and between which hours of the shop's time. */
const days = z.array(z.int().min(1).max(7)).max(7);
const hours = z.object({ from: clock, until: clock });

/** What may be changed while it runs. */
const loose = {
  name: text(40),
  /** On cards and lines; empty: made from the rule, 满200减30. */
  tag: maybeText(12).default(''),
  until: timeIn.nullable().default(null).describe('null: until it is ended by hand'),
  priority: z.int().min(0).max(99).default(0).describe('higher ones take their lines first'),
  perCustomer: z.int().min(1).max(9999).nullable().default(null).describe('orders of one customer that it is good for'),
  budget: fen.min(1, '预算须大于 0').nullable().default(null).describe('ends the discount when so much was given'),
  note: maybeText(200).default('').describe('for staff'),
};
export const promotionFields = z.object({
  ...loose,
  rule: promotionRule,
  /** Not used by bundles: their goods are in the rule. */
  scope: scopeIn,
  from: timeIn,
  days: days.default([]),
  hours: hours.nullable().default(null),
  withMember: z.boolean().default(true).describe('together with member prices'),
  withCoupons: z.boolean().default(true).describe('its lines count for coupons'),
});
export const updatePromotionIn = promotionFields.extend({ id: idIn, version: z.int() });
/** `allowOverlaps`: staff have seen which other promotions are for the same goods at the same time. */
export const publishPromotionIn = z.object({ id: idIn, allowOverlaps: z.boolean().default(false) });
export const endPromotionIn = z.object({ id: idIn, reason: text(100, 2) });

export const promotion = z.object({
  id,
  status: z.enum(promotionStatuses),
  shown: z.enum(promotionShownStates),
  version: z.int(),
  kind: z.enum(promotionKinds),
  name: z.string(),
  tag: z.string(),
  label: z.string().describe('the tag, or what was made from the rule'),
  texts: z.array(z.string()).describe('the rule in words, a line a tier'),
  rule: ruleOut,
  scope,
  scopeText: z.string(),
  from: time,
  until: time.nullable(),
  days: z.array(z.int()),
  hours: z.object({ from: z.string(), until: z.string() }).nullable(),
  withMember: z.boolean(),
  withCoupons: z.boolean(),
  priority: z.int(),
  perCustomer: z.int().nullable(),
  budget: fen.nullable(),
  note: z.string(),
  orders: z.int().describe('that it is part of, without cancelled ones'),
  cost: fen.describe('what it took off them'),
  locked: z.boolean().describe('rule, scope, beginning and stacking stand since it was published'),
  createdBy: z.string(),
  createdAt: time,
  updatedAt: time,
  endedAt: time.nullable(),
  moves: z.array(z.string()),
});
export const promotionListIn = z.object({
  ...cursorIn,
  shown: z.enum(promotionShownStates).optional(),
  kind: z.enum(promotionKinds).optional(),
  q: maybeText(40).optional(),
});
export const promotionPage = page(promotion);
export const overlap = z.object({
  id,
  name: z.string(),
  label: z.string(),
  goods: z.string().describe('one of the goods that are in both'),
});
/** What is wrong and what is doubtful about a promotion, and how customers will read it. Nothing is saved. */
export const checkPromotionIn = promotionFields.extend({ id: idIn.optional().describe('itself, when it is saved already') });
export const promotionCheck = z.object({
  faults: z.array(z.object({ path: z.string(), message: z.string() })),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  overlaps: z.array(overlap),
  label: z.string(),
  texts: z.array(z.string()),
});
export const promotionStatsIn = z.object({ id: idIn, from: day.optional(), to: day.optional() });
const figures = {
  orders: z.int().describe('placed and not cancelled'),
  paidOrders: z.int(),
  customers: z.int(),
  cost: fen.describe('taken off orders that were not cancelled'),
  paidCost: fen.describe('of those, off paid ones'),
  goods: fen.describe('what the goods of paid orders cost in all'),
};
/** The last 30 days when no range is given; a range is at most 366 days. */
export const promotionStats = z.object({
  ...figures,
  days: z.array(z.object({ day, orders: z.int(), paidOrders: z.int(), cost: fen, goods: fen })),
});

// ---- customers
export const bundleItem = z.object({
  skuId: id,
  productId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  quantity: z.int(),
  price: fen,
  soldOut: z.boolean(),
});
export const productPromotion = z.object({
  id,
  kind: z.enum(promotionKinds),
  name: z.string(),
  label: z.string(),
  texts: z.array(z.string()),
  from: time,
  until: time.nullable(),
  withMember: z.boolean(),
  withCoupons: z.boolean(),
  perCustomer: z.int().nullable(),
  skuIds: z.array(id).describe('only these SKUs of the product; empty for all'),
  bundle: z.object({ items: z.array(bundleItem), price: fen, listTotal: fen }).nullable(),
});
export const productPromotions = z.object({ items: z.array(productPromotion), serverTime: time });
/** The goods of a promotion, to fill up an order with. */
export const promotionGoodsIn = z.object({ id: idIn, ...cursorIn });
export const promotionGoods = productPage.extend({
  promotion: productPromotion.omit({ skuIds: true, bundle: true }),
});

export type Tier = z.output<typeof tier>;
export type PromotionRuleIn = z.input<typeof promotionRule>;
export type PromotionFields = z.input<typeof promotionFields>;
export type UpdatePromotionIn = z.input<typeof updatePromotionIn>;
export type PublishPromotionIn = z.input<typeof publishPromotionIn>;
export type EndPromotionIn = z.input<typeof endPromotionIn>;
export type Promotion = z.output<typeof promotion>;
export type PromotionListIn = z.input<typeof promotionListIn>;
export type PromotionPage = z.output<typeof promotionPage>;
export type PromotionOverlap = z.output<typeof overlap>;
export type CheckPromotionIn = z.input<typeof checkPromotionIn>;
export type PromotionCheck = z.output<typeof promotionCheck>;
export type PromotionStatsIn = z.input<typeof promotionStatsIn>;
export type PromotionStats = z.output<typeof promotionStats>;
export type ProductPromotion = z.output<typeof productPromotion>;
export type ProductPromotions = z.output<typeof productPromotions>;
export type PromotionGoodsIn = z.input<typeof promotionGoodsIn>;
export type PromotionGoods = z.output<typeof promotionGoods>;
