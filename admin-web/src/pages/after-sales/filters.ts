import type { CaseReason } from '@huitou/shared-types/after-sales/reasons.ts';
import { caseKindLabels, caseKinds } from '@huitou/shared-types/after-sales/states.ts';
import type { SearchField } from '../../ui/resource-table/search-fields.ts';

export const kindOptions = caseKinds.map((value) => ({ value, label: caseKindLabels[value] }));

export const caseFilters = (
  reasons: readonly Pick<CaseReason, 'code' | 'label'>[],
  locations: readonly { value: string; label: string }[],
): SearchField[] => [
  { name: 'no', label: '单号', placeholder: '售后单号 / 订单号' },
  { name: 'trackingNo', label: '退货单号', placeholder: '扫描退回包裹的面单' },
  { name: 'kind', label: '类型', type: 'select', options: kindOptions },
  { name: 'phone', label: '手机号', placeholder: '收货人完整手机号' },
  { name: 'reason', label: '原因', type: 'select', options: reasons.map(({ code, label }) => ({ value: code, label })) },
  { name: 'product', label: '商品', placeholder: '名称或 SKU 编码' },
  { name: 'days', label: '申请时间', type: 'days' },
  { name: 'minAmount', label: '金额不低于', type: 'money' },
  { name: 'maxAmount', label: '金额不高于', type: 'money' },
  { name: 'overdue', label: '已超时', type: 'flag' },
  { name: 'locationId', label: '仓库门店', type: 'select', options: locations },
  {
    name: 'sort',
    label: '排序',
    type: 'select',
    options: [
      { value: 'urgency', label: '最紧急' },
      { value: 'newest', label: '最近申请' },
    ],
  },
];
