export {
  type BlueRef,
  type DocumentRef,
  type DocumentState,
  type InvoiceMail,
  type InvoiceNotice,
  type InvoiceParties,
  type InvoiceProvider,
  type InvoiceSms,
  type IssueCommand,
  type LineCommand,
  type Mail,
  type Outcome,
  type Party,
  plugInvoiceParties,
  type RedApplyCommand,
  type RedConfirmation,
  type RedIssueCommand,
  type RedRef,
  type RefusalReason,
  type RemoteFile,
} from './ports.ts';
export { openInvoices } from './open-invoices.ts';
export { type SeedInvoice, seedInvoice } from './seed-invoices.ts';
export { keepTitle } from './titles/titles.ts';
