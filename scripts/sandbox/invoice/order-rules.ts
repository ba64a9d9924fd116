import { z } from 'zod';
import type { Sim } from '../sim.ts';
import type { Line } from './books.ts';
import { ruleBroken } from './errors.ts';
import { checkLines } from './line-rules.ts';

/** Text that the tax bureau's character set can hold: no control characters, nothing beyond the basic plane. */
export const plain = (label: string, max: number) =>
  z
    .string({ error: `${label}必须为字符串` })
    .refine((value) => [...value].length <= max, `${label}长度不能超过${max}`)
    .refine((value) => !/[\u{10000}-\u{10ffff}\p{Cc}]/u.test(value), `${label}包含不支持的特殊字符`);
const required = (label: string, max: number) => plain(label, max).refine((value) => value.trim() !== '', `${label}不能为空`);
const optional = (label: string, max: number) => plain(label, max).optional();
const choice = <const T extends string>(label: string, ...values: [T, ...T[]]) => z.enum(values, { error: `${label}传值错误` });

const DATE_TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const TAX_NUM = /^[0-9A-Z]{15}([0-9A-Z]{2,5})?$/;
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

const detail = z.strictObject(
  {
    goodsName: required('商品名称', 90),
    goodsCode: z.string({ error: '商品编码必须为字符串' }).regex(/^\d{19}$/, '商品编码必须为19位数字'),
    specType: optional('规格型号', 40),
    unit: optional('单位', 22),
    num: optional('数量', 16),
    price: optional('单价', 16),
    taxRate: choice('税率', '0', '0.01', '0.015', '0.03', '0.05', '0.06', '0.09', '0.13'),
    withTaxFlag: choice('单价含税标志', '0', '1'),
    taxIncludedAmount: required('含税金额', 16),
    taxExcludedAmount: required('不含税金额', 16),
    tax: required('税额', 16),
    invoiceLineProperty: choice('发票行性质', '0', '1', '2'),
    favouredPolicyFlag: z
      .string({ error: '优惠政策标识必须为字符串' })
      .regex(/^(0|0[1-9]|1[0-8])?$/, '优惠政策标识传值错误')
      .optional(),
    favouredPolicyName: optional('优惠政策名称', 50),
    zeroRateFlag: choice('零税率标识', '', '1', '2', '3').optional(),
  },
  { error: '明细包含未知字段' },
);
export type Detail = z.infer<typeof detail>;

const order = z.strictObject(
  {
    orderNo: z.string({ error: '订单号不能为空' }).regex(/^[0-9A-Za-z_-]{1,20}$/, '订单号长度为1到20位的字母、数字、下划线或短横线'),
    invoiceDate: z.string({ error: '订单时间不能为空' }).regex(DATE_TIME, '订单时间格式错误，应为yyyy-MM-dd HH:mm:ss'),
    invoiceType: choice('开票类型', '1', '2'),
    invoiceLine: choice('发票种类', 'pc', 'bs'),
    clerk: required('开票员', 20),
    payee: optional('收款人', 20),
    checker: optional('复核人', 20),
    pushMode: choice('推送方式', '-1', '0', '1', '2').optional(),
    buyerPhone: optional('购方手机', 20),
    email: optional('推送邮箱', 50),
    callBackUrl: z.string({ error: '回传地址必须为字符串' }).max(255, '回传地址长度不能超过255').optional(),
    remark: optional('备注', 200),
    extensionNumber: optional('分机号', 5),
    naturalPersonFlag: choice('自然人标识', '0', '1').optional(),
    buyerName: required('购方名称', 100),
    buyerTaxNum: z
      .string({ error: '购方税号必须为字符串' })
      .refine((value) => value === '' || TAX_NUM.test(value), '购方税号格式错误')
      .optional(),
    buyerAddress: optional('购方地址', 100),
    buyerTel: optional('购方电话', 20),
    buyerAccount: optional('购方银行账号及开户行地址', 100),
    salerTaxNum: required('销方税号', 20),
    salerTel: optional('销方电话', 20),
    salerAddress: optional('销方地址', 80),
    salerAccount: optional('销方银行账号及开户行地址', 100),
    invoiceDetail: z.array(detail, { error: '发票明细不能为空' }).min(1, '发票明细不能为空').max(2000, '发票明细不能超过2000行'),
  },
  { error: '订单包含未知字段' },
);
export type Order = z.infer<typeof order>;

/** Checks one `requestBillingNew` body against every rule of the document. @throws NuonuoError E9105 with the first rule that is broken */
export function checkOrder(sim: Sim, body: unknown): { order: Order; lines: Line[]; exTax: number; tax: number } {
  const parsed = z.strictObject({ order }, { error: '请求参数order不能为空' }).safeParse(body);
  if (!parsed.success) throw ruleBroken(describe(parsed.error));
  const given = parsed.data.order;
  if (given.invoiceType === '2') throw ruleBroken('数电红票请先申请红字确认单');
  if (given.salerTaxNum !== sim.partners.sellerTaxNum) throw ruleBroken('销方税号与授权企业税号不一致');
  if (given.invoiceLine === 'bs' && !given.buyerTaxNum) throw ruleBroken('开具增值税专用发票时购方税号不能为空');
  if ((given.pushMode === '0' || given.pushMode === '2') && !EMAIL.test(given.email ?? '')) throw ruleBroken('推送邮箱格式错误');
  if ((given.pushMode === '1' || given.pushMode === '2') && !/^1\d{10}$/.test(given.buyerPhone ?? '')) throw ruleBroken('购方手机格式错误');
  if (given.callBackUrl && !/^https?:$/.test(URL.parse(given.callBackUrl)?.protocol ?? '')) throw ruleBroken('回传地址格式错误');
  return { order: given, ...checkLines(given.invoiceDetail) };
}

const describe = (error: z.ZodError): string => {
  const issue = error.issues[0];
  const row = issue?.path.find((part) => typeof part === 'number');
  return `${row === undefined ? '' : `第${Number(row) + 1}行：`}${issue?.message ?? '参数错误'}`;
};
