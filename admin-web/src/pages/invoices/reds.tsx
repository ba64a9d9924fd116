import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { redReasonLabels, redStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../lib/format.ts';
import { useOpenParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { BookAmount } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { stateOptions } from '../../ui/status-tag.tsx';
import { RedActions } from './actions/red-actions.tsx';
import { RedState } from './detail/reds.tsx';
import { InvoiceDrawer } from './invoice-drawer.tsx';

/** Every red letter; those that a buyer refused or that failed are what needs a person. */
export default function InvoiceReds(): ReactElement {
  const [openId, open, close] = useOpenParam('invoice');
  return (
    <Page title="红字发票" hint="退款前或退款时自动红冲；购方已用于抵扣的，需购方在 72 小时内确认">
      <ResourceTable
        name="invoice-reds"
        route={staffInvoiceRoutes.reds}
        rowKey={(row) => row.id}
        refetchInterval={15_000}
        onOpen={(row) => open(row.invoiceId)}
        search={[
          { name: 'open', label: '未完成', type: 'flag' },
          { name: 'status', label: '状态', type: 'select', options: stateOptions(redStatusLabels) },
        ]}
        columns={[
          {
            key: 'no',
            title: '红字发票',
            required: true,
            width: 175,
            render: (_, row) => (
              <div className="num" style={{ lineHeight: 1.5 }}>
                {row.invoiceNumber ?? '未开具'}
                <div className="muted small">{row.no}</div>
              </div>
            ),
          },
          {
            key: 'blue',
            title: '原发票',
            width: 190,
            render: (_, row) => (
              <div style={{ lineHeight: 1.5 }}>
                <Typography.Link className="num" onClick={() => open(row.invoiceId)}>
                  {row.blueNumber || row.invoiceNo}
                </Typography.Link>
                <div className="clamp muted small">{row.title}</div>
              </div>
            ),
          },
          {
            key: 'reason',
            title: '原因',
            width: 100,
            render: (_, row) => (
              <div style={{ lineHeight: 1.5 }}>
                {redReasonLabels[row.reason]}
                <div className="muted small">{row.automatic ? '退款时自动' : '人工'}</div>
              </div>
            ),
          },
          {
            key: 'amount',
            title: '金额（元）',
            align: 'right',
            width: 115,
            render: (_, row) => (
              <div style={{ lineHeight: 1.5 }}>
                <BookAmount fen={-row.amount} strong zero="0.00" />
                <div className="muted small num">
                  税额 <BookAmount fen={-row.tax} zero="0.00" />
                </div>
              </div>
            ),
          },
          { key: 'status', title: '状态', required: true, width: 175, render: (_, row) => <RedState red={row} /> },
          {
            key: 'time',
            title: '申请 / 开具',
            width: 138,
            render: (_, row) => (
              <div className="num" style={{ lineHeight: 1.5 }}>
                {dateTime(row.createdAt)}
                <div className="muted">{row.issuedAt ? dateTime(row.issuedAt) : '未开具'}</div>
              </div>
            ),
          },
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 105,
            render: (_, row) => <RedActions id={row.id} status={row.status} />,
          },
        ]}
        emptyText="没有红字发票"
      />
      <InvoiceDrawer id={openId} onOpen={open} onClose={close} />
    </Page>
  );
}
