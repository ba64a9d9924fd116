import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCaseRow } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStatusLabels } from '@huitou/shared-types/after-sales/states.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../lib/api.ts';
import { dateTime } from '../../../lib/format.ts';
import { Price } from '../../../ui/price.tsx';
import { EmptyState, Loaded } from '../../../ui/states.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

/** The after-sales cases of an order, newest first. */
export const OrderCases = ({ orderId }: { orderId: string }): ReactElement => {
  const cases = useApiQuery(afterSalesAdminRoutes.list, { orderId, tab: 'all', sort: 'newest', limit: 50 });
  return (
    <Loaded query={cases}>
      {({ items }) => (
        <Table<StaffCaseRow>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={items}
          locale={{ emptyText: <EmptyState text="没有售后" /> }}
          columns={[
            {
              title: '售后单',
              render: (_, row) => (
                <Link className="num" to={`/after-sales?tab=all&open=${row.id}`}>
                  {row.no}
                </Link>
              ),
            },
            { title: '类型', width: 90, render: (_, row) => caseKindLabels[row.kind] },
            { title: '原因', width: 130, dataIndex: 'reason' },
            {
              title: '商品',
              render: (_, row) => <span className="small">{row.lines.map((line) => `${line.name} ×${line.quantity}`).join('；')}</span>,
            },
            {
              title: '金额',
              align: 'right',
              width: 100,
              render: (_, row) => (row.kind === 'exchange' ? <span className="muted">—</span> : <Price fen={row.amount} />),
            },
            { title: '状态', width: 110, render: (_, row) => <StatusTag labels={caseStatusLabels} status={row.status} /> },
            { title: '申请时间', width: 140, render: (_, row) => <span className="num small">{dateTime(row.requestedAt)}</span> },
          ]}
        />
      )}
    </Loaded>
  );
};
