import { carrierName } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { CaseView, sendBackIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import type { z } from 'zod';
import { DAY, later, now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import { readSettings } from '../settings/index.ts';
import type { CaseRow } from './case.entity.ts';
import { myCase } from './case.queries.ts';
import { dueColumns, moveCase, ownCase, staffCaseRow } from './case-rows.ts';
import { checkTracking } from './check-tracking.ts';
import { addMessage } from './messages.ts';
import { staffCaseView } from './staff-cases.queries.ts';

type Sent = z.output<typeof sendBackIn>;

/** The customer says by which parcel the goods come back, and may correct it until it has arrived. @throws not_found, state_forbidden, tracking_invalid */
export const sendBack = async (input: Sent, call: CustomerCall): Promise<CaseView> => {
  await writeParcel(await ownCase(call.actor.id, input.id), input, call.actor);
  return myCase(call.actor.id, input.id);
};

/** Staff write it down for them. @throws as above */
export const staffSendBack = async (input: Sent, call: StaffCall): Promise<StaffCase> => {
  await writeParcel(await staffCaseRow(call.actor, input.id), input, call.actor);
  return staffCaseView(call.actor, input.id);
};

const writeParcel = (row: CaseRow, input: Sent, actor: Actor): Promise<void> =>
  transact(async () => {
    checkTracking(input.carrier, input.trackingNo);
    const { receiveDays } = await readSettings('afterSales');
    const first = row.status === 'agreed';
    await moveCase(row, first ? 'send' : 'correct', actor, {
      set: {
        return_carrier: input.carrier,
        return_tracking_no: input.trackingNo,
        ...(first ? { sent_at: now(), ...dueColumns(later(receiveDays * DAY)) } : {}),
      },
      title: first ? '已寄回商品' : '修改退货单号',
      note: `${carrierName(input.carrier)} ${input.trackingNo}`,
    });
    if (input.pictures.length > 0) await addMessage(row.id, actor, { text: '退货凭证', pictures: input.pictures });
  });
