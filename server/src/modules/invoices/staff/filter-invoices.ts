import type { staffInvoiceListIn } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceTabStatuses } from '@huitou/shared-types/invoices/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { endOfDay, startOfDay } from '../../../platform/clock.ts';
import { type InvoiceSelect, visibleInvoices } from './scope.ts';

export type Filters = Omit<z.output<typeof staffInvoiceListIn>, 'cursor' | 'limit'>;

/** The invoices that the filters leave. Shared by the list and the export. */
export const filterInvoices = (filters: Filters, scope: readonly number[] | null): InvoiceSelect => {
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
  if (filters.orderNo) list = withOrder(list, filters.orderNo.toUpperCase());
  const { q } = filters;
  if (!q) return list;
  const upper = q.toUpperCase();
  const prefix = `${q.replace(/[\\%_]/g, '\\$&')}%`;
  // Each of these has an index of its own; numbers are asked for whole.
  return list.where((eb) =>
    eb.or([
      eb('title', 'like', prefix),
      eb('tax_no', '=', upper),
      eb('no', '=', upper),
      eb('invoice_number', '=', upper),
      eb.exists(
        eb
          .selectFrom('invoice_orders')
          .select(sql<number>`1`.as('one'))
          .whereRef('invoice_orders.invoice_id', '=', 'invoices.id')
          .where('invoice_orders.order_no', '=', upper),
      ),
    ]),
  );
};

const withOrder = (list: InvoiceSelect, no: string): InvoiceSelect =>
  list.where((eb) =>
    eb.exists(
      eb
        .selectFrom('invoice_orders')
        .select(sql<number>`1`.as('one'))
        .whereRef('invoice_orders.invoice_id', '=', 'invoices.id')
        .where('invoice_orders.order_no', '=', no),
    ),
  );
