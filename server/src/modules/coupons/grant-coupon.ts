import type { CouponSource } from '@huitou/shared-types/coupons/states.ts';
import { transact } from '../../platform/db/transact.ts';
import { type Issued, issueCoupon, readTemplate } from './issue-coupon.ts';

export interface Grant {
  readonly templateId: number;
  readonly customerId: number;
  readonly source: CouponSource;
  /** Why, unique over all grants of the shop (`birthday:2026:12`): under the same key the same coupon comes back. */
  readonly key: string;
  readonly grantedBy?: string;
}

/**
 * Gives a customer a coupon, once for each key, in the transaction of the caller if there is one. Does not throw when the template is paused,
 * sold out, out of budget or the customer has had enough: it answers `refused`, and nothing is written.
 */
export const grantCoupon = ({ templateId, ...issue }: Grant): Promise<Issued> =>
  transact(async () => {
    const template = await readTemplate(templateId);
    return template ? issueCoupon(template, issue) : { refused: 'coupon_not_claimable' };
  });
