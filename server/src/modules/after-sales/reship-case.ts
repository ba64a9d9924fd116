import type { reshipCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { carrierName } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { z } from 'zod';
import { DAY, later, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { commitStock, reserveStock } from '../inventory/index.ts';
import { readSettings } from '../settings/index.ts';
import { dueColumns, lockCase, moveCase, staffCaseRow } from './case-rows.ts';
import { checkTracking } from './check-tracking.ts';
import { exchangeStock } from './let-go.ts';
import { staffCaseView } from './staff-cases.queries.ts';

/** Sends the replacement: its stock leaves. @throws not_found, state_forbidden, stock_insufficient, tracking_invalid */
export const reshipCase = async (input: z.output<typeof reshipCaseIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  checkTracking(input.carrier, input.trackingNo);
  const { exchangeDays } = await readSettings('afterSales');
  await transact(async () => {
    const locked = await lockCase(row.id);
    if (locked.row.kind !== 'exchange') fail('state_forbidden');
    const stock = exchangeStock(row.id, locked.lines);
    if (!locked.row.reserved) await reserveStock(row.location_id, stock);
    await commitStock(row.location_id, stock);
    const note = `${carrierName(input.carrier)} ${input.trackingNo}`;
    await moveCase(locked.row, 'reship', call.actor, {
      set: {
        reserved: false,
        resend_carrier: input.carrier,
        resend_tracking_no: input.trackingNo,
        resent_at: now(),
        ...dueColumns(later(exchangeDays * DAY)),
      },
      note,
    });
    await logStates(call.actor, { subject: 'orders', subjectId: row.order_id, move: 'after-sales-reship', title: '换货已发出', note });
    await recordAudit(call.actor, {
      action: 'aftersales.reship',
      subject: 'order',
      subjectId: row.order_id,
      summary: `换货发出 ${row.no}：${note}`,
    });
  });
  return staffCaseView(call.actor, row.id);
};
