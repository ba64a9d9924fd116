import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import type { KindTotals } from '@huitou/shared-types/ledger/schema.ts';
import { accountGroupLabels, accountKinds } from '@huitou/shared-types/ledger/states.ts';
import { Alert, Col, Row, Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count, money } from '../../lib/format.ts';
import { BookAmount, Price } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';

type Kind = KindTotals['items'][number];
const GROUPS = ['asset', 'liability', 'income', 'expense'] as const;

/** A kind that is one account leads to it; one of many leads to the list of them. */
const addressOf = ({ kind }: Kind): string => {
  const { code } = accountKinds[kind];
  return code.includes('<') ? `/ledger?tab=accounts&kind=${kind}` : `/ledger/accounts/${code}`;
};

/** Kinds that no account was opened for yet say nothing. */
const isUsed = (item: Kind): boolean => item.accounts > 0 || item.balance !== 0;

const sumOf = (items: readonly Kind[], group: Kind['group']): number =>
  items.reduce((total, item) => total + (item.group === group ? item.balance : 0), 0);

/** What holds of every set of books, with the shop's figures in it. */
const equation = (items: readonly Kind[]): string =>
  `资产 ${money(sumOf(items, 'asset'))} = 负债 ${money(sumOf(items, 'liability'))} + 收入 ${money(sumOf(items, 'income'))} − 支出 ${money(sumOf(items, 'expense'))}`;

/** Every kind of account with its balance, by group, and whether the books balance. */
export const Overview = (): ReactElement => {
  const kinds = useApiQuery(ledgerAdminRoutes.kinds, {}, { refetchInterval: 30_000 });
  return (
    <Loaded query={kinds}>
      {({ items, difference }) => (
        <>
          {difference === 0 ? (
            <Alert type="success" showIcon title={`借贷平衡：${equation(items)}`} style={{ marginBottom: 12 }} />
          ) : (
            <Alert type="error" showIcon title={<Unbalanced fen={difference} />} style={{ marginBottom: 12 }} />
          )}
          <Row gutter={[12, 12]}>
            {GROUPS.map((group) => (
              <Col key={group} span={12}>
                <Group title={accountGroupLabels[group]} items={items.filter((item) => item.group === group && isUsed(item))} />
              </Col>
            ))}
          </Row>
        </>
      )}
    </Loaded>
  );
};

const Unbalanced = ({ fen }: { fen: number }): ReactElement => (
  <>
    借贷不平，差额 {money(fen)}，请到 <Link to="/checks">数据校验</Link> 查看原因
  </>
);

const Group = ({ title, items }: { title: string; items: readonly Kind[] }): ReactElement => {
  const sum = (field: 'balance' | 'held'): number => items.reduce((total, item) => total + item[field], 0);
  return (
    <section className="panel" style={{ height: '100%', boxSizing: 'border-box' }}>
      <h2 className="panel-title">{title}</h2>
      <Table<Kind>
        size="small"
        rowKey="kind"
        pagination={false}
        dataSource={[...items]}
        locale={{ emptyText: <EmptyState text="还没有发生" /> }}
        columns={[
          { title: '科目', render: (_, item) => <Link to={addressOf(item)}>{item.name}</Link> },
          { title: '账户数', align: 'right', width: 90, render: (_, item) => <span className="num">{count(item.accounts)}</span> },
          { title: '冻结（元）', align: 'right', width: 120, render: (_, item) => <BookAmount fen={item.held} zero="—" /> },
          { title: '余额（元）', align: 'right', width: 150, render: (_, item) => <BookAmount fen={item.balance} zero="0.00" /> },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={2}>
              <b>合计</b>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} align="right">
              <BookAmount fen={sum('held')} zero="—" />
            </Table.Summary.Cell>
            <Table.Summary.Cell index={3} align="right">
              <Price fen={sum('balance')} strong />
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )}
      />
    </section>
  );
};
