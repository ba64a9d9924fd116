import type { StaffOrderListIn } from '@huitou/shared-types/orders/schema.ts';
import type { SearchField } from '../../ui/resource-table/search-fields.ts';

export type StaffTab = NonNullable<StaffOrderListIn['tab']>;

export const tabLabels: Record<StaffTab, string> = {
  all: '全部',
  unpaid: '待付款',
  to_ship: '待发货',
  part_shipped: '部分发货',
  to_receive: '待收货',
  to_pick_up: '待自提',
  done: '已完成',
  cancelled: '已取消',
};
export const tabs = Object.keys(tabLabels) as StaffTab[];

export const orderFilters = (locations: readonly { value: string; label: string }[]): SearchField[] => [
  { name: 'no', label: '订单号' },
  { name: 'phone', label: '手机号', placeholder: '收货人的完整号码' },
  { name: 'days', label: '下单时间', type: 'days' },
  { name: 'receiver', label: '收货人' },
  { name: 'product', label: '商品', placeholder: '名称或 SKU 编码' },
  {
    name: 'deliveryKind',
    label: '配送方式',
    type: 'select',
    options: [
      { value: 'express', label: '快递' },
      { value: 'pickup', label: '到店自提' },
    ],
  },
  { name: 'locationId', label: '仓库门店', type: 'select', options: locations },
  { name: 'minPayable', label: '金额不低于', type: 'money' },
  { name: 'maxPayable', label: '金额不高于', type: 'money' },
  { name: 'hurried', label: '已催发货', type: 'flag' },
  { name: 'withNote', label: '有留言', type: 'flag' },
  {
    name: 'sort',
    label: '排序',
    type: 'select',
    options: [
      { value: 'newest', label: '最近下单' },
      { value: 'oldest_paid', label: '最早付款' },
    ],
  },
];
