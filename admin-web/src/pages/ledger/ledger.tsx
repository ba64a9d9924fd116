import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../ui/page.tsx';
import { Accounts } from './accounts.tsx';
import { Overview } from './overview.tsx';
import { Transactions } from './transactions.tsx';

const TABS = [
  { key: 'overview', label: '科目总览', children: <Overview /> },
  { key: 'accounts', label: '账户', children: <Accounts /> },
  { key: 'transactions', label: '凭证', children: <Transactions /> },
];

/** The books: what the shop has and owes, from a kind of account down to the single transaction. */
export default function Ledger(): ReactElement {
  const [params, setParams] = useSearchParams();
  const tab = TABS.find(({ key }) => key === params.get('tab'))?.key ?? 'overview';
  return (
    <Page title="账簿" hint="每笔收款、退款和余额变动都以复式记账入账，借贷必相等">
      {/* Each tab has filters of its own in the address: those of the last one do not come along. */}
      <Tabs activeKey={tab} onChange={(key) => setParams({ tab: key }, { replace: true })} destroyOnHidden items={TABS} />
    </Page>
  );
}
