import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { type CouponWay, type TemplateMove, templateMoves } from '@huitou/shared-types/coupons/states.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { db, type TemplateRow } from './coupon.entity.ts';
import { readTemplate } from './issue-coupon.ts';
import { faultsOf, type TemplateInput } from './template-checks.ts';
import { showTemplate } from './templates.queries.ts';

/** A stored template as its form would send it. */
const asInput = (row: TemplateRow): TemplateInput => ({
  name: row.name,
  kind: row.kind,
  amount: row.amount,
  percentOff: row.percent_off,
  maxOff: row.max_off,
  threshold: row.threshold,
  scope: json<Scope>(row.scope) as TemplateInput['scope'],
  validity:
    row.valid_days === null
      ? { kind: 'fixed', from: iso(row.valid_from ?? now()), until: iso(row.valid_until ?? now()) }
      : { kind: 'days', days: row.valid_days, delayDays: row.delay_days },
  total: row.total,
  perCustomer: row.per_customer,
  ways: json<CouponWay[]>(row.ways),
  claimFrom: row.claim_from && iso(row.claim_from),
  claimUntil: row.claim_until && iso(row.claim_until),
  paidThreshold: row.paid_threshold,
  groupId: row.group_id,
  budget: row.budget,
  costCentre: row.cost_centre,
  givable: Boolean(row.givable),
  returnOnCancel: Boolean(row.return_on_cancel),
  returnOnRefund: row.return_on_refund,
  description: row.description,
  note: row.note,
});

const moveTemplate = (id: number, name: TemplateMove, call: StaffCall, reason = ''): Promise<Template> =>
  transact(async () => {
    const row = must(await readTemplate(id));
    if (name === 'publish' || name === 'resume') {
      const faults = await faultsOf(asInput(row));
      if (faults.length > 0) fail('coupon_invalid', faults[0]?.message, faults);
    }
    await move('coupon_templates', templateMoves, name, id, call.actor, {
      set: { version: row.version + 1, updated_at: now() },
      note: reason,
    });
    await recordAudit(call.actor, {
      action: `coupon.${name}`,
      subject: 'coupon_template',
      subjectId: id,
      summary: `${templateMoves[name].label}：${row.name}${reason === '' ? '' : `（${reason}）`}`,
      before: { status: row.status },
      after: { status: templateMoves[name].to },
    });
    return showTemplate({ id });
  });

/** @throws coupon_invalid when its time is over meanwhile; state_forbidden; not_found */
export const publishTemplate = ({ id }: { id: number }, call: StaffCall): Promise<Template> => moveTemplate(id, 'publish', call);
export const pauseTemplate = ({ id }: { id: number }, call: StaffCall): Promise<Template> => moveTemplate(id, 'pause', call);
export const resumeTemplate = ({ id }: { id: number }, call: StaffCall): Promise<Template> => moveTemplate(id, 'resume', call);

/**
 * Ends a template. From this moment none of its coupons can be used; the coupons themselves are marked in the background, however many they are.
 * What an order has used stands. @throws state_forbidden, not_found
 */
export const recallTemplate = ({ id, reason }: { id: number; reason: string }, call: StaffCall): Promise<Template> =>
  transact(async () => {
    const template = await moveTemplate(id, 'recall', call, reason);
    await startTask({
      kind: 'coupon-recall',
      title: `撤回优惠券：${template.name}`,
      staffId: call.actor.id,
      payload: { templateId: id },
      total: template.claimed,
    });
    return template;
  });

const BATCH = 1_000;
/** Marks the unused coupons of a recalled template, by key range. */
export const recallTask = defineTask({
  kind: 'coupon-recall',
  schema: z.object({ templateId: z.int() }),
  run: async ({ templateId }, progress) => {
    let recalled = 0;
    for (let after = 0; ; ) {
      const rows = await db()
        .selectFrom('coupons')
        .select('id')
        .where('template_id', '=', templateId)
        .where('status', 'in', ['unused', 'giving'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .execute();
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
      recalled += await transact(() => recallIn(rows.map((row) => row.id)));
      await progress(recalled, recalled + rows.length);
    }
    return { message: `已撤回 ${recalled} 张未使用的优惠券` };
  },
});

/** Marks those of some coupons that are not used, and ends their gifts; answers how many. Call inside `transact`. */
export const recallIn = async (ids: readonly number[]): Promise<number> => {
  if (ids.length === 0) return 0;
  const at = now();
  const marked = await db()
    .updateTable('coupons')
    .set({ status: 'recalled', changed_at: at })
    .where('id', 'in', [...ids])
    .where('status', 'in', ['unused', 'giving'])
    .executeTakeFirst();
  await sql`update coupon_gifts set state = 'expired', live_coupon_id = null, ended_at = ${at}
    where live_coupon_id in (${sql.join([...ids])}) and state = 'waiting'`.execute(db());
  return Number(marked.numUpdatedRows);
};
