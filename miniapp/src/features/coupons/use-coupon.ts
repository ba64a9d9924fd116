import type { CouponTerms } from '@huitou/shared-types/coupons/schema.ts';
import { go } from '@/platform/nav';

/** To the goods that a coupon is for: the whole shop, or those that it names. */
export const goUseCoupon = ({ templateId, scope }: Pick<CouponTerms, 'templateId' | 'scope'>): void => {
  const { exclude } = scope;
  const excluding = [exclude.categoryIds, exclude.brandIds, exclude.productIds, exclude.skuIds].some((ids) => ids.length > 0);
  if (scope.all && !excluding) go('list', { title: '全场可用' });
  else go('couponGoods', { id: templateId });
};
