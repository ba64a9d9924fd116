import type { ShippingUpload } from '@huitou/shared-types/fulfilment/schema.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { z } from 'zod';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { recordAudit } from '../audit/index.ts';
import { readOpenid } from '../customers/index.ts';
import { linesOf, type OrderRow, readOrder } from '../orders/index.ts';
import { paymentsOf } from '../payments/index.ts';
import { readSettings } from '../settings/index.ts';
import { db, type UploadRow } from './fulfilment.entity.ts';
import { uploadView } from './fulfilment.view.ts';
import { type ShippingNotice, shippingNotices } from './ports.ts';

const MAX_ATTEMPTS = 12;
const UNIFIED = 1;
const SPLIT = 2;

/** Notes that WeChat has to be told of an order's parcels, and tells it. One row an order, however often it ships. */
export const requestUpload = async (orderId: number): Promise<void> => {
  const order = await readOrder(orderId);
  if (!order) return;
  const at = now();
  const fresh = { order_id: order.id, order_no: order.no, status: 'waiting' as const, attempts: 0, mode: null, error_code: '', error: '', next_at: at, updated_at: at };
  await db().insertInto('shipping_uploads').values(fresh).onDuplicateKeyUpdate({ status: 'waiting', attempts: 0, next_at: at, updated_at: at }).execute();
  await enqueue(uploadShippingJob, { orderId }, { id: `${orderId}-${at.getTime()}` });
};

/** Sends what is due for one order, unless another worker took it. */
const upload = async (orderId: number): Promise<void> => {
  const taken = await db().updateTable('shipping_uploads').set((eb) => ({ attempts: eb('attempts', '+', 1), next_at: later(2 * MINUTE), updated_at: now() }))
    .where('order_id', '=', orderId).where('status', '=', 'waiting').where('next_at', '<=', now()).executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return;
  const row = must(await db().selectFrom('shipping_uploads').selectAll().where('order_id', '=', orderId).executeTakeFirst());
  const order = must(await readOrder(orderId));
  const prepared = await prepare(order, row);
  if (!prepared) return settle(orderId, { status: 'skipped', error_code: '', error: '' });
  const result = await shippingNotices().send(prepared.notice);
  if (result.outcome === 'done') {
    if (prepared.parcelIds.length > 0) await db().updateTable('parcels').set({ uploaded_at: now() }).where('id', 'in', prepared.parcelIds).execute();
    return settle(orderId, { status: 'done', mode: prepared.notice.deliveryMode, error_code: '', error: '' });
  }
  const again = result.outcome === 'retry' && row.attempts < MAX_ATTEMPTS;
  return settle(orderId, {
    status: again ? 'waiting' : 'failed', error_code: result.code, error: result.message.slice(0, 300), next_at: again ? later(Math.min(60, 2 ** row.attempts) * MINUTE) : null,
  });
};

const settle = async (orderId: number, set: Partial<Omit<UploadRow, 'id'>>): Promise<void> => {
  await db().updateTable('shipping_uploads').set({ next_at: null, ...set, updated_at: now() }).where('order_id', '=', orderId).execute();
};

/** Null where WeChat need not be told: nothing was paid through it, or the shop has switched it off. */
const prepare = async (order: OrderRow, row: UploadRow): Promise<{ notice: ShippingNotice; parcelIds: number[] } | null> => {
  const [{ wechatUpload }, payments, openid] = await Promise.all([readSettings('shipping'), paymentsOf('order', order.no), readOpenid(order.customer_id)]);
  const payment = payments.find((one) => one.id === order.payment_id);
  if (!wechatUpload || !payment?.transactionId || !openid) return null;
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  const itemDesc = lines.map((line) => `${line.name}×${line.quantity}`).join('，').slice(0, 120);
  const common = { outTradeNo: payment.no, openid };
  if (order.delivery_kind === 'pickup') {
    return { parcelIds: [], notice: { ...common, logisticsType: 4, deliveryMode: UNIFIED, allDelivered: true, parcels: [{ trackingNo: '', carrier: '', itemDesc, receiverPhone: order.receiver_phone }] } };
  }
  const parcels = await db().selectFrom('parcels').selectAll().where('order_id', '=', order.id).orderBy('seq').execute();
  const express = parcels.filter((parcel) => parcel.kind === 'express');
  const allDelivered = !(orderMoves.shipPart.from as readonly string[]).includes(order.status);
  if (express.length === 0) {
    return { parcelIds: parcels.map((parcel) => parcel.id), notice: { ...common, logisticsType: 2, deliveryMode: UNIFIED, allDelivered: true, parcels: [{ trackingNo: '', carrier: '', itemDesc, receiverPhone: order.receiver_phone }] } };
  }
  const split = row.mode === SPLIT || express.length > 1 || !allDelivered;
  const due = split ? express.filter((parcel) => parcel.uploaded_at === null) : express;
  if (due.length === 0) return null;
  return {
    parcelIds: due.map((parcel) => parcel.id),
    notice: {
      ...common, logisticsType: 1, deliveryMode: split ? SPLIT : UNIFIED, allDelivered,
      parcels: due.map((parcel) => ({ trackingNo: parcel.tracking_no, carrier: parcel.carrier, itemDesc, receiverPhone: order.receiver_phone })),
    },
  };
};

export const uploadShippingJob = defineJob({
  name: 'fulfilment.upload-shipping',
  queue: 'default',
  schema: z.object({ orderId: z.int() }),
  retry: { attempts: 3, backoffMs: 10_000 },
  handle: ({ orderId }) => upload(orderId),
});

/** Sends again what WeChat could not take yet, and what a lost job left behind. */
export const sweepUploadsJob = defineJob({
  name: 'fulfilment.sweep-uploads',
  queue: 'clock',
  schema: z.object({}),
  retry: { attempts: 1, backoffMs: 0 },
  everyMs: MINUTE,
  handle: async (_, stop) => {
    const due = await db().selectFrom('shipping_uploads').select('order_id').where('status', '=', 'waiting').where('next_at', '<=', now()).orderBy('next_at').limit(100).execute();
    for (const { order_id } of due) {
      if (stop.aborted) return;
      await upload(order_id);
    }
  },
});

/** Staff send a failed notice again. @throws not_found, state_forbidden while it is on its way */
export const retryUpload = async ({ id }: { id: number }, call: StaffCall): Promise<ShippingUpload> => {
  const row = must(await db().selectFrom('shipping_uploads').selectAll().where('id', '=', id).executeTakeFirst());
  await transact(async () => {
    const done = await db().updateTable('shipping_uploads').set({ status: 'waiting', attempts: 0, next_at: now(), updated_at: now() }).where('id', '=', id).where('status', 'in', ['failed', 'waiting']).executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('state_forbidden');
    await recordAudit(call.actor, { action: 'shipping.upload', subject: 'order', subjectId: row.order_id, summary: `重新上传发货信息 ${row.order_no}` });
  });
  await upload(row.order_id);
  return uploadView(must(await db().selectFrom('shipping_uploads').selectAll().where('id', '=', id).executeTakeFirst()));
};
