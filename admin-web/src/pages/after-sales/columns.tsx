import type { StaffCaseRow } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStatusLabels } from '@huitou/shared-types/after-sales/states.ts';
import { orderStatusLabels, type OrderStatus } from '@huitou/shared-types/orders/states.ts';
import { Typography } from 'antd';
import { Link } from 'react-router';
import { dateTime } from '../../lib/format.ts';
import { Goods } from '../../ui/goods.tsx';
import { Price } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Due } from './due.tsx';

const SHOWN_LINES = 2;

export const caseColumns = (open: (id: string) => void): Column<StaffCaseRow>[] => [
  {
    key: 'no',
    title: '售后单',
    required: true,
    fixed: 'left',
    width: 165,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <Typography.Link className="num" onClick={() => open(row.id)}>
          {row.no}
        </Typography.Link>
        <div className="muted small num">{dateTime(row.requestedAt)}</div>
      </div>
    ),
  },
  {
    key: 'state',
    title: '状态与时限',
    required: true,
    width: 118,
    render: (_, row) => (
      <div style={{ display: 'grid', gap: 4, justifyItems: 'start' }}>
        <StatusTag labels={caseStatusLabels} status={row.status} />
        <Due dueAt={row.dueAt} due={row.due} />
      </div>
    ),
  },
  {
    key: 'what',
    title: '诉求',
    width: 112,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        {caseKindLabels[row.kind]}
        <div className="muted small">
          {row.stage === 'unshipped' && '未发货 · '}
          {row.reason}
        </div>
      </div>
    ),
  },
  {
    key: 'goods',
    title: '商品',
    width: 205,
    render: (_, row) => (
      <div style={{ display: 'grid', gap: 4, maxWidth: 240 }}>
        {row.lines.slice(0, SHOWN_LINES).map((line) => (
          <Goods key={line.lineId} picture={line.picture} name={line.name} spec={line.spec} quantity={line.quantity} size={36} />
        ))}
        {row.lines.length > SHOWN_LINES && <span className="muted small">等 {row.lines.length} 种</span>}
      </div>
    ),
  },
  {
    key: 'amount',
    title: '退款金额',
    align: 'right',
    width: 96,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        {row.kind === 'exchange' && row.amount === 0 ? <span className="muted">换货</span> : <Price fen={row.amount} strong />}
        <div className="muted small">
          实付 <Price fen={row.paid} />
        </div>
      </div>
    ),
  },
  {
    key: 'customer',
    title: '买家',
    width: 105,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <div className="clamp">{row.customerName || '微信用户'}</div>
        <span className="muted small num">{row.receiverPhone}</span>
      </div>
    ),
  },
  {
    key: 'order',
    title: '订单',
    width: 165,
    optional: true,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <Link className="num" to={`/orders?open=${row.orderId}`}>
          {row.orderNo}
        </Link>
        <div className="muted small">{orderStatusLabels[row.orderStatus as OrderStatus]?.label ?? row.orderStatus}</div>
      </div>
    ),
  },
  {
    key: 'tracking',
    title: '退货单号',
    width: 150,
    optional: true,
    render: (_, row) => (row.trackingNo ? <span className="num">{row.trackingNo}</span> : <span className="muted">—</span>),
  },
  { key: 'location', title: '发货仓', width: 110, dataIndex: 'locationName', optional: true },
];
