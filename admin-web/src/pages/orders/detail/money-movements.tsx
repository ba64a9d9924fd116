import { paymentStatusLabels, refundStatusLabels, type PaymentStatus, type RefundStatus } from '@huitou/shared-types/payments/states.ts';
import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { Table, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime } from '../../../lib/format.ts';
import { Price } from '../../../ui/price.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

const No = ({ no }: { no: string }): ReactElement => (
  <Typography.Text copyable className="num small">
    {no}
  </Typography.Text>
);

/** Payments and refunds of an order, with the numbers that WeChat Pay knows them by. */
export const MoneyMovements = ({ order }: { order: StaffOrder }): ReactElement => {
  if (order.payments.length === 0 && order.refunds.length === 0) return <EmptyState text="还没有收款" />;
  return (
    <>
      <Table<StaffOrder['payments'][number]>
        size="small"
        rowKey="no"
        pagination={false}
        dataSource={order.payments}
        columns={[
          { title: '支付单号', render: (_, row) => <No no={row.no} /> },
          {
            title: '微信支付单号',
            render: (_, row) => (row.transactionId ? <No no={row.transactionId} /> : <span className="muted">—</span>),
          },
          { title: '金额', align: 'right', render: (_, row) => <Price fen={row.amount} /> },
          { title: '状态', render: (_, row) => <StatusTag labels={paymentStatusLabels} status={row.status as PaymentStatus} /> },
          { title: '支付时间', render: (_, row) => <span className="num">{dateTime(row.paidAt)}</span> },
        ]}
      />
      {order.refunds.length > 0 && (
        <Table<StaffOrder['refunds'][number]>
          size="small"
          rowKey="no"
          pagination={false}
          style={{ marginTop: 12 }}
          dataSource={order.refunds}
          columns={[
            {
              title: '退款单号',
              render: (_, row) => (
                <Link className="num small" to={`/refunds?no=${row.no}`}>
                  {row.no}
                </Link>
              ),
            },
            { title: '金额', align: 'right', render: (_, row) => <Price fen={row.amount} /> },
            { title: '原因', dataIndex: 'reason' },
            { title: '状态', render: (_, row) => <StatusTag labels={refundStatusLabels} status={row.status as RefundStatus} /> },
            { title: '到账时间', render: (_, row) => <span className="num">{dateTime(row.finishedAt)}</span> },
          ]}
        />
      )}
    </>
  );
};
