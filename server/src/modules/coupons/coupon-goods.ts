import type { CouponGoods, couponGoodsIn } from '@huitou/shared-types/coupons/schema.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';
import { json } from '../../platform/db/orm.ts';
import { fail } from '../../platform/errors.ts';
import { productsInScope } from '../catalog/index.ts';
import { termsView } from './coupon.view.ts';
import { readTemplate } from './issue-coupon.ts';

/** Products on sale that a coupon is good for. @throws not_found */
export const couponGoods = async ({ id, ...page }: z.output<typeof couponGoodsIn>): Promise<CouponGoods> => {
  const template = await readTemplate(id);
  if (!template || template.status === 'draft') return fail('not_found');
  const products = await productsInScope(json<Scope>(template.scope), page);
  return { ...products, terms: { ...termsView(template), templateId: String(template.id) } };
};
