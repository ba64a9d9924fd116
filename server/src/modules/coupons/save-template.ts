import type { createTemplateIn, Template, updateTemplateIn } from '@huitou/shared-types/coupons/schema.ts';
import type { Ok } from '@huitou/shared-types/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { json, toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { newNo } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { db, type TemplateRow } from './coupon.entity.ts';
import { readTemplate } from './issue-coupon.ts';
import { faultsOf, termColumns, type TemplateInput, warningViews } from './template-checks.ts';
import { showTemplate } from './templates.queries.ts';

/** What may change at any time, as columns. */
const openColumns = (input: TemplateInput) => ({
  total: input.total,
  per_customer: input.perCustomer,
  ways: toJson(input.ways),
  in_centre: input.ways.includes('centre'),
  claim_from: input.claimFrom === null ? null : new Date(input.claimFrom),
  claim_until: input.claimUntil === null ? null : new Date(input.claimUntil),
  paid_threshold: input.ways.includes('after_payment') ? input.paidThreshold : 0,
  budget: input.budget,
  cost_centre: input.costCentre,
  givable: input.givable,
  return_on_cancel: input.returnOnCancel,
  return_on_refund: input.returnOnRefund,
  description: input.description,
  note: input.note,
  updated_at: now(),
});
const withJson = (terms: ReturnType<typeof termColumns>) => ({ ...terms, scope: toJson(terms.scope as Scope) });

/** @throws coupon_invalid with the faults; coupon_needs_confirmation with the warnings */
const refuseFaults = async (input: TemplateInput & { confirm: boolean }): Promise<void> => {
  const faults = await faultsOf(input);
  if (faults.length > 0) fail('coupon_invalid', faults[0]?.message, faults);
  const warnings = warningViews(input);
  if (warnings.length > 0 && !input.confirm) fail('coupon_needs_confirmation', warnings.map((one) => one.message).join('；'), warnings);
};

/** Writes a draft. @throws coupon_invalid, coupon_needs_confirmation */
export const createTemplate = (input: z.output<typeof createTemplateIn>, call: StaffCall): Promise<Template> =>
  transact(async () => {
    await refuseFaults(input);
    const id = await insertDraft({ ...withJson(termColumns(input)), ...openColumns(input) }, call);
    await recordAudit(call.actor, {
      action: 'coupon.create',
      subject: 'coupon_template',
      subjectId: id,
      summary: `新建优惠券：${input.name}`,
      after: input,
    });
    return showTemplate({ id });
  });

type Draft = ReturnType<typeof withJson> & ReturnType<typeof openColumns>;
const insertDraft = async (columns: Draft, call: StaffCall): Promise<number> => {
  const made = await db()
    .insertInto('coupon_templates')
    .values({
      ...columns,
      no: newNo('C'),
      status: 'draft',
      version: 1,
      claimed: 0,
      used: 0,
      cost: 0,
      created_by: call.actor.name,
      created_at: now(),
    })
    .executeTakeFirstOrThrow();
  return Number(made.insertId);
};

const sameTerms = (row: TemplateRow, terms: ReturnType<typeof termColumns>): boolean =>
  Object.entries(terms).every(([column, value]) => {
    const stored = row[column as keyof TemplateRow];
    if (column === 'scope') return canonical(json<Scope>(stored)) === canonical(value as Scope);
    return value instanceof Date ? stored instanceof Date && stored.getTime() === value.getTime() : stored === value;
  });
/** Scopes that name the same goods read the same, whatever the order. */
const canonical = (scope: Scope): string => {
  const lists = ({ categoryIds, brandIds, productIds, skuIds }: Scope['exclude']) =>
    [categoryIds, brandIds, productIds, skuIds].map((ids) => [...ids].sort((a, b) => a - b));
  return JSON.stringify([scope.all, lists(scope), lists(scope.exclude)]);
};

/**
 * Changes a template. A published one keeps its terms, because customers have coupons of it; numbers, ways, times, budget and words may change.
 * @throws coupon_terms_locked, coupon_invalid, coupon_needs_confirmation, conflict when somebody else saved meanwhile, state_forbidden, not_found
 */
export const updateTemplate = ({ id, version, ...input }: z.output<typeof updateTemplateIn>, call: StaffCall): Promise<Template> =>
  transact(async () => {
    const row = must(await readTemplate(id));
    const before = await showTemplate({ id });
    if (row.status === 'recalled') fail('state_forbidden', '已撤回的优惠券不能修改');
    const terms = termColumns(input);
    const draft = row.status === 'draft';
    if (!draft && !sameTerms(row, terms)) fail('coupon_terms_locked');
    await refuseFaults(input);
    refuseLess(input, row);
    const changed = await db()
      .updateTable('coupon_templates')
      .set({ ...(draft ? withJson(terms) : {}), ...openColumns(input), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('status', '=', row.status)
      // Claims and uses go on meanwhile.
      .$if(input.total !== null, (update) => update.where('claimed', '<=', input.total))
      .$if(input.budget !== null, (update) => update.where('cost', '<=', input.budget))
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) fail('conflict');
    const after = await showTemplate({ id });
    await recordAudit(call.actor, {
      action: 'coupon.update',
      subject: 'coupon_template',
      subjectId: id,
      summary: `修改优惠券：${input.name}`,
      before,
      after,
    });
    return after;
  });

/** No limit goes below what has happened already. @throws coupon_invalid */
const refuseLess = (input: TemplateInput, row: TemplateRow): void => {
  const refuse = (path: string, message: string): never => fail('coupon_invalid', message, [{ path, message }]);
  if (input.total !== null && input.total < row.claimed) refuse('total', `已发放 ${row.claimed} 张，总量不能更少`);
  if (input.budget !== null && input.budget < row.cost) refuse('budget', `已优惠 ${yuan(row.cost)} 元，预算不能更少`);
};

/** A new draft like another template. */
export const duplicateTemplate = ({ id }: { id: number }, call: StaffCall): Promise<Template> =>
  transact(async () => {
    const row = must(await readTemplate(id));
    const { id: _, no: __, status: ___, version: ____, claimed, used, cost, created_by, created_at, ...rest } = row;
    const copy = await insertDraft(
      {
        ...rest,
        name: `${rest.name.slice(0, 27)} 副本`,
        scope: toJson(json<Scope>(row.scope)),
        ways: toJson(json(row.ways)),
        in_centre: Boolean(row.in_centre),
        givable: Boolean(row.givable),
        return_on_cancel: Boolean(row.return_on_cancel),
        updated_at: now(),
      },
      call,
    );
    await recordAudit(call.actor, {
      action: 'coupon.create',
      subject: 'coupon_template',
      subjectId: copy,
      summary: `复制优惠券：${row.name}`,
    });
    return showTemplate({ id: copy });
  });

/** Drops a draft. @throws state_forbidden for what has been published; not_found */
export const removeTemplate = ({ id }: { id: number }, call: StaffCall): Promise<Ok> =>
  transact(async () => {
    const row = must(await readTemplate(id));
    const removed = await db().deleteFrom('coupon_templates').where('id', '=', id).where('status', '=', 'draft').executeTakeFirst();
    if (removed.numDeletedRows !== 1n) fail('state_forbidden', '已发布的优惠券不能删除，可以暂停或撤回');
    await recordAudit(call.actor, {
      action: 'coupon.remove',
      subject: 'coupon_template',
      subjectId: id,
      summary: `删除优惠券草稿：${row.name}`,
    });
    return { ok: true };
  });
