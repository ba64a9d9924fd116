import type { TitleFields } from '@huitou/shared-types/invoices/schema.ts';
import { must } from '../../platform/errors.ts';
import type { Party } from './ports.ts';
import { db, type InvoiceLineRow, type InvoiceRow } from './tables.ts';

/** @throws not_found */
export const readInvoice = async (id: number): Promise<InvoiceRow> =>
  must(await db().selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirst());

/** Locked until the transaction ends. Lock the orders before the invoice. @throws not_found */
export const lockInvoice = async (id: number): Promise<InvoiceRow> =>
  must(await db().selectFrom('invoices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());

export const orderIdsOf = async (invoiceId: number): Promise<number[]> =>
  (await db().selectFrom('invoice_orders').select('order_id').where('invoice_id', '=', invoiceId).orderBy('order_id').execute()).map(
    (row) => row.order_id,
  );

export const linesOfInvoices = async (ids: readonly number[]): Promise<Map<number, InvoiceLineRow[]>> => {
  const lines = new Map<number, InvoiceLineRow[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return lines;
  for (const row of await db()
    .selectFrom('invoice_lines')
    .selectAll()
    .where('invoice_id', 'in', [...ids])
    .orderBy('invoice_id')
    .orderBy('position')
    .execute())
    lines.get(row.invoice_id)?.push(row);
  return lines;
};

export const titleOf = (row: Omit<InvoiceRow, 'id'>): TitleFields => ({
  kind: row.buyer_kind,
  title: row.title,
  taxNo: row.tax_no,
  address: row.buyer_address,
  phone: row.buyer_phone,
  bank: row.buyer_bank,
  account: row.buyer_account,
});
export const buyerOf = (row: Omit<InvoiceRow, 'id'>): Party => titleOf(row);

/** Says what a person must look at; '' takes it back. */
export const setTrouble = async (invoiceId: number, trouble: string): Promise<void> => {
  await db()
    .updateTable('invoices')
    .set({ trouble: [...trouble].slice(0, 200).join('') })
    .where('id', '=', invoiceId)
    .execute();
};
