import { z } from 'zod';
import type { InvoiceNotice, InvoiceProvider } from '../../modules/invoices/index.ts';

const text = z.coerce
  .string()
  .max(64)
  .nullish()
  .transform((value) => value ?? '');
const content = z.object({ c_orderno: text, c_fpqqlsh: text, billId: text });

/** A result posted as a form. Nothing in it is signed, so it says no more than which document to ask about. */
export const openNotice = ({ rawBody }: Parameters<InvoiceProvider['openNotice']>[0]): InvoiceNotice => {
  const form = new URLSearchParams(rawBody);
  try {
    const said = content.parse(JSON.parse(form.get('content') ?? ''));
    const billId = said.billId || (form.get('billId') ?? '').slice(0, 64);
    if (billId !== '') return { kind: 'red', no: billId, applyId: billId };
    const no = said.c_orderno || (form.get('orderno') ?? '').slice(0, 64);
    if (no !== '' || said.c_fpqqlsh !== '') return { kind: 'invoice', no, serial: said.c_fpqqlsh };
  } catch {
    // falls through
  }
  return { kind: 'refused', status: 400, reason: 'malformed' };
};
