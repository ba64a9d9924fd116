import type { Coupon as CouponView } from '@huitou/shared-types/coupons/schema.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { countInWindow, key, redis } from '../../platform/redis.ts';
import { readSettings } from '../settings/index.ts';
import { issueOrFail } from './claim-coupon.ts';
import { db } from './coupon.entity.ts';
import { readCoupon, readTemplate } from './issue-coupon.ts';
import { viewCoupon } from './my-coupons.ts';

const WINDOW_SECONDS = 600;

/** As it is stored: people type it in small letters, with the dashes of the print, or with spaces. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/**
 * Turns a code into a coupon. A single code works once, a shared one as often as its batch and the template's limits allow.
 * @throws coupon_code_wrong, coupon_code_used, coupon_code_locked after too many wrong ones, coupon_sold_out, coupon_limit, coupon_not_claimable
 */
export const redeemCode = async (input: { code: string }, call: CustomerCall): Promise<CouponView> => {
  const customerId = call.actor.id;
  const wrong = key('coupons', 'code', customerId, 'wrong');
  const { codeAttempts } = await readSettings('coupons');
  if (Number(await redis().get(wrong)) >= codeAttempts) fail('coupon_code_locked');
  const found = await db().selectFrom('coupon_codes').selectAll().where('code', '=', plainCode(input.code)).executeTakeFirst();
  if (!found) {
    await countInWindow(wrong, WINDOW_SECONDS);
    return fail('coupon_code_wrong');
  }
  return transact(async () => {
    const batch = must(
      await db().selectFrom('coupon_code_batches').selectAll().where('id', '=', found.batch_id).executeTakeFirst(),
      'coupon_code_wrong',
    );
    if (!batch.enabled || (batch.expires_at && batch.expires_at <= now())) fail('coupon_not_claimable', '兑换码已停用或已过期');
    const template = must(await readTemplate(batch.template_id), 'coupon_code_wrong');
    if (batch.kind === 'single' && found.coupon_id !== null) fail('coupon_code_used');
    const couponId = await issueOrFail(template, { customerId, source: 'code', code: { text: found.code, batchId: batch.id } });
    if (batch.kind === 'single') {
      const taken = await db()
        .updateTable('coupon_codes')
        .set({ coupon_id: couponId, redeemed_at: now() })
        .where('id', '=', found.id)
        .where('coupon_id', 'is', null)
        .executeTakeFirst();
      if (taken.numUpdatedRows !== 1n) fail('coupon_code_used');
    }
    const counted = await sql`update coupon_code_batches set redeemed = redeemed + 1 where id = ${batch.id} and enabled = 1
      and (kind = 'single' or ${sql.ref('count')} = 0 or redeemed < ${sql.ref('count')})`.execute(db());
    if (counted.numAffectedRows !== 1n) fail('coupon_sold_out', '兑换码已被领完');
    return viewCoupon(await readCoupon(couponId));
  });
};
