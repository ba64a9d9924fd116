import type { Coupon as CouponView } from '@huitou/shared-types/coupons/schema.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import type { TemplateRow } from './coupon.entity.ts';
import { issueCoupon, type Issue, readCoupon, readTemplate, type RefusedCode } from './issue-coupon.ts';
import { viewCoupon } from './my-coupons.ts';

const reasonOf = (refused: RefusedCode, template: TemplateRow): string | undefined =>
  refused === 'coupon_limit' ? `每人限领 ${template.per_customer} 张，您已领完` : undefined;

/** Issues or refuses. @throws coupon_sold_out, coupon_limit, coupon_not_claimable */
export const issueOrFail = async (template: TemplateRow, issue: Issue): Promise<number> => {
  const issued = await issueCoupon(template, issue);
  return 'refused' in issued ? fail(issued.refused, reasonOf(issued.refused, template)) : issued.couponId;
};

/** Takes a coupon from the centre. @throws coupon_sold_out, coupon_limit, coupon_not_claimable, not_found */
export const claimCoupon = ({ id }: { id: number }, call: CustomerCall): Promise<CouponView> =>
  transact(async () => {
    const template = await readTemplate(id);
    // A draft is nobody's business yet.
    if (!template || template.status === 'draft') return fail('not_found');
    const couponId = await issueOrFail(must(template), { customerId: call.actor.id, source: 'centre' });
    return viewCoupon(await readCoupon(couponId));
  });
