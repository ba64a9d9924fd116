import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { HOUR, later, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { readSettings } from '../settings/index.ts';
import { dueColumns, moveCase, staffCaseRow } from './case-rows.ts';
import { staffCaseView } from './staff-cases.queries.ts';

/** The parcel has come back; nothing of it is stock yet. @throws not_found, state_forbidden when it was received before */
export const receiveReturn = async ({ id }: { id: number }, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, id);
  const { finishHours } = await readSettings('afterSales');
  await transact(async () => {
    await moveCase(row, 'receive', call.actor, {
      set: { received_at: now(), ...dueColumns(later(finishHours * HOUR)) },
      title: '商家已收到退货',
    });
    await recordAudit(call.actor, {
      action: 'aftersales.receive',
      subject: 'order',
      subjectId: row.order_id,
      summary: `收到退货 ${row.no}`,
    });
  });
  return staffCaseView(call.actor, id);
};
