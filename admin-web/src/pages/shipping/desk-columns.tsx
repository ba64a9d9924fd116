import type { StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import { Button } from 'antd';
import { ago } from '../../lib/format.ts';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { orderColumns } from '../orders/columns.tsx';
import { TrackingCell } from './tracking-cell.tsx';

const LATE_AFTER_MS = 48 * 3_600_000;

export const deskColumns = (open: (id: string) => void, split: (id: string) => void): Column<StaffOrderRow>[] => {
  const { no, goods, receiver, notes } = orderColumns(open);
  return [
    no,
    goods,
    receiver,
    notes,
    {
      key: 'waiting',
      title: '已付款',
      width: 90,
      render: (_, order) =>
        order.paidAt && <span className={Date.now() - Date.parse(order.paidAt) > LATE_AFTER_MS ? 'bad strong nowrap' : 'nowrap'}>{ago(order.paidAt)}</span>,
    },
    { key: 'location', title: '发货仓', width: 110, dataIndex: 'locationName', optional: true },
    { key: 'tracking', title: '快递与单号', required: true, fixed: 'right', width: 300, render: (_, order) => <TrackingCell orderId={order.id} /> },
    {
      key: 'actions',
      title: '操作',
      required: true,
      fixed: 'right',
      width: 70,
      render: (_, order) => (
        <Button type="link" size="small" tabIndex={-1} onClick={() => split(order.id)}>
          拆单
        </Button>
      ),
    },
  ];
};
