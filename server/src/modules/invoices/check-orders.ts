import type { InvoiceCheck, TitleFields } from '@huitou/shared-types/invoices/schema.ts';
import type { InvoiceType } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { now } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { checkInvoice, type CheckResult } from './engine/check.ts';
import { amountsOf, type OrderFacts } from './engine/facts.ts';
import { readFacts, readRules, type WholeOrder } from './read-facts.ts';

export interface Asked {
  type: InvoiceType;
  title: TitleFields | null;
  /** The invoice itself, when it exists already. */
  invoiceId?: number;
  waitsForRed?: boolean;
}
export interface Checked extends CheckResult {
  facts: OrderFacts[];
}

/** Runs the engine over orders as they are now. */
export const checkOrders = async (orders: readonly WholeOrder[], asked: Asked): Promise<Checked> => {
  const facts = await readFacts(orders, asked.invoiceId === undefined ? {} : { exceptInvoice: asked.invoiceId });
  const result = checkInvoice({
    type: asked.type,
    buyer: asked.title,
    orders: facts,
    rules: await readRules(),
    now: now(),
    waitsForRed: asked.waitsForRed ?? false,
  });
  return { ...result, facts };
};

/** @throws invoice_exists when another invoice holds the lines, invoice_blocked for any other rule, with every problem in the details */
export const refuseBlocked = (check: CheckResult): void => {
  if (check.ok) return;
  const errors = check.problems.filter((one) => one.severity === 'error');
  const exists = errors.find((one) => one.rule === 'order_invoiced');
  const first = exists ?? errors[0];
  fail(exists ? 'invoice_exists' : 'invoice_blocked', first?.message, { problems: check.problems });
};

export const checkView = (check: Checked): InvoiceCheck => {
  const orders = check.facts.map((order) => {
    const amounts = amountsOf(order);
    const sum = (pick: (i: number) => number): number => order.lines.reduce((all, _, i) => all + pick(i), 0);
    return {
      orderId: String(order.orderId),
      orderNo: order.orderNo,
      paid: sum((i) => order.lines[i]?.paid ?? 0),
      refunded: sum((i) => order.lines[i]?.refunded ?? 0),
      invoiced: sum((i) => Math.max(0, order.lines[i]?.invoiced ?? 0)),
      excluded: sum((i) => amounts[i]?.excluded ?? 0),
      amount: sum((i) => amounts[i]?.amount ?? 0),
    };
  });
  const excluded = orders.reduce((sum, order) => sum + order.excluded, 0);
  return {
    ok: check.ok,
    problems: check.problems,
    amount: check.gross,
    net: check.net,
    tax: check.tax,
    orders,
    excludedNote: excluded > 0 ? `用余额支付的 ${yuan(excluded)} 元不开票` : '',
    lines: check.lines.map((line) => ({
      orderNo: line.orderNo,
      orderLineId: line.orderLineId === null ? null : String(line.orderLineId),
      property: line.property,
      name: line.name,
      spec: line.spec,
      unit: line.unit,
      quantity: line.quantity,
      price: line.price,
      taxCode: line.taxCode,
      taxRate: line.taxRate,
      taxMark: line.taxMark,
      gross: line.gross,
      net: line.net,
      tax: line.tax,
    })),
  };
};
