import type { Coupon as CouponView, Gift } from '@huitou/shared-types/coupons/schema.ts';
import { giftStateLabels } from '@huitou/shared-types/coupons/states.ts';
import { HOUR, iso, later, now } from '../../platform/clock.ts';
import type { CustomerActor, NobodyActor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { Call, CustomerCall } from '../../platform/http/mount.ts';
import { signedBy } from '../../platform/ids.ts';
import { customerBriefs } from '../customers/index.ts';
import { readSettings } from '../settings/index.ts';
import { issueOrFail } from './claim-coupon.ts';
import { type CouponRow, db, type GiftRow } from './coupon.entity.ts';
import { canGive, giftState, termsView } from './coupon.view.ts';
import { closedBecause, readCoupon, readTemplate } from './issue-coupon.ts';
import { viewCoupon } from './my-coupons.ts';

const ownCoupon = async (id: number, customerId: number): Promise<CouponRow> =>
  must(await db().selectFrom('coupons').selectAll().where('id', '=', id).where('customer_id', '=', customerId).executeTakeFirst());

/** Only the one who has the link knows the token. @throws not_found */
const giftOf = async (token: string): Promise<GiftRow> => {
  const [id = '', signature = ''] = token.split('.');
  if (!/^[1-9]\d{0,14}$/.test(id) || !signedBy(`coupon-gift:${id}`, signature)) fail('not_found');
  return must(await db().selectFrom('coupon_gifts').selectAll().where('id', '=', Number(id)).executeTakeFirst());
};

/** Offers a coupon to whoever has the link. Until somebody accepts it or it is taken back, it cannot be used. @throws coupon_not_givable, not_found */
export const giveCoupon = ({ id }: { id: number }, call: CustomerCall): Promise<CouponView> =>
  transact(async () => {
    const coupon = await ownCoupon(id, call.actor.id);
    const template = must(await readTemplate(coupon.template_id));
    if (coupon.status === 'giving') return viewCoupon(coupon);
    if (!canGive(coupon, template, now())) fail('coupon_not_givable');
    const at = now();
    const { giftHours } = await readSettings('coupons');
    const expires = new Date(Math.min(later(giftHours * HOUR).getTime(), coupon.valid_until.getTime()));
    const moved = await db()
      .updateTable('coupons')
      .set({ status: 'giving', changed_at: at })
      .where('id', '=', id)
      .where('customer_id', '=', call.actor.id)
      .where('status', '=', 'unused')
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) fail('coupon_not_givable', '优惠券的状态已变化，请刷新');
    await db()
      .insertInto('coupon_gifts')
      .values({
        coupon_id: id,
        live_coupon_id: id,
        from_customer_id: call.actor.id,
        to_customer_id: null,
        to_coupon_id: null,
        state: 'waiting',
        expires_at: expires,
        created_at: at,
        ended_at: null,
      })
      .execute();
    return viewCoupon(await readCoupon(id));
  });

/** Ends a waiting gift and frees its coupon; false when somebody was faster. */
const endGift = async (gift: GiftRow, state: 'taken_back' | 'expired'): Promise<boolean> => {
  const at = now();
  const ended = await db()
    .updateTable('coupon_gifts')
    .set({ state, live_coupon_id: null, ended_at: at })
    .where('id', '=', gift.id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return false;
  await db()
    .updateTable('coupons')
    .set({ status: 'unused', changed_at: at })
    .where('id', '=', gift.coupon_id)
    .where('status', '=', 'giving')
    .execute();
  return true;
};

/** @throws coupon_gift_gone when it has been accepted, or is not offered; not_found */
export const takeGiftBack = ({ id }: { id: number }, call: CustomerCall): Promise<CouponView> =>
  transact(async () => {
    await ownCoupon(id, call.actor.id);
    const gift = await db().selectFrom('coupon_gifts').selectAll().where('live_coupon_id', '=', id).executeTakeFirst();
    if (!gift || !(await endGift(gift, 'taken_back'))) fail('coupon_gift_gone');
    return viewCoupon(await readCoupon(id));
  });

/** What the link shows, to whoever opens it. */
export const showGift = async ({ token }: { token: string }, call: Call<CustomerActor | NobodyActor>): Promise<Gift> => {
  const gift = await giftOf(token);
  const me = call.actor.kind === 'customer' ? call.actor.id : null;
  const coupon = await readCoupon(gift.coupon_id);
  const template = must(await readTemplate(coupon.template_id));
  const giver = (await customerBriefs([gift.from_customer_id])).get(gift.from_customer_id);
  const state = giftState(gift, now());
  const mine = me === gift.from_customer_id;
  const acceptedByMe = me !== null && me === gift.to_customer_id;
  const closed = closedBecause(template, 'gift', now()) !== null || coupon.valid_until <= now();
  const reason = mine ? '这是您送出的优惠券' : state !== 'waiting' ? giftStateLabels[state].label : closed ? '优惠券已失效' : '';
  return {
    token,
    state,
    from: { nickname: giver?.nickname ?? '', avatar: giver?.avatar ?? '' },
    mine,
    acceptedByMe,
    couponId: acceptedByMe && gift.to_coupon_id ? String(gift.to_coupon_id) : null,
    expiresAt: iso(gift.expires_at),
    terms: { ...termsView(template), templateId: String(template.id) },
    validUntil: iso(coupon.valid_until),
    canAccept: reason === '',
    reason: acceptedByMe ? '您已领取' : reason,
  };
};

/**
 * Takes a friend's coupon: one with the same terms and end is written for the one who accepts, within that one's own limit, and the giver's is
 * over. Accepted again by the same person, it answers the same coupon. @throws coupon_gift_gone, coupon_limit, coupon_not_givable, not_found
 */
export const acceptGift = ({ token }: { token: string }, call: CustomerCall): Promise<CouponView> =>
  transact(async () => {
    const gift = await giftOf(token);
    const me = call.actor.id;
    if (gift.from_customer_id === me) fail('coupon_not_givable', '不能领取自己送出的优惠券');
    if (gift.to_customer_id === me && gift.to_coupon_id !== null) return viewCoupon(await readCoupon(gift.to_coupon_id));
    const at = now();
    const accepted = await db()
      .updateTable('coupon_gifts')
      .set({ state: 'accepted', live_coupon_id: null, to_customer_id: me, ended_at: at })
      .where('id', '=', gift.id)
      .where('state', '=', 'waiting')
      .where('expires_at', '>', at)
      .executeTakeFirst();
    if (accepted.numUpdatedRows !== 1n) fail('coupon_gift_gone');
    const given = await db()
      .updateTable('coupons')
      .set({ status: 'given', changed_at: at })
      .where('id', '=', gift.coupon_id)
      .where('status', '=', 'giving')
      .where('valid_until', '>', at)
      .executeTakeFirst();
    if (given.numUpdatedRows !== 1n) fail('coupon_gift_gone');
    const coupon = await readCoupon(gift.coupon_id);
    const template = must(await readTemplate(coupon.template_id));
    if (closedBecause(template, 'gift', at)) fail('coupon_gift_gone', '优惠券已失效');
    const couponId = await issueOrFail(template, {
      customerId: me,
      source: 'gift',
      key: `gift:${gift.id}`,
      validity: { from: coupon.valid_from, until: coupon.valid_until },
    });
    await db().updateTable('coupon_gifts').set({ to_coupon_id: couponId }).where('id', '=', gift.id).execute();
    return viewCoupon(await readCoupon(couponId));
  });

const BATCH = 200;
/** Gives coupons back to those whose friends did not come in time. */
export const endLateGifts = async (stop: AbortSignal): Promise<void> => {
  for (;;) {
    const late = await db()
      .selectFrom('coupon_gifts')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('expires_at', '<=', now())
      .orderBy('expires_at')
      .limit(BATCH)
      .execute();
    for (const gift of late) {
      if (stop.aborted) return;
      await transact(() => endGift(gift, 'expired'));
    }
    if (late.length < BATCH) return;
  }
};
