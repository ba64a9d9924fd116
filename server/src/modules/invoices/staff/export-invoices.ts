import { exportInvoicesIn } from '@huitou/shared-types/invoices/schema.ts';
import {
  invoiceStatusLabels,
  invoiceTypeLabels,
  redReasonLabels,
  redStatusLabels,
  titleKindLabels,
} from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, now } from '../../../platform/clock.ts';
import { transact } from '../../../platform/db/transact.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { writeSheet } from '../../../platform/sheet.ts';
import { recordAudit } from '../../audit/index.ts';
import { defineTask, startTask } from '../../tasks/index.ts';
import { ordersOfInvoices } from '../invoice.queries.ts';
import { db, type InvoiceRow, type RedRow } from '../tables.ts';
import { filterInvoices } from './filter-invoices.ts';

const MOST = 50_000;
const BATCH = 500;
const payload = z.object({ filters: exportInvoicesIn, scope: z.array(z.int()).nullable(), staffName: z.string() });

/** Exports the filtered archive in the background: a row a document, red ones below their blue one with negative amounts. */
export const exportInvoices = (input: z.output<typeof exportInvoicesIn>, { actor }: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    await recordAudit(actor, { action: 'invoice.export', subject: 'invoice', subjectId: '', summary: '导出发票', after: input });
    const filters = { ...input, customerId: input.customerId?.toString() };
    const scope = actor.locationIds === null ? null : [...actor.locationIds];
    const task = { kind: 'invoice-export', title: '导出发票', staffId: actor.id, payload: { filters, scope, staffName: actor.name } };
    return { taskId: String(await startTask(task)) };
  });

const columns = [
  '申请单号',
  '类别',
  '状态',
  '票种',
  '发票号码',
  '开票时间',
  '抬头类型',
  '抬头',
  '税号',
  '金额（不含税）',
  '税额',
  '价税合计',
  '订单号',
  '申请时间',
  '红冲原因',
  '说明',
];
const minute = (at: Date | null): string => (at ? iso(at).slice(0, 16).replace('T', ' ') : '');

const blueRow = (row: InvoiceRow, orders: string): (string | number)[] => [
  row.no,
  row.receipt ? '收据' : '蓝字',
  invoiceStatusLabels[row.status].label,
  invoiceTypeLabels[row.type],
  row.invoice_number ?? '',
  minute(row.issued_at),
  titleKindLabels[row.buyer_kind],
  row.title,
  row.tax_no ?? '',
  yuan(row.net),
  yuan(row.tax),
  yuan(row.amount),
  orders,
  minute(row.requested_at),
  '',
  row.trouble || row.failure,
];
const redRow = (row: InvoiceRow, red: RedRow, orders: string): (string | number)[] => [
  red.no,
  row.receipt ? '红字收据' : '红字',
  redStatusLabels[red.status].label,
  invoiceTypeLabels[row.type],
  red.invoice_number ?? '',
  minute(red.issued_at),
  titleKindLabels[row.buyer_kind],
  row.title,
  row.tax_no ?? '',
  yuan(-red.net),
  yuan(-red.tax),
  yuan(-red.amount),
  orders,
  minute(red.created_at),
  redReasonLabels[red.reason],
  red.failure || red.note,
];

export const exportInvoicesTask = defineTask({
  kind: 'invoice-export',
  schema: payload,
  run: async ({ filters, scope, staffName }, progress) => {
    const rows: (string | number)[][] = [];
    let count = 0;
    for (let before = Number.MAX_SAFE_INTEGER; count < MOST; ) {
      const batch = await (await filterInvoices(filters, scope))
        .where('invoices.id', '<', before)
        .orderBy('invoices.id', 'desc')
        .limit(BATCH)
        .execute();
      if (batch.length === 0) break;
      before = batch.at(-1)?.id ?? 0;
      const ids = batch.map((row) => row.id);
      const orders = await ordersOfInvoices(ids);
      const reds = await db().selectFrom('invoice_reds').selectAll().where('invoice_id', 'in', ids).orderBy('id').execute();
      for (const row of batch) {
        const nos = (orders.get(row.id) ?? []).map((order) => order.order_no).join('、');
        rows.push(blueRow(row, nos), ...reds.filter((red) => red.invoice_id === row.id).map((red) => redRow(row, red, nos)));
      }
      count += batch.length;
      await progress(count, Math.max(count, MOST));
    }
    const stamp = `${staffName} 导出于 ${minute(now())}，含个人信息，请妥善保管`;
    const sheet = await writeSheet(columns, rows, {
      format: filters.format,
      title: '发票',
      stamp,
      widths: { 申请单号: 24, 发票号码: 24, 抬头: 30, 税号: 22, 订单号: 30 },
    });
    return {
      file: { name: `发票.${filters.format}`, ...sheet },
      message: `共 ${count} 张发票${count >= MOST ? `，已达上限 ${MOST}` : ''}`,
    };
  },
});
