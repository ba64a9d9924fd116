import type { deliveryIn, Quote, QuoteProblem } from '@huitou/shared-types/pricing/schema.ts';
import type { z } from 'zod';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { readSkus } from '../catalog/index.ts';
import { type AddressSnapshot, readAddress, readDefaultAddress } from '../customers/index.ts';
import { availableBySku, chooseLocation, readStock, type StockLevel } from '../inventory/index.ts';
import { isPickupStore, readLocation } from '../stores/index.ts';
import { type AppliedDiscount, computeQuote, type PricedLine, type QuoteItem } from './compute-quote.ts';
import { readPurchases } from './purchase-limits.ts';
import { readTemplates } from './read-templates.ts';

export interface PrepareQuoteIn {
  readonly customerId: number;
  readonly items: readonly { readonly skuId: number; readonly quantity: number }[];
  readonly delivery: z.output<typeof deliveryIn>;
}
export interface PreparedQuote {
  readonly quote: Quote;
  readonly lines: PricedLine[];
  readonly applied: AppliedDiscount[];
  /** By coupons, off goods and freight. */
  readonly couponSaved: number;
  /** Where it goes; the default address when none was named, null for pick-up or when there is none. */
  readonly address: AddressSnapshot | null;
  /** Where all of it can be taken from now; null when no place has everything. */
  readonly locationId: number | null;
}
/** Ten million yuan: what the contract lets an amount be. */
const MOST = 1_000_000_000;

/**
 * Reads what a quote needs and computes it: SKUs, stock and address, each in one statement, and the purchase counters only where a product
 * is limited; templates and locations come from memory. SKUs that are named twice are added up.
 * @throws not_found for an address that is not the customer's; invalid_input when it costs more than an order can
 */
export const prepareQuote = async ({ customerId, items, delivery }: PrepareQuoteIn): Promise<PreparedQuote> => {
  const wanted = mergeItems(items);
  const skuIds = wanted.map((item) => item.skuId);
  const store = delivery.kind === 'pickup' && delivery.storeId !== undefined ? await readLocation(delivery.storeId) : null;
  const [skus, levels, address, templates] = await Promise.all([
    readSkus(skuIds),
    readStock(skuIds, isPickupStore(store) ? store.id : undefined),
    delivery.kind === 'express' ? addressFor(customerId, delivery.addressId) : null,
    readTemplates(),
  ]);
  const limited = skus.filter((sku) => sku.perCustomer !== null).map((sku) => sku.productId);
  const known = new Map(skus.map((sku) => [sku.skuId, sku]));
  const present = wanted.flatMap(({ skuId, quantity }): QuoteItem[] => {
    const sku = known.get(skuId);
    return sku ? [{ sku, quantity }] : [];
  });
  if (present.reduce((sum, { sku, quantity }) => sum + sku.price * quantity, 0) > MOST)
    fail('invalid_input', '订单金额超出上限，请减少数量');
  const { quote, lines, applied } = computeQuote({
    items: present,
    unknownSkuIds: skuIds.filter((skuId) => !known.has(skuId)),
    available: availableBySku(levels),
    bought: await readPurchases(customerId, limited),
    steps: [],
    templates,
    delivery: delivery.kind === 'pickup' ? { kind: 'pickup' } : { kind: 'express', place: address },
  });
  const locationId = chooseLocation(levels, wanted);
  const problems = [
    ...quote.problems,
    ...scatteredProblem(quote, levels, locationId),
    ...placeProblem(delivery, address, isPickupStore(store)),
  ];
  const couponSaved = quote.coupons.chosen.reduce((sum, coupon) => sum + coupon.saves, 0);
  return { quote: { ...quote, problems }, lines, applied, couponSaved, address, locationId };
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
export const quoteForCustomer = async (input: Omit<PrepareQuoteIn, 'customerId'>, call: CustomerCall): Promise<Quote> =>
  (await prepareQuote({ ...input, customerId: call.actor.id })).quote;
