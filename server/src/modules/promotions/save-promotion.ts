import type { Promotion as PromotionView } from '@huitou/shared-types/promotions/schema.ts';
import type { Ok } from '@huitou/shared-types/schema.ts';
import { now } from '../../platform/clock.ts';
import { json, toJson } from '../../platform/db/orm.ts';
import { afterCommit, transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { type PromotionInput, refuseFaults, tidy } from './check-promotion.ts';
import { db, type PromotionRow } from './promotion.entity.ts';
import { showPromotion, viewOf } from './promotion.queries.ts';
import { forgetRunning, scheduleOf } from './read-running.ts';

/** What may change at any time. */
const looseColumns = (input: PromotionInput) => ({
  name: input.name,
  tag: input.tag,
  ends_at: input.until === null ? null : new Date(input.until),
  priority: input.priority,
  per_customer: input.perCustomer,
  budget: input.budget,
  note: input.note,
});
/** What stands once customers have seen it. */
const termColumns = (input: PromotionInput) => ({
  kind: input.rule.kind,
  rule: toJson(input.rule) as never,
  scope: toJson(input.scope) as never,
  starts_at: new Date(input.from),
  days: toJson([...input.days].sort((a, b) => a - b)) as never,
  hours: input.hours === null ? null : (toJson(input.hours) as never),
  with_member: input.withMember,
  with_coupons: input.withCoupons,
});

const insert = async (input: PromotionInput, call: StaffCall): Promise<number> => {
  const at = now();
  const { insertId } = await db()
    .insertInto('promotions')
    .values({
      ...looseColumns(input),
      ...termColumns(input),
      status: 'draft',
      spent: 0,
      created_by: call.actor.name.slice(0, 40),
      created_at: at,
      updated_at: at,
      ended_at: null,
      version: 1,
    })
    .executeTakeFirstOrThrow();
  return Number(insertId);
};

/** Writes a promotion as a draft. @throws promotion_invalid */
export const createPromotion = async (fields: PromotionInput, call: StaffCall): Promise<PromotionView> => {
  const input = tidy(fields);
  await refuseFaults(input, false);
  const id = await transact(async () => {
    const made = await insert(input, call);
    await recordAudit(call.actor, {
      action: 'promotion.create',
      subject: 'promotion',
      subjectId: made,
      summary: `新建活动：${input.name}`,
      after: input,
    });
    return made;
  });
  return showPromotion({ id });
};

/** Rule, scope, beginning and stacking of a stored promotion, in the words of the input, to be compared. */
const termsOf = (row: PromotionRow) => {
  const { from, days, hours } = scheduleOf(row);
  return {
    rule: json<unknown>(row.rule),
    scope: json<unknown>(row.scope),
    from: from.getTime(),
    days,
    hours,
    withMember: Boolean(row.with_member),
    withCoupons: Boolean(row.with_coupons),
  };
};
const termsIn = (input: PromotionInput): ReturnType<typeof termsOf> => ({
  rule: input.rule,
  scope: input.scope,
  from: Date.parse(input.from),
  days: [...input.days].sort((a, b) => a - b),
  hours: input.hours,
  withMember: input.withMember,
  withCoupons: input.withCoupons,
});
/** JSON with sorted keys: databases keep the keys of objects in an order of their own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Changes a promotion; only a draft's terms. @throws not_found, conflict, state_forbidden, promotion_terms_locked, promotion_invalid */
export const updatePromotion = async (
  { id, version, ...fields }: PromotionInput & { id: number; version: number },
  call: StaffCall,
): Promise<PromotionView> => {
  const input = tidy(fields);
  await refuseFaults(input, false);
  await transact(async () => {
    const row = await lockPromotion(id);
    if (row.version !== version) fail('conflict');
    if (row.status === 'ended') fail('state_forbidden');
    const draft = row.status === 'draft';
    if (!draft && canonical(termsOf(row)) !== canonical(termsIn(input))) fail('promotion_terms_locked');
    if (input.budget !== null && input.budget < row.spent) fail('promotion_invalid', '预算不能低于已使用的金额');
    // What orders took before there was a budget was not counted: it begins with all of them.
    const spent = row.budget === null && input.budget !== null ? await countSpent(id) : row.spent;
    if (input.budget !== null && input.budget < spent) fail('promotion_invalid', '预算不能低于已使用的金额');
    await db()
      .updateTable('promotions')
      .set({ ...looseColumns(input), ...(draft ? termColumns(input) : {}), spent, updated_at: now(), version: version + 1 })
      .where('id', '=', id)
      .execute();
    await recordAudit(call.actor, {
      action: 'promotion.update',
      subject: 'promotion',
      subjectId: id,
      summary: `修改活动：${input.name}`,
      before: await viewOf(row),
      after: input,
    });
    afterCommit(forgetRunning);
  });
  return showPromotion({ id });
};

/** All uses that stand are counted against the budget from now on. */
const countSpent = async (id: number): Promise<number> => {
  await db()
    .updateTable('promotion_uses')
    .set({ budgeted: true })
    .where('promotion_id', '=', id)
    .where('given_back_at', 'is', null)
    .execute();
  const { spent } = await db()
    .selectFrom('promotion_uses')
    .select((eb) => eb.fn.sum<number | null>('saved').as('spent'))
    .where('promotion_id', '=', id)
    .where('given_back_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(spent ?? 0);
};

/** A promotion that waits for nobody until the transaction ends. @throws not_found */
export const lockPromotion = async (id: number): Promise<PromotionRow> =>
  (await db().selectFrom('promotions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? fail('not_found');

/** A new draft with the same terms, beginning now at the earliest. @throws not_found */
export const duplicatePromotion = async ({ id }: { id: number }, call: StaffCall): Promise<PromotionView> => {
  const copyId = await transact(async () => {
    const row = await lockPromotion(id);
    const at = now();
    const { insertId } = await db()
      .insertInto('promotions')
      .values({
        name: `${row.name.slice(0, 36)} 副本`,
        tag: row.tag,
        kind: row.kind,
        status: 'draft',
        rule: toJson(json(row.rule)) as never,
        scope: toJson(json(row.scope)) as never,
        starts_at: row.starts_at > at ? row.starts_at : at,
        ends_at: row.ends_at !== null && row.ends_at > at ? row.ends_at : null,
        days: toJson(json(row.days)) as never,
        hours: row.hours === null ? null : (toJson(json(row.hours)) as never),
        with_member: row.with_member,
        with_coupons: row.with_coupons,
        priority: row.priority,
        per_customer: row.per_customer,
        budget: row.budget,
        spent: 0,
        note: row.note,
        created_by: call.actor.name.slice(0, 40),
        created_at: at,
        updated_at: at,
        ended_at: null,
        version: 1,
      })
      .executeTakeFirstOrThrow();
    await recordAudit(call.actor, {
      action: 'promotion.duplicate',
      subject: 'promotion',
      subjectId: Number(insertId),
      summary: `复制活动：${row.name}`,
    });
    return Number(insertId);
  });
  return showPromotion({ id: copyId });
};

/** Drops a draft. @throws not_found, state_forbidden */
export const removePromotion = async ({ id }: { id: number }, call: StaffCall): Promise<Ok> => {
  await transact(async () => {
    const row = await lockPromotion(id);
    if (row.status !== 'draft') fail('state_forbidden');
    await db().deleteFrom('promotions').where('id', '=', id).execute();
    await recordAudit(call.actor, {
      action: 'promotion.remove',
      subject: 'promotion',
      subjectId: id,
      summary: `删除活动草稿：${row.name}`,
      before: await viewOf(row),
    });
  });
  return { ok: true };
};
