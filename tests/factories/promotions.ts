import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { Promotion, PromotionFields, PromotionRuleIn } from '@huitou/shared-types/promotions/schema.ts';
import type { TestShop } from '../setup/app.ts';
import { unique } from './catalog.ts';
import { noGoods, onlyProducts } from './coupons.ts';

export const off200: PromotionRuleIn = { kind: 'tiers', by: 'amount', tiers: [{ from: 20_000, amount: 3_000 }] };
export const secondHalf: PromotionRuleIn = { kind: 'nth', nth: 2, permille: 500, per: 'sku', times: null };

/** The form of a promotion that began an hour ago: ¥30 off ¥200 of the named products unless told otherwise. */
export const promotionInput = (productIds: readonly string[], wanted: Partial<PromotionFields> = {}): PromotionFields => ({
  name: unique('活动'),
  rule: off200,
  scope: productIds.length > 0 ? onlyProducts(...productIds) : { all: true, ...noGoods },
  from: new Date(Date.now() - 3_600_000).toISOString(),
  ...wanted,
});
/** A published promotion. Staff have just typed their password. */
export const newPromotion = async (
  shop: TestShop,
  staff: string,
  productIds: readonly string[],
  wanted: Partial<PromotionFields> = {},
): Promise<Promotion> => {
  const { id } = await shop.api(staff)(promotionAdminRoutes.create, promotionInput(productIds, wanted));
  return shop.api(staff)(promotionAdminRoutes.publish, { id, allowOverlaps: true });
};
/** What a shop of the tests remembers of promotions for a second. */
export const forgetPromotions = async (): Promise<void> => {
  const { forgetRunning } = await import('../../server/src/modules/promotions/read-running.ts');
  forgetRunning();
};
