import type { JudgementDetail } from '@huitou/shared-types/risk/schema.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { EmptyState } from '../../ui/states.tsx';
import { before, targetLabel, trailLabel } from './words.ts';

type Mark = JudgementDetail['trail'][number];

/** What the phone told, the latest first: when the server heard of it, and what the phone's own clock says. */
export const TrailTable = ({ trail }: { trail: readonly Mark[] }): ReactElement => (
  <Table<Mark & { index: number }>
    size="small"
    rowKey="index"
    pagination={trail.length > 20 ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
    dataSource={trail.map((mark, index) => ({ ...mark, index })).reverse()}
    locale={{ emptyText: <EmptyState text="没有收到任何行为" /> }}
    columns={[
      { title: '行为', width: 110, render: (_, row) => trailLabel(row.kind) },
      { title: '页面', render: (_, row) => (row.target ? targetLabel(row.target) : <span className="muted">—</span>) },
      { title: '服务器收到', width: 130, align: 'right', render: (_, row) => <span className="num">{before(row.received)}</span> },
      {
        title: '手机时钟',
        width: 130,
        align: 'right',
        render: (_, row) => <span className="num muted">{before(Math.max(0, row.at))}</span>,
      },
      {
        title: '触点',
        width: 110,
        align: 'right',
        render: (_, row) =>
          row.x === null || row.y === null ? '—' : <span className="num">{`${Math.round(row.x)}, ${Math.round(row.y)}`}</span>,
      },
      {
        title: '按压',
        width: 80,
        align: 'right',
        render: (_, row) => (row.press === null ? '—' : <span className="num">{row.press} ms</span>),
      },
    ]}
  />
);
