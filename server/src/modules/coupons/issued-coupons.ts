import type { IssuedCoupon, issuedListIn, IssuedPage, Recalled, recallCouponsIn } from '@huitou/shared-types/coupons/schema.ts';
import { couponSourceLabels } from '@huitou/shared-types/coupons/states.ts';
import { couponCondition, couponHeadline } from '@huitou/shared-types/coupons/text.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { endOfDay, iso, isoOrNull, now, startOfDay } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import type { StaffActor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { customerBriefs, ownedCustomerIds, searchCustomerIds } from '../customers/index.ts';
import { type CouponRow, db } from './coupon.entity.ts';
import { shownState } from './coupon.view.ts';
import { recallIn } from './move-template.ts';
import { templatesOf } from './my-coupons.ts';
import { plainCode } from './redeem-code.ts';

export type IssuedFilters = Omit<z.output<typeof issuedListIn>, 'cursor' | 'limit'>;
const MOST_FOUND = 100;

/** Coupons that this member of staff may see and that the filters leave. Shared by the list and the export. */
export const filterIssued = async (filters: IssuedFilters, actor: StaffActor) => {
  const at = now();
  let list = db().selectFrom('coupons').selectAll();
  if (actor.customers === 'own') list = list.where('customer_id', 'in', [0, ...(await ownedCustomerIds(actor.id))]);
  if (filters.templateId !== undefined) list = list.where('template_id', '=', filters.templateId);
  if (filters.customerId !== undefined) list = list.where('customer_id', '=', filters.customerId);
  if (filters.source) list = list.where('source', '=', filters.source);
  if (filters.from) list = list.where('issued_at', '>=', startOfDay(filters.from));
  if (filters.to) list = list.where('issued_at', '<', endOfDay(filters.to));
  const { state, q } = filters;
  const recalled = sql<boolean>`template_id in (select id from coupon_templates where status = 'recalled')`;
  if (state === 'used' || state === 'given') list = list.where('status', '=', state);
  else if (state === 'recalled') list = list.where(sql<boolean>`(status = 'recalled' or (status in ('unused', 'giving') and ${recalled}))`);
  else if (state) {
    list = list.where('status', 'in', state === 'giving' ? ['giving'] : state === 'expired' ? ['unused', 'giving'] : ['unused']);
    list = list.where('valid_until', state === 'expired' ? '<=' : '>', at).where(sql<boolean>`not ${recalled}`);
    if (state === 'upcoming') list = list.where('valid_from', '>', at);
    if (state === 'usable') list = list.where('valid_from', '<=', at);
  }
  if (q) {
    const customers = await searchCustomerIds(q, MOST_FOUND);
    const order = sql<boolean>`order_id in (select id from orders where no = ${q.toUpperCase()})`;
    list = list.where((eb) =>
      eb.or([
        eb('customer_id', 'in', customers.length > 0 ? customers : [0]),
        eb('code', '=', plainCode(q)),
        ...(/^[1-9]\d{0,14}$/.test(q) ? [eb('id', '=', Number(q))] : []),
        ...(/^O\d{10,}$/i.test(q) ? [order] : []),
      ]),
    );
  }
  return list;
};

/** Coupons as staff see them; a constant number of statements. */
export const issuedViews = async (rows: readonly CouponRow[]): Promise<IssuedCoupon[]> => {
  const used = rows.filter((row) => row.status === 'used').map((row) => row.id);
  const orderIds = rows.flatMap((row) => row.order_id ?? []);
  const [templates, customers, uses, orders] = await Promise.all([
    templatesOf(rows.map((row) => row.template_id)),
    customerBriefs(rows.map((row) => row.customer_id)),
    used.length === 0
      ? []
      : db().selectFrom('coupon_uses').select(['live_coupon_id', 'saved', 'used_at']).where('live_coupon_id', 'in', used).execute(),
    // A number for people; the slice of orders stands above this one.
    orderIds.length === 0
      ? []
      : sql<{ id: number; no: string }>`select id, no from orders where id in (${sql.join(orderIds)})`
          .execute(db())
          .then((result) => result.rows),
  ]);
  const at = now();
  return rows.map((row) => {
    const template = must(templates.get(row.template_id), 'internal');
    const customer = customers.get(row.customer_id);
    const use = uses.find((one) => one.live_coupon_id === row.id);
    const worth = {
      kind: template.kind,
      amount: template.amount,
      percentOff: template.percent_off,
      maxOff: template.max_off,
      threshold: template.threshold,
    };
    return {
      id: String(row.id),
      templateId: String(row.template_id),
      name: template.name,
      kind: template.kind,
      headline: couponHeadline(worth),
      condition: couponCondition(worth),
      customer: {
        id: String(row.customer_id),
        nickname: customer?.nickname ?? '',
        phone: customer?.phone ? maskPhone(customer.phone) : null,
      },
      state: shownState(row, template.status === 'recalled', at),
      source: row.source,
      sourceText: couponSourceLabels[row.source],
      code: row.code,
      validFrom: iso(row.valid_from),
      validUntil: iso(row.valid_until),
      issuedAt: iso(row.issued_at),
      usedAt: isoOrNull(use?.used_at),
      orderId: row.order_id === null ? null : String(row.order_id),
      orderNo: orders.find((order) => order.id === row.order_id)?.no ?? '',
      saved: use?.saved ?? null,
      grantedBy: row.granted_by,
    };
  });
};

/** Newest first. */
export const listIssued = async ({ cursor, limit, ...filters }: z.output<typeof issuedListIn>, call: StaffCall): Promise<IssuedPage> => {
  let list = await filterIssued(filters, call.actor);
  const before = idCursor(cursor);
  if (before !== null) list = list.where('id', '<', before);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const views = await issuedViews(rows.slice(0, limit));
  return toPage(
    rows,
    limit,
    (row) => must(views[rows.indexOf(row)], 'internal'),
    (row) => [row.id],
  );
};

/** Takes single coupons back, as far as they are not used. */
export const recallCoupons = ({ ids, reason }: z.output<typeof recallCouponsIn>, call: StaffCall): Promise<Recalled> =>
  transact(async () => {
    const mine = await (await filterIssued({}, call.actor))
      .where('id', 'in', [...new Set(ids)])
      .orderBy('id')
      .execute();
    const wanted = mine.map((row) => row.id);
    const recalled = await recallIn(wanted);
    await recordAudit(call.actor, {
      action: 'coupon.recall-some',
      subject: 'coupon',
      subjectId: wanted.length === 1 ? (wanted[0] ?? '') : '',
      summary: `撤回 ${recalled} 张优惠券：${reason}`,
      after: { ids: wanted.map(String), recalled },
    });
    return { recalled, refused: new Set(ids).size - recalled };
  });
