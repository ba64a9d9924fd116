import { parseYuan } from '@huitou/shared-types/money.ts';
import { BadStatement } from '../../modules/payments/ports.ts';

/** A row of a bill: fields by the name of their column. */
export interface BillRow {
  text: (column: string) => string;
  /** An amount in fen, parsed digit by digit. @throws BadStatement when it is none */
  fen: (column: string) => number;
  /** An amount in thousandths of a fen: commissions have five decimals. @throws BadStatement */
  milliFen: (column: string) => number;
}
export interface BillShape {
  needed: readonly string[];
  /** What the line of sums begins with. */
  summary: string;
}

/** Fields are told apart by comma and backtick, since names of goods hold commas. */
const fieldsOf = (line: string): string[] => line.slice(1).split(',`');

/** `0.054` yuan → 5400 thousandths of a fen; null when it is no amount of at most five decimals. */
export const parseMilliFen = (text: string): number | null => {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,5}))?$/.exec(text.trim());
  if (!match) return null;
  const amount = Number(match[2]) * 100_000 + Number((match[3] ?? '').padEnd(5, '0'));
  return match[1] === '-' && amount !== 0 ? -amount : amount;
};

/**
 * Reads a bill as WeChat Pay writes them: a header, rows, a header of sums, the sums, every field behind a backtick. Columns are found by name,
 * for they differ between kinds and over time.
 * @throws BadStatement at the first line that makes no sense, and at the end when the file was cut off
 */
export async function* readTable(lines: AsyncIterable<string> | Iterable<string>, { needed, summary }: BillShape): AsyncGenerator<BillRow> {
  let columns: Map<string, number> | null = null;
  let [lineNo, rows, width] = [0, 0, 0];
  let summing = false;
  let stated: number | null = null;
  for await (const raw of lines) {
    lineNo += 1;
    const line = lineNo === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (line.trim() === '') continue;
    if (columns === null) {
      const names = line.split(',').map((name) => name.trim());
      const missing = needed.filter((name) => !names.includes(name));
      if (missing.length > 0) throw new BadStatement(`缺少列：${missing.join('、')}`);
      columns = new Map(names.map((name, i) => [name, i]));
      width = names.length;
    } else if (line.startsWith(summary)) {
      summing = true;
    } else if (!line.startsWith('`')) {
      throw new BadStatement(`第 ${lineNo} 行格式不正确`);
    } else if (summing) {
      stated = Number(fieldsOf(line)[0]);
    } else {
      const fields = fieldsOf(line);
      if (fields.length !== width) throw new BadStatement(`第 ${lineNo} 行有 ${fields.length} 列，应为 ${width} 列`);
      rows += 1;
      yield rowOf(fields, columns, lineNo);
    }
  }
  if (stated === null) throw new BadStatement('文件不完整，缺少汇总行');
  if (stated !== rows) throw new BadStatement(`汇总为 ${stated} 笔，实际 ${rows} 笔`);
}

const rowOf = (fields: readonly string[], columns: ReadonlyMap<string, number>, lineNo: number): BillRow => {
  const text = (column: string): string => (fields[columns.get(column) ?? -1] ?? '').trim();
  const amount = (parse: (text: string) => number | null) => (column: string) => {
    const parsed = parse(text(column));
    if (parsed === null) throw new BadStatement(`第 ${lineNo} 行金额无法识别`);
    return parsed;
  };
  return { text, fen: amount(parseYuan), milliFen: amount(parseMilliFen) };
};
