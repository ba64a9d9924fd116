import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { json } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import type { QuoteCoupon } from './choose/quote-coupon.ts';
import { db } from './coupon.entity.ts';

export interface TrialCoupon {
  /** As if everybody had it, its time aside. Its id is 0. */
  readonly coupon: QuoteCoupon;
  readonly total: number | null;
  readonly perCustomer: number;
  readonly budget: number | null;
}

const ALWAYS = { validFrom: new Date(0), validUntil: new Date('9999-12-31T00:00:00Z') };

/** A template, published or not, as a coupon to be tried on past orders. @throws not_found */
export const readCouponForSimulation = async (templateId: number): Promise<TrialCoupon> => {
  const row = must(await db().selectFrom('coupon_templates').selectAll().where('id', '=', templateId).executeTakeFirst());
  return {
    coupon: {
      id: 0,
      templateId: row.id,
      name: row.name,
      kind: row.kind,
      amount: row.amount,
      percentOff: row.percent_off,
      maxOff: row.max_off,
      threshold: row.threshold,
      scope: json<Scope>(row.scope),
      groupId: row.group_id,
      ...ALWAYS,
      upcoming: false,
      budgetLeft: null,
    },
    total: row.total,
    perCustomer: row.per_customer,
    budget: row.budget,
  };
};
