import { exportIssuedIn } from '@huitou/shared-types/coupons/schema.ts';
import { couponShownLabels } from '@huitou/shared-types/coupons/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { staffActor } from '../staff/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { filterIssued, issuedViews } from './issued-coupons.ts';

const MOST_ROWS = 100_000;
const BATCH = 500;
const payload = z.object({ filters: exportIssuedIn, staffId: z.int() });
export const minute = (at: string | null): string => (at ? at.slice(0, 16).replace('T', ' ') : '');

/** Exports the filtered coupons in the background, phones masked, watermarked with who asked and when. */
export const exportIssued = (input: z.output<typeof exportIssuedIn>, call: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    await recordAudit(call.actor, { action: 'coupon.export', subject: 'coupon', subjectId: '', summary: '导出优惠券', after: input });
    // The filters are kept as they came in: the task reads them again by the same schema.
    const filters = { ...input, templateId: input.templateId?.toString(), customerId: input.customerId?.toString() };
    const taskId = await startTask({
      kind: 'coupon-export',
      title: '导出优惠券',
      staffId: call.actor.id,
      payload: { filters, staffId: call.actor.id },
    });
    return { taskId: String(taskId) };
  });

const columns = [
  '券编号',
  '优惠券',
  '面额',
  '条件',
  '顾客编号',
  '顾客',
  '手机号',
  '状态',
  '来源',
  '兑换码',
  '领取时间',
  '有效期至',
  '使用时间',
  '订单号',
  '优惠金额',
  '发放人',
];

export const exportIssuedTask = defineTask({
  kind: 'coupon-export',
  schema: payload,
  run: async ({ filters: { format, ...filters }, staffId }, progress) => {
    const staff = await staffActor(staffId);
    const rows: (string | number)[][] = [];
    for (let before = Number.MAX_SAFE_INTEGER; rows.length < MOST_ROWS; ) {
      const batch = await (await filterIssued(filters, staff)).where('id', '<', before).orderBy('id', 'desc').limit(BATCH).execute();
      if (batch.length === 0) break;
      before = batch.at(-1)?.id ?? 0;
      for (const one of await issuedViews(batch))
        rows.push([
          one.id,
          one.name,
          one.headline,
          one.condition,
          one.customer.id,
          one.customer.nickname,
          one.customer.phone ?? '',
          couponShownLabels[one.state].label,
          one.sourceText,
          one.code,
          minute(one.issuedAt),
          minute(one.validUntil),
          minute(one.usedAt),
          one.orderNo,
          one.saved === null ? '' : yuan(one.saved),
          one.grantedBy,
        ]);
      await progress(rows.length, Math.max(rows.length, MOST_ROWS));
    }
    const sheet = await writeSheet(columns, rows, {
      format,
      title: '优惠券',
      stamp: `${staff.name} 导出于 ${minute(iso(now()))}，含个人信息，请妥善保管`,
      widths: { 优惠券: 24, 条件: 24, 订单号: 26, 领取时间: 18, 有效期至: 18, 使用时间: 18 },
    });
    return {
      file: { name: `优惠券.${format}`, ...sheet },
      message: `共 ${rows.length} 张${rows.length >= MOST_ROWS ? `，已达上限 ${MOST_ROWS}` : ''}`,
    };
  },
});
