import type { CouponSource, CouponWay } from '@huitou/shared-types/coupons/states.ts';
import type { ErrorCode } from '@huitou/shared-types/errors.ts';
import { sql } from 'kysely';
import { DAY, later, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { insertOrIgnore } from '../../platform/db/prepared.ts';
import { publish } from '../../platform/queue/events.ts';
import { type CouponRow, db, type TemplateRow } from './coupon.entity.ts';

export interface Issue {
  readonly customerId: number;
  readonly source: CouponSource;
  /** The reason, unique over all coupons: asked for again under the same key, the coupon that there is comes back. */
  readonly key?: string;
  /** A friend's coupon keeps its time. */
  readonly validity?: { readonly from: Date; readonly until: Date };
  readonly code?: { readonly text: string; readonly batchId: number };
  readonly grantedBy?: string;
}
/** `created` false: it was there already. */
export type Issued = { readonly couponId: number; readonly created: boolean } | { readonly refused: RefusedCode };
export type RefusedCode = Extract<ErrorCode, 'coupon_sold_out' | 'coupon_limit' | 'coupon_not_claimable'>;

/** These come round by themselves, once for each key; a limit for each customer would end them after the first. */
const NOT_LIMITED: readonly CouponSource[] = ['birthday', 'campaign'];
/** Whoever gives these has picked the template: it needs to open no way and no time for them. */
const ANY_TEMPLATE: readonly CouponSource[] = ['grant', 'gift', 'birthday', 'campaign'];

/** When a coupon of the template that is got now may be used. */
export const validityFrom = (template: Pick<TemplateRow, 'valid_from' | 'valid_until' | 'valid_days' | 'delay_days'>, at: Date) => {
  if (template.valid_days === null) return { from: template.valid_from ?? at, until: template.valid_until ?? at };
  const from = later(template.delay_days * DAY, at);
  return { from, until: later(template.valid_days * DAY, from) };
};
/** What need not be announced any more of a coupon that lives shorter than that. */
const warnedFrom = (from: Date, until: Date): number => {
  const days = (until.getTime() - from.getTime()) / DAY;
  return days <= 3 ? 3 : days <= 7 ? 7 : 99;
};

/** What stands against handing one out now, whoever asks; null when nothing does. */
export const closedBecause = (template: TemplateRow, source: CouponSource, at: Date): RefusedCode | null => {
  const ofItself = ANY_TEMPLATE.includes(source);
  if (template.status === 'recalled' || (source !== 'gift' && template.status !== 'active')) return 'coupon_not_claimable';
  if (!ofItself && !json<CouponWay[]>(template.ways).includes(source as CouponWay)) return 'coupon_not_claimable';
  if (!ofItself && ((template.claim_from && template.claim_from > at) || (template.claim_until && template.claim_until <= at)))
    return 'coupon_not_claimable';
  if (template.valid_until && template.valid_until <= at) return 'coupon_not_claimable';
  if (source === 'gift') return null;
  if (template.total !== null && template.claimed >= template.total) return 'coupon_sold_out';
  return template.budget !== null && template.cost >= template.budget ? 'coupon_sold_out' : null;
};

/**
 * Writes a coupon, in the transaction in hand: numbered by the customer's counter (the limit), counted by the template (total, budget, status) and
 * unique by its key. Each of them is one guarded write; a refusal leaves no trace, so a caller may go on.
 */
export const issueCoupon = async (template: TemplateRow, issue: Issue): Promise<Issued> => {
  const { customerId, source } = issue;
  const at = now();
  const known = issue.key === undefined ? undefined : await findByKey(issue.key);
  if (known !== undefined) return { couponId: known, created: false };
  const closed = closedBecause(template, source, at);
  if (closed) return { refused: closed };
  const seq = await takeNumber(template.id, customerId, NOT_LIMITED.includes(source) ? null : template.per_customer);
  if (seq === null) return { refused: 'coupon_limit' };
  if (source !== 'gift' && !(await count(template.id))) {
    await giveNumberBack(template.id, customerId);
    return { refused: 'coupon_sold_out' };
  }
  const { from, until } = issue.validity ?? validityFrom(template, at);
  const couponId = await insertOrIgnore(db(), 'coupons', {
    template_id: template.id,
    customer_id: customerId,
    seq,
    status: 'unused',
    source,
    source_key: issue.key ?? null,
    valid_from: from,
    valid_until: until,
    order_id: null,
    code_batch_id: issue.code?.batchId ?? null,
    code: issue.code?.text ?? '',
    granted_by: issue.grantedBy ?? '',
    warned: warnedFrom(from, until),
    issued_at: at,
    changed_at: at,
  });
  if (couponId === null) {
    // Somebody else wrote it under the same key at this moment.
    if (source !== 'gift') await sql`update coupon_templates set claimed = claimed - 1 where id = ${template.id}`.execute(db());
    await giveNumberBack(template.id, customerId);
    const there = await findWritten(issue.key ?? '');
    if (there === undefined) throw new Error(`coupon ${template.id} of customer ${customerId} has no number of its own`);
    return { couponId: there, created: false };
  }
  await publish('coupon.issued', { couponId, templateId: template.id, customerId, source });
  return { couponId, created: true };
};

const findByKey = async (key: string): Promise<number | undefined> =>
  (await db().selectFrom('coupons').select('id').where('source_key', '=', key).executeTakeFirst())?.id;
/** Sees also what another transaction wrote after this one began. */
const findWritten = async (key: string): Promise<number | undefined> =>
  (await sql<{ id: number }>`select id from coupons where source_key = ${key} lock in share mode`.execute(db())).rows[0]?.id;

/** One more for this customer; null when that would be more than `most`. Waits for others who take one for the same customer. */
const takeNumber = async (templateId: number, customerId: number, most: number | null): Promise<number | null> => {
  await sql`insert into coupon_counters (template_id, customer_id, taken) values (${templateId}, ${customerId}, 1)
    on duplicate key update taken = taken + 1`.execute(db());
  const { taken } = await db()
    .selectFrom('coupon_counters')
    .select('taken')
    .where('template_id', '=', templateId)
    .where('customer_id', '=', customerId)
    .executeTakeFirstOrThrow();
  if (most === null || taken <= most) return taken;
  await giveNumberBack(templateId, customerId);
  return null;
};
const giveNumberBack = async (templateId: number, customerId: number): Promise<void> => {
  await sql`update coupon_counters set taken = taken - 1 where template_id = ${templateId} and customer_id = ${customerId}`.execute(db());
};

/** Counts one more of the template, as long as it is handed out and there is one left. */
const count = async (templateId: number): Promise<boolean> => {
  const counted = await sql`update coupon_templates set claimed = claimed + 1
    where id = ${templateId} and status = 'active' and (total is null or claimed < total) and (budget is null or cost < budget)`.execute(
    db(),
  );
  return counted.numAffectedRows === 1n;
};

export const readTemplate = (id: number): Promise<TemplateRow | undefined> =>
  db().selectFrom('coupon_templates').selectAll().where('id', '=', id).executeTakeFirst();
export const readCoupon = (id: number): Promise<CouponRow> =>
  db().selectFrom('coupons').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
