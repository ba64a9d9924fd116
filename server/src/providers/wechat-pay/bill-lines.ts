import { parseYuan } from '@huitou/shared-types/money.ts';
import { BadStatement, type StatementRow } from '../../modules/payments/ports.ts';

const NEEDED = ['微信订单号', '商户订单号', '交易状态', '商户退款单号', '退款状态', '订单金额', '申请退款金额'] as const;
const SUMMARY = '总交易单数';

/** Fields are told apart by comma and backtick, since names of goods hold commas. */
const fieldsOf = (line: string): string[] => line.slice(1).split(',`');

const fen = (text: string, lineNo: number): number => {
  const amount = parseYuan(text);
  if (amount === null) throw new BadStatement(`第 ${lineNo} 行金额无法识别`);
  return amount;
};

/**
 * Reads a trade bill of all kinds (交易账单): a header, a line for each payment and refund, a header of sums, the sums. Columns are
 * found by name, for they differ between kinds and over time.
 * @throws BadStatement
 */
export async function* parseBill(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<StatementRow> {
  let columns: string[] | null = null;
  let at: Record<(typeof NEEDED)[number], number> | null = null;
  let lineNo = 0;
  let rows = 0;
  let summing = false;
  let stated: number | null = null;
  for await (const raw of lines) {
    lineNo += 1;
    const line = lineNo === 1 ? raw.replace(/^\uFEFF/, '') : raw;
    if (line.trim() === '') continue;
    if (columns === null || at === null) {
      columns = line.split(',');
      const header = columns;
      const missing = NEEDED.filter((name) => !header.includes(name));
      if (missing.length > 0) throw new BadStatement(`缺少列：${missing.join('、')}`);
      at = Object.fromEntries(NEEDED.map((name) => [name, header.indexOf(name)])) as Record<(typeof NEEDED)[number], number>;
    } else if (line.startsWith(SUMMARY)) {
      summing = true;
    } else if (!line.startsWith('`')) {
      throw new BadStatement(`第 ${lineNo} 行格式不正确`);
    } else if (summing) {
      stated = Number(fieldsOf(line)[0]);
    } else {
      const fields = fieldsOf(line);
      if (fields.length !== columns.length) throw new BadStatement(`第 ${lineNo} 行有 ${fields.length} 列，应为 ${columns.length} 列`);
      const of = (name: (typeof NEEDED)[number]): string => fields[(at as Record<string, number>)[name] as number] as string;
      rows += 1;
      const paid = of('交易状态') === 'SUCCESS';
      const common = { paymentNo: of('商户订单号'), transactionId: of('微信订单号') };
      yield paid
        ? { what: 'payment', no: of('商户订单号'), ...common, amount: fen(of('订单金额'), lineNo), state: 'SUCCESS' }
        : { what: 'refund', no: of('商户退款单号'), ...common, amount: fen(of('申请退款金额'), lineNo), state: of('退款状态') };
    }
  }
  if (stated === null) throw new BadStatement('文件不完整，缺少汇总行');
  if (stated !== rows) throw new BadStatement(`汇总为 ${stated} 笔，实际 ${rows} 笔`);
}
