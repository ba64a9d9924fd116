import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import type { AccountRow } from '@huitou/shared-types/ledger/schema.ts';
import { accountGroupLabels, transactionKindLabels } from '@huitou/shared-types/ledger/states.ts';
import { Descriptions, Flex, Statistic, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { dateTime, money } from '../../lib/format.ts';
import { useOpenParam } from '../../lib/use-open-param.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Page } from '../../ui/page.tsx';
import { BookAmount } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { Loaded } from '../../ui/states.tsx';
import { SourceLink } from './source-link.tsx';
import { TransactionDrawer } from './transaction-drawer.tsx';

/** One account: its balance, and every entry that made it. */
export default function AccountPage(): ReactElement {
  const { code = '' } = useParams();
  const account = useApiQuery(ledgerAdminRoutes.account, { code });
  return (
    <Page title={account.data?.name ?? '账户明细'}>
      <Loaded query={account}>{(data) => <Content key={data.code} account={data} />}</Loaded>
    </Page>
  );
}

const Figures = ({ account }: { account: AccountRow }): ReactElement => (
  <Flex gap={48} wrap>
    <Statistic title="余额" value={money(account.balance)} />
    {account.held > 0 && <Statistic title="冻结" value={money(account.held)} />}
    {account.held > 0 && <Statistic title="可用" value={money(account.available)} />}
    <Statistic title="借方累计" value={money(account.debit)} />
    <Statistic title="贷方累计" value={money(account.credit)} />
  </Flex>
);

const Content = ({ account }: { account: AccountRow }): ReactElement => {
  const [openId, open, close] = useOpenParam();
  return (
    <>
      <section className="panel" style={{ marginBottom: 12 }}>
        <Flex justify="space-between" gap={24} wrap>
          <Figures account={account} />
          <Descriptions
            column={1}
            style={{ width: 320 }}
            items={[
              {
                key: 'code',
                label: '账户编码',
                children: (
                  <Typography.Text copyable className="code">
                    {account.code}
                  </Typography.Text>
                ),
              },
              {
                key: 'owner',
                label: '归属',
                children: account.customerId ? (
                  <Link to={`/customers/${account.customerId}`}>{account.customerName || '微信用户'}</Link>
                ) : (
                  '商家'
                ),
              },
              {
                key: 'side',
                label: '类别',
                children: `${accountGroupLabels[account.group]}，${account.side === 'debit' ? '借方' : '贷方'}增加`,
              },
            ]}
          />
        </Flex>
      </section>
      <ResourceTable
        name="ledger-entries"
        route={ledgerAdminRoutes.entries}
        rowKey={(row) => row.id}
        fixed={{ code: account.code }}
        search={[{ name: 'days', label: '日期', type: 'days' }]}
        toolbar={(query) => <ExportButton route={ledgerAdminRoutes.exportEntries} query={query} title={`导出${account.name}明细`} />}
        onOpen={(row) => open(row.transactionId)}
        rowClassName={(row) => (row.transactionId === openId ? 'row-current' : '')}
        columns={[
          {
            key: 'at',
            title: '时间',
            required: true,
            width: 155,
            render: (_, row) => <span className="num">{dateTime(row.at, true)}</span>,
          },
          {
            key: 'kind',
            title: '类型',
            width: 105,
            render: (_, row) => <Tag variant="filled">{transactionKindLabels[row.kind] ?? row.kind}</Tag>,
          },
          {
            key: 'title',
            title: '摘要',
            required: true,
            width: 178,
            render: (_, row) => <Typography.Link onClick={() => open(row.transactionId)}>{row.title}</Typography.Link>,
          },
          { key: 'source', title: '来源', width: 230, render: (_, row) => <SourceLink source={row.source} /> },
          { key: 'debit', title: '借方（元）', align: 'right', width: 105, render: (_, row) => <BookAmount fen={row.debit} /> },
          { key: 'credit', title: '贷方（元）', align: 'right', width: 105, render: (_, row) => <BookAmount fen={row.credit} /> },
          {
            key: 'balance',
            title: '余额（元）',
            required: true,
            align: 'right',
            width: 120,
            render: (_, row) => <BookAmount fen={row.balanceAfter} strong zero="0.00" />,
          },
          {
            key: 'staff',
            title: '操作人',
            width: 100,
            optional: true,
            render: (_, row) => row.staffName || <span className="muted">系统</span>,
          },
          {
            key: 'reference',
            title: '凭证编号',
            width: 220,
            optional: true,
            render: (_, row) => <span className="code">{row.reference}</span>,
          },
        ]}
        emptyText="这个账户还没有记录"
      />
      <TransactionDrawer id={openId} onClose={close} />
    </>
  );
};
