import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import type { Incident } from '@huitou/shared-types/checks/schema.ts';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { count, dateTime } from '../../lib/format.ts';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { BrokenRows } from './broken-rows.tsx';

/** When a rule did not hold, from when until when, and which rows broke it. */
export const Incidents = (): ReactElement => (
  <ResourceTable
    name="check-incidents"
    route={checkRoutes.incidents}
    rowKey={(row) => row.id}
    search={[{ name: 'open', label: '尚未恢复', type: 'flag' }]}
    expandable={{
      expandedRowRender: (row: Incident) => <BrokenRows rows={row.rows} total={row.count} link={row.link} />,
      rowExpandable: (row: Incident) => row.rows.length > 0,
    }}
    columns={[
      {
        key: 'state',
        title: '状态',
        required: true,
        width: 90,
        render: (_, row) => (
          <Tag color={row.endedAt ? 'green' : 'red'} variant="filled">
            {row.endedAt ? '已恢复' : '异常中'}
          </Tag>
        ),
      },
      {
        key: 'title',
        title: '校验项',
        required: true,
        width: 300,
        render: (_, row) => <span title={row.name}>{row.title}</span>,
      },
      { key: 'startedAt', title: '开始', width: 138, render: (_, row) => <span className="num">{dateTime(row.startedAt)}</span> },
      {
        key: 'lastSeenAt',
        title: '最后一次异常',
        width: 160,
        render: (_, row) => <span className="num">{dateTime(row.lastSeenAt, true)}</span>,
      },
      { key: 'endedAt', title: '恢复', width: 138, render: (_, row) => <span className="num">{dateTime(row.endedAt)}</span> },
      { key: 'runs', title: '异常次数', align: 'right', width: 90, render: (_, row) => <span className="num">{count(row.runs)}</span> },
      { key: 'count', title: '最多行数', align: 'right', width: 90, render: (_, row) => <span className="num">{count(row.count)}</span> },
    ]}
    emptyText="从未有过异常"
  />
);
