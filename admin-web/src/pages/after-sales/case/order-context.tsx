import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStatusLabels } from '@huitou/shared-types/after-sales/states.ts';
import { orderStatusLabels, type OrderStatus } from '@huitou/shared-types/orders/states.ts';
import { Descriptions, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime, money } from '../../../lib/format.ts';
import { Price } from '../../../ui/price.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

interface OrderContextProps {
  data: StaffCase;
  onOrder: (orderId: string) => void;
  onCase: (id: string) => void;
}

/** The order that the case is about: what was paid, what has come back of it, and its other cases. */
export const OrderContext = ({ data, onOrder, onCase }: OrderContextProps): ReactElement => {
  const { order, customer } = data;
  const label = orderStatusLabels[order.status as OrderStatus];
  return (
    <section className="subpanel">
      <Descriptions
        column={3}
        size="small"
        items={[
          {
            key: 'order',
            label: '订单',
            children: (
              <span>
                <Typography.Link className="num" onClick={() => onOrder(data.orderId)}>
                  {data.orderNo}
                </Typography.Link>{' '}
                {label && <span className="muted small">{label.label}</span>}
              </span>
            ),
          },
          {
            key: 'customer',
            label: '买家',
            children: (
              <>
                <Link to={`/customers/${customer.id}`}>{customer.nickname || '微信用户'}</Link>
                {customer.phone && <span className="muted num">&nbsp;{customer.phone}</span>}
              </>
            ),
          },
          { key: 'location', label: '发货仓', children: data.locationName },
          {
            key: 'paid',
            label: '实付',
            children: (
              <>
                <Price fen={order.paid} strong />
                {order.freight > 0 && <span className="muted small">&nbsp;含运费 {money(order.freight)}</span>}
              </>
            ),
          },
          {
            key: 'refunded',
            label: '已退',
            children: order.refunded > 0 ? <Price fen={order.refunded} /> : <span className="muted">没有</span>,
          },
          { key: 'paidAt', label: '付款时间', children: <span className="num">{dateTime(order.paidAt)}</span> },
        ]}
      />
      {data.earlier.length > 0 && (
        <Flex vertical gap={4}>
          <span className="muted small">本单的其他售后</span>
          {data.earlier.map((one) => (
            <Flex key={one.id} gap={8} align="center" className="small">
              <Typography.Link className="num" onClick={() => onCase(one.id)}>
                {one.no}
              </Typography.Link>
              <span>{caseKindLabels[one.kind]}</span>
              <span className="muted">{one.reason}</span>
              <span className="muted">{one.lines.map((line) => `${line.name} ×${line.quantity}`).join('；')}</span>
              {one.kind !== 'exchange' && <Price fen={one.amount} />}
              <StatusTag labels={caseStatusLabels} status={one.status} />
            </Flex>
          ))}
        </Flex>
      )}
    </section>
  );
};
