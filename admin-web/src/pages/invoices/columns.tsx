import { WarningOutlined } from '@ant-design/icons';
import type { StaffInvoiceRow } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { Tag, Tooltip, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime } from '../../lib/format.ts';
import { BookAmount } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { StatusTag } from '../../ui/status-tag.tsx';

/** Which kind of paper it is: a special or a normal invoice, or only a receipt of the shop. */
export const TypeTag = ({ invoice }: { invoice: Pick<StaffInvoiceRow, 'type' | 'receipt'> }): ReactElement =>
  invoice.receipt ? (
    <Tooltip title="没有接入开票服务，开出的是收据，不能作为税务凭证">
      <Tag variant="filled">收据</Tag>
    </Tooltip>
  ) : (
    <Tag color={invoice.type === 'special' ? 'purple' : 'default'} variant="filled">
      {invoice.type === 'special' ? '专票' : '普票'}
    </Tag>
  );

export const invoiceColumns = (open: (id: string) => void): Column<StaffInvoiceRow>[] => [
  {
    key: 'no',
    title: '发票',
    required: true,
    fixed: 'left',
    width: 168,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <Typography.Link className="num" onClick={() => open(row.id)}>
          {row.invoiceNumber ?? row.no}
        </Typography.Link>
        <div className="muted small num">
          <TypeTag invoice={row} /> {row.invoiceNumber ? '' : '未开具'}
        </div>
      </div>
    ),
  },
  {
    key: 'title',
    title: '抬头',
    width: 150,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <div className="clamp" title={row.title}>
          {row.title}
        </div>
        {row.taxNo && <div className="muted small num">{row.taxNo}</div>}
      </div>
    ),
  },
  {
    key: 'amount',
    title: '价税合计（元）',
    align: 'right',
    width: 115,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <BookAmount fen={row.amount} strong zero="0.00" />
        <div className="muted small num">
          税额 <BookAmount fen={row.tax} zero="0.00" />
        </div>
        {row.red > 0 && (
          <div className="bad small num">
            红冲 <BookAmount fen={-row.red} />
          </div>
        )}
      </div>
    ),
  },
  {
    key: 'status',
    title: '状态',
    required: true,
    width: 110,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5, whiteSpace: 'normal' }}>
        <StatusTag labels={invoiceStatusLabels} status={row.status} />
        {row.failure && (
          <div className="bad small clamp" title={row.failure}>
            {row.failure}
          </div>
        )}
        {row.trouble && (
          <div className="bad small clamp" title={row.trouble}>
            <WarningOutlined /> {row.trouble}
          </div>
        )}
      </div>
    ),
  },
  {
    key: 'orders',
    title: '订单与客户',
    width: 165,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        {row.orders.slice(0, 2).map((order) => (
          <div key={order.id}>
            <Link className="num small" to={`/orders?open=${order.id}&no=${order.no}`}>
              {order.no}
            </Link>
          </div>
        ))}
        <div className="small">
          {row.orders.length > 2 && <span className="muted">共 {row.orders.length} 个订单 </span>}
          <Link to={`/customers/${row.customerId}`}>{row.customerName || '微信用户'}</Link>
        </div>
      </div>
    ),
  },
  {
    key: 'time',
    title: '申请 / 开票',
    width: 136,
    render: (_, row) => (
      <div className="num" style={{ lineHeight: 1.5 }}>
        {dateTime(row.requestedAt)}
        <div className="muted">{row.issuedAt ? dateTime(row.issuedAt) : '未开具'}</div>
      </div>
    ),
  },
  { key: 'request', title: '申请编号', width: 180, optional: true, render: (_, row) => <span className="num">{row.no}</span> },
  { key: 'how', title: '来源', width: 90, optional: true, render: (_, row) => (row.automatic ? '自动申请' : '人工申请') },
];
