import { exportCasesIn } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStageLabels, caseStatusLabels, freightBearerLabels } from '@huitou/shared-types/after-sales/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { suppliersOf } from '../catalog/index.ts';
import { linesOf } from '../orders/index.ts';
import { staffActor } from '../staff/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { linesOfCases } from './case-rows.ts';
import { filterCases } from './filter-cases.ts';
import { staffRows } from './staff-cases.queries.ts';

const MAX_CASES = 50_000;
const BATCH = 500;
const payload = z.object({ filters: exportCasesIn, staffId: z.int() });

/** Exports the filtered cases in the background: a row a line, phones masked, watermarked with who asked and when. */
export const startExport = async (input: z.output<typeof exportCasesIn>, call: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    await recordAudit(call.actor, { action: 'aftersales.export', subject: 'order', subjectId: '', summary: '导出售后', after: input });
    // The filters are kept as they came in: the task reads them again by the same schema.
    const filters = {
      ...input,
      customerId: input.customerId?.toString(),
      productId: input.productId?.toString(),
      brandId: input.brandId?.toString(),
      orderId: input.orderId?.toString(),
      locationId: input.locationId?.toString(),
    };
    const taskId = await startTask({
      kind: 'case-export',
      title: '导出售后',
      staffId: call.actor.id,
      payload: { filters, staffId: call.actor.id },
    });
    return { taskId: String(taskId) };
  });

const columns = [
  '售后单号',
  '订单号',
  '类型',
  '货物',
  '状态',
  '原因',
  '申请时间',
  '结束时间',
  '顾客',
  '手机号',
  '发货仓',
  '商品',
  '规格',
  'SKU 编码',
  '供应商',
  '数量',
  '申请金额',
  '退款金额',
  '整单退运费',
  '退货运费',
  '可售',
  '损坏',
  '缺失',
  '退货单号',
  '说明',
];
const minute = (time: Date | null): string => (time ? iso(time).slice(0, 16).replace('T', ' ') : '');

export const exportCasesTask = defineTask({
  kind: 'case-export',
  schema: payload,
  run: async ({ filters, staffId }, progress) => {
    const staff = await staffActor(staffId);
    const rows: (string | number)[][] = [];
    let cases = 0;
    for (let before = Number.MAX_SAFE_INTEGER; cases < MAX_CASES; ) {
      const batch = await (await filterCases(filters, staff.locationIds))
        .where('id', '<', before)
        .orderBy('id', 'desc')
        .limit(BATCH)
        .execute();
      if (batch.length === 0) break;
      before = batch.at(-1)?.id ?? 0;
      const [views, lines, orderLines] = await Promise.all([
        staffRows(batch, staff),
        linesOfCases(batch.map((row) => row.id)),
        linesOf([...new Set(batch.map((row) => row.order_id))]),
      ]);
      const suppliers = await suppliersOf([...lines.values()].flat().map((line) => line.product_id));
      for (const [i, row] of batch.entries()) {
        for (const line of lines.get(row.id) ?? []) {
          const orderLine = orderLines.get(row.order_id)?.find((one) => one.id === line.line_id);
          rows.push([
            row.no,
            row.order_no,
            caseKindLabels[row.kind],
            caseStageLabels[row.stage],
            caseStatusLabels[row.status].label,
            row.reason_label,
            minute(row.requested_at),
            minute(row.ended_at),
            views[i]?.customerName ?? '',
            views[i]?.receiverPhone ?? '',
            views[i]?.locationName ?? '',
            orderLine?.name ?? '',
            orderLine?.spec ?? '',
            orderLine?.code ?? '',
            suppliers.get(line.product_id) ?? '',
            line.quantity,
            yuan(line.asked),
            yuan(line.amount),
            yuan(row.freight),
            row.kind === 'refund_only' ? '' : freightBearerLabels[row.freight_by],
            line.sellable,
            line.damaged,
            line.missing,
            row.return_tracking_no,
            row.description,
          ]);
        }
      }
      cases += batch.length;
      await progress(cases, Math.max(cases, MAX_CASES));
    }
    const stamp = `${staff.name} 导出于 ${minute(now())}，含个人信息，请妥善保管`;
    const sheet = await writeSheet(columns, rows, {
      format: filters.format,
      title: '售后',
      stamp,
      widths: { 售后单号: 26, 订单号: 26, 商品: 32, 供应商: 28 },
    });
    return {
      file: { name: `售后.${filters.format}`, ...sheet },
      message: `共 ${cases} 个售后单${cases >= MAX_CASES ? `，已达上限 ${MAX_CASES}` : ''}`,
    };
  },
});
