import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { StaffInvoiceRow } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { dateTime } from '../../lib/format.ts';
import { BookAmount } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { TypeTag } from './columns.tsx';

/** The invoices of one order, for its page. */
export const OrderInvoices = ({ orderNo }: { orderNo: string }): ReactElement => {
  const invoices = useApiQuery(staffInvoiceRoutes.list, { orderNo, tab: 'all' });
  return (
    <Loaded query={invoices}>
      {({ items }) => (
        <Table<StaffInvoiceRow>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={items}
          locale={{ emptyText: <EmptyState text="这个订单还没有开过票" /> }}
          columns={[
            {
              title: '发票',
              render: (_, row) => (
                <Link className="num" to={`/invoices?tab=all&open=${row.id}&orderNo=${orderNo}`}>
                  {row.invoiceNumber ?? row.no}
                </Link>
              ),
            },
            { title: '类型', width: 70, render: (_, row) => <TypeTag invoice={row} /> },
            { title: '抬头', render: (_, row) => row.title },
            { title: '价税合计（元）', align: 'right', width: 120, render: (_, row) => <BookAmount fen={row.amount} zero="0.00" /> },
            { title: '状态', width: 100, render: (_, row) => <StatusTag labels={invoiceStatusLabels} status={row.status} /> },
            { title: '开票时间', width: 140, render: (_, row) => <span className="num">{dateTime(row.issuedAt)}</span> },
          ]}
        />
      )}
    </Loaded>
  );
};
