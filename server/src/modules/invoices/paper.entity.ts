import type { FileFormat } from '@huitou/shared-types/invoices/schema.ts';
import { defineEntity } from '@mikro-orm/core';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A file of an invoice or of one of its red letters, kept for the legal term with its hash. */
export const InvoiceFile = defineEntity({
  name: 'InvoiceFile',
  tableName: 'invoice_files',
  indexes: [{ properties: ['invoiceId'] }, { properties: ['state', 'nextTryAt'] }, { properties: ['state', 'verifiedAt'] }],
  uniques: [{ properties: ['invoiceId', 'redKey', 'format'] }],
  properties: {
    id: idColumn(),
    invoiceId: refColumn(),
    /** The red letter that it belongs to; 0 for the blue invoice. */
    redKey: refColumn(),
    format: p.string().length(5).$type<FileFormat>(),
    state: p.string().length(10).$type<'fetching' | 'kept' | 'failed' | 'altered' | 'missing'>(),
    /** At the provider. */
    url: textColumn(1000),
    /** In our private store; empty until kept. */
    path: textColumn(200),
    sha256: textColumn(64),
    bytes: countColumn(),
    attempts: countColumn(),
    nextTryAt: timeColumn().nullable(),
    failure: textColumn(200),
    keptAt: timeColumn().nullable(),
    keepUntil: timeColumn().nullable(),
    verifiedAt: timeColumn().nullable(),
  },
});

/** An e-mail or SMS that carries an invoice to somebody. */
export const InvoiceDelivery = defineEntity({
  name: 'InvoiceDelivery',
  tableName: 'invoice_deliveries',
  indexes: [{ properties: ['invoiceId'] }, { properties: ['status', 'nextTryAt'] }],
  properties: {
    id: idColumn(),
    invoiceId: refColumn(),
    channel: p.string().length(10).$type<'email' | 'sms'>(),
    target: textColumn(100),
    status: p.string().length(10).$type<'waiting' | 'sent' | 'failed'>(),
    attempts: countColumn(),
    nextTryAt: timeColumn().nullable(),
    failure: textColumn(200),
    createdAt: timeColumn(),
    sentAt: timeColumn().nullable(),
  },
});
