import { defineEntity } from '@mikro-orm/core';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A title in a customer's book. */
export const InvoiceTitle = defineEntity({
  name: 'InvoiceTitle',
  tableName: 'invoice_titles',
  uniques: [{ properties: ['customerId', 'fingerprint'] }],
  properties: {
    id: idColumn(),
    customerId: refColumn(),
    /** Hash of kind, title and tax number: the same title stands in a book once. */
    fingerprint: textColumn(64),
    /** The customer's id on their default title, null on the others: one default a book. */
    defaultOf: refColumn().nullable().unique(),
    kind: p.string().length(10).$type<'person' | 'company'>(),
    title: textColumn(100),
    taxNo: textColumn(20).nullable(),
    address: textColumn(100),
    phone: textColumn(30),
    bank: textColumn(60),
    account: textColumn(40),
    updatedAt: timeColumn(),
  },
});

/** Companies that the shop has issued invoices to: what a title search may suggest to others. Name and number of a company are public. */
export const KnownTitle = defineEntity({
  name: 'KnownTitle',
  tableName: 'known_titles',
  indexes: [{ properties: ['title'] }],
  properties: { id: idColumn(), taxNo: textColumn(20).unique(), title: textColumn(100), uses: countColumn(), lastAt: timeColumn() },
});
