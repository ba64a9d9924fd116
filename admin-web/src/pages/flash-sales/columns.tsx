import type { FlashRow } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashPhaseLabels, flashStatusLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { Flex, Progress } from 'antd';
import { Link } from 'react-router';
import { count, dateTime } from '../../lib/format.ts';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { StatusTag } from '../../ui/status-tag.tsx';

export const flashColumns = (): Column<FlashRow>[] => [
  {
    key: 'name',
    title: '活动',
    required: true,
    fixed: 'left',
    width: 180,
    render: (_, row) => <Link to={row.phase === 'running' ? `/flash/${row.id}/live` : `/flash/${row.id}`}>{row.name}</Link>,
  },
  {
    key: 'status',
    title: '状态',
    width: 146,
    render: (_, row) => (
      <Flex gap={4}>
        <StatusTag labels={flashStatusLabels} status={row.status} />
        {row.phase && <StatusTag labels={flashPhaseLabels} status={row.phase} />}
      </Flex>
    ),
  },
  {
    key: 'time',
    title: '活动时间',
    width: 150,
    render: (_, row) => (
      <span className="num small">
        {dateTime(row.startsAt)}
        <br />至 {dateTime(row.endsAt)}
      </span>
    ),
  },
  { key: 'sessions', title: '场次', align: 'right', width: 70, render: (_, row) => row.sessions },
  { key: 'items', title: '商品', align: 'right', width: 70, render: (_, row) => row.items },
  {
    key: 'claimed',
    title: '已抢 / 库存',
    width: 150,
    render: (_, row) => (
      <>
        <span className="num small">
          {count(row.claimed)} / {count(row.quota)}
        </span>
        <Progress size="small" showInfo={false} percent={row.quota === 0 ? 0 : (row.claimed / row.quota) * 100} />
      </>
    ),
  },
  {
    key: 'created',
    title: '创建时间',
    width: 150,
    optional: true,
    render: (_, row) => <span className="num">{dateTime(row.createdAt)}</span>,
  },
];
