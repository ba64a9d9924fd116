import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { invoiceRoutes, staffInvoiceRoutes, titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import * as s from '@huitou/shared-types/invoices/schema.ts';
import { noInput, ok } from '@huitou/shared-types/schema.ts';
import { z } from 'zod';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { cancelRequest } from './close-request.ts';
import { deliverInvoice } from './deliver.ts';
import { invoiceDetail, invoicesOfOrder, listMyInvoices, previewInvoice } from './invoice.queries.ts';
import { invoiceableOrders } from './invoiceable-orders.ts';
import { reissueInvoice } from './reissue-invoice.ts';
import { requestInvoice } from './request-invoice.ts';
import { sharedFile } from './shared-file.ts';
import { exportInvoices } from './staff/export-invoices.ts';
import { invoiceStats } from './staff/invoice-stats.ts';
import * as staff from './staff/staff-invoices.ts';
import { invoiceCounts, listInvoices, listReds, staffInvoice } from './staff/staff-invoices.queries.ts';
import { redAgain, redCancel, redInvoice } from './staff/staff-reds.ts';
import * as titles from './titles/titles.ts';

export const routes: Mounted[] = [
  mount(titleRoutes.list, { in: noInput, out: s.titleList }, titles.listTitles),
  mount(titleRoutes.search, { in: s.searchTitlesIn, out: s.titleHits }, titles.searchTitles),
  mount(titleRoutes.add, { in: s.saveTitleIn, out: s.invoiceTitle }, titles.addTitle),
  mount(titleRoutes.change, { in: s.changeTitleIn, out: s.invoiceTitle }, titles.changeTitle),
  mount(titleRoutes.remove, { in: s.invoiceRef, out: ok }, titles.removeTitle),
  mount(invoiceRoutes.invoiceable, { in: s.invoiceableIn, out: s.invoiceablePage }, invoiceableOrders),
  mount(invoiceRoutes.ofOrder, { in: s.ofOrderIn, out: s.orderInvoices }, invoicesOfOrder),
  mount(invoiceRoutes.preview, { in: s.previewInvoiceIn, out: s.invoiceCheck }, previewInvoice),
  mount(invoiceRoutes.request, { in: s.requestInvoiceIn, out: s.invoice }, requestInvoice),
  mount(invoiceRoutes.list, { in: s.invoiceListIn, out: s.invoicePage }, listMyInvoices),
  mount(invoiceRoutes.detail, { in: s.invoiceRef, out: s.invoice }, invoiceDetail),
  mount(invoiceRoutes.cancel, { in: s.invoiceRef, out: s.invoice }, cancelRequest),
  mount(invoiceRoutes.reissue, { in: s.reissueIn, out: s.invoice }, reissueInvoice),
  mount(invoiceRoutes.deliver, { in: s.deliverIn, out: s.invoice }, deliverInvoice),
  mount(invoiceRoutes.sharedFile, { in: s.sharedFileIn, out: z.unknown() }, sharedFile),
  mount(staffInvoiceRoutes.list, { in: s.staffInvoiceListIn, out: s.staffInvoicePage }, listInvoices),
  mount(staffInvoiceRoutes.counts, { in: noInput, out: s.staffInvoiceCounts }, invoiceCounts),
  mount(staffInvoiceRoutes.stats, { in: s.invoiceStatsIn, out: s.invoiceStats }, invoiceStats),
  mount(staffInvoiceRoutes.preview, { in: s.staffPreviewIn, out: s.invoiceCheck }, staff.staffPreview),
  mount(staffInvoiceRoutes.request, { in: s.staffRequestIn, out: s.staffInvoice }, staff.staffRequest),
  mount(staffInvoiceRoutes.detail, { in: s.invoiceRef, out: s.staffInvoice }, staffInvoice),
  mount(staffInvoiceRoutes.check, { in: s.invoiceRef, out: s.invoiceCheck }, staff.checkRequest),
  mount(staffInvoiceRoutes.edit, { in: s.editInvoiceIn, out: s.staffInvoice }, staff.editRequest),
  mount(staffInvoiceRoutes.issue, { in: s.invoiceRef, out: s.staffInvoice }, staff.staffIssue),
  mount(staffInvoiceRoutes.issueBatch, { in: s.issueBatchIn, out: taskStarted }, staff.issueBatch),
  mount(staffInvoiceRoutes.refresh, { in: s.invoiceRef, out: s.staffInvoice }, staff.refreshInvoice),
  mount(staffInvoiceRoutes.cancel, { in: s.cancelInvoiceIn, out: s.staffInvoice }, staff.staffCancel),
  mount(staffInvoiceRoutes.deliver, { in: s.deliverIn, out: s.staffInvoice }, staff.staffDeliver),
  mount(staffInvoiceRoutes.resolve, { in: s.resolveIn, out: s.staffInvoice }, staff.resolveTrouble),
  mount(staffInvoiceRoutes.red, { in: s.redInvoiceIn, out: s.staffInvoice }, redInvoice),
  mount(staffInvoiceRoutes.reds, { in: s.redListIn, out: s.redPage }, listReds),
  mount(staffInvoiceRoutes.redAgain, { in: s.invoiceRef, out: s.staffInvoice }, redAgain),
  mount(staffInvoiceRoutes.redCancel, { in: s.invoiceRef, out: s.staffInvoice }, redCancel),
  mount(staffInvoiceRoutes.verifyFiles, { in: s.invoiceRef, out: s.filesReport }, staff.verifyInvoiceFiles),
  mount(staffInvoiceRoutes.export, { in: s.exportInvoicesIn, out: taskStarted }, exportInvoices),
];
