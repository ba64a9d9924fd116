import type { CheckProblem } from '@huitou/shared-types/invoices/schema.ts';
import { type CheckRule, checkRules, type InvoiceType, type TaxMark, taxRates } from '@huitou/shared-types/invoices/states.ts';
import { taxNoWarning } from '@huitou/shared-types/invoices/tax-number.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Party } from '../ports.ts';
import { type BuiltLine, buildLines, type DiscountStyle } from './build-lines.ts';
import { amountsOf, type OrderFacts } from './facts.ts';

/** The shop's rules, as its settings say them. */
export interface Rules {
  enabled: boolean;
  requestFrom: 'received' | 'completed';
  requestDays: number;
  specialEnabled: boolean;
  discounts: DiscountStyle;
  /** Fen; 0 for no limit. */
  amountCap: number;
  maxLines: number;
  sellerName: string;
  sellerTaxNo: string;
  /** A receipt of the shop is no tax document: it needs neither a seller's tax number nor tax codes. */
  receiptOnly: boolean;
}
export interface CheckInput {
  type: InvoiceType;
  /** Null while no title is chosen: then nothing is said about it. */
  buyer: Party | null;
  orders: readonly OrderFacts[];
  rules: Rules;
  now: Date;
  /** The invoice that this one replaces is still alive. */
  waitsForRed?: boolean;
}
export interface CheckResult {
  ok: boolean;
  problems: CheckProblem[];
  lines: BuiltLine[];
  gross: number;
  net: number;
  tax: number;
}

/** Fen. The tax-control rules: price × quantity within 0.01 yuan, tax of a line within 0.06, of all lines within 1.27. */
const PRICE_TOLERANCE = 1;
const TAX_TOLERANCE = 6;
const TAX_SUM_TOLERANCE = 127;
const DAY_MS = 86_400_000;

type Tell = (rule: CheckRule, where?: { orderNo?: string; line?: number; note?: string; warn?: boolean }) => void;

const checkTitle = ({ buyer, type, rules }: CheckInput, tell: Tell): void => {
  if (type === 'special' && !rules.specialEnabled) tell('special_not_offered');
  if (!buyer) return;
  if (buyer.title.trim() === '') tell('title_incomplete', { note: '请填写抬头名称' });
  if (type === 'special' && buyer.kind === 'person') tell('special_for_person');
  if (buyer.kind === 'company' && !buyer.taxNo) tell('tax_no_required');
  const doubt = buyer.taxNo ? taxNoWarning(buyer.taxNo) : null;
  if (doubt) tell('tax_no_doubtful', { note: doubt, warn: true });
};

const checkOrder = (order: OrderFacts, { rules, now }: CheckInput, tell: Tell): void => {
  const at = { orderNo: order.orderNo };
  const allowed = rules.requestFrom === 'received' ? ['received', 'completed'] : ['completed'];
  if (!allowed.includes(order.status))
    tell('order_state', { ...at, note: rules.requestFrom === 'received' ? '收货后可申请' : '订单完成后可申请' });
  if (order.openCases > 0) tell('order_open_case', at);
  if (now.getTime() - order.placedAt.getTime() > rules.requestDays * DAY_MS)
    tell('order_too_old', { ...at, note: `${rules.requestDays} 天` });
  const amounts = amountsOf(order);
  if (amounts.some((one) => one.amount > 0)) return;
  tell(order.lines.some((line) => line.taken) ? 'order_invoiced' : 'nothing_left', at);
};

/** |price × quantity − net| in fen, rounded up. The price has up to 13 decimals. */
const priceError = (price: string, quantity: number, net: number): number => {
  const [whole = '0', decimals = ''] = price.split('.');
  const scaled = BigInt(whole + decimals.padEnd(13, '0')) * BigInt(quantity);
  const wanted = BigInt(net) * 10n ** 11n;
  const error = scaled > wanted ? scaled - wanted : wanted - scaled;
  return Number((error + 10n ** 11n - 1n) / 10n ** 11n);
};
/** |net × rate − tax| in ten-thousandths of a fen. */
const taxError = (line: BuiltLine): number => Math.abs(line.net * line.taxRate - line.tax * 10_000);

const checkTax = (line: BuiltLine, i: number, input: CheckInput, rated: boolean, tell: Tell): void => {
  const at = { orderNo: line.orderNo, line: i, note: line.name };
  if (input.rules.receiptOnly) return;
  if (line.taxCode === '') tell('tax_code_missing', at);
  else if (!/^\d{19}$/.test(line.taxCode)) tell('tax_code_form', at);
  if (!rated) tell('tax_rate_missing', at);
  else if (!(taxRates as readonly number[]).includes(line.taxRate)) tell('tax_rate_unknown', at);
  else if ((line.taxMark === 'normal') === (line.taxRate === 0)) tell('mark_and_rate', at);
  if (input.type === 'special' && (['exempt', 'untaxed'] as TaxMark[]).includes(line.taxMark)) tell('special_with_exempt', at);
};

const checkFigures = (lines: readonly BuiltLine[], wanted: number, tell: Tell): void => {
  for (const [i, line] of lines.entries()) {
    const at = { orderNo: line.orderNo, line: i, note: line.name };
    if (line.price !== null && line.quantity !== null && priceError(line.price, line.quantity, line.net) > PRICE_TOLERANCE)
      tell('price_tolerance', at);
    if (taxError(line) > TAX_TOLERANCE * 10_000) tell('tax_tolerance', at);
    if (line.gross !== line.net + line.tax) tell('sum_mismatch', at);
  }
  if (lines.reduce((sum, line) => sum + taxError(line), 0) > TAX_SUM_TOLERANCE * 10_000) tell('tax_sum_tolerance');
  if (lines.reduce((sum, line) => sum + line.gross, 0) !== wanted) tell('sum_mismatch');
};

/** Builds the document over these orders and says exactly which rule fails on which line. Pure. */
export const checkInvoice = (input: CheckInput): CheckResult => {
  const problems: CheckProblem[] = [];
  const tell: Tell = (rule, { orderNo, line, note, warn } = {}) => {
    problems.push({
      rule,
      severity: warn ? 'warning' : 'error',
      message: note ? `${checkRules[rule]}：${note}` : checkRules[rule],
      orderNo: orderNo ?? null,
      line: line ?? null,
    });
  };
  const { rules, orders } = input;
  if (!rules.enabled) tell('disabled');
  if (!rules.receiptOnly && (rules.sellerName === '' || rules.sellerTaxNo === ''))
    tell('seller_incomplete', { note: '请在设置中填写销方名称与税号' });
  checkTitle(input, tell);
  for (const order of orders) checkOrder(order, input, tell);
  if (input.waitsForRed) tell('replaced_not_red');
  const lines = buildLines(orders, rules.discounts);
  const unrated = new Set(
    orders.flatMap((order) => order.lines.filter((line) => line.taxRate === null).map((line) => `${order.orderId}:${line.orderLineId}`)),
  );
  lines.forEach((line, i) => checkTax(line, i, input, !unrated.has(`${line.orderId}:${line.orderLineId}`), tell));
  const wanted = orders.reduce((sum, order) => sum + amountsOf(order).reduce((all, one) => all + one.amount, 0), 0);
  for (const order of orders)
    for (const line of order.lines) {
      const said = lines
        .filter((one) => one.orderId === order.orderId && one.orderLineId === line.orderLineId)
        .reduce((sum, one) => sum + one.gross, 0);
      if (said > Math.max(0, line.paid - line.refunded - line.invoiced))
        tell('line_over_paid', { orderNo: order.orderNo, note: line.name });
    }
  checkFigures(lines, wanted, tell);
  if (lines.length > rules.maxLines) tell('too_many_lines', { note: `${lines.length} 行，最多 ${rules.maxLines} 行` });
  const sum = (pick: (line: BuiltLine) => number): number => lines.reduce((all, line) => all + pick(line), 0);
  const gross = sum((line) => line.gross);
  if (rules.amountCap > 0 && gross > rules.amountCap) tell('amount_cap', { note: `${yuan(gross)} 元，限额 ${yuan(rules.amountCap)} 元` });
  return {
    ok: problems.every((one) => one.severity === 'warning'),
    problems,
    lines,
    gross,
    net: sum((line) => line.net),
    tax: sum((line) => line.tax),
  };
};
