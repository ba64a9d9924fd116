import { z } from 'zod';
import { randomText } from '../ids.ts';
import type { Sim } from '../sim.ts';
import type { Invoice, RedForm } from './books.ts';
import { duplicate, notFound, ruleBroken } from './errors.ts';
import { planIssue } from './issue.ts';
import { serialNumber } from './numbers.ts';
import { strike } from './request-billing.ts';

const input = z.object({
  orderNo: z.string({ error: '订单号不能为空' }).regex(/^[0-9A-Za-z_-]{1,20}$/, '订单号长度为1到20位的字母、数字、下划线或短横线'),
  taxNum: z.string({ error: '销方税号不能为空' }),
  elecInvoiceNumber: z.string({ error: '对应蓝字数电票号码不能为空' }),
  billNo: z.string().optional(),
  billUuid: z.string().optional(),
  invoiceLine: z.string().optional(),
  callBackUrl: z.string().max(255).optional(),
});

/** `fastInvoiceRed`: issues the red invoice of a form that needs no confirmation or has it. @throws NuonuoError E9105, E9106, E9500 */
export function issueRed(sim: Sim, body: Record<string, unknown>): { describe: string; result: object } {
  const parsed = input.safeParse(body);
  if (!parsed.success) throw ruleBroken(parsed.error.issues[0]?.message ?? '参数错误');
  const { orderNo, taxNum, elecInvoiceNumber, billNo, billUuid, callBackUrl } = parsed.data;
  if (taxNum !== sim.partners.sellerTaxNum) throw ruleBroken('销方税号与授权企业税号不一致');
  if (!billNo && !billUuid) throw ruleBroken('红字确认单编号不能为空');
  const form = [...sim.invoicing.redForms.values()].find((one) => (billNo ? one.billNo === billNo : one.billUuid === billUuid));
  if (!form || form.blueNumber !== elecInvoiceNumber) throw notFound('未查询到红字确认单');
  if (sim.invoicing.byOrder.has(orderNo)) throw duplicate('订单编号或流水号不能重复');
  if (form.redSerial) throw ruleBroken('红字确认单为已开具状态');
  if (form.status !== '01' && form.status !== '04') throw ruleBroken('红字确认单未确认，不能开具红字发票');
  const red = openRedInvoice(sim, form, orderNo, callBackUrl);
  return { describe: '开票提交成功', result: { invoiceSerialNum: red.serial } };
}

/** Accepts the red invoice of a form; it is then issued by the clock like a blue one. */
export function openRedInvoice(sim: Sim, form: RedForm, orderNo?: string, callbackUrl?: string): Invoice {
  const blue = sim.invoicing.invoices.get(form.blueSerial) as Invoice;
  const now = sim.clock.now();
  const serial = serialNumber(now);
  const red: Invoice = {
    serial,
    orderNo: orderNo ?? serial,
    type: '2',
    line: form.line,
    status: '20',
    outcome: 'ISSUE',
    sellerTaxNum: blue.sellerTaxNum,
    buyerName: blue.buyerName,
    ...(blue.buyerTaxNum && { buyerTaxNum: blue.buyerTaxNum }),
    clerk: blue.clerk,
    remark: `被红冲蓝字数电票号码：${form.blueNumber} 红字发票信息确认单编号：${form.billNo}`,
    ...(callbackUrl && { callbackUrl }),
    lines: form.lines,
    exTax: form.exTax,
    tax: form.tax,
    acceptedAt: now,
    retries: [],
    fileKey: randomText(24),
    blueNumber: form.blueNumber,
    billId: form.billId,
  };
  strike(sim, red);
  sim.invoicing.invoices.put(red);
  form.redSerial = serial;
  sim.invoicing.redForms.put(form);
  planIssue(sim, red);
  return red;
}
