import type { RedReason, RedStatus } from '@huitou/shared-types/invoices/states.ts';
import { defineEntity } from '@mikro-orm/core';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import type { RedApplyCommand } from './ports.ts';

/** A red letter: turns an invoice red, whole or in part. Amounts are positive here, negative on the document. */
export const InvoiceRed = defineEntity({
  name: 'InvoiceRed',
  tableName: 'invoice_reds',
  indexes: [{ properties: ['status', 'nextTryAt'] }, { properties: ['issuedAt'] }],
  /** A cause makes one red letter of an invoice: `refund:12`, `reissue:34`. */
  uniques: [{ properties: ['invoiceId', 'cause'] }],
  properties: {
    id: idColumn(),
    no: textColumn(20).unique(),
    invoiceId: refColumn(),
    status: p.string().length(20).$type<RedStatus>(),
    reason: p.string().length(10).$type<RedReason>(),
    cause: textColumn(60),
    automatic: p.boolean(),
    note: textColumn(100),
    amount: fenColumn(),
    net: fenColumn(),
    tax: fenColumn(),
    /** Numbers of the application and of the red invoice, fixed before their calls. */
    applyNo: textColumn(20).unique(),
    applyId: textColumn(64),
    confirmNo: textColumn(64),
    confirmBefore: timeColumn().nullable(),
    command: jsonColumn<RedApplyCommand>(),
    redNo: textColumn(20).unique(),
    redSerial: textColumn(64),
    invoiceNumber: textColumn(30).nullable().unique(),
    attempts: countColumn(),
    nextTryAt: timeColumn().nullable(),
    /** A worker has it until then. */
    leaseUntil: timeColumn().nullable(),
    failure: textColumn(200),
    createdAt: timeColumn(),
    issuedAt: timeColumn().nullable(),
  },
});

export const InvoiceRedLine = defineEntity({
  name: 'InvoiceRedLine',
  tableName: 'invoice_red_lines',
  uniques: [{ properties: ['redId', 'lineId'] }],
  indexes: [{ properties: ['lineId'] }],
  properties: {
    id: idColumn(),
    redId: refColumn(),
    /** The blue line. */
    lineId: refColumn(),
    quantity: countColumn(),
    gross: fenColumn(),
    net: fenColumn(),
    tax: fenColumn(),
  },
});
