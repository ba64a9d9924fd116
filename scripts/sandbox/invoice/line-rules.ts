import type { Line } from './books.ts';
import { decimal, fenOf, ONE, productOff, tolerance } from './decimals.ts';
import { ruleBroken } from './errors.ts';
import type { Detail } from './order-rules.ts';

/** The tolerances of the tax-control rules, in hundredths of a yuan. */
const AMOUNT_OFF = 1;
const TAX_OFF = 6;
const TAX_OFF_IN_ALL = 127;

/** Checks the lines singly, in pairs of discounted and discount, and together. @throws NuonuoError E9105 naming line and rule */
export function checkLines(details: readonly Detail[]): { lines: Line[]; exTax: number; tax: number } {
  const lines = details.map((detail, i) => checkLine(detail, `第${i + 1}行：`));
  let off = 0n;
  for (const [i, line] of lines.entries()) {
    off += taxOff(line);
    if (line.property === '1') checkDiscount(line, lines[i - 1], `第${i + 1}行：`);
    if (line.property === '2' && lines[i + 1]?.property !== '1') throw ruleBroken(`第${i + 1}行：被折扣行后必须紧跟折扣行`);
  }
  if (off > tolerance(TAX_OFF_IN_ALL)) throw ruleBroken('发票明细合计税额误差大于1.27');
  const exTax = lines.reduce((sum, line) => sum + line.exTax, 0);
  const tax = lines.reduce((sum, line) => sum + line.tax, 0);
  if (exTax + tax <= 0) throw ruleBroken('价税合计金额必须大于0');
  return { lines, exTax, tax };
}

const taxOff = (line: Pick<Line, 'exTax' | 'tax' | 'rate'>): bigint =>
  productOff((BigInt(line.exTax) * ONE) / 100n, decimal(line.rate) as bigint, line.tax);

function checkLine(detail: Detail, at: string): Line {
  const [withTax, exTax, tax] = [detail.taxIncludedAmount, detail.taxExcludedAmount, detail.tax].map(fenOf);
  if (withTax === undefined || exTax === undefined || tax === undefined) throw ruleBroken(`${at}金额格式错误，最多保留两位小数`);
  if (withTax !== exTax + tax) throw ruleBroken(`${at}含税金额不等于不含税金额与税额之和`);
  const discount = detail.invoiceLineProperty === '1';
  if (discount ? withTax >= 0 : withTax <= 0) throw ruleBroken(discount ? `${at}折扣行金额必须小于0` : `${at}金额必须大于0`);
  checkQuantity(detail, detail.withTaxFlag === '1' ? withTax : exTax, discount, at);
  const line: Line = {
    name: detail.goodsName,
    code: detail.goodsCode,
    ...(detail.specType && { spec: detail.specType }),
    ...(detail.unit && { unit: detail.unit }),
    ...(detail.num && { num: detail.num }),
    ...(detail.price && { price: detail.price }),
    rate: detail.taxRate,
    exTax,
    tax,
    property: detail.invoiceLineProperty,
    policy: detail.favouredPolicyFlag ?? '',
    zeroRate: detail.zeroRateFlag ?? '',
  };
  checkRate(line, at);
  if (taxOff(line) > tolerance(TAX_OFF)) throw ruleBroken(`${at}税额与金额乘以税率的误差大于0.06`);
  return line;
}

function checkQuantity(detail: Detail, amount: number, discount: boolean, at: string): void {
  if (discount) {
    if (detail.num || detail.price) throw ruleBroken(`${at}折扣行不能填写数量和单价`);
    return;
  }
  if (!detail.num !== !detail.price) throw ruleBroken(`${at}数量和单价必须同时填写或同时为空`);
  if (!detail.num || !detail.price) return;
  const [num, price] = [decimal(detail.num), decimal(detail.price)];
  if (num === undefined || price === undefined || num <= 0n || price <= 0n) throw ruleBroken(`${at}数量和单价必须为大于0的数字`);
  if (productOff(num, price, amount) > tolerance(AMOUNT_OFF)) throw ruleBroken(`${at}单价乘以数量与金额的误差大于0.01`);
}

/** Zero has to say why: 1 exempt (policy 03), 2 not taxed (policy 04), 3 plain zero. */
function checkRate(line: Line, at: string): void {
  if (line.rate !== '0') {
    if (line.zeroRate) throw ruleBroken(`${at}税率不为0时零税率标识必须为空`);
    if (line.policy === '03' || line.policy === '04') throw ruleBroken(`${at}免税或不征税时税率必须为0`);
    return;
  }
  if (!line.zeroRate) throw ruleBroken(`${at}税率为0时零税率标识不能为空`);
  if (line.tax !== 0) throw ruleBroken(`${at}税率为0时税额必须为0`);
  const wanted = { '1': '03', '2': '04' }[line.zeroRate];
  if (wanted !== undefined && line.policy !== wanted) throw ruleBroken(`${at}零税率标识与优惠政策标识不匹配`);
}

function checkDiscount(line: Line, before: Line | undefined, at: string): void {
  if (before?.property !== '2') throw ruleBroken(`${at}折扣行必须紧跟被折扣行`);
  if (line.name !== before.name) throw ruleBroken(`${at}折扣行的商品名称必须和被折扣行相同`);
  if (line.code !== before.code) throw ruleBroken(`${at}折扣行的商品编码必须和被折扣行相同`);
  if (line.rate !== before.rate || line.zeroRate !== before.zeroRate) throw ruleBroken(`${at}折扣行的税率必须和被折扣行相同`);
  if (-(line.exTax + line.tax) > before.exTax + before.tax) throw ruleBroken(`${at}折扣金额不能大于被折扣行金额`);
}
