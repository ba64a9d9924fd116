import { billTime } from '../times.ts';
import type { Invoice } from './books.ts';
import { yuan } from './decimals.ts';

const escape = (text: string): string => text.replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`);
const tag = (name: string, value: string): string => `<${name}>${escape(value)}</${name}>`;

/** The structured original of a sample invoice. */
export const invoiceXml = (invoice: Invoice): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<EInvoice sample="true">',
    tag('EIid', invoice.number ?? ''),
    tag('IssueTime', billTime(invoice.issuedAt ?? 0)),
    tag('InvoiceType', invoice.line === 'pc' ? '电子发票（普通发票）' : '电子发票（增值税专用发票）'),
    tag('SellerIdNum', invoice.sellerTaxNum),
    tag('BuyerName', invoice.buyerName),
    tag('BuyerIdNum', invoice.buyerTaxNum ?? ''),
    tag('TotalAmWithoutTax', yuan(invoice.exTax)),
    tag('TotalTaxAm', yuan(invoice.tax)),
    tag('TotalTaxIncludedAmount', yuan(invoice.exTax + invoice.tax)),
    ...(invoice.blueNumber ? [tag('OriginalInvoice', invoice.blueNumber)] : []),
    ...invoice.lines.map((line) =>
      [
        '<Item>',
        tag('ItemName', line.name),
        tag('TaxClassificationCode', line.code),
        tag('Quantity', line.num ?? ''),
        tag('Amount', yuan(line.exTax)),
        tag('TaxRate', line.rate),
        tag('TaxAm', yuan(line.tax)),
        '</Item>',
      ].join(''),
    ),
    '</EInvoice>',
    '',
  ].join('\n');
