import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { transactionKindLabels, transactionStateLabels } from '@huitou/shared-types/ledger/states.ts';
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../lib/format.ts';
import { useOpenParam } from '../../lib/use-open-param.ts';
import { BookAmount } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag, stateOptions } from '../../ui/status-tag.tsx';
import { SourceLink } from './source-link.tsx';
import { TransactionDrawer } from './transaction-drawer.tsx';

const kindOptions = Object.entries(transactionKindLabels).map(([value, label]) => ({ value, label }));

/** Every transaction of the books, newest first; one opens with all its postings. */
export const Transactions = (): ReactElement => {
  const [openId, open, close] = useOpenParam();
  return (
    <>
      <ResourceTable
        name="ledger-transactions"
        route={ledgerAdminRoutes.transactions}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        rowClassName={(row) => (row.id === openId ? 'row-current' : '')}
        search={[
          { name: 'q', label: '单号', placeholder: '来源单号 / 凭证编号' },
          { name: 'kind', label: '类型', type: 'select', options: kindOptions },
          { name: 'days', label: '日期', type: 'days' },
          { name: 'state', label: '状态', type: 'select', options: stateOptions(transactionStateLabels) },
        ]}
        columns={[
          {
            key: 'at',
            title: '时间',
            required: true,
            width: 160,
            render: (_, row) => <span className="num">{dateTime(row.at, true)}</span>,
          },
          { key: 'kind', title: '类型', width: 120, render: (_, row) => transactionKindLabels[row.kind] ?? row.kind },
          {
            key: 'title',
            title: '摘要',
            required: true,
            width: 260,
            render: (_, row) => <Typography.Link onClick={() => open(row.id)}>{row.title}</Typography.Link>,
          },
          { key: 'source', title: '来源', width: 240, render: (_, row) => <SourceLink source={row.source} /> },
          {
            key: 'amount',
            title: '金额（元）',
            align: 'right',
            width: 130,
            render: (_, row) => <BookAmount fen={row.amount} zero="0.00" />,
          },
          { key: 'state', title: '状态', width: 90, render: (_, row) => <StatusTag labels={transactionStateLabels} status={row.state} /> },
          { key: 'staff', title: '操作人', width: 100, render: (_, row) => row.staffName || <span className="muted">系统</span> },
          { key: 'note', title: '备注', width: 180, optional: true, dataIndex: 'note' },
          {
            key: 'reference',
            title: '凭证编号',
            width: 220,
            optional: true,
            render: (_, row) => <span className="code">{row.reference}</span>,
          },
        ]}
        emptyText="还没有凭证"
      />
      <TransactionDrawer id={openId} onClose={close} />
    </>
  );
};
