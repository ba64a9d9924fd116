import { invoiceMoves, redMoves } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import { now } from '../../../platform/clock.ts';
import { system } from '../../../platform/context.ts';
import { isDuplicate, transact } from '../../../platform/db/transact.ts';
import { move, tryMove } from '../../../platform/move.ts';
import { publish } from '../../../platform/queue/events.ts';
import { keepFiles } from '../keep-files.ts';
import type { DocumentState } from '../ports.ts';
import { lockInvoice, setTrouble } from '../read-invoice.ts';
import { releaseReplacement } from '../reissue-invoice.ts';
import type { InvoiceRow, RedRow } from '../tables.ts';
import { freeLines } from '../write-lines.ts';
import { failRed } from './work-on-red.ts';

/** Takes what the provider says of a red invoice; settled once. Answers what stands in the way. */
export const settleRed = async (row: RedRow, said: DocumentState): Promise<string> => {
  if (said.state === 'issuing') return '';
  if (said.state === 'failed') {
    await failRed(row, said.failure);
    return said.failure;
  }
  if (!said.invoiceNumber) return '开票平台没有给出发票号码';
  try {
    await transact(() => succeed(row, said, said.invoiceNumber as string));
    return '';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return `发票号码 ${said.invoiceNumber} 已属于另一张发票`;
  }
};

const succeed = async (row: RedRow, said: DocumentState, invoiceNumber: string): Promise<void> => {
  const invoice = await lockInvoice(row.invoice_id);
  const issuedAt = said.issuedAt ?? now();
  const done = await tryMove('invoice_reds', redMoves, 'succeed', row.id, system, {
    set: { invoice_number: invoiceNumber, issued_at: issuedAt, red_serial: said.serial || row.red_serial, failure: '', next_try_at: null },
    note: `红票号码 ${invoiceNumber}`,
  });
  if (!done) return;
  await keepFiles(row.invoice_id, row.id, issuedAt, said.files);
  await turn(invoice, row);
  if (said.net !== null && said.tax !== null && (Math.abs(said.net) !== row.net || Math.abs(said.tax) !== row.tax))
    await setTrouble(row.invoice_id, `红票金额不符：应为 ${yuan(row.net)} 与 ${yuan(row.tax)}`);
  await publish('invoice.red-issued', { redId: row.id, invoiceId: row.invoice_id, customerId: invoice.customer_id, amount: row.amount });
};

const turn = async (invoice: InvoiceRow, row: RedRow): Promise<void> => {
  const whole = invoice.red + row.amount >= invoice.amount;
  await move('invoices', invoiceMoves, whole ? 'turnRed' : 'turnPartlyRed', invoice.id, system, {
    set: { red: sql`red + ${row.amount}`, trouble: '' },
    where: sql`red + ${row.amount} <= amount`,
    title: whole ? '全额红冲' : '部分红冲',
    note: `${yuan(row.amount)} 元`,
  });
  if (!whole) return;
  await freeLines(invoice.id);
  await releaseReplacement(invoice.id);
};
