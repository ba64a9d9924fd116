import type { StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceTypeLabels, titleKindLabels } from '@huitou/shared-types/invoices/states.ts';
import { Alert, Button, Descriptions } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime } from '../../../lib/format.ts';
import { Price } from '../../../ui/price.tsx';

/** What must be known first: trouble, a failure, what it replaces. */
export const Notices = ({ invoice, onOpen }: { invoice: StaffInvoice; onOpen: (id: string) => void }): ReactElement => {
  const { trouble, failure, replacesId, replacedById, receipt } = invoice;
  const broken = invoice.files.filter(({ state }) => state === 'altered' || state === 'missing').length;
  return (
    <>
      {trouble && <Alert type="error" showIcon title={trouble} />}
      {broken > 0 && <Alert type="error" showIcon title={`${broken} 个存档文件与开具时不一致，请从税务平台重新下载核对`} />}
      {failure && <Alert type="error" showIcon title={`开票失败：${failure}`} />}
      {receipt && <Alert type="info" showIcon title="店铺没有接入开票服务，这是收据，不能作为税务凭证" />}
      {replacesId && <Alert type="info" showIcon title="换开的发票" action={<Go onClick={() => onOpen(replacesId)}>看原发票</Go>} />}
      {replacedById && <Alert type="info" showIcon title="已换开" action={<Go onClick={() => onOpen(replacedById)}>看新发票</Go>} />}
    </>
  );
};

const Go = ({ onClick, children }: { onClick: () => void; children: string }): ReactElement => (
  <Button size="small" type="link" onClick={onClick}>
    {children}
  </Button>
);

/** Buyer, amounts, numbers. */
export const Head = ({ invoice }: { invoice: StaffInvoice }): ReactElement => {
  const { buyer } = invoice;
  const contact = [buyer.address, buyer.phone].filter(Boolean).join(' ');
  const bank = [buyer.bank, buyer.account].filter(Boolean).join(' ');
  return (
    <Descriptions
      column={3}
      size="small"
      items={[
        {
          key: 'title',
          label: '抬头',
          span: 2,
          children: buyer.title === titleKindLabels[buyer.kind] ? buyer.title : `${buyer.title}（${titleKindLabels[buyer.kind]}）`,
        },
        { key: 'taxNo', label: '税号', children: <span className="num">{buyer.taxNo ?? '—'}</span> },
        ...(contact ? [{ key: 'contact', label: '地址电话', span: 3, children: contact }] : []),
        ...(bank ? [{ key: 'bank', label: '开户行账号', span: 3, children: bank }] : []),
        { key: 'amount', label: '价税合计', children: <Price fen={invoice.amount} strong /> },
        { key: 'tax', label: '税额', children: <Price fen={invoice.tax} /> },
        { key: 'red', label: '已红冲', children: invoice.red > 0 ? <Price fen={invoice.red} /> : '—' },
        { key: 'type', label: '发票类型', children: invoice.receipt ? '收据' : invoiceTypeLabels[invoice.type] },
        { key: 'no', label: '申请编号', children: <span className="num">{invoice.no}</span> },
        {
          key: 'customer',
          label: '客户',
          children: <Link to={`/customers/${invoice.customer.id}`}>{invoice.customer.nickname || '微信用户'}</Link>,
        },
        { key: 'requested', label: '申请时间', children: dateTime(invoice.requestedAt) },
        { key: 'issued', label: '开票时间', children: dateTime(invoice.issuedAt) },
        { key: 'send', label: '接收', children: [invoice.email, invoice.phone].filter(Boolean).join(' ') || '—' },
        {
          key: 'orders',
          label: '订单',
          span: 3,
          children: invoice.orders.map((order) => (
            <Link key={order.id} className="num" style={{ marginInlineEnd: 12 }} to={`/orders?open=${order.id}&no=${order.no}`}>
              {order.no}
            </Link>
          )),
        },
        ...(invoice.providerSerial
          ? [
              {
                key: 'provider',
                label: '开票服务',
                span: 3,
                children: <span className="code">{`${invoice.provider} ${invoice.providerSerial}`}</span>,
              },
            ]
          : []),
        ...(invoice.remark ? [{ key: 'remark', label: '备注', span: 3, children: invoice.remark }] : []),
      ]}
    />
  );
};
