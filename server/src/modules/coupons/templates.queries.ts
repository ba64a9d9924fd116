import type { Template, templateListIn, TemplateOptions, templateOptionsIn, TemplatePage } from '@huitou/shared-types/coupons/schema.ts';
import type { CouponWay } from '@huitou/shared-types/coupons/states.ts';
import { couponCondition, couponHeadline } from '@huitou/shared-types/coupons/text.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { json } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import { db, type TemplateRow } from './coupon.entity.ts';
import { termsView, validityText, validityView } from './coupon.view.ts';

const MOST_OPTIONS = 50;
/** A text that is looked for as it is. */
const like = (q: string): string => `%${q.replace(/[\\%_]/g, '\\$&')}%`;
const hasWay = (way: CouponWay) => sql<boolean>`json_contains(ways, ${JSON.stringify(way)})`;

export const groupNames = async (): Promise<Map<number, string>> =>
  new Map((await db().selectFrom('coupon_groups').select(['id', 'name']).execute()).map((row) => [row.id, row.name]));

export const templateView = (row: TemplateRow, groups: ReadonlyMap<number, string>): Template => ({
  ...termsView(row),
  id: String(row.id),
  no: row.no,
  status: row.status,
  version: row.version,
  validity: validityView(row),
  validityText: validityText(row),
  total: row.total,
  perCustomer: row.per_customer,
  ways: json<CouponWay[]>(row.ways),
  claimFrom: isoOrNull(row.claim_from),
  claimUntil: isoOrNull(row.claim_until),
  paidThreshold: row.paid_threshold,
  group: { id: String(row.group_id), name: groups.get(row.group_id) ?? '' },
  budget: row.budget,
  budgetSpent: row.budget !== null && row.cost >= row.budget,
  costCentre: row.cost_centre,
  returnOnCancel: Boolean(row.return_on_cancel),
  returnOnRefund: row.return_on_refund,
  note: row.note,
  claimed: row.claimed,
  used: row.used,
  cost: row.cost,
  locked: row.status !== 'draft',
  createdBy: row.created_by,
  createdAt: iso(row.created_at),
  updatedAt: iso(row.updated_at),
});

export const listTemplates = async (input: z.output<typeof templateListIn>): Promise<TemplatePage> => {
  let list = db().selectFrom('coupon_templates').selectAll();
  const before = idCursor(input.cursor);
  if (before !== null) list = list.where('id', '<', before);
  if (input.status) list = list.where('status', '=', input.status);
  if (input.kind) list = list.where('kind', '=', input.kind);
  if (input.way) list = list.where(hasWay(input.way));
  if (input.groupId !== undefined) list = list.where('group_id', '=', input.groupId);
  const { q } = input;
  if (q) list = list.where((eb) => eb.or([eb('name', 'like', like(q)), eb('no', '=', q.toUpperCase()), eb('cost_centre', '=', q)]));
  const [rows, groups] = await Promise.all([
    list
      .orderBy('id', 'desc')
      .limit(input.limit + 1)
      .execute(),
    groupNames(),
  ]);
  return toPage(
    rows,
    input.limit,
    (row) => templateView(row, groups),
    (row) => [row.id],
  );
};

export const showTemplate = async ({ id }: { id: number }): Promise<Template> => {
  const row = must(await db().selectFrom('coupon_templates').selectAll().where('id', '=', id).executeTakeFirst());
  return templateView(row, await groupNames());
};

/** Templates that can be handed out, the newest first. */
export const templateOptions = async (input: z.output<typeof templateOptionsIn>): Promise<TemplateOptions> => {
  let list = db().selectFrom('coupon_templates').selectAll().where('status', 'in', ['active', 'paused']);
  if (input.way) list = list.where(hasWay(input.way));
  if (input.q) list = list.where('name', 'like', like(input.q));
  const rows = await list.orderBy('id', 'desc').limit(MOST_OPTIONS).execute();
  return {
    items: rows.map((row) => {
      const worth = { kind: row.kind, amount: row.amount, percentOff: row.percent_off, maxOff: row.max_off, threshold: row.threshold };
      return {
        id: String(row.id),
        name: row.name,
        kind: row.kind,
        headline: couponHeadline(worth),
        condition: couponCondition(worth),
        status: row.status,
      };
    }),
  };
};
