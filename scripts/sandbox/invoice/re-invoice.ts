import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { chinaDay } from '../times.ts';
import { notFound, retriedTooOften, ruleBroken } from './errors.ts';
import { planIssue } from './issue.ts';
import { strike } from './request-billing.ts';

const RETRIES_A_DAY = 20;
const input = z.object({ fpqqlsh: z.string().optional(), orderno: z.string().optional() });

/** `reInvoice`: has a failed document, or one without a seal, tried again with the same content. @throws NuonuoError E9500, E9613, E9105 */
export function reInvoice(sim: Sim, body: Record<string, unknown>): { describe: string; result: object } {
  const parsed = input.safeParse(body);
  const { fpqqlsh, orderno } = parsed.success ? parsed.data : {};
  const invoice = (fpqqlsh && sim.invoicing.invoices.get(fpqqlsh)) || (orderno && sim.invoicing.byOrder.get(orderno));
  if (!invoice || (orderno && invoice.orderNo !== orderno)) throw notFound('发票不存在');
  if (invoice.status !== '22' && invoice.status !== '24') throw ruleBroken('只有开票失败或签章失败的发票可以重试');
  const now = sim.clock.now();
  if (invoice.retries.filter((at) => chinaDay(at) === chinaDay(now)).length >= RETRIES_A_DAY) throw retriedTooOften();
  invoice.retries.push(now);
  invoice.status = '20';
  strike(sim, invoice);
  sim.invoicing.invoices.put(invoice);
  sim.journal.add('invoice', `重新开票 ${invoice.orderNo}`, true);
  planIssue(sim, invoice);
  return { describe: '重试提交成功', result: { invoiceSerialNum: invoice.serial } };
}
