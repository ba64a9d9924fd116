import type { InvoiceCard } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';

type Shown = Pick<InvoiceCard, 'status' | 'failure' | 'receipt' | 'red' | 'amount'>;

/** The state in a customer's words. A receipt is issued like an invoice, but is none. */
export const invoiceStateText = ({ status, receipt }: Pick<Shown, 'status' | 'receipt'>): string =>
  receipt && status === 'issued' ? '已开收据' : invoiceStatusLabels[status].label;

/** What happens next, or what has happened. */
export const invoiceHint = ({ status, failure, receipt, red, amount }: Shown): string => {
  switch (status) {
    case 'awaiting_red':
      return '原发票红冲完成后，会自动按新抬头开具';
    case 'requested':
      return '商家会尽快开具，开好后在这里下载';
    case 'issuing':
      return '正在开具，通常几分钟内完成';
    case 'issued':
      return receipt ? '本店开具的是收款凭据，不能用于抵扣税款' : '可以预览、下载，或发送到邮箱';
    case 'failed':
      return failure || '开具遇到问题，商家正在处理';
    case 'partially_red':
      return `已红冲 ¥${yuan(red)}，剩余 ¥${yuan(amount - red)} 有效`;
    case 'red':
      return '发票已全额红冲，不再有效';
    case 'cancelled':
      return '申请已取消，可以重新申请';
  }
};
