import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import { readSkus, type TaggedProduct } from '../catalog/index.ts';
import { type PublishedPromotion, readRunning } from './read-running.ts';
import { scopeOf } from './rule.ts';

/** Cards are narrow. */
const MOST_TAGS = 2;
const FRESH_MS = 1_000;
let products: { of: string; known: Map<number, number>; until: number } = { of: '', known: new Map(), until: 0 };

/** The product of each SKU that a promotion names; at most a second old. */
const productsOf = async (promotions: readonly PublishedPromotion[]): Promise<ReadonlyMap<number, number>> => {
  const skuIds = [...new Set(promotions.flatMap((promotion) => scopeOf(promotion).skuIds))];
  const of = skuIds.join();
  if (products.of === of && products.until > Date.now()) return products.known;
  const known = new Map((await readSkus(skuIds)).map((sku) => [sku.skuId, sku.productId]));
  products = { of, known, until: Date.now() + FRESH_MS };
  return known;
};

/**
 * What cards say of running promotions, by product: those of the highest priority first, at most two. A promotion for some SKUs of a product is
 * told on its card, too.
 */
export const tagsOfProducts = async (goods: readonly TaggedProduct[]): Promise<Map<number, string[]>> => {
  const running = (await readRunning())
    .filter(({ left }) => left === null || left > 0)
    .sort((a, b) => b.priority - a.priority || a.id - b.id);
  if (running.length === 0) return new Map();
  const skus = await productsOf(running);
  const named = new Map(running.map((promotion) => [promotion.id, new Set(scopeOf(promotion).skuIds.map((skuId) => skus.get(skuId)))]));
  return new Map(
    goods.map((one) => [
      one.productId,
      [
        ...new Set(
          running
            .filter((promotion) => inScope({ ...one, skuId: 0 }, scopeOf(promotion)) || named.get(promotion.id)?.has(one.productId))
            .map((promotion) => promotion.label),
        ),
      ].slice(0, MOST_TAGS),
    ]),
  );
};
