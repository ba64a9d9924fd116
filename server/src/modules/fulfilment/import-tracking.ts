import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import { carriers } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { UploadedFile } from '@huitou/shared-types/files/schema.ts';
import type { RowError } from '@huitou/shared-types/tasks/schema.ts';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import type { FileAnswer, StaffCall } from '../../platform/http/mount.ts';
import { readSheet, type SheetRow, writeSheet } from '../../platform/sheet.ts';
import { filterOrders, findOrderByNo, leftToShip, linesOf, staffOrderRows } from '../orders/index.ts';
import { staffActor } from '../staff/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { db } from './fulfilment.entity.ts';
import { ship } from './ship-order.ts';

const ORDER_NO = '订单号';
const CARRIER = '快递公司';
const TRACKING = '快递单号';
const TEMPLATE_ROWS = 2_000;

/** The to-ship orders as the file to fill in: two empty columns for carrier and number. */
export const trackingTemplate = async (_: unknown, call: StaffCall): Promise<FileAnswer> => {
  const orders = await (await filterOrders({ tab: 'to_ship' }, call.actor.locationIds)).orderBy('paid_at').limit(TEMPLATE_ROWS).execute();
  const lines = await linesOf(orders.map((order) => order.id));
  const rows = orders.map((order) => [
    order.no,
    '',
    '',
    order.receiver_name,
    `${regionText(order)}${order.street}${order.detail}`,
    (lines.get(order.id) ?? [])
      .filter((line) => leftToShip(line) > 0)
      .map((line) => `${line.name}${line.spec ? ` ${line.spec}` : ''} ×${leftToShip(line)}`)
      .join('；'),
    order.note,
  ]);
  const stamp = `填写“${CARRIER}”和“${TRACKING}”后上传。快递公司：${carriers.map((carrier) => carrier.name).join('、')}。${call.actor.name} 导出于 ${iso(now()).slice(0, 16).replace('T', ' ')}`;
  const sheet = await writeSheet([ORDER_NO, CARRIER, TRACKING, '收货人', '地址', '商品', '买家留言'], rows, {
    format: 'xlsx',
    title: '待发货',
    stamp,
    widths: { [ORDER_NO]: 28, [TRACKING]: 24, 地址: 40, 商品: 40 },
  });
  return { body: sheet.bytes, type: sheet.type, filename: `待发货-${iso(now()).slice(0, 10)}.xlsx` };
};

const payload = z.object({
  rows: z.array(z.object({ number: z.int(), orderNo: z.string(), carrier: z.string(), trackingNo: z.string() })),
  staffId: z.int(),
});

/** Starts to ship what a file says. @throws import_unreadable */
export const importTracking = async ({ file }: { file: UploadedFile }, call: StaffCall): Promise<{ taskId: string }> => {
  const rows = (await readSheet(file, ORDER_NO, 5_000)).filter(({ cells }) => cells[CARRIER] || cells[TRACKING]).map(fieldsOf);
  const taskId = await transact(() =>
    startTask({
      kind: 'tracking-import',
      title: `批量发货：${file.name}`,
      staffId: call.actor.id,
      payload: { rows, staffId: call.actor.id },
      total: rows.length,
    }),
  );
  return { taskId: String(taskId) };
};

const fieldsOf = ({ number, cells }: SheetRow) => ({
  number,
  orderNo: (cells[ORDER_NO] ?? '').toUpperCase(),
  carrier: cells[CARRIER] ?? '',
  trackingNo: (cells[TRACKING] ?? '').toUpperCase().replace(/\s/g, ''),
});

/** Rows of one order become its parcels, together; a faulty order is listed with its reason and does not hold the others back. */
export const importTrackingTask = defineTask({
  kind: 'tracking-import',
  schema: payload,
  run: async ({ rows, staffId }, progress) => {
    const staff = await staffActor(staffId);
    const errors: RowError[] = [];
    const byOrder = new Map<string, typeof rows>();
    for (const row of rows) byOrder.set(row.orderNo, [...(byOrder.get(row.orderNo) ?? []), row]);
    let shipped = 0;
    let done = 0;
    for (const [orderNo, parcels] of byOrder) {
      const refused = await shipRows(orderNo, parcels, staff);
      errors.push(...refused);
      if (refused.length === 0) shipped += 1;
      done += parcels.length;
      await progress(done, rows.length);
    }
    return { message: `已发货 ${shipped} 单，失败 ${byOrder.size - shipped} 单`, errors, failed: shipped === 0 && errors.length > 0 };
  },
});

const shipRows = async (
  orderNo: string,
  rows: { number: number; carrier: string; trackingNo: string }[],
  staff: StaffActor,
): Promise<RowError[]> => {
  const faults: RowError[] = [];
  const parcels = rows.map((row) => {
    const carrier = carriers.find((one) => one.name === row.carrier || one.code === row.carrier.toUpperCase());
    if (!carrier) faults.push({ row: row.number, column: CARRIER, message: `不认识的快递公司“${row.carrier}”` });
    if (!/^[0-9A-Z-]{6,32}$/.test(row.trackingNo)) faults.push({ row: row.number, column: TRACKING, message: '快递单号格式不正确' });
    return { kind: 'express' as const, carrier: carrier?.code, trackingNo: row.trackingNo };
  });
  const order = await findOrderByNo(orderNo);
  if (!order) faults.push(...rows.map((row) => ({ row: row.number, column: ORDER_NO, message: '订单不存在' })));
  // Several numbers for one order name parcels whose contents the file does not tell.
  if (rows.length > 1) faults.push({ row: rows[1]?.number ?? 0, column: ORDER_NO, message: '同一订单有多行；分包裹请在订单详情中发货' });
  if (!order || faults.length > 0) return faults;
  // The file again, or this task again after its worker died: what has gone out under this number is done.
  const gone = await db()
    .selectFrom('parcels')
    .select('id')
    .where('order_id', '=', order.id)
    .where('tracking_no', '=', rows[0]?.trackingNo ?? '')
    .executeTakeFirst();
  if (gone && (await staffOrderRows(staff, [order.id])).length > 0) return [];
  try {
    await ship({ orderId: order.id, parcels }, staff);
    return [];
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    return [{ row: rows[0]?.number ?? 0, column: error.code === 'tracking_invalid' ? TRACKING : ORDER_NO, message: error.message }];
  }
};
