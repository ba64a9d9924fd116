import type { GrantOut, grantIn } from '@huitou/shared-types/coupons/schema.ts';
import { errorText } from '@huitou/shared-types/errors.ts';
import type { z } from 'zod';
import { transact } from '../../platform/db/transact.ts';
import { fail, must, ShopError } from '../../platform/errors.ts';
import type { StaffActor } from '../../platform/context.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { requireCustomer } from '../customers/index.ts';
import type { TemplateRow } from './coupon.entity.ts';
import { grantCoupon } from './grant-coupon.ts';
import { closedBecause, readTemplate } from './issue-coupon.ts';
import { now } from '../../platform/clock.ts';

/** A template that staff may hand out now. @throws coupon_not_claimable, not_found */
export const grantable = async (id: number): Promise<TemplateRow> => {
  const template = must(await readTemplate(id));
  if (closedBecause(template, 'grant', now()) === 'coupon_not_claimable')
    fail('coupon_not_claimable', '优惠券未发布、已停止发放或已过有效期');
  return template;
};

/**
 * Gives one customer some coupons, each under a key of its own, so that a repeated call gives nothing more.
 * Answers how many there are under these keys now, and why not all. Staff who see only their own customers give to no others.
 */
export const grantTo = async (
  template: TemplateRow,
  to: { customerId: number; quantity: number; key: string },
  actor: StaffActor,
): Promise<{ granted: number; message: string }> => {
  let granted = 0;
  try {
    await requireCustomer(to.customerId, actor, { alive: true });
  } catch (error) {
    if (error instanceof ShopError) return { granted, message: '顾客不存在或已注销' };
    throw error;
  }
  for (let i = 1; i <= to.quantity; i += 1) {
    const issued = await grantCoupon({
      templateId: template.id,
      customerId: to.customerId,
      source: 'grant',
      key: `grant:${template.id}:${to.key}:${to.customerId}:${i}`,
      grantedBy: actor.name,
    });
    if ('refused' in issued) {
      const why = issued.refused === 'coupon_limit' ? `每人限领 ${template.per_customer} 张` : errorText(issued.refused);
      return { granted, message: granted > 0 ? `只发放了 ${granted} 张：${why}` : why };
    }
    granted += 1;
  }
  return { granted, message: '' };
};

/** Gives coupons to some customers at once. The key of the request names the grant: sent again, it gives nothing more. */
export const grantByStaff = async (input: z.output<typeof grantIn>, call: StaffCall): Promise<GrantOut> => {
  const template = await grantable(input.id);
  const refused: GrantOut['refused'] = [];
  let granted = 0;
  for (const customerId of new Set(input.customerIds)) {
    const done = await grantTo(
      template,
      { customerId, quantity: input.quantity, key: `${call.actor.id}:${call.idempotencyKey}` },
      call.actor,
    );
    granted += done.granted;
    if (done.message !== '') refused.push({ customerId: String(customerId), message: done.message });
  }
  await transact(() =>
    recordAudit(call.actor, {
      action: 'coupon.grant',
      subject: 'coupon_template',
      subjectId: template.id,
      summary: `发放 ${template.name} ${granted} 张给 ${input.customerIds.length - refused.length} 位顾客：${input.reason}`,
      after: { customerIds: input.customerIds.map(String), quantity: input.quantity, refused: refused.length },
    }),
  );
  return { granted, refused };
};
