import { carriers } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { Parcel } from '@huitou/shared-types/fulfilment/schema.ts';
import { HOUR, later } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { staffOrderRow } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { db } from './fulfilment.entity.ts';
import { parcelsOf } from './fulfilment.queries.ts';
import { refuseBadTracking } from './ship-order.ts';

/** Corrects a parcel's carrier and number within the window that the settings give. WeChat is told again. @throws not_found, state_forbidden, tracking_invalid */
export const editTracking = async (input: { id: number; carrier: string; trackingNo: string }, call: StaffCall): Promise<Parcel> => {
  const parcel = must(await db().selectFrom('parcels').selectAll().where('id', '=', input.id).executeTakeFirst());
  const order = await staffOrderRow(call.actor, parcel.order_id);
  const carrier = carriers.find((one) => one.code === input.carrier);
  refuseBadTracking(carrier, input.trackingNo);
  const { trackingEditHours } = await readSettings('trade');
  await transact(async () => {
    const done = await db()
      .updateTable('parcels')
      .set({ carrier: input.carrier, tracking_no: input.trackingNo, uploaded_at: null })
      .where('id', '=', parcel.id)
      .where('kind', '=', 'express')
      .where('shipped_at', '>', later(-trackingEditHours * HOUR))
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('state_forbidden', '已超过可修改运单的时间');
    const note = `${carrier?.name} ${input.trackingNo}`;
    await logStates(call.actor, { subject: 'orders', subjectId: order.id, move: 'edit-tracking', title: '更正物流单号', note });
    await recordAudit(call.actor, {
      action: 'order.tracking',
      subject: 'order',
      subjectId: order.id,
      summary: `修改运单 ${order.no}`,
      before: { carrier: parcel.carrier, trackingNo: parcel.tracking_no },
      after: { carrier: input.carrier, trackingNo: input.trackingNo },
    });
    await publish('parcel.shipped', { parcelId: parcel.id, orderId: order.id });
  });
  return must((await parcelsOf(order.id)).find((one) => one.id === String(parcel.id)));
};
