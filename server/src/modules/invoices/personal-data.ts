import { iso, isoOrNull } from '../../platform/clock.ts';
import { registerDataExport, registerDeletionCheck } from '../customers/index.ts';
import { db } from './tables.ts';

const MOST_EXPORTED = 2_000;

/** An account may not go while an invoice of its is on its way. */
registerDeletionCheck(async (customerId) => {
  const open = await db()
    .selectFrom('invoices')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('customer_id', '=', customerId)
    .where('status', 'in', ['awaiting_red', 'requested', 'issuing'])
    .executeTakeFirstOrThrow();
  return Number(open.n) > 0 ? [`还有 ${Number(open.n)} 张发票未开完`] : [];
});

registerDataExport('invoices', async (customerId) => {
  const [titles, invoices] = await Promise.all([
    db().selectFrom('invoice_titles').selectAll().where('customer_id', '=', customerId).orderBy('id').execute(),
    db().selectFrom('invoices').selectAll().where('customer_id', '=', customerId).orderBy('id', 'desc').limit(MOST_EXPORTED).execute(),
  ]);
  return {
    titles: titles.map(({ kind, title, tax_no: taxNo, address, phone, bank, account }) => ({
      kind,
      title,
      taxNo,
      address,
      phone,
      bank,
      account,
    })),
    invoices: invoices.map((row) => ({
      no: row.no,
      status: row.status,
      title: row.title,
      taxNo: row.tax_no,
      amount: row.amount,
      invoiceNumber: row.invoice_number,
      email: row.email,
      phone: row.phone,
      requestedAt: iso(row.requested_at),
      issuedAt: isoOrNull(row.issued_at),
    })),
  };
});

/** Drops the title book and where invoices were sent to; the invoices stay for their legal term. Safe to repeat. */
export const forgetPerson = async ({ customerId }: { customerId: number }): Promise<void> => {
  await db().deleteFrom('invoice_titles').where('customer_id', '=', customerId).execute();
  await db().updateTable('invoices').set({ email: '', phone: '' }).where('customer_id', '=', customerId).execute();
  await db()
    .updateTable('invoice_deliveries')
    .set({ target: '' })
    .where('invoice_id', 'in', (eb) => eb.selectFrom('invoices').select('id').where('customer_id', '=', customerId))
    .where('status', '<>', 'waiting')
    .execute();
};
