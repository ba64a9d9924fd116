import type { ProductPromotion, ProductPromotions, PromotionGoods, promotionGoodsIn } from '@huitou/shared-types/promotions/schema.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { productsInScope, readSkus, skuIdsOfProduct, type SkuSnapshot } from '../catalog/index.ts';
import { availableBySku, readStock } from '../inventory/index.ts';
import { textsOf } from './label.ts';
import { type PublishedPromotion, readRunning } from './read-running.ts';
import { scopeOf } from './rule.ts';

const told = ({ id, rule, name, label, schedule, withMember, withCoupons, perCustomer }: PublishedPromotion) => ({
  id: String(id),
  kind: rule.kind,
  name,
  label,
  texts: textsOf(rule),
  from: iso(schedule.from),
  until: isoOrNull(schedule.until),
  withMember,
  withCoupons,
  perCustomer,
});
const isSpent = ({ left }: PublishedPromotion): boolean => left !== null && left <= 0;

/** The goods of the bundles, in two statements however many there are; a bundle of which something is gone is left out. */
const bundlesOf = async (promotions: readonly PublishedPromotion[]): Promise<Map<number, ProductPromotion['bundle']>> => {
  const bundles = promotions.flatMap(({ id, rule }) => (rule.kind === 'bundle' ? [{ id, rule }] : []));
  const skuIds = [...new Set(bundles.flatMap(({ rule }) => rule.items.map((item) => item.skuId)))];
  if (skuIds.length === 0) return new Map();
  const [skus, levels] = await Promise.all([readSkus(skuIds), readStock(skuIds)]);
  const known = new Map(skus.map((sku) => [sku.skuId, sku]));
  const available = availableBySku(levels);
  return new Map(
    bundles.flatMap(({ id, rule }) => {
      const parts = rule.items.flatMap((item) => {
        const sku = known.get(item.skuId);
        return sku?.sellable ? [{ sku, quantity: item.quantity }] : [];
      });
      if (parts.length < rule.items.length) return [];
      return [
        [
          id,
          {
            items: parts.map(({ sku, quantity }) => itemView(sku, quantity, available.get(sku.skuId) ?? 0)),
            price: rule.price,
            listTotal: parts.reduce((sum, { sku, quantity }) => sum + sku.price * quantity, 0),
          },
        ],
      ];
    }),
  );
};
const itemView = (sku: SkuSnapshot, quantity: number, available: number) => ({
  skuId: String(sku.skuId),
  productId: String(sku.productId),
  name: sku.productName,
  spec: sku.spec,
  picture: sku.picture,
  quantity,
  price: sku.price,
  soldOut: available < quantity,
});

/** What is on for a product now, the strongest wishes of the shop first; empty for a product that is not there. */
export const promotionsOfProduct = async ({ id }: { id: number }): Promise<ProductPromotions> => {
  const running = (await readRunning()).filter((promotion) => !isSpent(promotion));
  const skus = running.length === 0 ? [] : await readSkus(await skuIdsOfProduct(id));
  const here = running.flatMap((promotion) => {
    const held = skus.filter((sku) => inScope(sku, scopeOf(promotion)));
    return held.length === 0 ? [] : [{ promotion, skuIds: held.length === skus.length ? [] : held.map((sku) => String(sku.skuId)) }];
  });
  const bundles = await bundlesOf(here.map(({ promotion }) => promotion));
  return {
    items: here
      .filter(({ promotion }) => promotion.rule.kind !== 'bundle' || bundles.has(promotion.id))
      .sort((a, b) => b.promotion.priority - a.promotion.priority || a.promotion.id - b.promotion.id)
      .map(({ promotion, skuIds }) => ({ ...told(promotion), skuIds, bundle: bundles.get(promotion.id) ?? null })),
    serverTime: iso(now()),
  };
};

/** The goods of a running promotion, a page at a time. @throws not_found when it does not run now */
export const goodsOfPromotion = async ({ id, cursor, limit }: z.output<typeof promotionGoodsIn>): Promise<PromotionGoods> => {
  const promotion = (await readRunning()).find((one) => one.id === id) ?? fail('not_found', '活动已结束');
  return { ...(await productsInScope(scopeOf(promotion), { cursor, limit })), promotion: told(promotion) };
};
