import { exportStatsIn } from '@huitou/shared-types/coupons/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { staffActor } from '../staff/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { minute } from './export-issued.ts';
import { couponStats } from './statistics.ts';

const byLabels = { template: '优惠券', cost_centre: '成本归属', source: '来源', day: '日期' } as const;

export const exportStats = (input: z.output<typeof exportStatsIn>, call: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    await recordAudit(call.actor, { action: 'coupon.export', subject: 'coupon', subjectId: '', summary: '导出优惠券统计', after: input });
    const filters = { ...input, templateId: input.templateId?.toString() };
    const payload = { filters, staffId: call.actor.id };
    return { taskId: String(await startTask({ kind: 'coupon-stats', title: '导出优惠券统计', staffId: call.actor.id, payload })) };
  });

export const exportStatsTask = defineTask({
  kind: 'coupon-stats',
  schema: z.object({ filters: exportStatsIn, staffId: z.int() }),
  run: async ({ filters: { format, ...filters }, staffId }) => {
    const staff = await staffActor(staffId);
    const { rows, total } = await couponStats({ ...filters, limit: Number.MAX_SAFE_INTEGER }, { actor: staff });
    const sheet = await writeSheet(
      [byLabels[filters.by], '领取', '使用', '使用率', '优惠金额', '订单数', '带来销售额'],
      [...rows, { ...total, key: '', label: '合计' }].map((row) => [
        row.label,
        row.claimed,
        row.used,
        `${row.usedPermille / 10}%`,
        yuan(row.cost),
        row.orders,
        yuan(row.sales),
      ]),
      { format, title: '优惠券统计', stamp: `${staff.name} 导出于 ${minute(iso(now()))}`, widths: { [byLabels[filters.by]]: 28 } },
    );
    return { file: { name: `优惠券统计.${format}`, ...sheet } };
  },
});
