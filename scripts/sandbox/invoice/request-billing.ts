import { INVOICE_FAULTS } from '../faults.ts';
import { randomText } from '../ids.ts';
import type { Sim } from '../sim.ts';
import type { Invoice } from './books.ts';
import { yuan } from './decimals.ts';
import { duplicate } from './errors.ts';
import { planIssue } from './issue.ts';
import { serialNumber } from './numbers.ts';
import { checkOrder } from './order-rules.ts';

/** `requestBillingNew`: accepts an order, which is then issued by the clock. @throws NuonuoError E9105 for a broken rule, E9106 for a number seen before */
export function requestBilling(sim: Sim, body: Record<string, unknown>): { describe: string; result: object } {
  const { order, lines, exTax, tax } = checkOrder(sim, body);
  if (sim.invoicing.byOrder.has(order.orderNo)) throw duplicate('订单编号或流水号不能重复');
  const now = sim.clock.now();
  const invoice: Invoice = {
    serial: serialNumber(now),
    orderNo: order.orderNo,
    type: '1',
    line: order.invoiceLine,
    status: '20',
    outcome: 'ISSUE',
    sellerTaxNum: order.salerTaxNum,
    buyerName: order.buyerName,
    ...(order.buyerTaxNum && { buyerTaxNum: order.buyerTaxNum }),
    clerk: order.clerk,
    ...(order.remark && { remark: order.remark }),
    ...(order.buyerPhone && { phone: order.buyerPhone }),
    ...(order.email && { email: order.email }),
    ...(order.callBackUrl && { callbackUrl: order.callBackUrl }),
    lines,
    exTax,
    tax,
    acceptedAt: now,
    retries: [],
    fileKey: randomText(24),
  };
  strike(sim, invoice);
  sim.invoicing.invoices.put(invoice);
  sim.journal.add('invoice', `受理开票 ${invoice.orderNo} ${invoice.buyerName} ¥${yuan(exTax + tax)}`, true);
  planIssue(sim, invoice);
  return { describe: '开票提交成功', result: { invoiceSerialNum: invoice.serial } };
}

/** Lets a fault decide how an accepted document ends. */
export function strike(sim: Sim, invoice: Invoice): void {
  const fault = sim.faults.take(INVOICE_FAULTS, invoice.orderNo, invoice.buyerName);
  if (fault?.kind === 'invoice-fail') {
    invoice.outcome = 'FAIL';
    invoice.failCause = fault.message ?? '购方税号校验不通过，请核实后重新开具';
  }
  if (fault?.kind === 'invoice-seal-fail') invoice.outcome = 'SEAL_FAIL';
  if (fault?.kind === 'invoice-hold') invoice.outcome = 'HOLD';
}
