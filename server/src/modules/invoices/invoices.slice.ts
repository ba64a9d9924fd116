import type { Slice } from '../../platform/slice.ts';
import { invoiceInvariants } from './invariants.ts';
import { Invoice, InvoiceLine, InvoiceOrder } from './invoice.entity.ts';
import { handlers } from './invoices.events.ts';
import { jobs } from './invoices.jobs.ts';
import { routes } from './invoices.routes.ts';
import { InvoiceDelivery, InvoiceFile } from './paper.entity.ts';
import { raw } from './receive-notice.ts';
import { InvoiceRed, InvoiceRedLine } from './red.entity.ts';
import { InvoiceTitle, KnownTitle } from './title.entity.ts';

export const invoicesSlice: Slice = {
  name: 'invoices',
  entities: [Invoice, InvoiceOrder, InvoiceLine, InvoiceRed, InvoiceRedLine, InvoiceFile, InvoiceDelivery, InvoiceTitle, KnownTitle],
  routes,
  raw,
  handlers,
  jobs,
  invariants: invoiceInvariants,
};
