import { invoiceTypeLabels, invoiceTypes } from '@huitou/shared-types/invoices/states.ts';
import type { SearchField } from '../../ui/resource-table/search-fields.ts';

/** Filters of queue and archive alike. */
export const invoiceFilters: readonly SearchField[] = [
  { name: 'q', label: '发票', placeholder: '抬头 / 税号 / 发票号 / 订单号' },
  { name: 'days', label: '日期', type: 'days' },
  {
    name: 'dateOf',
    label: '日期指',
    type: 'select',
    options: [
      { value: 'requested', label: '申请日期' },
      { value: 'issued', label: '开票日期' },
    ],
  },
  { name: 'taxNo', label: '购方税号' },
  { name: 'orderNo', label: '订单号' },
  { name: 'customerId', label: '客户编号' },
  { name: 'type', label: '类型', type: 'select', options: invoiceTypes.map((value) => ({ value, label: invoiceTypeLabels[value] })) },
  { name: 'minAmount', label: '金额不低于', type: 'money' },
  { name: 'maxAmount', label: '金额不高于', type: 'money' },
  { name: 'trouble', label: '需人工处理', type: 'flag' },
];
