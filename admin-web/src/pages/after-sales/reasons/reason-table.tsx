import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { Button, Progress, Table } from 'antd';
import type { ReactElement } from 'react';
import { count } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import { Price } from '../../../ui/price.tsx';
import type { Dimension } from './dimensions.ts';
import { rate } from './totals.tsx';

type Row = CaseStatistics['rows'][number];

interface ReasonTableProps {
  by: Dimension;
  data: CaseStatistics;
  onCases: (row: Row) => void;
  /** Looks at one row's own reasons. */
  onInto?: (row: Row) => void;
}

/** The figures behind the bars, each row with the way to its cases. */
export const ReasonTable = ({ by, data, onCases, onInto }: ReasonTableProps): ReactElement => {
  const worst = Math.max(1, ...data.rows.map((row) => row.perThousand));
  return (
    <Table<Row>
      size="small"
      rowKey="key"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={data.rows}
      columns={[
        {
          title: '',
          fixed: 'left',
          width: 225,
          render: (_, row) => (by === 'product' ? <Goods picture={row.picture || null} name={row.label} /> : <b>{row.label}</b>),
        },
        { title: '售后单', align: 'right', width: 84, sorter: (a, b) => a.cases - b.cases, render: (_, row) => count(row.cases) },
        { title: '件数', align: 'right', width: 76, sorter: (a, b) => a.pieces - b.pieces, render: (_, row) => count(row.pieces) },
        {
          title: '占比',
          align: 'right',
          width: 60,
          render: (_, row) => `${data.total.pieces > 0 ? Math.round((row.pieces / data.total.pieces) * 100) : 0}%`,
        },
        ...(by !== 'reason' && by !== 'kind'
          ? [
              { title: '售出', align: 'right' as const, width: 70, render: (_: unknown, row: Row) => count(row.sold) },
              {
                title: '每千件售后',
                width: 150,
                sorter: (a: Row, b: Row) => a.perThousand - b.perThousand,
                render: (_: unknown, row: Row) => (
                  <Progress
                    size="small"
                    status="normal"
                    percent={(row.perThousand / worst) * 100}
                    strokeColor={row.perThousand > data.perThousand * 1.5 ? '#c2461d' : '#0f766e'}
                    format={() => <span className="num">{rate(row.perThousand)}</span>}
                  />
                ),
              },
            ]
          : []),
        {
          title: '退款金额',
          align: 'right',
          width: 105,
          sorter: (a, b) => a.amount - b.amount,
          render: (_, row) => <Price fen={row.amount} />,
        },
        {
          title: '损坏 / 缺失',
          align: 'right',
          width: 100,
          render: (_, row) =>
            row.damaged + row.missing === 0 ? <span className="muted">—</span> : `${count(row.damaged)} / ${count(row.missing)}`,
        },
        ...(by === 'reason' ? [] : [{ title: '主要原因', width: 120, dataIndex: 'topReason' }]),
        {
          title: '操作',
          fixed: 'right',
          width: 100,
          render: (_, row) => (
            <>
              <Button type="link" size="small" onClick={() => onCases(row)}>
                看售后单
              </Button>
              {onInto && (
                <Button type="link" size="small" onClick={() => onInto(row)}>
                  看原因
                </Button>
              )}
            </>
          ),
        },
      ]}
    />
  );
};
