import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { MINUTE, now } from '../../platform/clock.ts';
import { type Handler, on } from '../../platform/queue/events.ts';
import { readOrder } from '../orders/index.ts';
import { db } from './fulfilment.entity.ts';
import { openPickup, voidPickup } from './pickup.ts';
import { requestUpload } from './upload-shipping.ts';

export const handlers: Handler[] = [
  on('order.paid', 'fulfilment.open-pickup', async ({ orderId }) => {
    const order = await readOrder(orderId);
    if (order?.delivery_kind === 'pickup' && order.status === 'paid') await openPickup(order);
  }),
  on('order.cancelled', 'fulfilment.void-pickup', ({ orderId }) => voidPickup(orderId)),
  on('order.rest-cancelled', 'fulfilment.tell-wechat-of-the-end', ({ orderId }) => requestUpload(orderId)),
  on('parcel.shipped', 'fulfilment.tell-wechat', ({ orderId }) => requestUpload(orderId)),
  on('order.received', 'fulfilment.tell-wechat-of-pickup', async ({ orderId }) => {
    const order = await readOrder(orderId);
    if (order?.delivery_kind === 'pickup') await requestUpload(orderId);
  }),
];

/** Marks codes that nobody came for: the goods stay reserved until staff decide. */
export const expirePickupsJob = defineClockJob({
  name: 'fulfilment.expire-pickups',
  everyMs: 10 * MINUTE,
  handle: async () => {
    await db().updateTable('pickups').set({ status: 'expired' }).where('status', '=', 'open').where('expires_at', '<', now()).execute();
  },
});
