import { defineClockJob, eachDue } from '../../platform/queue/clock-jobs.ts';
import type { ShippingUpload } from '@huitou/shared-types/fulfilment/schema.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { afterCommit, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { recordAudit } from '../audit/index.ts';
import { readOpenid } from '../customers/index.ts';
import { linesOf, type OrderRow, readOrder, staffOrderRow } from '../orders/index.ts';
import { paymentsOf } from '../payments/index.ts';
import { readSettings } from '../settings/index.ts';
import { db, type ParcelRow, type UploadRow } from './fulfilment.entity.ts';
import { uploadView } from './fulfilment.view.ts';
import { type ShippingNotice, shippingNotices } from './ports.ts';

const MAX_ATTEMPTS = 12;
const UNIFIED = 1;
const SPLIT = 2;
const EXPRESS = 1;
const LOCAL = 2;
const PICK_UP = 4;

/** Notes that WeChat has to be told of an order's parcels, and tells it. One row an order, however often it ships. */
export const requestUpload = async (orderId: number): Promise<void> => {
  const order = await readOrder(orderId);
  if (!order) return;
  const at = now();
  const fresh = {
    order_id: order.id,
    order_no: order.no,
    status: 'waiting' as const,
    attempts: 0,
    mode: null,
    finished: false,
    error_code: '',
    error: '',
    next_at: at,
    updated_at: at,
  };
  // While one is on its way, its lease stays; `attempts` back at zero tells it that there is more. MySQL assigns from left to right.
  await db()
    .insertInto('shipping_uploads')
    .values(fresh)
    .onDuplicateKeyUpdate({
      next_at: sql`if(status = 'waiting' and next_at > ${at}, next_at, ${at})`,
      status: 'waiting',
      attempts: 0,
      updated_at: at,
    })
    .execute();
  await enqueue(uploadShippingJob, { orderId }, { id: `${orderId}-${at.getTime()}` });
};

/** Sends what is due for one order, unless another worker is about it: `next_at` is its lease. */
const upload = async (orderId: number): Promise<void> => {
  const taken = await db()
    .updateTable('shipping_uploads')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), next_at: later(2 * MINUTE), updated_at: now() }))
    .where('order_id', '=', orderId)
    .where('status', '=', 'waiting')
    .where('next_at', '<=', now())
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return;
  const row = must(await db().selectFrom('shipping_uploads').selectAll().where('order_id', '=', orderId).executeTakeFirst());
  const order = must(await readOrder(orderId));
  const prepared = await prepare(order, row);
  if (!prepared) return settle(row, { status: 'skipped', error_code: '', error: '' });
  const result = await shippingNotices().send(prepared.notice);
  if (result.outcome === 'done') {
    return transact(async () => {
      // A number that was corrected while it was on its way has yet to be told.
      for (const parcel of prepared.parcels)
        await db()
          .updateTable('parcels')
          .set({ uploaded_at: now() })
          .where('id', '=', parcel.id)
          .where('tracking_no', '=', parcel.tracking_no)
          .execute();
      await db()
        .updateTable('shipping_uploads')
        .set({ mode: prepared.notice.deliveryMode, finished: prepared.notice.allDelivered })
        .where('order_id', '=', orderId)
        .execute();
      await settle(row, { status: 'done', error_code: '', error: '' });
    });
  }
  const again = result.outcome === 'retry' && row.attempts < MAX_ATTEMPTS;
  return settle(row, {
    status: again ? 'waiting' : 'failed',
    error_code: result.code,
    error: result.message.slice(0, 300),
    next_at: again ? later(Math.min(60, 2 ** row.attempts) * MINUTE) : null,
  });
};

/** Writes how it went, unless something new was asked for meanwhile: then it goes on at once. */
const settle = async (row: UploadRow, set: Partial<Omit<UploadRow, 'id'>>): Promise<void> => {
  const at = now();
  const done = await db()
    .updateTable('shipping_uploads')
    .set({ next_at: null, ...set, updated_at: at })
    .where('id', '=', row.id)
    .where('attempts', '=', row.attempts)
    .executeTakeFirst();
  if (done.numUpdatedRows === 1n) return;
  await db()
    .updateTable('shipping_uploads')
    .set({ next_at: at, updated_at: at })
    .where('id', '=', row.id)
    .where('status', '=', 'waiting')
    .where('attempts', '=', 0)
    .execute();
  afterCommit(
    () => void enqueue(uploadShippingJob, { orderId: row.order_id }, { id: `${row.order_id}-${at.getTime()}` }).catch(() => undefined),
  );
};

/** Null where WeChat need not be told: nothing was paid through it, or the shop has switched it off. */
const prepare = async (order: OrderRow, row: UploadRow): Promise<{ notice: ShippingNotice; parcels: readonly ParcelRow[] } | null> => {
  const [{ wechatUpload }, payments, openid] = await Promise.all([
    readSettings('shipping'),
    paymentsOf('order', order.no),
    readOpenid(order.customer_id),
  ]);
  const payment = payments.find((one) => one.id === order.payment_id);
  if (!wechatUpload || !payment?.transactionId || !openid) return null;
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  const going = lines.filter((line) => line.cancelled < line.quantity).map((line) => `${line.name}×${line.quantity - line.cancelled}`);
  const itemDesc = [...going.join('，')].slice(0, 120).join('');
  const common = { outTradeNo: payment.no, openid };
  const byHand = [{ trackingNo: '', carrier: '', itemDesc, receiverPhone: order.receiver_phone }];
  if (order.delivery_kind === 'pickup')
    return { parcels: [], notice: { ...common, logisticsType: PICK_UP, deliveryMode: UNIFIED, allDelivered: true, parcels: byHand } };
  const parcels = await db().selectFrom('parcels').selectAll().where('order_id', '=', order.id).orderBy('seq').execute();
  const express = parcels.filter((parcel) => parcel.kind === 'express');
  const allDelivered = order.status !== 'paid' && order.status !== 'part_shipped';
  // Goods without a carrier cannot be told in parts: they are told when all has left.
  if (express.length === 0)
    return allDelivered
      ? { parcels, notice: { ...common, logisticsType: LOCAL, deliveryMode: UNIFIED, allDelivered, parcels: byHand } }
      : null;
  const split = row.mode === SPLIT || express.length > 1 || !allDelivered;
  const due = dueParcels(express, split && !row.finished, allDelivered);
  if (due.length === 0) return null;
  return {
    parcels: due,
    notice: {
      ...common,
      logisticsType: EXPRESS,
      deliveryMode: split ? SPLIT : UNIFIED,
      allDelivered,
      parcels: due.map((parcel) => ({
        trackingNo: parcel.tracking_no,
        carrier: parcel.carrier,
        itemDesc,
        receiverPhone: order.receiver_phone,
      })),
    },
  };
};

/** While a split delivery goes on, what is new; when only the end of it is left to tell, the last parcel again; a correction tells all. */
const dueParcels = (express: readonly ParcelRow[], goingOn: boolean, allDelivered: boolean): readonly ParcelRow[] => {
  if (!goingOn) return express;
  const fresh = express.filter((parcel) => parcel.uploaded_at === null);
  return fresh.length === 0 && allDelivered ? express.slice(-1) : fresh;
};

export const uploadShippingJob = defineJob({
  name: 'fulfilment.upload-shipping',
  queue: 'default',
  schema: z.object({ orderId: z.int() }),
  retry: { attempts: 3, backoffMs: 10_000 },
  handle: ({ orderId }) => upload(orderId),
});

/** Sends again what WeChat could not take yet, and what a lost job left behind. */
export const sweepUploadsJob = defineClockJob({
  name: 'fulfilment.sweep-uploads',
  everyMs: MINUTE,
  handle: async (stop) => {
    const due = await db()
      .selectFrom('shipping_uploads')
      .select(['id', 'order_id'])
      .where('status', '=', 'waiting')
      .where('next_at', '<=', now())
      .orderBy('next_at')
      .limit(100)
      .execute();
    await eachDue(due, stop, 'shipping notice not sent yet', (row) => upload(row.order_id));
  },
});

/** Staff send a failed notice again. @throws not_found, state_forbidden while it is on its way */
export const retryUpload = async ({ id }: { id: number }, call: StaffCall): Promise<ShippingUpload> => {
  const row = must(await db().selectFrom('shipping_uploads').selectAll().where('id', '=', id).executeTakeFirst());
  await staffOrderRow(call.actor, row.order_id);
  await transact(async () => {
    const done = await db()
      .updateTable('shipping_uploads')
      .set({ status: 'waiting', attempts: 0, next_at: now(), updated_at: now() })
      .where('id', '=', id)
      .where('status', 'in', ['failed', 'waiting'])
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('state_forbidden');
    await recordAudit(call.actor, {
      action: 'shipping.upload',
      subject: 'order',
      subjectId: row.order_id,
      summary: `重新上传发货信息 ${row.order_no}`,
    });
  });
  await upload(row.order_id);
  return uploadView(must(await db().selectFrom('shipping_uploads').selectAll().where('id', '=', id).executeTakeFirst()));
};
