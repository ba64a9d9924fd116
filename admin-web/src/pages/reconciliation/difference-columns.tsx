import type { Difference } from '@huitou/shared-types/payments/schema.ts';
import {
  differenceKindLabels,
  differenceSourceLabels,
  differenceSubjectLabels,
  paymentStatusLabels,
  refundStatusLabels,
} from '@huitou/shared-types/payments/states.ts';
import { Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { BookAmount } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';

/** States as either side calls them, in words; WeChat's are those of its bills. */
const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries({ ...paymentStatusLabels, ...refundStatusLabels }).map(([state, { label }]) => [state, label])),
  succeeded: '成功',
  SUCCESS: '成功',
  PROCESSING: '处理中',
  FAIL: '失败',
  CHANGE: '异常',
  REFUND: '退款',
  REVOKED: '已撤销',
};

const Side = ({ fen, state }: { fen: number | null; state: string }): ReactElement =>
  fen === null ? (
    <span className="muted">无记录</span>
  ) : (
    <div style={{ lineHeight: 1.45 }}>
      <BookAmount fen={fen} zero="0.00" />
      {state && <div className="muted small">{words[state] ?? state}</div>}
    </div>
  );

/** Our number leads to the payment or refund here, and to the order that it belongs to. */
const Number = ({ row }: { row: Difference }): ReactElement => {
  if (row.no === '' || row.what === 'balance') return <span className="muted">—</span>;
  const list = row.what === 'refund' ? 'refunds' : 'payments';
  return (
    <div style={{ lineHeight: 1.45 }}>
      {row.here === null ? (
        <Typography.Text copyable className="num">
          {row.no}
        </Typography.Text>
      ) : (
        <Link className="num" to={`/${list}?no=${row.no}`}>
          {row.no}
        </Link>
      )}
      {row.here === null && row.transactionId && <div className="muted small num">{row.transactionId}</div>}
      {row.payableNo && (
        <div className="small" title="订单">
          <Link className="num" to={`/orders?no=${row.payableNo}`}>
            {row.payableNo}
          </Link>
        </div>
      )}
    </div>
  );
};

export const differenceColumns: readonly Column<Difference>[] = [
  {
    key: 'day',
    title: '账单日',
    required: true,
    width: 105,
    render: (_, row) => (
      <Link className="num" to={`/reconciliation/${row.day}`}>
        {row.day}
      </Link>
    ),
  },
  {
    key: 'kind',
    title: '差异',
    required: true,
    width: 140,
    render: (_, row) => (
      <div style={{ lineHeight: 1.6 }}>
        <Tag color={row.resolved ? 'default' : 'red'} variant="filled">
          {differenceKindLabels[row.kind]}
        </Tag>
        <div className="muted small">
          {differenceSubjectLabels[row.what]} · {differenceSourceLabels[row.source]}
        </div>
      </div>
    ),
  },
  { key: 'no', title: '商户单号', width: 205, render: (_, row) => <Number row={row} /> },
  {
    key: 'transaction',
    title: '微信单号',
    width: 215,
    optional: true,
    render: (_, row) => <span className="num small">{row.transactionId || '—'}</span>,
  },
  { key: 'here', title: '我方（元）', align: 'right', width: 100, render: (_, row) => <Side fen={row.here} state={row.hereState} /> },
  { key: 'there', title: '微信（元）', align: 'right', width: 100, render: (_, row) => <Side fen={row.there} state={row.thereState} /> },
  {
    key: 'gap',
    title: '差额（元）',
    align: 'right',
    width: 100,
    render: (_, row) => <BookAmount fen={(row.there ?? 0) - (row.here ?? 0)} zero="0.00" strong />,
  },
];
