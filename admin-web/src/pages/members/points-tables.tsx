import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import { pointKindLabels } from '@huitou/shared-types/membership/states.ts';
import { Checkbox, Segmented } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { count, dateTime } from '../../lib/format.ts';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';

/** Points end with the end of a day: that day. */
export const lastDay = (end: string): string => dateTime(new Date(Date.parse(end) - 1).toISOString()).slice(0, 10);

const Points = ({ value, signed = false }: { value: number; signed?: boolean }): ReactElement => (
  <span className={value < 0 ? 'num bad' : 'num'}>{`${signed && value > 0 ? '+' : ''}${count(value)}`}</span>
);

type Direction = 'all' | 'in' | 'out';

/** What came in and went out, newest first. */
export const Statement = ({ id }: { id: string }): ReactElement => {
  const [direction, setDirection] = useState<Direction>('all');
  return (
    <ResourceTable
      name="member-points"
      route={membershipAdminRoutes.statement}
      rowKey={(row) => row.id}
      fixed={{ id, ...(direction === 'all' ? {} : { direction }) }}
      toolbar={() => (
        <Segmented<Direction>
          value={direction}
          onChange={setDirection}
          options={[
            { value: 'all', label: '全部' },
            { value: 'in', label: '获得' },
            { value: 'out', label: '使用' },
          ]}
        />
      )}
      columns={[
        { key: 'at', title: '时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.at)}</span> },
        { key: 'kind', title: '类型', width: 110, render: (_, row) => pointKindLabels[row.kind] },
        {
          key: 'source',
          title: '来源',
          render: (_, row) =>
            row.source.kind === 'order' ? (
              <Link to={`/orders?q=${row.source.no}`} className="code">
                {row.source.no}
              </Link>
            ) : (
              <>
                {row.note || row.title}
                {row.staffName && <div className="muted small">{row.staffName}</div>}
              </>
            ),
        },
        { key: 'points', title: '变动', align: 'right', width: 100, render: (_, row) => <Points value={row.points} signed /> },
        { key: 'after', title: '变动后', align: 'right', width: 100, render: (_, row) => <Points value={row.balanceAfter} /> },
      ]}
      emptyText="还没有积分变动"
    />
  );
};

/** What the points are made of, those that end first before the others. */
export const Lots = ({ id }: { id: string }): ReactElement => {
  const [all, setAll] = useState(false);
  return (
    <ResourceTable
      name="member-lots"
      route={membershipAdminRoutes.lots}
      rowKey={(row) => row.id}
      fixed={{ id, all }}
      toolbar={() => (
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          包括已用完的批次
        </Checkbox>
      )}
      columns={[
        { key: 'at', title: '获得时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.at)}</span> },
        { key: 'kind', title: '来源', render: (_, row) => pointKindLabels[row.kind] },
        { key: 'granted', title: '发放', align: 'right', width: 100, render: (_, row) => <Points value={row.granted} /> },
        { key: 'remaining', title: '剩余', align: 'right', width: 100, render: (_, row) => <Points value={row.remaining} /> },
        {
          key: 'expires',
          title: '到期',
          width: 150,
          render: (_, row) => (
            <span className="num">{row.expiresAt ? `${lastDay(row.expiresAt)} 后` : row.remaining < 0 ? '待补足' : '永久'}</span>
          ),
        },
      ]}
      emptyText="没有可用的积分"
    />
  );
};
