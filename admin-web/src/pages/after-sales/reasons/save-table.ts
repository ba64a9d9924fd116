import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { saveFile } from '../../../lib/download.ts';

/** A text that begins like a formula would be run by the spreadsheet program. */
const cell = (value: string | number): string => {
  const text = typeof value === 'number' ? String(value) : value.replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The table as a CSV text that Excel opens as UTF-8. */
export const tableCsv = (data: Pick<CaseStatistics, 'rows'>): string => {
  const head = ['项目', '售后单', '件数', '售出', '每千件售后', '退款金额（元）', '损坏', '缺失', '主要原因'];
  const rows = data.rows.map((row) => [
    row.label,
    row.cases,
    row.pieces,
    row.sold,
    Number(row.perThousand.toFixed(1)),
    yuan(row.amount),
    row.damaged,
    row.missing,
    row.topReason,
  ]);
  return `\uFEFF${[head, ...rows].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
};

/** Saves what the table shows. */
export const saveTable = (title: string, data: CaseStatistics, from: string, to: string): void =>
  saveFile({ blob: new Blob([tableCsv(data)], { type: 'text/csv;charset=utf-8' }), name: `售后原因-${title}-${from}至${to}.csv` });
