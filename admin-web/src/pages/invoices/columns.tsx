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
    width: 190,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <Typography.Link className="num" onClick={() => open(row.id)}>
          {row.invoiceNumber ?? row.no}
        </Typography.Link>
        <div className="muted small num">{row.invoiceNumber ? row.no : '未开具'}</div>
      </div>
    ),
  },
  { key: 'type', title: '类型', width: 70, render: (_, row) => <TypeTag invoice={row} /> },
  {
    key: 'title',
    title: '抬头',
    width: 220,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <div className="clamp" title={row.title}>
          {row.title}
        </div>
        <div className="muted small num">{row.taxNo ?? '个人'}</div>
      </div>
    ),
  },
  {
    key: 'amount',
    title: '价税合计（元）',
    align: 'right',
    width: 120,
    render: (_, row) => <BookAmount fen={row.amount} strong zero="0.00" />,
  },
  { key: 'tax', title: '税额（元）', align: 'right', width: 100, render: (_, row) => <BookAmount fen={row.tax} zero="—" /> },
  { key: 'red', title: '已红冲（元）', align: 'right', width: 110, render: (_, row) => <BookAmount fen={row.red} zero="—" /> },
  {
    key: 'status',
    title: '状态',
    required: true,
    width: 170,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        <StatusTag labels={invoiceStatusLabels} status={row.status} />
        {row.failure && <div className="bad small clamp">{row.failure}</div>}
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
    title: '订单',
    width: 190,
    render: (_, row) => (
      <div style={{ lineHeight: 1.5 }}>
        {row.orders.slice(0, 2).map((order) => (
          <div key={order.id}>
            <Link className="num" to={`/orders?open=${order.id}&no=${order.no}`}>
              {order.no}
            </Link>
          </div>
        ))}
        {row.orders.length > 2 && <span className="muted small">共 {row.orders.length} 个订单</span>}
      </div>
    ),
  },
  {
    key: 'customer',
    title: '客户',
    width: 120,
    ellipsis: true,
    render: (_, row) => <Link to={`/customers/${row.customerId}`}>{row.customerName || '微信用户'}</Link>,
  },
  { key: 'requestedAt', title: '申请时间', width: 140, render: (_, row) => <span className="num">{dateTime(row.requestedAt)}</span> },
  { key: 'issuedAt', title: '开票时间', width: 140, render: (_, row) => <span className="num">{dateTime(row.issuedAt)}</span> },
  { key: 'how', title: '来源', width: 90, optional: true, render: (_, row) => (row.automatic ? '自动申请' : '人工申请') },
];
