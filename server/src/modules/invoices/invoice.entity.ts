import type { InvoiceStatus, InvoiceType, TaxMark } from '@huitou/shared-types/invoices/states.ts';
import { defineEntity } from '@mikro-orm/core';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import type { IssueCommand } from './ports.ts';

/** A blue invoice, from the request on. The buyer is copied in; lines and sums are frozen when it is handed to the provider. */
export const Invoice = defineEntity({
  name: 'Invoice',
  tableName: 'invoices',
  indexes: [
    { properties: ['customerId', 'id'] },
    { properties: ['status', 'id'] },
    { properties: ['status', 'nextTryAt'] },
    { properties: ['title', 'id'] },
    { properties: ['taxNo', 'id'] },
    { properties: ['requestedAt', 'id'] },
    { properties: ['issuedAt', 'id'] },
    { properties: ['amount', 'id'] },
  ],
  properties: {
    id: idColumn(),
    no: textColumn(20).unique(),
    customerId: refColumn(),
    status: p.string().length(20).$type<InvoiceStatus>(),
    type: p.string().length(10).$type<InvoiceType>(),
    /** Asked for by the shop itself, with the title of the order. */
    automatic: p.boolean(),
    buyerKind: p.string().length(10).$type<'person' | 'company'>(),
    title: textColumn(100),
    taxNo: textColumn(20).nullable(),
    buyerAddress: textColumn(100),
    buyerPhone: textColumn(30),
    buyerBank: textColumn(60),
    buyerAccount: textColumn(40),
    /** Where it is sent to once issued; empty for nowhere. */
    email: textColumn(100),
    phone: textColumn(20),
    remark: textColumn(200),
    amount: fenColumn(),
    net: fenColumn(),
    tax: fenColumn(),
    /** Whether what was paid from the balance is on it: as the shop wanted when it was made, whatever it wants later. */
    balanceInvoiced: p.boolean().default(false),
    /** Turned red by red letters that are issued. */
    red: fenColumn(),
    /** The invoice with a wrong title that this one replaces. */
    replacesId: refColumn().nullable().unique(),
    provider: textColumn(20),
    receipt: p.boolean(),
    /** The number that the provider knows: fixed before the first call, the same on every repetition. */
    providerNo: textColumn(20).nullable().unique(),
    providerSerial: textColumn(64),
    /** The whole content that was handed in. */
    command: jsonColumn<IssueCommand>().nullable(),
    invoiceNumber: textColumn(30).nullable().unique(),
    attempts: countColumn(),
    nextTryAt: timeColumn().nullable(),
    /** A worker has it until then. */
    leaseUntil: timeColumn().nullable(),
    failure: textColumn(200),
    /** What a person must look at; empty when nothing. */
    trouble: textColumn(200).index(),
    requestedAt: timeColumn(),
    issuedAt: timeColumn().nullable(),
  },
});

export const InvoiceOrder = defineEntity({
  name: 'InvoiceOrder',
  tableName: 'invoice_orders',
  uniques: [{ properties: ['invoiceId', 'orderId'] }],
  indexes: [{ properties: ['orderId'] }, { properties: ['orderNo'] }],
  properties: { id: idColumn(), invoiceId: refColumn(), orderId: refColumn(), orderNo: textColumn(32), locationId: refColumn() },
});

export const InvoiceLine = defineEntity({
  name: 'InvoiceLine',
  tableName: 'invoice_lines',
  indexes: [{ properties: ['orderLineId'] }],
  uniques: [{ properties: ['invoiceId', 'position'] }],
  properties: {
    id: idColumn(),
    invoiceId: refColumn(),
    /** From 1, as on the document. */
    position: countColumn(),
    orderId: refColumn(),
    /** Null for freight. */
    orderLineId: refColumn().nullable(),
    /** `line:<order line>` or `freight:<order>` while this invoice is alive: an order line has one live invoice. Null on discount lines. */
    liveKey: textColumn(40).nullable().unique(),
    property: p.string().length(10).$type<'normal' | 'discounted' | 'discount'>(),
    name: textColumn(100),
    spec: textColumn(100),
    unit: textColumn(10),
    quantity: countColumn().nullable(),
    price: textColumn(30).nullable(),
    taxCode: textColumn(19),
    taxRate: countColumn(),
    taxMark: p.string().length(10).$type<TaxMark>(),
    gross: fenColumn(),
    net: fenColumn(),
    tax: fenColumn(),
    /** What this line says together with its discount line; 0 on discount lines. */
    saleGross: fenColumn(),
    saleTax: fenColumn(),
    /** Held by red letters, issued or on their way. */
    redGross: fenColumn(),
    redTax: fenColumn(),
    redQuantity: countColumn(),
  },
});
