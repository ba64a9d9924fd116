import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { payChannelLabels, paymentStatusLabels } from '@huitou/shared-types/payments/states.ts';
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime, money } from '../../lib/format.ts';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag, stateOptions } from '../../ui/status-tag.tsx';

export default function Payments(): ReactElement {
  return (
    <Page title="收款记录">
      <ResourceTable
        name="payments"
        route={paymentRoutes.list}
        rowKey={(row) => row.id}
        search={[
          { name: 'no', label: '单号', placeholder: '订单号 / 支付单号 / 微信单号' },
          { name: 'status', label: '状态', type: 'select', options: stateOptions(paymentStatusLabels) },
          { name: 'days', label: '创建时间', type: 'days' },
        ]}
        columns={[
          {
            key: 'no',
            title: '支付单号',
            required: true,
            width: 230,
            render: (_, row) => (
              <Typography.Text copyable className="num">
                {row.no}
              </Typography.Text>
            ),
          },
          {
            key: 'order',
            title: '订单号',
            width: 190,
            render: (_, row) => (
              <Link className="num" to={`/orders?no=${row.payableNo}`}>
                {row.payableNo}
              </Link>
            ),
          },
          {
            key: 'customer',
            title: '买家',
            width: 120,
            ellipsis: true,
            render: (_, row) => <Link to={`/customers/${row.customerId}`}>{row.customerName || '微信用户'}</Link>,
          },
          {
            key: 'amount',
            title: '金额',
            align: 'right',
            width: 120,
            render: (_, row) => (
              <div style={{ lineHeight: 1.5 }}>
                <Price fen={row.amount} strong />
                {row.balancePart > 0 && <div className="muted small">余额 {money(row.balancePart)}</div>}
              </div>
            ),
          },
          { key: 'channel', title: '方式', width: 90, render: (_, row) => payChannelLabels[row.channel] },
          {
            key: 'refunded',
            title: '已退',
            align: 'right',
            width: 100,
            render: (_, row) =>
              row.refunded + row.refunding === 0 ? (
                <span className="muted">—</span>
              ) : (
                <div style={{ lineHeight: 1.5 }}>
                  {row.refunded > 0 && <Price fen={row.refunded} />}
                  {row.refunding > 0 && <div className="warn small">退款中 {money(row.refunding)}</div>}
                </div>
              ),
          },
          { key: 'status', title: '状态', width: 90, render: (_, row) => <StatusTag labels={paymentStatusLabels} status={row.status} /> },
          {
            key: 'transaction',
            title: '微信支付单号',
            width: 260,
            render: (_, row) =>
              row.transactionId ? <span className="num small">{row.transactionId}</span> : <span className="muted">—</span>,
          },
          {
            key: 'createdAt',
            title: '创建时间',
            width: 150,
            render: (_, row) => <span className="num">{dateTime(row.createdAt)}</span>,
            optional: true,
          },
          { key: 'paidAt', title: '支付时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.paidAt)}</span> },
        ]}
        emptyText="还没有收款"
      />
    </Page>
  );
}
