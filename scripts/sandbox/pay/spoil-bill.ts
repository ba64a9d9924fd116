import type { BROKEN_FILES } from './bill-differences.ts';

/** A bill as a fault on WeChat's side would leave it. `wrong-hash` leaves the text alone: its offer lies instead. */
export function spoilBill(text: string, how: (typeof BROKEN_FILES)[number] | undefined): string {
  const lines = text.split('\r\n');
  if (how === 'cut-off') return lines.slice(0, -3).join('\r\n');
  if (how === 'wrong-header')
    return [(lines[0] ?? '').replace('订单金额', '订单总额').replace('收支金额(元)', '金额'), ...lines.slice(1)].join('\r\n');
  // The count of rows in the line of sums, one too many.
  if (how === 'wrong-sum')
    return text.replace(/`(\d+)(,[^\r\n]*)\r\n$/, (_, count: string, rest: string) => `\`${Number(count) + 1}${rest}\r\n`);
  // A fraction of a fen, as a sum kept in floating point shows it.
  if (how === 'float') return text.replace(/`(\d+\.\d\d)(?=,`|\r)/, '`$1000000000000014');
  return text;
}
