import type { refuseCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { checkTracking } from './check-tracking.ts';
import { dueColumns, lockCase, moveCase, staffCaseRow } from './case-rows.ts';
import { letGo } from './let-go.ts';
import { staffCaseView } from './staff-cases.queries.ts';

/**
 * Refuses, with the reason; with pictures once goods have come, which then go back to the customer. Goods that were found sellable are in
 * stock: their case ends with money. @throws state_forbidden, case_pictures_required, tracking_invalid
 */
export const refuseCase = async (input: z.output<typeof refuseCaseIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  if (input.trackingNo !== undefined) checkTracking(input.carrier ?? '', input.trackingNo);
  await transact(async () => {
    const locked = await lockCase(row.id);
    const arrived = locked.row.status === 'received' || locked.row.status === 'inspected';
    if (arrived && input.pictures.length === 0) fail('case_pictures_required', '拒绝已收到的退货需要上传验货图片');
    if (locked.lines.some((line) => line.sellable + line.damaged > 0)) fail('state_forbidden', '已有商品验货入库，请修改金额后退款');
    await moveCase(locked.row, 'refuse', call.actor, {
      set: {
        refusal: input.reason,
        refusal_pictures: toJson(input.pictures),
        refused_at: now(),
        ended_at: now(),
        back_carrier: input.carrier ?? '',
        back_tracking_no: input.trackingNo ?? '',
        reserved: false,
        ...dueColumns(null),
      },
      title: '商家拒绝了申请',
      note: input.reason,
    });
    await letGo(locked);
    await recordAudit(call.actor, {
      action: 'aftersales.refuse',
      subject: 'order',
      subjectId: row.order_id,
      summary: `拒绝售后 ${row.no}：${input.reason}`,
      before: { status: row.status },
      after: { status: 'refused' },
    });
  });
  return staffCaseView(call.actor, row.id);
};
