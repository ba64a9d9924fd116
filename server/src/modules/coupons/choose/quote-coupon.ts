import type { CouponKind } from '@huitou/shared-types/coupons/states.ts';
import type { Fen } from '@huitou/shared-types/money.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';

/** A coupon that a customer has, with all that must be known to tell what it saves. Money in fen. */
export interface QuoteCoupon {
  readonly id: number;
  readonly templateId: number;
  readonly name: string;
  readonly kind: CouponKind;
  /** `amount`: taken off; `exchange`: what the piece costs then. */
  readonly amount: Fen;
  readonly percentOff: number;
  readonly maxOff: Fen | null;
  readonly threshold: Fen;
  readonly scope: Scope;
  readonly groupId: number;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** Its time has not come. */
  readonly upcoming: boolean;
  /** What the template may still cost the shop; null for no limit. */
  readonly budgetLeft: Fen | null;
}
