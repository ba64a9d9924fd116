import type { Invoice, requestInvoiceIn, TitleFields } from '@huitou/shared-types/invoices/schema.ts';
import type { InvoiceStatus, InvoiceType } from '@huitou/shared-types/invoices/states.ts';
import type { Settings } from '@huitou/shared-types/settings/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import type { Actor, CustomerActor } from '../../platform/context.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSettings } from '../settings/index.ts';
import { checkOrders, refuseBlocked } from './check-orders.ts';
import { myInvoice } from './invoice.queries.ts';
import { newInvoiceNo } from './numbers.ts';
import { lockOrders, type WholeOrder } from './read-facts.ts';
import { db } from './tables.ts';
import { keepTitle } from './titles/titles.ts';
import { writeLines } from './write-lines.ts';

export interface NewRequest {
  customerId: number;
  orderIds: readonly number[];
  type: InvoiceType;
  title: TitleFields;
  email: string | null;
  phone: string | null;
  automatic: boolean;
  shownAmount?: number | undefined;
}

/** The columns of a new invoice row, without its amounts. */
export const headOf = (
  request: Omit<NewRequest, 'orderIds' | 'shownAmount'>,
  status: InvoiceStatus,
  { remark, balanceInvoiced }: Pick<Settings['invoices'], 'remark' | 'balanceInvoiced'>,
) => ({
  no: newInvoiceNo('I'),
  customer_id: request.customerId,
  status,
  type: request.type,
  automatic: request.automatic,
  buyer_kind: request.title.kind,
  title: request.title.title,
  tax_no: request.title.taxNo,
  buyer_address: request.title.address,
  buyer_phone: request.title.phone,
  buyer_bank: request.title.bank,
  buyer_account: request.title.account,
  email: request.email ?? '',
  phone: request.phone ?? '',
  remark,
  balance_invoiced: balanceInvoiced,
  red: 0,
  replaces_id: null,
  provider: '',
  receipt: false,
  provider_no: null,
  provider_serial: '',
  command: null,
  invoice_number: null,
  attempts: 0,
  next_try_at: null,
  lease_until: null,
  failure: '',
  trouble: '',
  requested_at: now(),
  issued_at: null,
});

export const writeOrders = async (invoiceId: number, orders: readonly WholeOrder[]): Promise<void> => {
  await db()
    .insertInto('invoice_orders')
    .values(orders.map(({ order }) => ({ invoice_id: invoiceId, order_id: order.id, order_no: order.no, location_id: order.location_id })))
    .execute();
};

/**
 * Writes a request over orders of one customer and takes hold of their lines; the unique key on them lets one of several simultaneous
 * requests through. @throws not_found, invoice_exists, invoice_blocked, invoice_amount_changed
 */
export const makeRequest = async (request: NewRequest, actor: Actor): Promise<number> => {
  const settings = await readSettings('invoices');
  try {
    return await transact(async () => {
      const orders = await lockOrders(request.orderIds);
      if (orders.some(({ order }) => order.customer_id !== request.customerId)) fail('not_found');
      const check = await checkOrders(orders, request);
      refuseBlocked(check);
      if (request.shownAmount !== undefined && request.shownAmount !== check.gross)
        fail('invoice_amount_changed', undefined, { amount: check.gross });
      const { insertId } = await db()
        .insertInto('invoices')
        .values({ ...headOf(request, 'requested', settings), amount: check.gross, net: check.net, tax: check.tax } as never)
        .executeTakeFirstOrThrow();
      const id = Number(insertId);
      await writeOrders(id, orders);
      await writeLines(id, check.lines, true);
      await logStates(actor, {
        subject: 'invoices',
        subjectId: id,
        move: 'request',
        title: request.automatic ? '订单完成，自动申请开票' : '申请开票',
        to: 'requested',
      });
      await publish('invoice.requested', { invoiceId: id, customerId: request.customerId });
      return id;
    });
  } catch (error) {
    if (isDuplicate(error)) return fail('invoice_exists');
    throw error;
  }
};

/** The customer asks. */
export const requestInvoice = async (input: z.output<typeof requestInvoiceIn>, { actor }: CustomerCall): Promise<Invoice> => {
  const { saveTitle, ...request } = input;
  const id = await makeRequest({ ...request, customerId: actor.id, automatic: false }, actor);
  if (saveTitle) await saveQuietly(actor, input.title);
  return myInvoice(actor.id, id);
};

/** The invoice is asked for whether or not the book has room for its title. */
const saveQuietly = async (actor: CustomerActor, title: TitleFields): Promise<void> => {
  await keepTitle(actor.id, { ...title, isDefault: false }).catch(() => undefined);
};
