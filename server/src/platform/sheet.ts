import { parse } from 'csv-parse/sync';
import type { CellValue } from 'exceljs';
import iconv from 'iconv-lite';
import { fail } from './errors.ts';

/** One row of an uploaded table; `number` is its line in the file, as a spreadsheet shows it. */
export interface SheetRow {
  readonly number: number;
  /** Trimmed text by column heading; '' where the cell is empty. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The column that marks the head of a table: its name for people, and how its heading is recognised. */
export interface Anchor {
  readonly name: string;
  readonly matches: (heading: string) => boolean;
}

/** Large, and needed by few requests: loaded when the first one comes. */
const excel = async () => (await import('exceljs')).default;

const decode = (bytes: Uint8Array): string => {
  // "Unicode text" of spreadsheets.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What Excel on a Chinese Windows saves as CSV.
    return iconv.decode(Buffer.from(bytes), 'gb18030');
  }
};

/** Commas, unless the first line with several cells has more tabs or semicolons: what spreadsheets of other countries and "Unicode text" write. */
const delimiterOf = (text: string): string => {
  // What stands in quotes is text: a line above the head may be full of commas and semicolons.
  const lines = text.split(/\r?\n/).map((one) => one.replaceAll(/"[^"]*"/g, ''));
  const line = lines.find((one) => one.split(/[,;\t]/).length > 2) ?? '';
  const count = (delimiter: string): number => line.split(delimiter).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
};
const readCsv = (bytes: Uint8Array): string[][] => {
  const text = decode(bytes);
  return parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
};

const cellText = (value: CellValue): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  // Spreadsheets keep 15 digits: 29.900000000000002 is what they show as 29.9.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : cellText(value.text as CellValue);
  if ('result' in value) return cellText(value.result as CellValue);
  return '';
};

const readXlsx = async (bytes: Uint8Array): Promise<string[][]> => {
  const book = new (await excel()).Workbook();
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  const sheet = book.worksheets[0];
  if (!sheet) return [];
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const values = Array.isArray(row.values) ? row.values.slice(1) : [];
    rows.push(Array.from(values, (value) => cellText(value as CellValue)));
  });
  return rows;
};

/**
 * Reads a table that people made: xlsx, or csv in UTF-8 or GB18030. The first row that holds the heading `anchor` is the head; rows above it
 * (explanations) and empty rows are passed over.
 * @throws import_unreadable
 */
export const readSheet = async (
  file: { name: string; bytes: Uint8Array },
  anchor: string | Anchor,
  maxRows = 20_000,
): Promise<SheetRow[]> => {
  const { name, matches } = typeof anchor === 'string' ? { name: anchor, matches: (heading: string) => heading === anchor } : anchor;
  let table: string[][];
  try {
    table = /\.xlsx$/i.test(file.name) ? await readXlsx(file.bytes) : readCsv(file.bytes);
  } catch {
    return fail('import_unreadable');
  }
  const head = table.findIndex((row) => row.some((cell) => matches(cell.trim())));
  if (head === -1) fail('import_unreadable', `文件里没有“${name}”一列，请使用模板`);
  if (table.length - head - 1 > maxRows) fail('import_unreadable', `最多 ${maxRows} 行，请分批导入`);
  const headings = (table[head] ?? []).map((cell) => cell.trim());
  return table.slice(head + 1).flatMap((row, i) => {
    const cells = Object.fromEntries(
      headings.flatMap((heading, column) => (heading === '' ? [] : [[heading, (row[column] ?? '').trim()] as const])),
    );
    return Object.values(cells).every((cell) => cell === '') ? [] : [{ number: head + i + 2, cells }];
  });
};

export interface SheetFile {
  readonly bytes: Uint8Array;
  readonly type: string;
}
/** Text that a spreadsheet would run as a formula is made harmless. */
const harmless = (value: string | number): string | number =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/** Writes a table. `stamp`, above the head (and in the footer of a printed xlsx page), says who took it and when; `readSheet` passes over it. */
export const writeSheet = async (
  columns: readonly string[],
  rows: readonly (string | number)[][],
  options: { format: 'xlsx' | 'csv'; title: string; stamp?: string; widths?: Record<string, number> },
): Promise<SheetFile> => {
  if (options.format === 'csv') {
    const line = (row: readonly (string | number)[]): string =>
      row.map((value) => `"${String(harmless(value)).replaceAll('"', '""')}"`).join(',');
    const table = [...(options.stamp ? [[options.stamp]] : []), columns, ...rows];
    return { bytes: Buffer.from(`\uFEFF${table.map(line).join('\r\n')}\r\n`), type: 'text/csv; charset=utf-8' };
  }
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet(options.title, {
    views: [{ state: 'frozen', ySplit: options.stamp ? 2 : 1 }],
    ...(options.stamp ? { headerFooter: { oddFooter: `&C${options.stamp}` } } : {}),
  });
  if (options.stamp) sheet.addRow([options.stamp]);
  sheet.addRow([...columns]).font = { bold: true };
  sheet.addRows(rows.map((row) => row.map(harmless)));
  columns.forEach((column, i) => {
    sheet.getColumn(i + 1).width = options.widths?.[column] ?? 14;
  });
  return {
    bytes: new Uint8Array(await book.xlsx.writeBuffer()),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
};
