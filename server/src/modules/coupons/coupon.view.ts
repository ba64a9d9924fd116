import type { Coupon as CouponView, CouponTerms, Validity } from '@huitou/shared-types/coupons/schema.ts';
import { type CouponShown, couponSourceLabels, type GiftState } from '@huitou/shared-types/coupons/states.ts';
import { couponCondition, couponHeadline } from '@huitou/shared-types/coupons/text.ts';
import type { GoodsIds, Scope } from '@huitou/shared-types/promotions/scope.ts';
import { DAY, iso, isoOrNull, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { sign } from '../../platform/ids.ts';
import type { CouponRow, GiftRow, TemplateRow } from './coupon.entity.ts';

const idsView = (ids: GoodsIds) => ({
  categoryIds: ids.categoryIds.map(String),
  brandIds: ids.brandIds.map(String),
  productIds: ids.productIds.map(String),
  skuIds: ids.skuIds.map(String),
});
export const scopeView = (scope: Scope): CouponTerms['scope'] => ({ all: scope.all, ...idsView(scope), exclude: idsView(scope.exclude) });

/** `全场通用`, `指定分类、品牌可用（部分商品除外）`. */
export const scopeText = (scope: Scope): string => {
  const named = [
    [scope.categoryIds, '分类'],
    [scope.brandIds, '品牌'],
    [[...scope.productIds, ...scope.skuIds], '商品'],
  ] as const;
  const kinds = named.flatMap(([ids, label]) => (ids.length > 0 ? [label] : []));
  const excepted = Object.values(idsView(scope.exclude)).some((ids) => ids.length > 0);
  return `${scope.all ? '全场通用' : `指定${kinds.join('、')}可用`}${excepted ? '（部分商品除外）' : ''}`;
};

const shortDay = (at: Date): string => iso(at).slice(0, 10).replaceAll('-', '.');
/** `2026.01.01-2026.01.31`; the end is the last day on which it is good. */
export const rangeText = (from: Date, until: Date): string => `${shortDay(from)}-${shortDay(new Date(until.getTime() - 1))}`;

type TermFields = Pick<
  TemplateRow,
  'name' | 'kind' | 'amount' | 'percent_off' | 'max_off' | 'threshold' | 'scope' | 'description' | 'givable'
>;
export const termsView = (row: TermFields): Omit<CouponTerms, 'templateId'> => {
  const scope = json<Scope>(row.scope);
  const worth = {
    kind: row.kind,
    amount: row.amount,
    percentOff: row.percent_off,
    maxOff: row.max_off,
    threshold: row.threshold,
  };
  return {
    name: row.name,
    ...worth,
    scope: scopeView(scope),
    scopeText: scopeText(scope),
    headline: couponHeadline(worth),
    condition: couponCondition(worth),
    description: row.description,
    givable: Boolean(row.givable),
  };
};

type Times = Pick<TemplateRow, 'valid_from' | 'valid_until' | 'valid_days' | 'delay_days'>;
export const validityView = (row: Times): Validity =>
  row.valid_days === null
    ? { kind: 'fixed', from: iso(row.valid_from ?? now()), until: iso(row.valid_until ?? now()) }
    : { kind: 'days', days: row.valid_days, delayDays: row.delay_days };
/** How long coupons of a template are good: `领取后 7 天内有效`. */
export const validityText = (row: Times): string => {
  if (row.valid_days === null) return row.valid_from && row.valid_until ? rangeText(row.valid_from, row.valid_until) : '';
  return row.delay_days > 0 ? `领取 ${row.delay_days} 天后生效，有效 ${row.valid_days} 天` : `领取后 ${row.valid_days} 天内有效`;
};

/** How a coupon stands for people: its state, its time, and whether its template has been recalled. */
export const shownState = (coupon: Pick<CouponRow, 'status' | 'valid_from' | 'valid_until'>, recalled: boolean, at: Date): CouponShown => {
  if (coupon.status === 'used' || coupon.status === 'given') return coupon.status;
  if (coupon.status === 'recalled' || recalled) return 'recalled';
  if (coupon.valid_until <= at) return 'expired';
  if (coupon.status === 'giving') return 'giving';
  return coupon.valid_from > at ? 'upcoming' : 'usable';
};

/** The link's secret is made of the gift's id, so that it can be shown again and is stored nowhere. */
export const giftToken = (giftId: number): string => `${giftId}.${sign(`coupon-gift:${giftId}`)}`;
export const giftState = (gift: Pick<GiftRow, 'state' | 'expires_at'>, at: Date): GiftState =>
  gift.state === 'waiting' && gift.expires_at <= at ? 'expired' : gift.state;

export interface CouponExtras {
  readonly template: TemplateRow;
  /** Of the use that stands. */
  readonly use: { readonly saved: number; readonly used_at: Date } | undefined;
  /** The latest one. */
  readonly gift: GiftRow | undefined;
  /** Nickname of who accepted it. */
  readonly giftTo: string;
}
/** A coupon as its owner sees it. */
export const couponView = (row: CouponRow, { template, use, gift, giftTo }: CouponExtras): CouponView => {
  const at = now();
  const state = shownState(row, template.status === 'recalled', at);
  const left = row.valid_until.getTime() - at.getTime();
  const shownGift = gift && (gift.state === 'waiting' || gift.state === 'accepted') ? gift : undefined;
  return {
    ...termsView(template),
    templateId: String(template.id),
    id: String(row.id),
    state,
    source: row.source,
    sourceText: couponSourceLabels[row.source],
    validFrom: iso(row.valid_from),
    validUntil: iso(row.valid_until),
    validityText: rangeText(row.valid_from, row.valid_until),
    expiresInDays: (state === 'usable' || state === 'giving') && left <= 3 * DAY ? Math.floor(left / DAY) : null,
    canGive: canGive(row, template, at),
    gift: shownGift
      ? { token: giftToken(shownGift.id), state: giftState(shownGift, at), expiresAt: iso(shownGift.expires_at), to: giftTo }
      : null,
    usedAt: isoOrNull(use?.used_at),
    orderId: row.order_id === null ? null : String(row.order_id),
    saved: use?.saved ?? null,
    receivedAt: iso(row.issued_at),
  };
};
/** A coupon may be passed on once: what a friend gave is not given again. */
export const canGive = (row: CouponRow, template: TemplateRow, at: Date): boolean =>
  Boolean(template.givable) && template.status !== 'recalled' && row.status === 'unused' && row.source !== 'gift' && row.valid_until > at;
