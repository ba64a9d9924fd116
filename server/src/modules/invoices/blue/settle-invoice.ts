import { invoiceMoves } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { now } from '../../../platform/clock.ts';
import { system } from '../../../platform/context.ts';
import { isDuplicate, transact } from '../../../platform/db/transact.ts';
import { log } from '../../../platform/log.ts';
import { tryMove } from '../../../platform/move.ts';
import { publish } from '../../../platform/queue/events.ts';
import { planDelivery } from '../deliver.ts';
import { keepFiles } from '../keep-files.ts';
import type { DocumentState } from '../ports.ts';
import { orderIdsOf } from '../read-invoice.ts';
import { db, type InvoiceRow } from '../tables.ts';
import { rememberCompany } from '../titles/titles.ts';

const clip = (text: string): string => [...text].slice(0, 200).join('');

/** Writes down that an invoice has failed for good, under the number that it had. Once. */
export const failInvoice = (row: InvoiceRow, reason: string, serial = row.provider_serial): Promise<void> =>
  transact(async () => {
    const failed = await tryMove('invoices', invoiceMoves, 'fail', row.id, system, {
      set: { failure: clip(reason || '开票平台未说明原因'), next_try_at: null, provider_serial: serial },
      note: clip(reason),
    });
    if (failed) await publish('invoice.failed', { invoiceId: row.id, customerId: row.customer_id, reason: clip(reason) });
  });

/**
 * Takes what the provider says of an invoice. Whatever brings it (the first answer, a query, a query after a hint), it is settled once; what
 * does not fit what was handed in is kept for a person to look at. Answers what stands in the way.
 */
export const settleInvoice = async (row: InvoiceRow, said: DocumentState): Promise<string> => {
  if (said.state === 'issuing') {
    if (said.serial !== '' && said.serial !== row.provider_serial)
      await db()
        .updateTable('invoices')
        .set({ provider_serial: said.serial })
        .where('id', '=', row.id)
        .where('status', '=', 'issuing')
        .execute();
    return '';
  }
  if (said.state === 'failed') {
    await failInvoice(row, said.failure, said.serial || row.provider_serial);
    return said.failure;
  }
  if (!said.invoiceNumber) return '开票平台没有给出发票号码';
  try {
    await succeed(row, said, said.invoiceNumber);
    return '';
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    log.error({ no: row.no }, 'an invoice number that belongs to another invoice');
    return `发票号码 ${said.invoiceNumber} 已属于另一张发票`;
  }
};

const succeed = (row: InvoiceRow, said: DocumentState, invoiceNumber: string): Promise<void> =>
  transact(async () => {
    const issuedAt = said.issuedAt ?? now();
    const trouble = differs(row, said);
    const done = await tryMove('invoices', invoiceMoves, 'succeed', row.id, system, {
      set: {
        invoice_number: invoiceNumber,
        issued_at: issuedAt,
        provider_serial: said.serial || row.provider_serial,
        failure: '',
        trouble,
        attempts: 0,
        // A provider may give the files some moments after the number.
        next_try_at: said.files.length === 0 ? now() : null,
      },
      note: row.receipt ? '' : `发票号码 ${invoiceNumber}`,
    });
    if (!done) return;
    await keepFiles(row.id, 0, issuedAt, said.files);
    if (row.email) await planDelivery(row.id, 'email', row.email);
    if (row.phone) await planDelivery(row.id, 'sms', row.phone);
    if (row.buyer_kind === 'company' && row.tax_no && !row.receipt) await rememberCompany(row.title, row.tax_no);
    await publish('invoice.issued', {
      invoiceId: row.id,
      customerId: row.customer_id,
      orderIds: await orderIdsOf(row.id),
      amount: row.amount,
    });
  });

const differs = (row: InvoiceRow, said: DocumentState): string => {
  if (said.net === null || said.tax === null || (said.net === row.net && said.tax === row.tax)) return '';
  log.error({ no: row.no, net: said.net, tax: said.tax }, 'an invoice was issued with other amounts');
  return `开票平台的金额不符：金额 ${yuan(said.net)} 税额 ${yuan(said.tax)}，应为 ${yuan(row.net)} 与 ${yuan(row.tax)}`;
};
