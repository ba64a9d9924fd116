import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import type { TransactionDetail } from '@huitou/shared-types/ledger/schema.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { BookAmount } from '../../ui/price.tsx';

type Posting = TransactionDetail['postings'][number];

/** The postings of a transaction, debit and credit side by side, with sums that must agree. */
export const Postings = ({ postings }: { postings: readonly Posting[] }): ReactElement => {
  const can = useCan();
  const may = can(ledgerAdminRoutes.entries);
  const sum = (side: 'debit' | 'credit'): number => postings.reduce((total, posting) => total + posting[side], 0);
  return (
    <Table<Posting>
      size="small"
      rowKey={(posting) => `${posting.account}/${posting.debit}/${posting.credit}`}
      pagination={false}
      dataSource={[...postings]}
      columns={[
        {
          title: '账户',
          render: (_, posting) => (
            <div style={{ lineHeight: 1.5 }}>
              {may ? <Link to={`/ledger/accounts/${posting.account}`}>{posting.accountName}</Link> : posting.accountName}
              {posting.customerId && can(customerRoutes.detail) && (
                <Link to={`/customers/${posting.customerId}`} className="small" style={{ marginInlineStart: 8 }}>
                  看客户
                </Link>
              )}
              <div className="code muted">{posting.account}</div>
            </div>
          ),
        },
        { title: '借方（元）', align: 'right', width: 150, render: (_, posting) => <BookAmount fen={posting.debit} /> },
        { title: '贷方（元）', align: 'right', width: 150, render: (_, posting) => <BookAmount fen={posting.credit} /> },
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>
            <b>合计</b>
          </Table.Summary.Cell>
          <Table.Summary.Cell index={1} align="right">
            <BookAmount fen={sum('debit')} strong zero="0.00" />
          </Table.Summary.Cell>
          <Table.Summary.Cell index={2} align="right">
            <BookAmount fen={sum('credit')} strong zero="0.00" />
          </Table.Summary.Cell>
        </Table.Summary.Row>
      )}
    />
  );
};
