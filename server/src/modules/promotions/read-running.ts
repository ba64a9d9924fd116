import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { later, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { remember } from '../../platform/remember.ts';
import { labelOf } from './label.ts';
import { db, type PromotionRow } from './promotion.entity.ts';
import type { ActivePromotion, PromotionRule } from './rule.ts';
import { isOpen, type Schedule } from './schedule.ts';

/** A published promotion with its schedule. */
export type PublishedPromotion = ActivePromotion & { readonly schedule: Schedule };

export const scheduleOf = (row: PromotionRow): Schedule => ({
  from: row.starts_at,
  until: row.ends_at,
  days: json<number[]>(row.days),
  hours: row.hours === null ? null : json<{ from: string; until: string }>(row.hours),
});
export const activeOf = (row: PromotionRow): PublishedPromotion => {
  const rule = json<PromotionRule>(row.rule);
  return {
    id: row.id,
    name: row.name,
    label: row.tag || labelOf(rule),
    rule,
    scope: json<Scope>(row.scope),
    withMember: Boolean(row.with_member),
    withCoupons: Boolean(row.with_coupons),
    priority: row.priority,
    perCustomer: row.per_customer,
    left: row.budget === null ? null : Math.max(0, row.budget - row.spent),
    schedule: scheduleOf(row),
  };
};

const load = async (): Promise<PublishedPromotion[]> =>
  (
    await db()
      .selectFrom('promotions')
      .selectAll()
      .where('status', '=', 'published')
      .where('starts_at', '<', later(60_000))
      .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now())]))
      .orderBy('id')
      .execute()
  ).map(activeOf);

/** Published promotions, at most a second old: what staff change shows everywhere within that. */
const { read: published, forget } = remember(load);
/** The promotions that work now. */
export const readRunning = async (at: Date = now()): Promise<PublishedPromotion[]> =>
  (await published()).filter((promotion) => isOpen(promotion.schedule, at));
/** Forgets what was read, in this process. */
export const forgetRunning = forget;
