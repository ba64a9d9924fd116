import type {
  Invoice,
  InvoiceCard,
  invoiceListIn,
  InvoicePage,
  OrderInvoices,
  previewInvoiceIn,
  InvoiceCheck,
} from '@huitou/shared-types/invoices/schema.ts';
import type { InvoiceStatus } from '@huitou/shared-types/invoices/states.ts';
import type { z } from 'zod';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { query } from '../../platform/db/orm.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import type { StateLog } from '../../platform/state-log.entity.ts';
import { linesOf, ownOrder, readOrders } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { checkOrders, checkView } from './check-orders.ts';
import { cardView, type Goods, invoiceView, type Viewer, type WholeInvoice } from './invoice.view.ts';
import { channels, provider } from './ports.ts';
import { wholeOrders } from './read-facts.ts';
import { linesOfInvoices } from './read-invoice.ts';
import { db, type InvoiceOrderRow, type InvoiceRow } from './tables.ts';
import { filesOf } from './verify-files.ts';

const PICTURES = 4;

export const ordersOfInvoices = async (ids: readonly number[]): Promise<Map<number, InvoiceOrderRow[]>> => {
  const orders = new Map<number, InvoiceOrderRow[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return orders;
  for (const row of await db()
    .selectFrom('invoice_orders')
    .selectAll()
    .where('invoice_id', 'in', [...ids])
    .orderBy('id')
    .execute())
    orders.get(row.invoice_id)?.push(row);
  return orders;
};

/** Invoices as list entries, with the pictures of what was bought; a handful of SQL for all of them. */
export const cardsOf = async (rows: readonly InvoiceRow[], viewer: Viewer): Promise<InvoiceCard[]> => {
  const orders = await ordersOfInvoices(rows.map((row) => row.id));
  const bought = await linesOf([...new Set([...orders.values()].flatMap((list) => list.map((order) => order.order_id)))]);
  return rows.map((row) => {
    const own = orders.get(row.id) ?? [];
    const lines = own.flatMap((order) => bought.get(order.order_id) ?? []);
    const goods: Goods = {
      pictures: lines.slice(0, PICTURES).map((line) => line.picture),
      pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
    };
    return cardView(row, own, goods, viewer);
  });
};

export const withParts = async (row: InvoiceRow): Promise<WholeInvoice> => {
  const [orders, lines, reds, files, deliveries, log, next] = await Promise.all([
    ordersOfInvoices([row.id]),
    linesOfInvoices([row.id]),
    db().selectFrom('invoice_reds').selectAll().where('invoice_id', '=', row.id).orderBy('id').execute(),
    filesOf(row.id),
    db().selectFrom('invoice_deliveries').selectAll().where('invoice_id', '=', row.id).orderBy('id', 'desc').limit(20).execute(),
    query<typeof StateLog>()
      .selectFrom('state_log')
      .select(['at', 'title', 'note', 'actor_kind', 'actor_name'])
      .where('subject', '=', 'invoices')
      .where('subject_id', '=', row.id)
      .orderBy('id')
      .limit(100)
      .execute(),
    db().selectFrom('invoices').select('id').where('replaces_id', '=', row.id).executeTakeFirst(),
  ]);
  return {
    row,
    orders: orders.get(row.id) ?? [],
    lines: lines.get(row.id) ?? [],
    reds,
    files,
    deliveries,
    log,
    replacedBy: next?.id ?? null,
  };
};

/** @throws not_found when it is not this customer's */
export const myInvoice = async (customerId: number, id: number): Promise<Invoice> =>
  invoiceView(
    await withParts(
      must(await db().selectFrom('invoices').selectAll().where('id', '=', id).where('customer_id', '=', customerId).executeTakeFirst()),
    ),
    'customer',
  );
export const invoiceDetail = ({ id }: { id: number }, { actor }: CustomerCall): Promise<Invoice> => myInvoice(actor.id, id);

const tabs: Record<'open' | 'issued' | 'red', readonly InvoiceStatus[]> = {
  open: ['awaiting_red', 'requested', 'issuing', 'failed'],
  issued: ['issued', 'partially_red'],
  red: ['partially_red', 'red'],
};
export const listMyInvoices = async (input: z.output<typeof invoiceListIn>, { actor }: CustomerCall): Promise<InvoicePage> => {
  const after = idCursor(input.cursor);
  let list = db().selectFrom('invoices').selectAll().where('customer_id', '=', actor.id);
  if (input.tab !== 'all') list = list.where('status', 'in', [...tabs[input.tab]]);
  if (after !== null) list = list.where('id', '<', after);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const cards = await cardsOf(rows, 'customer');
  return toPage(
    rows,
    input.limit,
    (row) => cards[rows.indexOf(row)] as InvoiceCard,
    (row) => [row.id],
  );
};

/** The invoices of an order, and whether one can be asked for. @throws not_found */
export const invoicesOfOrder = async ({ orderId }: { orderId: number }, { actor }: CustomerCall): Promise<OrderInvoices> => {
  const order = await ownOrder(actor.id, orderId);
  const rows = await db()
    .selectFrom('invoices')
    .selectAll('invoices')
    .innerJoin('invoice_orders', 'invoice_orders.invoice_id', 'invoices.id')
    .where('invoice_orders.order_id', '=', orderId)
    .orderBy('invoices.id', 'desc')
    .limit(20)
    .execute();
  const { specialEnabled } = await readSettings('invoices');
  const check = await checkOrders(await wholeOrders([order]), { type: 'normal', title: null });
  const first = check.problems.find((one) => one.severity === 'error');
  return {
    canRequest: check.ok,
    reason: first?.message ?? '',
    amount: check.gross,
    specialOffered: specialEnabled && !provider().receiptOnly,
    receiptOnly: provider().receiptOnly,
    channels: channels(),
    items: await cardsOf(rows, 'customer'),
  };
};

/** What an invoice over these orders would say. @throws not_found for an order of somebody else */
export const previewInvoice = async (input: z.output<typeof previewInvoiceIn>, { actor }: CustomerCall): Promise<InvoiceCheck> => {
  const ids = [...new Set(input.orderIds)];
  const orders = await readOrders(ids);
  const own = ids.map((id) => orders.get(id)).filter((order) => order !== undefined && order.customer_id === actor.id);
  if (own.length !== ids.length) fail('not_found');
  return checkView(await checkOrders(await wholeOrders(own as NonNullable<(typeof own)[number]>[]), input));
};
