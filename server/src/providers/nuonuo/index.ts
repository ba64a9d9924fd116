import type { InvoiceProvider } from '../../modules/invoices/index.ts';
import { download } from './download.ts';
import { issue, retry } from './issue.ts';
import { openNotice } from './notice.ts';
import { query } from './query.ts';
import { redApply, redCancel, redIssue, redQuery } from './red.ts';

/** Fully digital e-invoices (数电票) by Nuonuo's 诺税通. */
export const nuonuoInvoices: InvoiceProvider = {
  name: 'nuonuo',
  receiptOnly: false,
  issue,
  query,
  retry,
  redApply,
  redQuery,
  redCancel,
  redIssue,
  download,
  openNotice,
  noticeAnswer: { status: 200, body: JSON.stringify({ status: '0000', message: '同步成功' }), type: 'application/json' },
};
