import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { orderStatusLabels } from '@huitou/shared-types/orders/states.ts';
import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { Drawer, Flex, Space, Tabs, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { OrderInvoices } from '../invoices/order-invoices.tsx';
import { AuditTrail } from '../system/audit-trail.tsx';
import { OrderActions } from './actions/order-actions.tsx';
import { Delivery } from './detail/delivery.tsx';
import { Lines } from './detail/lines.tsx';
import { MoneyMovements } from './detail/money-movements.tsx';
import { OrderCases } from './detail/order-cases.tsx';
import { StaffNote } from './detail/staff-note.tsx';
import { OrderTimeline } from './detail/timeline.tsx';

/** One order beside the list: what was bought, what it cost and why, where it is, what happened. Esc closes it. */
export const OrderDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }): ReactElement => {
  const order = useApiQuery(orderAdminRoutes.detail, { id: id ?? '' }, { enabled: id !== null });
  const data = id !== null && order.data?.id === id ? order.data : undefined;
  return (
    <Drawer
      open={id !== null}
      size={880}
      onClose={onClose}
      title={
        data ? (
          <Space>
            订单
            <Typography.Text copyable className="num">
              {data.no}
            </Typography.Text>
            <StatusTag labels={orderStatusLabels} status={data.status} />
          </Space>
        ) : (
          '订单'
        )
      }
    >
      {id !== null && (
        <Loaded query={{ data, error: order.error, refetch: order.refetch }}>{(loaded) => <OrderDetail order={loaded} />}</Loaded>
      )}
    </Drawer>
  );
};

const hint = (order: StaffOrder): string => {
  switch (order.status) {
    case 'unpaid':
      return `请在 ${dateTime(order.payBefore)} 前付款，逾期自动关闭`;
    case 'paid':
      return order.deliveryKind === 'pickup'
        ? '等待客户到店自提'
        : `买家已于 ${dateTime(order.paidAt)} 付款${order.promise ? `，承诺${order.promise}` : ''}`;
    case 'part_shipped':
      return '还有商品未发出';
    case 'shipped':
      if (order.openCases > 0) return '售后处理中，自动确认收货已暂停';
      return order.receiveBefore ? `${dateTime(order.receiveBefore)} 自动确认收货` : '等待买家确认收货';
    case 'cancelled':
      return `${dateTime(order.cancelledAt)} 取消${order.cancelReason ? `：${order.cancelReason}` : ''}`;
    default:
      return order.receivedAt ? `${dateTime(order.receivedAt)} 收货` : '';
  }
};

const OrderDetail = ({ order }: { order: StaffOrder }): ReactElement => {
  const can = useCan();
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={16} wrap>
        <span className="muted">{hint(order)}</span>
        <OrderActions order={order} />
      </Flex>
      <Delivery order={order} />
      <Lines order={order} />
      <StaffNote key={order.staffNote} id={order.id} note={order.staffNote} />
      <Tabs
        items={[
          { key: 'timeline', label: '订单动态', children: <OrderTimeline entries={order.timeline} /> },
          { key: 'money', label: '收款与退款', children: <MoneyMovements order={order} /> },
          ...(order.paidAt && can(afterSalesAdminRoutes.list)
            ? [
                {
                  key: 'cases',
                  label: order.openCases > 0 ? <span className="warn">售后（{order.openCases} 个处理中）</span> : '售后',
                  children: <OrderCases orderId={order.id} />,
                },
              ]
            : []),
          ...(can(staffInvoiceRoutes.list) ? [{ key: 'invoices', label: '发票', children: <OrderInvoices orderNo={order.no} /> }] : []),
          ...(can(auditRoutes.list)
            ? [{ key: 'audit', label: '操作日志', children: <AuditTrail subject="order" subjectId={order.id} /> }]
            : []),
        ]}
      />
    </Flex>
  );
};
