import type { deliveryIn, Quote, quoteIn, QuoteProblem } from '@huitou/shared-types/pricing/schema.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { rememberedSkus } from '../catalog/index.ts';
import { mayMeet, readCouponsForQuote, readMatrix } from '../coupons/index.ts';
import { type AddressSnapshot, readAddress, readDefaultAddress } from '../customers/index.ts';
import { availableBySku, chooseLocation, readStock, type StockLevel } from '../inventory/index.ts';
import { memberStep, readMembership } from '../membership/index.ts';
import {
  type ActivePromotion,
  hintsOf,
  type PromotionSaving,
  readPromotionCounters,
  readRunning,
  scopeOf,
  tagsOf,
} from '../promotions/index.ts';
import { isPickupStore, readLocation } from '../stores/index.ts';
import { couponChooser, pointsChooser } from './choose-benefits.ts';
import { choosePromotions, savedByPromotion } from './choose-promotions.ts';
import { type AppliedDiscount, computeQuote, type PricedLine, type QuoteItem, slotLine } from './compute-quote.ts';
import { readPurchases } from './purchase-limits.ts';
import { readTemplates } from './read-templates.ts';

export interface PrepareQuoteIn {
  readonly customerId: number;
  readonly items: readonly { readonly skuId: number; readonly quantity: number }[];
  readonly delivery: z.output<typeof deliveryIn>;
  /** Coupons to use, if any; the others are told too. `best` chooses the set that saves most, `none` does not even look at them. */
  readonly coupons: readonly number[] | 'best' | 'none';
  /** Points to use, cut to what may be; null when they are of no interest. */
  readonly points: number | null;
}
export interface PreparedQuote {
  readonly quote: Quote;
  readonly lines: PricedLine[];
  readonly applied: AppliedDiscount[];
  /** What an order takes of promotions and coupons when it is placed at this price. */
  readonly promotions: readonly PromotionSaving[];
  readonly coupons: readonly { readonly couponId: number; readonly saved: number }[];
  /** By coupons, off goods and freight. */
  readonly couponSaved: number;
  /** The level of the customer pays the freight. */
  readonly memberPaysFreight: boolean;
  /** Where it goes; the default address when none was named, null for pick-up or when there is none. */
  readonly address: AddressSnapshot | null;
  /** Where all of it can be taken from now; null when no place has everything. */
  readonly locationId: number | null;
}
/** Ten million yuan: what the contract lets an amount be. */
const MOST = 1_000_000_000;

/**
 * Reads what a quote needs and computes it: stock, address and membership, each in one statement; coupons only when they are asked for, and
 * counters only where a product or a promotion is limited; SKUs, promotions, templates, levels and locations come from memory. SKUs that are
 * named twice are added up.
 * @throws not_found for an address that is not the customer's; invalid_input when it costs more than an order can
 */
export const prepareQuote = async ({ customerId, items, delivery, coupons, points }: PrepareQuoteIn): Promise<PreparedQuote> => {
  const wanted = mergeItems(items);
  const skuIds = wanted.map((item) => item.skuId);
  const store = delivery.kind === 'pickup' && delivery.storeId !== undefined ? await readLocation(delivery.storeId) : null;
  const [skus, levels, address, templates, membership, running, matrix, owned] = await Promise.all([
    rememberedSkus(skuIds),
    readStock(skuIds, isPickupStore(store) ? store.id : undefined),
    delivery.kind === 'express' ? addressFor(customerId, delivery.addressId) : null,
    readTemplates(),
    readMembership(customerId),
    readRunning(),
    readMatrix(),
    coupons === 'none' ? [] : readCouponsForQuote(customerId),
  ]);
  const limited = skus.filter((sku) => sku.perCustomer !== null).map((sku) => sku.productId);
  const known = new Map(skus.map((sku) => [sku.skuId, sku]));
  const present = wanted.flatMap(({ skuId, quantity }): QuoteItem[] => {
    const sku = known.get(skuId);
    return sku ? [{ sku, quantity }] : [];
  });
  if (present.reduce((sum, { sku, quantity }) => sum + sku.price * quantity, 0) > MOST)
    fail('invalid_input', '订单金额超出上限，请减少数量');
  const promotions = await open(running, present, customerId);
  const member = memberStep(membership, (mark) => mark === 'activity' || mayMeet(matrix, 'member', mark));
  const lines = present.map(slotLine);
  const chosen = choosePromotions({ lines, promotions, member, mayMeet: (a, b) => mayMeet(matrix, a, b) });
  const { freight } = membership;
  const computed = computeQuote({
    items: present,
    unknownSkuIds: skuIds.filter((skuId) => !known.has(skuId)),
    available: availableBySku(levels),
    bought: await readPurchases(customerId, limited),
    steps: chosen.steps,
    withoutCoupons: chosen.withoutCoupons,
    member: { levelName: membership.levelName, freeFreight: freight.kind === 'always' || (freight.left ?? 0) > 0 },
    ...(coupons === 'none' ? {} : { coupons: couponChooser(owned, matrix, coupons === 'best' ? undefined : coupons, present.length) }),
    ...(points === null ? {} : { points: pointsChooser(membership.points, points) }),
    tags: tagsOf(promotions, lines),
    hints: (left, applied) => hintsOf(promotions, left, applied),
    templates,
    delivery: delivery.kind === 'pickup' ? { kind: 'pickup' } : { kind: 'express', place: address },
  });
  const { quote } = computed;
  const locationId = chooseLocation(levels, wanted);
  const problems = [
    ...quote.problems,
    ...scatteredProblem(quote, levels, locationId),
    ...placeProblem(delivery, address, isPickupStore(store)),
  ];
  return {
    quote: { ...quote, problems },
    lines: computed.lines,
    applied: computed.applied,
    promotions: savingsOf(promotions, computed.applied),
    coupons: quote.coupons.chosen.map((coupon) => ({ couponId: Number(coupon.id), saved: coupon.saves })),
    couponSaved: quote.coupons.chosen.reduce((sum, coupon) => sum + coupon.saves, 0),
    memberPaysFreight: computed.memberPaysFreight,
    address,
    locationId,
  };
};

/** The promotions that are still open to this customer. */
const open = async (running: readonly ActivePromotion[], items: readonly QuoteItem[], customerId: number): Promise<ActivePromotion[]> => {
  const present = running.filter((promotion) => items.some(({ sku }) => inScope(sku, scopeOf(promotion))));
  const limited = present.filter((promotion) => promotion.perCustomer !== null).map((promotion) => promotion.id);
  const counters = await readPromotionCounters(customerId, limited);
  return present.filter((promotion) => promotion.perCustomer === null || (counters.get(promotion.id) ?? 0) < promotion.perCustomer);
};

const savingsOf = (promotions: readonly ActivePromotion[], applied: readonly AppliedDiscount[]): PromotionSaving[] => {
  const saved = savedByPromotion(applied);
  return promotions.flatMap((promotion) => {
    const amount = saved.get(promotion.id);
    return amount === undefined
      ? []
      : [{ promotionId: promotion.id, saved: amount, perCustomer: promotion.perCustomer, budgeted: promotion.left !== null }];
  });
};

const mergeItems = (items: PrepareQuoteIn['items']): { skuId: number; quantity: number }[] => {
  const sums = new Map<number, number>();
  for (const { skuId, quantity } of items) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity);
  return [...sums].map(([skuId, quantity]) => ({ skuId, quantity }));
};

const addressFor = async (customerId: number, addressId: number | undefined): Promise<AddressSnapshot | null> =>
  addressId === undefined ? readDefaultAddress(customerId) : must(await readAddress(customerId, addressId));

/** Every item can be had, but not from one place. */
const scatteredProblem = (quote: Quote, levels: readonly StockLevel[], locationId: number | null): QuoteProblem[] =>
  locationId === null &&
  levels.length > 0 &&
  quote.lines.length > 1 &&
  !quote.problems.some(({ code }) => code === 'stock_insufficient' || code === 'item_unavailable')
    ? [{ skuId: null, code: 'stock_insufficient', message: '这些商品不在同一仓库，请分开下单' }]
    : [];

const placeProblem = (delivery: PrepareQuoteIn['delivery'], address: AddressSnapshot | null, storeOpen: boolean): QuoteProblem[] => {
  if (delivery.kind === 'express') return address ? [] : [{ skuId: null, code: 'address_required', message: '请选择收货地址' }];
  if (delivery.storeId === undefined) return [{ skuId: null, code: 'pickup_store_required', message: '请选择自提门店' }];
  return storeOpen ? [] : [{ skuId: null, code: 'pickup_store_required', message: '该门店暂不支持自提，请选择其他门店' }];
};

/** The quote that the checkout shows. Money in fen; what stands against ordering is in `problems`. */
export const quoteForCustomer = async (input: z.output<typeof quoteIn>, call: CustomerCall): Promise<Quote> => {
  const { items, delivery, couponIds, points } = input;
  return (await prepareQuote({ customerId: call.actor.id, items, delivery, coupons: couponIds ?? 'best', points })).quote;
};
