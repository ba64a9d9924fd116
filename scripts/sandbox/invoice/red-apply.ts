import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RED_FAULTS } from '../faults.ts';
import { randomDigits } from '../ids.ts';
import type { Sim } from '../sim.ts';
import type { RedForm } from './books.ts';
import { yuan } from './decimals.ts';
import { duplicate, notFound, ruleBroken } from './errors.ts';
import { plain } from './order-rules.ts';
import { planRedForm } from './red-flow.ts';
import { redDetail, redLines } from './red-lines.ts';

const blank = (max: number, label: string) => plain(label, max).optional();
const input = z.strictObject(
  {
    billId: z
      .string()
      .regex(/^[0-9A-Za-z_-]{1,32}$/, '红字确认单申请号格式错误')
      .optional(),
    blueInvoiceLine: z.enum(['pc', 'bs'], { error: '对应蓝票发票种类传值错误' }),
    applySource: z.literal('0', { error: '申请方身份传值错误' }),
    blueElecInvoiceNumber: z.string({ error: '对应蓝字数电票号码不能为空' }).regex(/^\d{20}$/, '对应蓝字数电票号码必须为20位数字'),
    billTime: blank(20, '填开时间'),
    sellerTaxNo: z.string({ error: '销方税号不能为空' }).max(20, '销方税号长度不能超过20'),
    sellerName: blank(100, '销方名称'),
    buyerTaxNo: blank(20, '购方税号'),
    buyerName: plain('购方名称', 100).min(1, '购方名称不能为空'),
    redReason: z.enum(['1', '2', '3', '4'], { error: '冲红原因传值错误' }),
    extensionNumber: blank(5, '分机号'),
    autoInvoice: z.enum(['0', '1'], { error: '是否自动开票传值错误' }).optional(),
    orderNo: blank(20, '订单号'),
    phone: blank(20, '交付手机'),
    email: blank(50, '交付邮箱'),
    callbackUrl: z.string().max(225, '确认单回传地址长度不能超过225').optional(),
    detail: z.array(redDetail).min(1, '明细不能为空').max(2000, '明细不能超过2000行').optional(),
  },
  { error: '包含未知字段' },
);

/**
 * `saveInvoiceRedConfirm`: applies for a red-letter form as the seller, wholly (no detail) or by lines. Answers the number of the
 * application. @throws NuonuoError E9105 for a broken rule, E9106 for a number seen before, E9500 without the blue invoice
 */
export function applyRed(sim: Sim, body: Record<string, unknown>): { describe: string; result: string } {
  const parsed = input.safeParse(body);
  if (!parsed.success) throw ruleBroken(parsed.error.issues[0]?.message ?? '参数错误');
  const given = parsed.data;
  if (given.billId && sim.invoicing.redForms.get(given.billId)) throw duplicate('红字确认单申请号不能重复');
  if (given.sellerTaxNo !== sim.partners.sellerTaxNum) throw ruleBroken('销方税号与授权企业税号不一致');
  const blue = sim.invoicing.byNumber.get(given.blueElecInvoiceNumber);
  if (!blue || blue.type !== '1') throw notFound('未查询到对应的蓝字发票');
  if (blue.status !== '2') throw ruleBroken('蓝字发票未开具完成，不能冲红');
  if (given.blueInvoiceLine !== blue.line) throw ruleBroken('对应蓝票发票种类与蓝字发票不一致');
  if (given.buyerName !== blue.buyerName || (given.buyerTaxNo ?? '') !== (blue.buyerTaxNum ?? ''))
    throw ruleBroken('购方信息与蓝字发票不一致');
  const lines = redLines(blue, sim.invoicing.formsOf(blue.serial), given.detail, given.redReason);
  const fault = sim.faults.take(RED_FAULTS, given.billId ?? '', blue.orderNo, blue.number ?? '');
  const form: RedForm = {
    billId: given.billId ?? randomDigits(19),
    billNo: '',
    billUuid: randomUUID().replaceAll('-', ''),
    status: '15',
    ...(fault?.kind === 'red-fail' && { message: fault.message ?? '税局返回：蓝字发票状态异常，不允许冲红' }),
    blueSerial: blue.serial,
    blueNumber: given.blueElecInvoiceNumber,
    line: blue.line,
    reason: given.redReason,
    autoInvoice: sim.settings.redAutoIssue || given.autoInvoice === '1',
    ...(given.orderNo && { orderNo: given.orderNo }),
    ...(given.callbackUrl && { callbackUrl: given.callbackUrl }),
    lines,
    exTax: lines.reduce((sum, line) => sum + line.exTax, 0),
    tax: lines.reduce((sum, line) => sum + line.tax, 0),
    createdAt: sim.clock.now(),
  };
  sim.invoicing.redForms.put(form);
  sim.journal.add('invoice', `申请红字确认单 ${form.billId} ¥${yuan(form.exTax + form.tax)}（蓝票 ${form.blueNumber}）`, true);
  planRedForm(sim, form);
  return { describe: '申请提交成功', result: form.billId };
}
