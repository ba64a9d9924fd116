import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import type { RevealedReceiver, StaffOrder, staffAddressIn } from '@huitou/shared-types/orders/schema.ts';
import type { z } from 'zod';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { resolvePlace } from '../customers/index.ts';
import { cancelUnpaid } from './cancel-order.ts';
import { refuseLocked, writeAddress } from './change-address.ts';
import { db } from './order.entity.ts';
import { staffOrder, staffOrderRow } from './staff-orders.queries.ts';

/** Sets the note that only staff see. */
export const noteOrder = async (input: { id: number; note: string }, call: StaffCall): Promise<StaffOrder> => {
  const order = await staffOrderRow(call.actor, input.id);
  await transact(async () => {
    await db().updateTable('orders').set({ staff_note: input.note }).where('id', '=', order.id).execute();
    await recordAudit(call.actor, {
      action: 'order.note',
      subject: 'order',
      subjectId: order.id,
      summary: `修改订单备注 ${order.no}`,
      before: { note: order.staff_note },
      after: { note: input.note },
    });
  });
  return staffOrder(input, call);
};

/** @throws state_forbidden, already_paid */
export const staffCancelOrder = async (input: { id: number; reason: string }, call: StaffCall): Promise<StaffOrder> => {
  const order = await staffOrderRow(call.actor, input.id);
  await cancelUnpaid(order, call.actor, input.reason, () =>
    recordAudit(call.actor, {
      action: 'order.cancel',
      subject: 'order',
      subjectId: order.id,
      summary: `取消订单 ${order.no}：${input.reason}`,
      before: { status: order.status },
      after: { status: 'cancelled' },
    }),
  );
  return staffOrder(input, call);
};

/** @throws address_locked, state_forbidden, invalid_input for a place that does not exist */
export const staffChangeAddress = async (input: z.output<typeof staffAddressIn>, call: StaffCall): Promise<StaffOrder> => {
  const order = await staffOrderRow(call.actor, input.id);
  refuseLocked(order);
  const place = await resolvePlace(input);
  const { provinceCode, cityCode, districtCode, streetCode, name, phone, detail } = input;
  await transact(async () => {
    await writeAddress(order, { ...place, provinceCode, cityCode, districtCode, streetCode, name, phone, detail }, call.actor);
    await recordAudit(call.actor, {
      action: 'order.address',
      subject: 'order',
      subjectId: order.id,
      summary: `修改收货地址 ${order.no}`,
      before: { phone: maskPhone(order.receiver_phone), region: regionText(order) },
      after: { phone: maskPhone(phone), region: regionText(place) },
    });
  });
  return staffOrder(input, call);
};

/** Shows the receiver's whole number; who asked, and why, stays in the audit log. */
export const revealReceiver = async (input: { id: number; reason: string }, call: StaffCall): Promise<RevealedReceiver> => {
  const order = await staffOrderRow(call.actor, input.id);
  await recordAudit(call.actor, {
    action: 'order.reveal-phone',
    subject: 'order',
    subjectId: order.id,
    summary: `查看收货手机号 ${order.no}：${input.reason}`,
  });
  return { phone: order.receiver_phone };
};
