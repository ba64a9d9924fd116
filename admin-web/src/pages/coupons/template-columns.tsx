import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { couponKindLabels, couponWayLabels, templateStatusLabels } from '@huitou/shared-types/coupons/states.ts';
import { Progress, Tooltip } from 'antd';
import { Link } from 'react-router';
import { count, dateTime, money } from '../../lib/format.ts';
import { Price } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { StatusTag } from '../../ui/status-tag.tsx';

const percent = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

export const templateColumns = (): Column<Template>[] => [
  {
    key: 'name',
    title: '优惠券',
    required: true,
    fixed: 'left',
    width: 206,
    render: (_, row) => (
      <>
        <Link to={`/coupons/${row.id}`}>{row.name}</Link>
        <div className="muted small">
          {couponKindLabels[row.kind]} · {row.headline} · {row.condition}
        </div>
      </>
    ),
  },
  { key: 'status', title: '状态', width: 80, render: (_, row) => <StatusTag labels={templateStatusLabels} status={row.status} /> },
  {
    key: 'claimed',
    title: '已领 / 总量',
    align: 'right',
    width: 108,
    render: (_, row) => (
      <span className="num">
        {count(row.claimed)} / {row.total === null ? '不限' : count(row.total)}
      </span>
    ),
  },
  {
    key: 'used',
    title: '已用',
    align: 'right',
    width: 64,
    render: (_, row) => (
      <>
        <span className="num">{count(row.used)}</span>
        <div className="muted small num">{percent(row.used, row.claimed)}</div>
      </>
    ),
  },
  { key: 'cost', title: '抵扣成本', align: 'right', width: 96, render: (_, row) => <Price fen={row.cost} /> },
  {
    key: 'budget',
    title: '预算',
    width: 100,
    render: (_, row) =>
      row.budget === null ? (
        <span className="muted">不限</span>
      ) : (
        <Tooltip title={`已用 ${money(row.cost)}，预算 ${money(row.budget)}`}>
          <span className="num small">{money(row.budget)}</span>
          <Progress
            size="small"
            showInfo={false}
            percent={Math.min(100, (row.cost / row.budget) * 100)}
            status={row.budgetSpent ? 'exception' : 'normal'}
          />
        </Tooltip>
      ),
  },
  { key: 'validity', title: '有效期', width: 136, render: (_, row) => <span className="small">{row.validityText}</span> },
  {
    key: 'scope',
    title: '适用商品',
    width: 150,
    optional: true,
    render: (_, row) => <span className="small">{row.scopeText}</span>,
  },
  {
    key: 'ways',
    title: '获得方式',
    width: 150,
    render: (_, row) => (
      <span className="small">{row.ways.map((way) => couponWayLabels[way]).join('、') || <span className="warn">未开放</span>}</span>
    ),
  },
  { key: 'group', title: '分组', width: 90, optional: true, render: (_, row) => row.group.name },
  { key: 'costCentre', title: '成本中心', width: 110, optional: true, render: (_, row) => row.costCentre || '—' },
  {
    key: 'created',
    title: '创建',
    width: 150,
    optional: true,
    render: (_, row) => (
      <span className="small">
        {dateTime(row.createdAt)}
        <br />
        {row.createdBy}
      </span>
    ),
  },
];
