import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { query } from '../../platform/db/orm.ts';
import type { Invoice, InvoiceLine, InvoiceOrder } from './invoice.entity.ts';
import type { InvoiceDelivery, InvoiceFile } from './paper.entity.ts';
import type { InvoiceRed, InvoiceRedLine } from './red.entity.ts';
import type { InvoiceTitle, KnownTitle } from './title.entity.ts';

/** The tables of this slice for hand-written queries, in the transaction in hand. */
export const db = () =>
  query<
    | typeof Invoice
    | typeof InvoiceOrder
    | typeof InvoiceLine
    | typeof InvoiceRed
    | typeof InvoiceRedLine
    | typeof InvoiceFile
    | typeof InvoiceDelivery
    | typeof InvoiceTitle
    | typeof KnownTitle
  >();

export type InvoiceRow = Selectable<InferKyselyDB<typeof Invoice>['invoices']>;
export type InvoiceOrderRow = Selectable<InferKyselyDB<typeof InvoiceOrder>['invoice_orders']>;
export type InvoiceLineRow = Selectable<InferKyselyDB<typeof InvoiceLine>['invoice_lines']>;
export type RedRow = Selectable<InferKyselyDB<typeof InvoiceRed>['invoice_reds']>;
export type RedLineRow = Selectable<InferKyselyDB<typeof InvoiceRedLine>['invoice_red_lines']>;
export type FileRow = Selectable<InferKyselyDB<typeof InvoiceFile>['invoice_files']>;
export type DeliveryRow = Selectable<InferKyselyDB<typeof InvoiceDelivery>['invoice_deliveries']>;
export type TitleRow = Selectable<InferKyselyDB<typeof InvoiceTitle>['invoice_titles']>;
