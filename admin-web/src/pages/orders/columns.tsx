import { MessageOutlined } from '@ant-design/icons';
import { orderStatusLabels } from '@huitou/shared-types/orders/states.ts';
import type { StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import { Tag, Tooltip, Typography } from 'antd';
import type { ReactElement } from 'react';
import { ago, dateTime } from '../../lib/format.ts';
import { Goods } from '../../ui/goods.tsx';
import { Price } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { StatusTag } from '../../ui/status-tag.tsx';

const SHOWN_LINES = 2;

const LATE_AFTER_MS = 48 * 3_600_000;

const isLate = (paidAt: string): boolean => Date.now() - Date.parse(paidAt) > LATE_AFTER_MS;

/** How long a paid order has been waiting to leave; late ones stand out. */
const Waiting = ({ paidAt }: { paidAt: string }): ReactElement => (
  <span className={isLate(paidAt) ? 'bad strong' : 'muted'}>付款 {ago(paidAt)}</span>
);

/** The columns that the order list and the shipping desk share. */
export const orderColumns = (
  open: (id: string) => void,
): Record<'no' | 'queued' | 'goods' | 'receiver' | 'notes', Column<StaffOrderRow>> => ({
  no: {
    key: 'no',
    title: '订单',
    required: true,
    fixed: 'left',
    width: 165,
    render: (_, order) => (
      <div style={{ lineHeight: 1.5 }}>
        <Typography.Link className="num" onClick={() => open(order.id)}>
          {order.no}
        </Typography.Link>
        <div className="muted small num">{dateTime(order.placedAt)}</div>
      </div>
    ),
  },
  queued: {
    key: 'no',
    title: '订单',
    required: true,
    fixed: 'left',
    width: 165,
    render: (_, order) => (
      <div style={{ lineHeight: 1.5 }}>
        <Typography.Link className="num" onClick={() => open(order.id)}>
          {order.no}
        </Typography.Link>
        <div className="small">{order.paidAt && <Waiting paidAt={order.paidAt} />}</div>
      </div>
    ),
  },
  goods: {
    key: 'goods',
    title: '商品',
    width: 250,
    render: (_, order) => (
      <div style={{ display: 'grid', gap: 4, maxWidth: 300 }}>
        {order.lines.slice(0, SHOWN_LINES).map((line) => (
          <Goods key={line.skuId} picture={line.picture} name={line.name} spec={line.spec} quantity={line.quantity} size={36} />
        ))}
        {order.lines.length > SHOWN_LINES && (
          <Typography.Link onClick={() => open(order.id)} className="small">
            共 {order.lines.length} 种 {order.pieces} 件，查看全部
          </Typography.Link>
        )}
      </div>
    ),
  },
  receiver: {
    key: 'receiver',
    title: '收货人',
    width: 175,
    render: (_, order) => (
      <div style={{ lineHeight: 1.5 }}>
        <div>
          {order.receiver} <span className="num muted">{order.receiverPhone}</span>
        </div>
        <div className="muted small">{order.deliveryKind === 'pickup' ? `自提 · ${order.locationName}` : order.region}</div>
      </div>
    ),
  },
  notes: {
    key: 'notes',
    title: '留言与备注',
    width: 150,
    render: (_, order) => (
      <div className="small" style={{ maxWidth: 150, lineHeight: 1.5 }}>
        {order.openCases > 0 && (
          <Tooltip title={`${order.openCases} 个售后处理中，涉及的商品暂不能发货`}>
            <Tag color="orange" variant="filled">
              售后中
            </Tag>
          </Tooltip>
        )}
        {order.hurried && (
          <Tag color="red" variant="filled">
            催发货
          </Tag>
        )}
        {order.note && (
          <Tooltip title={order.note}>
            <div className="clamp">
              <MessageOutlined /> {order.note}
            </div>
          </Tooltip>
        )}
        {order.staffNote && <div className="clamp muted">备注：{order.staffNote}</div>}
      </div>
    ),
  },
});

export const listColumns = (open: (id: string) => void): Column<StaffOrderRow>[] => {
  const shared = orderColumns(open);
  return [
    shared.no,
    shared.goods,
    {
      key: 'money',
      title: '实付',
      align: 'right',
      width: 105,
      render: (_, order) => (
        <div style={{ lineHeight: 1.5 }}>
          <Price fen={order.payable} strong />
          {order.refunded > 0 && (
            <div className="bad small">
              已退 <Price fen={order.refunded} />
            </div>
          )}
        </div>
      ),
    },
    {
      key: 'status',
      title: '状态',
      width: 85,
      render: (_, order) => <StatusTag labels={orderStatusLabels} status={order.status} />,
    },
    shared.receiver,
    shared.notes,
    { key: 'customer', title: '买家', width: 110, ellipsis: true, dataIndex: 'customerName', optional: true },
    { key: 'location', title: '发货仓', width: 110, dataIndex: 'locationName', optional: true },
    {
      key: 'paidAt',
      title: '付款时间',
      width: 140,
      render: (_, order) => <span className="num">{dateTime(order.paidAt)}</span>,
      optional: true,
    },
    {
      key: 'kind',
      title: '配送',
      width: 80,
      optional: true,
      render: (_, order) => (order.deliveryKind === 'pickup' ? '自提' : '快递'),
    },
  ];
};
