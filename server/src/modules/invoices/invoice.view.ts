import type { DocumentLine, Invoice, InvoiceCard, InvoiceDelivery, InvoiceFile, RedLetter } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceMoves, redMoves } from '@huitou/shared-types/invoices/states.ts';
import { movesFrom } from '@huitou/shared-types/moves.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { privateLink } from '../../platform/files/files.ts';
import { maskPhone } from '../../platform/ids.ts';
import { fileName } from './deliver.ts';
import { channels } from './ports.ts';
import { titleOf } from './read-invoice.ts';
import { mayReissue } from './reissue-invoice.ts';
import type { DeliveryRow, FileRow, InvoiceLineRow, InvoiceOrderRow, InvoiceRow, RedRow } from './tables.ts';

export type Viewer = 'customer' | 'staff';
export interface LogRow {
  at: Date;
  title: string;
  note: string;
  actor_kind: 'customer' | 'staff' | 'system';
  actor_name: string;
}
/** What a picture of the goods needs to know of an order line. */
export interface Goods {
  pictures: string[];
  pieces: number;
}

/** `wang@example.com` → `w***@example.com`. */
export const maskEmail = (email: string): string => email.replace(/^(.).*(@.*)$/, '$1***$2');
const maskTarget = (row: DeliveryRow): string => (row.channel === 'email' ? maskEmail(row.target) : row.target && maskPhone(row.target));

export const fileView = (row: FileRow, name: string): InvoiceFile => {
  const filename = `${name}.${row.format}`;
  return {
    id: String(row.id),
    format: row.format,
    state: row.state,
    url: row.state === 'kept' ? privateLink(row.path, filename) : null,
    filename,
    bytes: row.bytes,
  };
};

export const redView = (row: RedRow, files: readonly FileRow[], viewer: Viewer): RedLetter => ({
  id: String(row.id),
  no: row.no,
  status: row.status,
  reason: row.reason,
  amount: row.amount,
  tax: row.tax,
  invoiceNumber: row.invoice_number,
  confirmBefore: isoOrNull(row.confirm_before),
  failure: viewer === 'staff' || row.status === 'refused' ? row.failure : '',
  automatic: Boolean(row.automatic),
  files: files.filter((file) => file.red_key === row.id).map((file) => fileView(file, `红字-${row.invoice_number ?? row.no}`)),
  createdAt: iso(row.created_at),
  issuedAt: isoOrNull(row.issued_at),
  moves: movesFrom(redMoves, row.status, viewer),
});

const lineView = (row: InvoiceLineRow, orders: readonly InvoiceOrderRow[]): DocumentLine & { id: string; red: number } => ({
  id: String(row.id),
  orderNo: orders.find((order) => order.order_id === row.order_id)?.order_no ?? '',
  orderLineId: row.order_line_id === null ? null : String(row.order_line_id),
  property: row.property,
  name: row.name,
  spec: row.spec,
  unit: row.unit,
  quantity: row.quantity,
  price: row.price,
  taxCode: row.tax_code,
  taxRate: row.tax_rate,
  taxMark: row.tax_mark,
  gross: row.gross,
  net: row.net,
  tax: row.tax,
  red: row.red_gross,
});

export const cardView = (row: InvoiceRow, orders: readonly InvoiceOrderRow[], goods: Goods, viewer: Viewer): InvoiceCard => ({
  id: String(row.id),
  no: row.no,
  status: row.status,
  type: row.type,
  receipt: Boolean(row.receipt),
  title: row.title,
  taxNo: row.tax_no,
  amount: row.amount,
  red: row.red,
  invoiceNumber: row.invoice_number,
  orders: orders.map((order) => ({ id: String(order.order_id), no: order.order_no })),
  // Staff see what the provider said; to the customer only the end of it matters.
  failure: viewer === 'staff' ? row.failure : row.status === 'failed' ? '开票未成功，商家正在处理' : '',
  requestedAt: iso(row.requested_at),
  issuedAt: isoOrNull(row.issued_at),
  moves: movesFrom(invoiceMoves, row.status, viewer),
  ...goods,
});

export interface WholeInvoice {
  row: InvoiceRow;
  orders: InvoiceOrderRow[];
  lines: InvoiceLineRow[];
  reds: RedRow[];
  files: FileRow[];
  deliveries: DeliveryRow[];
  log: LogRow[];
  replacedBy: number | null;
}

const deliveryView = (row: DeliveryRow): InvoiceDelivery => ({
  id: String(row.id),
  channel: row.channel,
  target: maskTarget(row),
  status: row.status,
  failure: row.failure,
  at: isoOrNull(row.sent_at),
});

export const invoiceView = (whole: WholeInvoice, viewer: Viewer): Invoice => {
  const { pictures: _, pieces: _p, ...heads } = cardView(whole.row, whole.orders, { pictures: [], pieces: 0 }, viewer);
  return {
    ...heads,
    buyer: titleOf(whole.row),
    net: whole.row.net,
    tax: whole.row.tax,
    lines: whole.lines.map((line) => lineView(line, whole.orders)),
    files: whole.files.filter((file) => file.red_key === 0).map((file) => fileView(file, fileName(whole.row))),
    deliveries: whole.deliveries.map(deliveryView),
    reds: whole.reds.map((red) => redView(red, whole.files, viewer)),
    replacesId: whole.row.replaces_id === null ? null : String(whole.row.replaces_id),
    replacedById: whole.replacedBy === null ? null : String(whole.replacedBy),
    canReissue: whole.replacedBy === null && mayReissue(whole.row, whole.lines),
    channels: channels(),
    timeline: whole.log.map((entry) => ({
      at: iso(entry.at),
      title: entry.title,
      // What a provider says of a failure is for staff.
      note: viewer === 'customer' && entry.title === invoiceMoves.fail.label ? '' : entry.note,
      by: entry.actor_kind,
      byName: viewer === 'customer' && entry.actor_kind === 'staff' ? '商家' : entry.actor_name,
    })),
  };
};
