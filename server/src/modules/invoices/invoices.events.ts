import type { Events } from '@huitou/shared-types/events.ts';
import { titleFieldsIn } from '@huitou/shared-types/invoices/schema.ts';
import { json } from '../../platform/db/orm.ts';
import { system } from '../../platform/context.ts';
import { ShopError } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { type Handler, on } from '../../platform/queue/events.ts';
import { readOrder } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { alignInvoice } from './align-invoice.ts';
import { issueByItself } from './invoices.jobs.ts';
import { forgetPerson } from './personal-data.ts';
import { readInvoice } from './read-invoice.ts';
import { makeRequest } from './request-invoice.ts';
import { db } from './tables.ts';

/** Asks for the invoice that the customer ordered at checkout. An order that is invoiced already, or cannot be, is left alone. */
const requestForOrder = async (orderId: number): Promise<void> => {
  const settings = await readSettings('invoices');
  if (!settings.enabled || !settings.autoRequest) return;
  const order = await readOrder(orderId);
  if (!order || order.invoice_title === null) return;
  const title = titleFieldsIn.safeParse(json<object>(order.invoice_title));
  if (!title.success) return;
  try {
    await makeRequest(
      { customerId: order.customer_id, orderIds: [orderId], type: 'normal', title: title.data, email: null, phone: null, automatic: true },
      system,
    );
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    log.info({ no: order.no, code: error.code }, 'no automatic invoice');
  }
};

/** An invoiced order gives money back: its invoices follow, before or with the refund. */
const followRefund = async ({ orderId, refundId }: Events['order.refunded']): Promise<void> => {
  const rows = await db()
    .selectFrom('invoice_orders')
    .innerJoin('invoices', 'invoices.id', 'invoice_orders.invoice_id')
    .select('invoices.id')
    .where('invoice_orders.order_id', '=', orderId)
    .where('invoices.status', 'in', ['requested', 'failed', 'issued', 'partially_red'])
    .execute();
  for (const { id } of rows) await alignInvoice(id, refundId);
};

export const handlers: Handler[] = [
  on('order.completed', 'invoices.request-completed', ({ orderId }) => requestForOrder(orderId)),
  on('order.refunded', 'invoices.follow-refund', followRefund),
  // A replacement was wanted by the customer and its first version approved: it goes out at once.
  on('invoice.requested', 'invoices.issue-by-itself', async ({ invoiceId }) => {
    const row = await readInvoice(invoiceId);
    if (row.status === 'requested' && (row.replaces_id !== null || (await readSettings('invoices')).autoIssue))
      await issueByItself(invoiceId);
  }),
  // Refunds that came while it was on its way had nothing to turn red yet.
  on('invoice.issued', 'invoices.follow-refunds-meanwhile', ({ invoiceId }) => alignInvoice(invoiceId)),
  on('customer.deleted', 'invoices.forget-person', forgetPerson),
];
