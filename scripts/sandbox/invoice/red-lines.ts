import { z } from 'zod';
import type { Invoice, RedForm, RedLine } from './books.ts';
import { decimal, fenOf, ONE, productOff, tolerance } from './decimals.ts';
import { ruleBroken } from './errors.ts';
import { plain } from './order-rules.ts';

export const redDetail = z.strictObject(
  {
    blueDetailIndex: z.string({ error: '对应蓝票明细行序号不能为空' }).regex(/^[1-9]\d{0,4}$/, '对应蓝票明细行序号格式错误'),
    goodsName: plain('商品名称', 90),
    unit: plain('单位', 22).optional(),
    specType: plain('规格型号', 40).optional(),
    num: plain('数量', 16).optional(),
    taxExcludedPrice: plain('单价', 16).optional(),
    taxExcludedAmount: plain('商品金额', 16),
    taxAmount: plain('商品税额', 16),
    taxRate: plain('税率', 10),
    goodsCode: plain('商品编码', 19),
    favouredPolicyFlag: z.string().max(2).optional(),
  },
  { error: '明细包含未知字段' },
);
type Detail = z.infer<typeof redDetail>;

/** Fen by place of a blue line: what it is worth after its discount, less what red forms have taken or may take. */
function remainders(blue: Invoice, forms: readonly RedForm[]): Map<number, { exTax: number; tax: number }> {
  const left = new Map<number, { exTax: number; tax: number }>();
  for (const [i, line] of blue.lines.entries()) {
    const target = line.property === '1' ? left.get(i) : { exTax: 0, tax: 0 };
    if (!target) continue;
    target.exTax += line.exTax;
    target.tax += line.tax;
    if (line.property !== '1') left.set(i + 1, target);
  }
  for (const form of forms)
    for (const line of form.lines) {
      const target = left.get(line.index);
      if (!target) continue;
      target.exTax += line.exTax;
      target.tax += line.tax;
    }
  return left;
}

/** The lines of a red form: everything of the blue invoice, or the given part of it. @throws NuonuoError E9105 */
export function redLines(blue: Invoice, forms: readonly RedForm[], detail: readonly Detail[] | undefined, reason: string): RedLine[] {
  const left = remainders(blue, forms);
  if (forms.length > 0 && [...left.values()].every((rest) => rest.exTax + rest.tax === 0))
    throw ruleBroken('该蓝字发票已全额冲红或存在未完成的红字确认单');
  if (!detail || reason === '2') {
    if (forms.length > 0)
      throw ruleBroken(reason === '2' ? '开票有误只能全额冲红，该蓝字发票已部分冲红' : '该蓝字发票已部分冲红，请传入冲红明细');
    if (detail && !isWhole(detail, left)) throw ruleBroken('冲红原因为开票有误时必须全额冲红');
    return [...left].map(([index, { exTax, tax }]) => whole(blue, index, exTax, tax));
  }
  const seen = new Set<number>();
  return detail.map((given) => {
    const at = `明细序号${given.blueDetailIndex}：`;
    const index = Number(given.blueDetailIndex);
    const rest = left.get(index);
    const line = blue.lines[index - 1];
    if (!rest || !line) throw ruleBroken(`${at}蓝票明细不存在或为折扣行`);
    if (seen.has(index)) throw ruleBroken(`${at}明细序号不能重复`);
    seen.add(index);
    return partial(given, line, rest, index, at);
  });
}

const isWhole = (detail: readonly Detail[], left: ReadonlyMap<number, { exTax: number; tax: number }>): boolean =>
  detail.length === left.size &&
  detail.every((given) => {
    const rest = left.get(Number(given.blueDetailIndex));
    return rest !== undefined && fenOf(given.taxExcludedAmount) === -rest.exTax && fenOf(given.taxAmount) === -rest.tax;
  });

const whole = (blue: Invoice, index: number, exTax: number, tax: number): RedLine => {
  const { num, ...line } = blue.lines[index - 1] as Invoice['lines'][number];
  return { ...line, property: '0', ...(num && { num: `-${num}` }), exTax: -exTax, tax: -tax, index };
};

function partial(given: Detail, line: Invoice['lines'][number], rest: { exTax: number; tax: number }, index: number, at: string): RedLine {
  if (given.goodsName !== line.name || given.goodsCode !== line.code || given.taxRate !== line.rate)
    throw ruleBroken(`${at}商品名称、编码或税率与蓝字发票不一致`);
  const exTax = fenOf(given.taxExcludedAmount);
  const tax = fenOf(given.taxAmount);
  if (exTax === undefined || tax === undefined || exTax >= 0 || tax > 0) throw ruleBroken(`${at}冲红金额必须为负数，最多两位小数`);
  if (-exTax > rest.exTax || -tax > rest.tax) throw ruleBroken(`${at}冲红金额超过蓝字发票剩余可冲红金额`);
  const off = productOff((BigInt(exTax) * ONE) / 100n, decimal(line.rate) as bigint, tax);
  // Taking the rest is right whatever earlier parts rounded to.
  if (off > tolerance(6) && !(exTax === -rest.exTax && tax === -rest.tax)) throw ruleBroken(`${at}税额与金额乘以税率的误差大于0.06`);
  checkQuantity(given, line, exTax, at);
  return {
    ...line,
    property: '0',
    ...(given.num && { num: given.num }),
    ...(given.taxExcludedPrice && { price: given.taxExcludedPrice }),
    exTax,
    tax,
    index,
  };
}

function checkQuantity(given: Detail, line: Invoice['lines'][number], exTax: number, at: string): void {
  if (!given.num !== !given.taxExcludedPrice) throw ruleBroken(`${at}数量和单价必须同时填写或同时为空`);
  if (!given.num || !given.taxExcludedPrice) return;
  const [num, price] = [decimal(given.num), decimal(given.taxExcludedPrice)];
  if (num === undefined || num >= 0n) throw ruleBroken(`${at}数量必须为负数`);
  if (price === undefined || price <= 0n) throw ruleBroken(`${at}单价必须为正数`);
  if (line.num && -num > (decimal(line.num) as bigint)) throw ruleBroken(`${at}数量超过蓝字发票数量`);
  if (productOff(num, price, exTax) > tolerance(1)) throw ruleBroken(`${at}单价乘以数量与金额的误差大于0.01`);
}
