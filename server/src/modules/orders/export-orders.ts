import { exportOrdersIn } from '@huitou/shared-types/orders/schema.ts';
import { orderStatusLabels } from '@huitou/shared-types/orders/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import type { LineDiscount, OrderLineRow } from './order.entity.ts';
import { linesOf } from './order.queries.ts';
import { filterOrders, staffRows } from './staff-orders.queries.ts';

const MAX_ORDERS = 50_000;
const BATCH = 500;
const payload = z.object({ filters: exportOrdersIn, scope: z.array(z.int()).nullable(), staffName: z.string() });

/** Exports the filtered orders in the background: a row a line, phones masked, watermarked with who asked and when. */
export const startExport = async (input: z.output<typeof exportOrdersIn>, call: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    await recordAudit(call.actor, { action: 'order.export', subject: 'order', subjectId: '', summary: '导出订单', after: input });
    // The filters are kept as they came in: the task reads them again by the same schema.
    const filters = { ...input, customerId: input.customerId?.toString(), locationId: input.locationId?.toString() };
    const scope = call.actor.locationIds === null ? null : [...call.actor.locationIds];
    return {
      taskId: String(
        await startTask({
          kind: 'order-export',
          title: '导出订单',
          staffId: call.actor.id,
          payload: { filters, scope, staffName: call.actor.name },
        }),
      ),
    };
  });

const columns = [
  '订单号',
  '状态',
  '下单时间',
  '支付时间',
  '顾客',
  '收货人',
  '手机号',
  '地区',
  '发货仓',
  '商品',
  '规格',
  'SKU 编码',
  '单价',
  '数量',
  '取消数量',
  '退货数量',
  '活动优惠',
  '会员优惠',
  '优惠券抵扣',
  '积分抵扣',
  '商品实付',
  '商品已退款',
  '运费分摊',
  '订单实付',
  '已退款',
  '买家留言',
  '商家备注',
];

/** What discounts of these slots took off a line, fen. */
const off = (line: OrderLineRow, ...slots: string[]): number =>
  json<LineDiscount[]>(line.discounts ?? '[]')
    .filter((discount) => slots.includes(discount.slot))
    .reduce((sum, discount) => sum + discount.amount, 0);

const minute = (time: string | null): string => (time ? time.slice(0, 16).replace('T', ' ') : '');

export const exportOrdersTask = defineTask({
  kind: 'order-export',
  schema: payload,
  run: async ({ filters, scope, staffName }, progress) => {
    const rows: (string | number)[][] = [];
    let orders = 0;
    for (let before = Number.MAX_SAFE_INTEGER; orders < MAX_ORDERS; ) {
      const batch = await (await filterOrders(filters, scope)).where('id', '<', before).orderBy('id', 'desc').limit(BATCH).execute();
      if (batch.length === 0) break;
      before = batch.at(-1)?.id ?? 0;
      const [views, lines] = await Promise.all([staffRows(batch), linesOf(batch.map((row) => row.id))]);
      for (const [i, row] of batch.entries()) {
        const view = views[i];
        if (!view) continue;
        for (const line of lines.get(row.id) ?? []) {
          rows.push([
            row.no,
            orderStatusLabels[row.status].label,
            minute(iso(row.placed_at)),
            minute(row.paid_at && iso(row.paid_at)),
            view.customerName,
            row.receiver_name,
            view.receiverPhone,
            view.region,
            view.locationName,
            line.name,
            line.spec,
            line.code,
            yuan(line.unit_price),
            line.quantity,
            line.cancelled,
            line.returned,
            yuan(off(line, 'activity', 'full_reduction')),
            yuan(off(line, 'member')),
            yuan(off(line, 'coupon')),
            yuan(off(line, 'points')),
            yuan(line.payable),
            yuan(line.refunded),
            yuan(line.freight),
            yuan(row.paid),
            yuan(row.refunded),
            row.note,
            row.staff_note,
          ]);
        }
      }
      orders += batch.length;
      await progress(orders, Math.max(orders, MAX_ORDERS));
    }
    const stamp = `${staffName} 导出于 ${minute(iso(now()))}，含个人信息，请妥善保管`;
    const sheet = await writeSheet(columns, rows, { format: filters.format, title: '订单', stamp, widths: { 订单号: 26, 商品: 32 } });
    return {
      file: { name: `订单.${filters.format}`, ...sheet },
      message: `共 ${orders} 个订单${orders >= MAX_ORDERS ? `，已达上限 ${MAX_ORDERS}` : ''}`,
    };
  },
});
