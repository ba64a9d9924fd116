import type { Sim } from '../sim.ts';
import { type BillRow, billRows, yuan } from './bill-rows.ts';

export type BillType = 'ALL' | 'SUCCESS' | 'REFUND';

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额';
const REFUND_PART = '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态';
const HEADERS: Record<BillType, string> = {
  ALL: `${HEAD},${REFUND_PART},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注`,
  SUCCESS: `${HEAD},商品名称,商户数据包,手续费,费率,订单金额,费率备注`,
  REFUND: `${HEAD},退款申请时间,退款成功时间,${REFUND_PART},商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注`,
};
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** The trade bill of a day as text, or undefined when nothing happened on it. */
export function tradeBill(sim: Sim, day: string, type: BillType): string | undefined {
  const { payments, refunds } = billRows(sim, day);
  const rows = [...(type === 'REFUND' ? [] : payments), ...(type === 'SUCCESS' ? [] : refunds)];
  if (rows.length === 0) return undefined;
  rows.sort((a, b) => ((a.交易时间 ?? '') < (b.交易时间 ?? '') ? -1 : 1));
  const columns = HEADERS[type].split(',');
  const total = (column: string): string => yuan(rows.reduce((sum, row) => sum + fenOf(row, column), 0));
  const sums = ['应结订单金额', '退款金额', '充值券退款金额', '手续费', '订单金额', '申请退款金额'].map(
    (column) => total(column) + (column === '手续费' ? '000' : ''),
  );
  const lines = rows.map((row) => line(columns.map((column) => row[column] ?? '')));
  return finish(sim, [HEADERS[type], ...lines, SUMMARY, line([String(rows.length), ...sums])]);
}

/** Every field behind a backtick, so that spreadsheets keep long numbers as text. */
export const line = (fields: string[]): string => fields.map((field) => `\`${field.replace(/[\r\n]/g, ' ')}`).join(',');

/** Lines as a file: CRLF, and a byte order mark where the settings want one. */
export const finish = (sim: Sim, lines: string[]): string => `${sim.settings.billBom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;

/** A yuan field of a row back in fen, without floating point. */
export const fenOf = (row: BillRow, column: string): number => {
  const [, sign, whole, cents] = /^(-?)(\d+)\.(\d\d)/.exec(row[column] ?? '0.00') ?? [];
  return (sign ? -1 : 1) * (Number(whole) * 100 + Number(cents));
};
