import type { CentreCoupon, centreIn, CentrePage, ProductCoupons } from '@huitou/shared-types/coupons/schema.ts';
import type { ClaimState } from '@huitou/shared-types/coupons/states.ts';
import { inScope, type Scope } from '@huitou/shared-types/promotions/scope.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import type { CustomerActor, NobodyActor } from '../../platform/context.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { json } from '../../platform/db/orm.ts';
import type { Call } from '../../platform/http/mount.ts';
import { readSkus, skuIdsOfProduct } from '../catalog/index.ts';
import { db, type TemplateRow } from './coupon.entity.ts';
import { termsView, validityText } from './coupon.view.ts';

type AnyCall = Call<CustomerActor | NobodyActor>;
const MOST_OF_PRODUCT = 20;
const MOST_LOOKED_AT = 200;

const customerOf = ({ actor }: AnyCall): number | null => (actor.kind === 'customer' ? actor.id : null);

/** What is open in the centre, or opens later; what is over is not shown. */
const shown = () => {
  const at = now();
  return db()
    .selectFrom('coupon_templates')
    .selectAll()
    .where('status', '=', 'active')
    .where('in_centre', '=', true)
    .where((eb) => eb.or([eb('claim_until', 'is', null), eb('claim_until', '>', at)]))
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', at)]));
};

interface Mine {
  readonly taken: number;
  readonly usableCouponId: number | null;
}
/** What a customer has got of some templates, in two statements. */
const readMine = async (customerId: number | null, templateIds: readonly number[]): Promise<Map<number, Mine>> => {
  if (customerId === null || templateIds.length === 0) return new Map();
  const ids = [...templateIds];
  const [counters, usable] = await Promise.all([
    db().selectFrom('coupon_counters').selectAll().where('customer_id', '=', customerId).where('template_id', 'in', ids).execute(),
    db()
      .selectFrom('coupons')
      .select(['template_id', (eb) => eb.fn.min('id').as('id')])
      .where('customer_id', '=', customerId)
      .where('template_id', 'in', ids)
      .where('status', '=', 'unused')
      .where('valid_until', '>', now())
      .groupBy('template_id')
      .execute(),
  ]);
  const idOf = new Map(usable.map((row) => [row.template_id, Number(row.id)]));
  return new Map(counters.map((row) => [row.template_id, { taken: row.taken, usableCouponId: idOf.get(row.template_id) ?? null }]));
};

const judge = (row: TemplateRow, mine: Mine | undefined, signedIn: boolean): { state: ClaimState; reason: string } => {
  const at = now();
  if (row.claim_from && row.claim_from > at)
    return { state: 'not_started', reason: `${iso(row.claim_from).slice(5, 16).replace('T', ' ')} 开抢` };
  if (mine && mine.taken >= row.per_customer)
    return mine.usableCouponId === null
      ? { state: 'limit', reason: `每人限领 ${row.per_customer} 张` }
      : { state: 'claimed', reason: `已领取，每人限领 ${row.per_customer} 张` };
  if ((row.total !== null && row.claimed >= row.total) || (row.budget !== null && row.cost >= row.budget))
    return mine?.usableCouponId ? { state: 'claimed', reason: '已抢光' } : { state: 'sold_out', reason: '已抢光' };
  return { state: signedIn ? 'claimable' : 'sign_in', reason: '' };
};

const centreView = (row: TemplateRow, mine: Mine | undefined, signedIn: boolean): CentreCoupon => ({
  ...termsView(row),
  templateId: String(row.id),
  validityText: validityText(row),
  ...judge(row, mine, signedIn),
  claimFrom: isoOrNull(row.claim_from),
  claimUntil: isoOrNull(row.claim_until),
  total: row.total,
  claimed: row.claimed,
  claimedPercent: row.total === null ? 0 : Math.min(100, Math.floor((row.claimed * 100) / row.total)),
  perCustomer: row.per_customer,
  mine: mine?.taken ?? 0,
  usableCouponId: mine?.usableCouponId ? String(mine.usableCouponId) : null,
});
const views = async (rows: readonly TemplateRow[], customerId: number | null): Promise<CentreCoupon[]> => {
  const mine = await readMine(
    customerId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => centreView(row, mine.get(row.id), customerId !== null));
};

/** What is there to take comes first, then what will be, then what is gone. */
const rankAt = (
  at: Date,
) => sql<number>`case when (total is not null and claimed >= total) or (budget is not null and cost >= budget) then 2
  when claim_from > ${at} then 1 else 0 end`;

/** The centre: what can be had first, and the newest first. */
export const couponCentre = async (input: z.output<typeof centreIn>, call: AnyCall): Promise<CentrePage> => {
  const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  const rank = rankAt(now());
  let list = shown().select(rank.as('rank_'));
  if (after) list = list.where(sql<boolean>`(${rank} > ${after[0]} or (${rank} = ${after[0]} and id < ${after[1]}))`);
  const rows = await list
    .orderBy(rank)
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const all = await views(rows, customerOf(call));
  return toPage(
    rows,
    input.limit,
    (row) => all[rows.indexOf(row)] as CentreCoupon,
    (row) => [Number(row.rank_), row.id],
  );
};

/** Coupons of the centre that some SKU of the product is within, at most 20; those that can be claimed first. */
export const couponsOfProduct = async ({ id }: { id: number }, call: AnyCall): Promise<ProductCoupons> => {
  const [rows, skus] = await Promise.all([
    shown().orderBy('id', 'desc').limit(MOST_LOOKED_AT).execute(),
    skuIdsOfProduct(id).then((ids) => readSkus(ids)),
  ]);
  const fitting = rows.filter((row) => {
    const scope = json<Scope>(row.scope);
    return skus.some((sku) => inScope(sku, scope));
  });
  const rank: Record<string, number> = { claimable: 0, sign_in: 0, claimed: 1, not_started: 2 };
  const items = await views(fitting.slice(0, MOST_OF_PRODUCT), customerOf(call));
  return { items: items.sort((a, b) => (rank[a.state] ?? 3) - (rank[b.state] ?? 3)) };
};

/** How many coupons of the centre a customer could take now. */
export const countClaimable = async (customerId: number): Promise<number> => {
  const rows = await shown().orderBy('id', 'desc').limit(MOST_LOOKED_AT).execute();
  return (await views(rows, customerId)).filter((view) => view.state === 'claimable').length;
};
