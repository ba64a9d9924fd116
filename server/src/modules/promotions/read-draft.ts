import type { promotionFields } from '@huitou/shared-types/promotions/schema.ts';
import type { z } from 'zod';
import { must } from '../../platform/errors.ts';
import { labelOf } from './label.ts';
import { db } from './promotion.entity.ts';
import { activeOf } from './read-running.ts';
import type { ActivePromotion } from './rule.ts';

/** A promotion that is not saved, as the quote would know it. Its own id is 0. */
export const draftPromotion = (fields: z.output<typeof promotionFields>): ActivePromotion => ({
  id: 0,
  name: fields.name,
  label: fields.tag || labelOf(fields.rule),
  rule: fields.rule,
  scope: fields.scope,
  withMember: fields.withMember,
  withCoupons: fields.withCoupons,
  priority: fields.priority,
  perCustomer: null,
  left: fields.budget,
});

/** A saved promotion as if it were running. @throws not_found */
export const readPromotionForPreview = async (id: number): Promise<ActivePromotion> =>
  activeOf(must(await db().selectFrom('promotions').selectAll().where('id', '=', id).executeTakeFirst()));
