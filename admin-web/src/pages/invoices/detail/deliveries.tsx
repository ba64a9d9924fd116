import type { InvoiceDelivery } from '@huitou/shared-types/invoices/schema.ts';
import type { StateLabels } from '@huitou/shared-types/moves.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

const labels: StateLabels<InvoiceDelivery['status']> = {
  waiting: { label: '待发送', tone: 'waiting' },
  sent: { label: '已发送', tone: 'done' },
  failed: { label: '发送失败', tone: 'bad' },
};

/** To whom the invoice was sent, and whether it went. */
export const Deliveries = ({ deliveries }: { deliveries: readonly InvoiceDelivery[] }): ReactElement => (
  <Table<InvoiceDelivery>
    size="small"
    rowKey="id"
    pagination={false}
    dataSource={[...deliveries]}
    locale={{ emptyText: <EmptyState text="还没有发送过" /> }}
    columns={[
      { title: '方式', width: 80, render: (_, row) => (row.channel === 'email' ? '邮件' : '短信') },
      { title: '发送到', render: (_, row) => <span className="num">{row.target}</span> },
      { title: '状态', width: 100, render: (_, row) => <StatusTag labels={labels} status={row.status} /> },
      { title: '说明', render: (_, row) => <span className="bad">{row.failure}</span> },
      { title: '时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.at)}</span> },
    ]}
  />
);
