import type { staffInvoiceListIn } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceTabStatuses } from '@huitou/shared-types/invoices/states.ts';
import type { z } from 'zod';
import { endOfDay, startOfDay } from '../../../platform/clock.ts';
import { db } from '../tables.ts';
import { type InvoiceSelect, visibleInvoices } from './scope.ts';

export type Filters = Omit<z.output<typeof staffInvoiceListIn>, 'cursor' | 'limit'>;
/** A number of ours, of the tax office, of a company or of an order. */
const NUMBER = /^[0-9A-Z]{8,32}$/i;
const MOST_HITS = 1_000;

/** The invoices that the filters leave. Shared by the list and the export. */
export const filterInvoices = async (filters: Filters, scope: readonly number[] | null): Promise<InvoiceSelect> => {
  let list = visibleInvoices(scope);
  if (filters.tab !== 'all') list = list.where('status', 'in', [...invoiceTabStatuses[filters.tab]]);
  if (filters.customerId !== undefined) list = list.where('customer_id', '=', filters.customerId);
  if (filters.taxNo) list = list.where('tax_no', '=', filters.taxNo.toUpperCase());
  if (filters.type) list = list.where('type', '=', filters.type);
  if (filters.minAmount !== undefined) list = list.where('amount', '>=', filters.minAmount);
  if (filters.maxAmount !== undefined) list = list.where('amount', '<=', filters.maxAmount);
  const date = filters.dateOf === 'issued' ? 'issued_at' : 'requested_at';
  if (filters.from) list = list.where(date, '>=', startOfDay(filters.from));
  if (filters.to) list = list.where(date, '<', endOfDay(filters.to));
  if (filters.trouble) list = list.where('trouble', '<>', '');
  if (filters.orderNo) list = onlyThese(list, await idsOfOrder(filters.orderNo.toUpperCase()));
  return filters.q ? matching(list, filters.q) : list;
};

const onlyThese = (list: InvoiceSelect, ids: readonly number[]): InvoiceSelect =>
  list.where('invoices.id', 'in', ids.length > 0 ? [...ids] : [0]);

const idsOfOrder = async (no: string): Promise<number[]> =>
  (await db().selectFrom('invoice_orders').select('invoice_id').where('order_no', '=', no).limit(MOST_HITS).execute()).map(
    (row) => row.invoice_id,
  );

/** A text that looks like a number is looked up whole, by the index of each kind of number; what is none of them begins a title. */
const matching = async (list: InvoiceSelect, q: string): Promise<InvoiceSelect> => {
  if (NUMBER.test(q)) {
    const no = q.toUpperCase();
    const by = (column: 'no' | 'invoice_number' | 'tax_no') =>
      db().selectFrom('invoices').select('id').where(column, '=', no).orderBy('id', 'desc').limit(MOST_HITS).execute();
    const found = await Promise.all([by('no'), by('invoice_number'), by('tax_no')]);
    const ids = [...found.flat().map((row) => row.id), ...(await idsOfOrder(no))];
    if (ids.length > 0) return onlyThese(list, ids);
  }
  return list.where('title', 'like', `${q.replace(/[\\%_]/g, '\\$&')}%`);
};
