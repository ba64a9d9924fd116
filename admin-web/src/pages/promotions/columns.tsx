import type { Promotion } from '@huitou/shared-types/promotions/schema.ts';
import { promotionKindLabels, promotionShownLabels } from '@huitou/shared-types/promotions/states.ts';
import { Progress, Tooltip } from 'antd';
import { Link } from 'react-router';
import { count, dateTime, money } from '../../lib/format.ts';
import { Price } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { rhythmText } from './schedule-text.ts';

export const promotionColumns = (): Column<Promotion>[] => [
  {
    key: 'name',
    title: '活动',
    required: true,
    fixed: 'left',
    width: 176,
    render: (_, row) => (
      <>
        <Link to={`/promotions/${row.id}`}>{row.name}</Link>
        <div className="muted small">
          {promotionKindLabels[row.kind]} · {row.label}
        </div>
      </>
    ),
  },
  { key: 'shown', title: '状态', width: 104, render: (_, row) => <StatusTag labels={promotionShownLabels} status={row.shown} /> },
  {
    key: 'schedule',
    title: '活动时间',
    width: 146,
    render: (_, row) => (
      <span className="small num">
        {dateTime(row.from)}
        <br />至 {row.until ? dateTime(row.until) : '手动结束'}
        {rhythmText(row) && <div className="muted">{rhythmText(row)}</div>}
      </span>
    ),
  },
  { key: 'scope', title: '活动商品', width: 104, render: (_, row) => <span className="small">{row.scopeText}</span> },
  {
    key: 'stacking',
    title: '同享',
    width: 106,
    render: (_, row) => (
      <span className="small">
        {[row.withMember && '会员价', row.withCoupons && '优惠券'].filter(Boolean).join('、') || <span className="muted">都不同享</span>}
      </span>
    ),
  },
  { key: 'priority', title: '优先级', align: 'right', width: 76, optional: true, render: (_, row) => row.priority },
  { key: 'orders', title: '订单', align: 'right', width: 66, render: (_, row) => <span className="num">{count(row.orders)}</span> },
  {
    key: 'cost',
    title: '优惠成本',
    align: 'right',
    width: 110,
    render: (_, row) => (
      <>
        <Price fen={row.cost} />
        {row.budget !== null && (
          <Tooltip title={`预算 ${money(row.budget)}`}>
            <Progress
              size="small"
              showInfo={false}
              percent={Math.min(100, (row.cost / row.budget) * 100)}
              status={row.shown === 'spent' ? 'exception' : 'normal'}
            />
          </Tooltip>
        )}
      </>
    ),
  },
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
