import type { StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import { Button, Flex } from 'antd';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { orderColumns } from '../orders/columns.tsx';
import { TrackingCell } from './tracking-cell.tsx';

export const deskColumns = (open: (id: string) => void, split: (id: string) => void): Column<StaffOrderRow>[] => {
  const { queued, goods, receiver, notes } = orderColumns(open);
  return [
    queued,
    goods,
    receiver,
    notes,
    { key: 'location', title: '发货仓', width: 110, dataIndex: 'locationName', optional: true },
    {
      key: 'tracking',
      title: '快递与单号',
      required: true,
      fixed: 'right',
      width: 340,
      render: (_, order) => (
        <>
          {order.left > 0 ? (
            <Flex gap={8} align="center">
              <TrackingCell orderId={order.id} />
              <Button type="link" size="small" tabIndex={-1} onClick={() => split(order.id)}>
                拆单
              </Button>
            </Flex>
          ) : (
            <span className="warn">待发商品都在售后中，处理完才能发货</span>
          )}
          {order.left > 0 && order.held > 0 && (
            <div className="warn small">
              只发 {order.left} 件，另外 {order.held} 件售后中，先别装箱
            </div>
          )}
        </>
      ),
    },
  ];
};
