import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { refundMoves, refundStatusLabels } from '@huitou/shared-types/payments/states.ts';
import { App, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime, money } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag, stateOptions } from '../../ui/status-tag.tsx';

/** Refunds; an abnormal one is tried again under its own number, so that nothing is paid back twice. */
export default function Refunds(): ReactElement {
  const { modal } = App.useApp();
  const retry = useAction(paymentRoutes.retryRefund, '已重新提交');
  return (
    <Page title="退款记录">
      <ResourceTable
        name="refunds"
        route={paymentRoutes.refunds}
        rowKey={(row) => row.id}
        search={[
          { name: 'no', label: '单号', placeholder: '退款单号 / 订单号' },
          { name: 'status', label: '状态', type: 'select', options: stateOptions(refundStatusLabels) },
          { name: 'days', label: '创建时间', type: 'days' },
        ]}
        columns={[
          {
            key: 'no',
            title: '退款单号',
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
          { key: 'amount', title: '金额', align: 'right', width: 110, render: (_, row) => <Price fen={row.amount} strong /> },
          { key: 'status', title: '状态', width: 90, render: (_, row) => <StatusTag labels={refundStatusLabels} status={row.status} /> },
          {
            key: 'reason',
            title: '原因',
            width: 220,
            render: (_, row) => (
              <>
                {row.reason}
                {row.failure && <div className="bad small">{row.failure}</div>}
              </>
            ),
          },
          { key: 'attempts', title: '提交次数', align: 'right', width: 90, dataIndex: 'attempts', optional: true },
          { key: 'createdAt', title: '申请时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.createdAt)}</span> },
          { key: 'finishedAt', title: '到账时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.finishedAt)}</span> },
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 90,
            render: (_, row) => (
              <MoveButtons
                moves={refundMoves}
                status={row.status}
                size="small"
                on={{
                  retry: () =>
                    void modal.confirm({
                      title: `重新提交退款 ${money(row.amount)}？`,
                      content: '用原退款单号提交，不会重复退款。',
                      okText: '重新提交',
                      onOk: () => retry.run({ id: row.id }),
                    }),
                }}
              />
            ),
          },
        ]}
        emptyText="还没有退款"
      />
    </Page>
  );
}
