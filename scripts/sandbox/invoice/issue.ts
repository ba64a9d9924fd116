import type { Sim } from '../sim.ts';
import type { Invoice } from './books.ts';
import { invoiceCallback } from './callback-content.ts';
import { queueCallback } from './callback.ts';
import { invoiceNumber } from './numbers.ts';

export type IssueOutcome = 'ISSUE' | 'FAIL' | 'SEAL_FAIL';

/** Puts the end of an accepted document on the clock; a held one waits for `endIssue`. */
export function planIssue(sim: Sim, invoice: Invoice): void {
  const { outcome } = invoice;
  if (outcome === 'HOLD' || invoice.status !== '20') return;
  sim.clock.schedule(sim.clock.now() + sim.settings.invoiceAfterMs, () => endIssue(sim, invoice, outcome));
}

/** Puts what an earlier run left in hand back on the clock. */
export function resumeIssuing(sim: Sim): void {
  for (const invoice of sim.invoicing.invoices.values()) planIssue(sim, invoice);
}

/** Ends a document in hand: issued, failed, or issued without a seal. Posts the callback. Ended ones stay as they are. */
export function endIssue(sim: Sim, invoice: Invoice, outcome: IssueOutcome, failCause?: string): void {
  if (invoice.status !== '20') return;
  const now = sim.clock.now();
  if (outcome === 'FAIL') {
    invoice.status = '22';
    invoice.failCause = failCause ?? invoice.failCause ?? '开票失败';
  } else {
    invoice.status = outcome === 'ISSUE' ? '2' : '24';
    invoice.number ??= invoiceNumber(now);
    invoice.issuedAt ??= now;
    if (outcome === 'ISSUE') delete invoice.failCause;
    else invoice.failCause = '签章失败';
  }
  // The next attempt, asked for by reInvoice, succeeds.
  invoice.outcome = 'ISSUE';
  sim.invoicing.invoices.put(invoice);
  const said = { '2': '开票完成', '22': `开票失败：${invoice.failCause}`, '24': '开票成功签章失败', '20': '' }[invoice.status];
  sim.journal.add('invoice', `${said} ${invoice.orderNo} ${invoice.number ?? ''}`, invoice.status === '2');
  if (invoice.callbackUrl) queueCallback(sim, invoice.callbackUrl, invoice.orderNo, invoiceCallback(sim, invoice));
}
