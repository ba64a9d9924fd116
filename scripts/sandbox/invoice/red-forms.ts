import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { billTime } from '../times.ts';
import type { RedForm } from './books.ts';
import { yuan } from './decimals.ts';
import { notFound, ruleBroken } from './errors.ts';
import { settle } from './red-flow.ts';

const input = z.object({
  identity: z.enum(['0', '1'], { error: '操作方身份传值错误' }),
  billId: z.string().optional(),
  billNo: z.string().optional(),
  billUuid: z.string().optional(),
  billStatus: z.string().optional(),
  billTimeStart: z.iso.date().optional(),
  billTimeEnd: z.iso.date().optional(),
  pageSize: z
    .string()
    .regex(/^([1-9]|[1-4]\d|50)$/, '每页数量最大50')
    .optional(),
  pageNo: z
    .string()
    .regex(/^[1-9]\d*$/)
    .optional(),
});
type Query = z.infer<typeof input>;

function parse(body: Record<string, unknown>): Query {
  const parsed = input.safeParse(body);
  if (!parsed.success) throw ruleBroken(parsed.error.issues[0]?.message ?? '查询参数格式错误');
  return parsed.data;
}

const find = (sim: Sim, query: Query): RedForm[] =>
  [...sim.invoicing.redForms.values()].filter(
    (form) =>
      (!query.billId || form.billId === query.billId) &&
      (!query.billNo || form.billNo === query.billNo) &&
      (!query.billUuid || form.billUuid === query.billUuid) &&
      (!query.billStatus || form.status === query.billStatus),
  );

/** `queryInvoiceRedConfirm`: forms by number, or of a range of days. */
export function queryRed(sim: Sim, body: Record<string, unknown>): { describe: string; result: object } {
  const query = parse(body);
  const named = query.billId || query.billNo || query.billUuid;
  if (!named && (!query.billTimeStart || !query.billTimeEnd)) throw ruleBroken('填开起始时间和结束时间不能为空');
  const size = Number(query.pageSize ?? 10);
  const from = (Number(query.pageNo ?? 1) - 1) * size;
  const within = (form: RedForm): boolean => {
    const day = billTime(form.createdAt).slice(0, 10);
    return Boolean(named) || (day >= String(query.billTimeStart) && day <= String(query.billTimeEnd));
  };
  const found = find(sim, query).filter(within);
  return { describe: '查询成功', result: { total: found.length, list: found.slice(from, from + size).map((form) => view(sim, form)) } };
}

/** `refreshInvoiceRedConfirm`: fetches the forms from the tax bureau; here they are always current. */
export function refreshRed(_sim: Sim, body: Record<string, unknown>): { describe: string; result: null } {
  parse(body);
  return { describe: '下载成功', result: null };
}

/** `confirmInfoCancel`: withdraws a form that no red invoice was issued on. @throws NuonuoError E9105, E9500 */
export function cancelRed(sim: Sim, body: Record<string, unknown>): { describe: string; result: null } {
  const query = parse(body);
  const form = query.billId || query.billNo || query.billUuid ? find(sim, query)[0] : undefined;
  if (!form) throw notFound('未查询到红字确认单');
  if (query.identity !== '0') throw ruleBroken('只有发起方可以撤销');
  if (form.redSerial) throw ruleBroken('红字确认单为已开具状态，不能撤销');
  if (form.status !== '15' && form.status !== '01' && form.status !== '02' && form.status !== '04')
    throw ruleBroken('红字确认单已作废，不能撤销');
  settle(sim, form, '08');
  return { describe: '撤销成功', result: null };
}

function view(sim: Sim, form: RedForm): object {
  const red = form.redSerial ? sim.invoicing.invoices.get(form.redSerial) : undefined;
  const blue = sim.invoicing.invoices.get(form.blueSerial);
  return {
    billId: form.billId,
    billNo: form.billNo,
    billUuid: form.billUuid,
    billStatus: form.status,
    billMessage: form.status === '16' ? (form.message ?? '') : '',
    requestStatus: '',
    openStatus: red?.status === '2' ? 1 : 0,
    applySource: 0,
    blueInvoiceLine: form.line,
    blueElecInvoiceNumber: form.blueNumber,
    blueInvoiceNumber: form.blueNumber,
    blueInvoiceTime: blue?.issuedAt ? billTime(blue.issuedAt) : '',
    billTime: billTime(form.createdAt),
    confirmTime: form.confirmedAt ? billTime(form.confirmedAt) : '',
    sellerTaxNo: blue?.sellerTaxNum ?? '',
    buyerName: blue?.buyerName ?? '',
    buyerTaxNo: blue?.buyerTaxNum ?? '',
    taxExcludedAmount: yuan(form.exTax),
    taxAmount: yuan(form.tax),
    redReason: form.reason,
    invoiceSerialNum: form.redSerial ?? '',
    orderNo: red?.orderNo ?? '',
    redInvoiceNumber: red?.number ?? '',
  };
}
