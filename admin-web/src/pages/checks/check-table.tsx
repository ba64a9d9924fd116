import type { Check } from '@huitou/shared-types/checks/schema.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { ago, count, dateTime } from '../../lib/format.ts';
import { EmptyState } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { BrokenRows } from './broken-rows.tsx';
import { checkLabels } from '@huitou/shared-types/checks/states.ts';
import { duration, sliceLabel } from './labels.ts';

const isBad = (check: Check): boolean => check.state === 'red' || check.state === 'failed';

const Details = ({ check }: { check: Check }): ReactElement => (
  <>
    <div className="muted small">{check.name}</div>
    {check.message && <div className="code bad">{check.message}</div>}
    {check.rows.length > 0 && <BrokenRows rows={check.rows} total={check.count} link={check.link} />}
  </>
);

/** Every rule with its state, those that do not hold first and open. */
export const CheckTable = ({ checks }: { checks: readonly Check[] }): ReactElement => {
  const slices = [...new Set(checks.map((check) => check.slice))];
  const bad = checks.filter(isBad).map((check) => check.name);
  return (
    <Table<Check>
      // What turns red later must open by itself too.
      key={bad.join()}
      size="small"
      rowKey="name"
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      dataSource={[...checks]}
      locale={{ emptyText: <EmptyState text="没有校验项" /> }}
      rowClassName={(check) => (isBad(check) ? 'row-bad' : '')}
      expandable={{
        defaultExpandedRowKeys: bad,
        rowExpandable: (check) => check.rows.length > 0 || check.message !== '',
        expandedRowRender: (check) => <Details check={check} />,
      }}
      columns={[
        {
          title: '状态',
          width: 100,
          filters: (['red', 'failed', 'green', 'waiting'] as const).map((state) => ({ text: checkLabels[state].label, value: state })),
          onFilter: (state, check) => check.state === state,
          render: (_, check) => <StatusTag labels={checkLabels} status={check.state} />,
        },
        {
          title: '应当成立',
          render: (_, check) => <span title={check.name}>{check.title}</span>,
        },
        {
          title: '模块',
          width: 100,
          filters: slices.map((slice) => ({ text: sliceLabel(slice), value: slice })),
          onFilter: (slice, check) => check.slice === slice,
          render: (_, check) => sliceLabel(check.slice),
        },
        {
          title: '异常行数',
          align: 'right',
          width: 100,
          render: (_, check) => (check.count > 0 ? <b className="bad num">{count(check.count)}</b> : <span className="muted">—</span>),
        },
        {
          title: '异常开始',
          width: 150,
          render: (_, check) =>
            check.redSince ? <span className="num">{dateTime(check.redSince)}</span> : <span className="muted">—</span>,
        },
        {
          title: '上次校验',
          width: 130,
          render: (_, check) =>
            check.ranAt ? <span title={dateTime(check.ranAt, true)}>{ago(check.ranAt)}</span> : <span className="muted">—</span>,
        },
        {
          title: '用时',
          align: 'right',
          width: 100,
          sorter: (a, b) => a.ms - b.ms,
          render: (_, check) => <span className="num">{check.ranAt ? duration(check.ms) : '—'}</span>,
        },
      ]}
    />
  );
};
