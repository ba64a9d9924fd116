import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { accountGroupLabels, accountKindNames, accountKinds } from '@huitou/shared-types/ledger/states.ts';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { BookAmount } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';

const kindOptions = accountKindNames.map((value) => ({ value, label: accountKinds[value].name }));

/** All accounts; a customer's are found by nickname, phone or number. */
export const Accounts = (): ReactElement => {
  const navigate = useNavigate();
  return (
    <ResourceTable
      name="ledger-accounts"
      route={ledgerAdminRoutes.accounts}
      rowKey={(row) => row.code}
      onOpen={(row) => void navigate(`/ledger/accounts/${row.code}`)}
      search={[
        { name: 'q', label: '账户', placeholder: '客户昵称 / 手机号 / 编号 / 账户编码' },
        { name: 'kind', label: '科目', type: 'select', options: kindOptions },
        {
          name: 'sort',
          label: '排序',
          type: 'select',
          options: [
            { value: 'code', label: '账户编码' },
            { value: 'balance', label: '余额最多' },
          ],
        },
      ]}
      columns={[
        {
          key: 'account',
          title: '账户',
          required: true,
          width: 260,
          render: (_, row) => (
            <div style={{ lineHeight: 1.5 }}>
              <Link to={`/ledger/accounts/${row.code}`}>{row.name}</Link>
              <div className="code muted">{row.code}</div>
            </div>
          ),
        },
        {
          key: 'customer',
          title: '客户',
          width: 150,
          ellipsis: true,
          render: (_, row) =>
            row.customerId ? (
              <Link to={`/customers/${row.customerId}`}>{row.customerName || '微信用户'}</Link>
            ) : (
              <span className="muted">商家</span>
            ),
        },
        { key: 'group', title: '类别', width: 80, render: (_, row) => accountGroupLabels[row.group] },
        { key: 'debit', title: '借方累计（元）', align: 'right', width: 150, render: (_, row) => <BookAmount fen={row.debit} zero="—" /> },
        {
          key: 'credit',
          title: '贷方累计（元）',
          align: 'right',
          width: 150,
          render: (_, row) => <BookAmount fen={row.credit} zero="—" />,
        },
        { key: 'held', title: '冻结（元）', align: 'right', width: 120, render: (_, row) => <BookAmount fen={row.held} zero="—" /> },
        {
          key: 'balance',
          title: '余额（元）',
          required: true,
          align: 'right',
          width: 150,
          render: (_, row) => <BookAmount fen={row.balance} strong zero="0.00" />,
        },
      ]}
      emptyText="还没有账户，发生第一笔收款后自动建立"
    />
  );
};
