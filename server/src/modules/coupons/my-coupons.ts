import type { Coupon as CouponView, CouponCounts, couponListIn, CouponPage } from '@huitou/shared-types/coupons/schema.ts';
import type { CouponTab } from '@huitou/shared-types/coupons/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { customerBriefs } from '../customers/index.ts';
import { countClaimable } from './coupon-centre.ts';
import { type CouponRow, db, type GiftRow, type TemplateRow } from './coupon.entity.ts';
import { couponView } from './coupon.view.ts';

export const templatesOf = async (ids: readonly number[]): Promise<Map<number, TemplateRow>> => {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .selectFrom('coupon_templates')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** Coupons as their owner sees them; a constant number of statements. */
export const viewCoupons = async (rows: readonly CouponRow[]): Promise<CouponView[]> => {
  const used = rows.filter((row) => row.status === 'used').map((row) => row.id);
  const offered = rows.filter((row) => row.status === 'giving' || row.status === 'given').map((row) => row.id);
  const [templates, uses, gifts] = await Promise.all([
    templatesOf(rows.map((row) => row.template_id)),
    used.length === 0
      ? []
      : db().selectFrom('coupon_uses').select(['live_coupon_id', 'saved', 'used_at']).where('live_coupon_id', 'in', used).execute(),
    offered.length === 0 ? [] : db().selectFrom('coupon_gifts').selectAll().where('coupon_id', 'in', offered).orderBy('id').execute(),
  ]);
  const useOf = new Map(uses.map((use) => [use.live_coupon_id, use]));
  const giftOf = new Map<number, GiftRow>(gifts.map((gift) => [gift.coupon_id, gift]));
  const friends = await customerBriefs(gifts.flatMap((gift) => gift.to_customer_id ?? []));
  return rows.map((row) => {
    const gift = giftOf.get(row.id);
    return couponView(row, {
      template: must(templates.get(row.template_id), 'internal'),
      use: useOf.get(row.id),
      gift,
      giftTo: friends.get(gift?.to_customer_id ?? 0)?.nickname ?? '',
    });
  });
};
export const viewCoupon = async (row: CouponRow): Promise<CouponView> => must((await viewCoupons([row]))[0], 'internal');

const ofTab = (customerId: number, tab: CouponTab) => {
  const at = now();
  const mine = db()
    .selectFrom('coupons as c')
    .innerJoin('coupon_templates as t', 't.id', 'c.template_id')
    .selectAll('c')
    .where('c.customer_id', '=', customerId);
  if (tab === 'used') return mine.where('c.status', 'in', ['used', 'given']);
  if (tab === 'usable')
    return mine.where('c.status', 'in', ['unused', 'giving']).where('c.valid_until', '>', at).where('t.status', '<>', 'recalled');
  return mine.where((eb) =>
    eb.or([
      eb('c.status', '=', 'recalled'),
      eb.and([eb('c.status', 'in', ['unused', 'giving']), eb.or([eb('c.valid_until', '<=', at), eb('t.status', '=', 'recalled')])]),
    ]),
  );
};

/** Usable ones by when they end, soonest first; used ones by when they were used, over ones by when they ended, latest first. */
export const listCoupons = async (input: z.output<typeof couponListIn>, call: CustomerCall): Promise<CouponPage> => {
  const column = input.tab === 'used' ? 'c.changed_at' : 'c.valid_until';
  const rising = input.tab === 'usable';
  let list = ofTab(call.actor.id, input.tab);
  const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  if (after) {
    const at = new Date(after[0]);
    const beyond = rising ? '>' : '<';
    list = list.where((eb) => eb.or([eb(column, beyond, at), eb.and([eb(column, '=', at), eb('c.id', beyond, after[1])])]));
  }
  const direction = rising ? 'asc' : 'desc';
  const rows: CouponRow[] = await list
    .orderBy(column, direction)
    .orderBy('c.id', direction)
    .limit(input.limit + 1)
    .execute();
  const views = await viewCoupons(rows.slice(0, input.limit));
  return toPage(
    rows,
    input.limit,
    (row) => must(views[rows.indexOf(row)], 'internal'),
    (row) => [(input.tab === 'used' ? row.changed_at : row.valid_until).getTime(), row.id],
  );
};

/** One of my coupons. @throws not_found for another's */
export const myCoupon = async ({ id }: { id: number }, call: CustomerCall): Promise<CouponView> => {
  const row = await db().selectFrom('coupons').selectAll().where('id', '=', id).where('customer_id', '=', call.actor.id).executeTakeFirst();
  return viewCoupon(must(row));
};

export const couponCounts = async (_: unknown, call: CustomerCall): Promise<CouponCounts> => {
  const at = now();
  const [counted, claimable] = await Promise.all([
    sql<{ usable: number; used: number; expired: number }>`
      select coalesce(sum(c.status in ('unused', 'giving') and c.valid_until > ${at} and t.status <> 'recalled'), 0) as usable,
        coalesce(sum(c.status in ('used', 'given')), 0) as used,
        coalesce(sum(c.status = 'recalled' or (c.status in ('unused', 'giving') and (c.valid_until <= ${at} or t.status = 'recalled'))), 0) as expired
      from coupons c join coupon_templates t on t.id = c.template_id where c.customer_id = ${call.actor.id}`.execute(db()),
    countClaimable(call.actor.id),
  ]);
  const row = counted.rows[0];
  return { usable: Number(row?.usable ?? 0), used: Number(row?.used ?? 0), expired: Number(row?.expired ?? 0), claimable };
};
