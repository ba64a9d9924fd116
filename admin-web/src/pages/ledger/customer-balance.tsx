import { GiftOutlined } from '@ant-design/icons';
import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import type { AccountEntry } from '@huitou/shared-types/ledger/schema.ts';
import { transactionKindLabels } from '@huitou/shared-types/ledger/states.ts';
import { Button, Flex, Statistic, Table, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime, money } from '../../lib/format.ts';
import { Can } from '../../ui/can.tsx';
import { Price } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { GiftModal } from './gift-modal.tsx';
import { SourceLink } from './source-link.tsx';
import { TransactionDrawer } from './transaction-drawer.tsx';

/** A customer's balance in the customer's page: what there is, the last entries, giving and taking back. */
export const CustomerBalance = ({ id, name, closed }: { id: string; name: string; closed: boolean }): ReactElement => {
  const balance = useApiQuery(ledgerAdminRoutes.customer, { id });
  const [giving, setGiving] = useState(false);
  return (
    <section className="panel" style={{ marginBottom: 12 }}>
      <Flex justify="space-between" align="center">
        <h2 className="panel-title">余额</h2>
        {!closed && (
          <Can route={ledgerAdminRoutes.gift}>
            <Button icon={<GiftOutlined />} onClick={() => setGiving(true)}>
              赠送余额
            </Button>
          </Can>
        )}
      </Flex>
      <Loaded query={balance}>
        {(data) => (
          <>
            <Flex gap={48} style={{ marginBottom: 12 }}>
              <Statistic title="可用余额" value={money(data.available)} />
              <Statistic title="支付中冻结" value={money(data.held)} />
              <Statistic title="合计" value={money(data.balance)} />
            </Flex>
            <Can route={ledgerAdminRoutes.entries}>
              <LastEntries code={data.code} />
            </Can>
          </>
        )}
      </Loaded>
      {giving && <GiftModal customerId={id} name={name} onClose={() => setGiving(false)} />}
    </section>
  );
};

const LastEntries = ({ code }: { code: string }): ReactElement => {
  const entries = useApiQuery(ledgerAdminRoutes.entries, { code, limit: 5 });
  const may = useCan()(ledgerAdminRoutes.transaction);
  const [openId, open] = useState<string | null>(null);
  return (
    <Loaded query={entries}>
      {({ items, next }) => (
        <>
          <Table<AccountEntry>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={items}
            locale={{ emptyText: <EmptyState text="还没有余额变动" /> }}
            columns={[
              { title: '时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.at)}</span> },
              { title: '类型', width: 120, render: (_, row) => transactionKindLabels[row.kind] ?? row.kind },
              {
                title: '摘要',
                render: (_, row) =>
                  may ? <Typography.Link onClick={() => open(row.transactionId)}>{row.title}</Typography.Link> : row.title,
              },
              { title: '来源', width: 230, render: (_, row) => <SourceLink source={row.source} /> },
              { title: '变动', align: 'right', width: 120, render: (_, row) => <Price fen={row.credit - row.debit} delta /> },
              { title: '变动后', align: 'right', width: 120, render: (_, row) => <Price fen={row.balanceAfter} /> },
            ]}
          />
          {next !== null && (
            <Link to={`/ledger/accounts/${code}`} style={{ display: 'inline-block', marginTop: 8 }}>
              全部余额明细
            </Link>
          )}
          <TransactionDrawer id={openId} onClose={() => open(null)} />
        </>
      )}
    </Loaded>
  );
};
