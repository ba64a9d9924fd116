import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceTypeLabels } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { copy } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { dateTime } from '@/platform/time';
import { BillRow } from '@/ui/bill';
import { Card } from '@/ui/cell';

export function Facts({ invoice }: { invoice: Invoice }) {
  const { buyer, orders, invoiceNumber } = invoice;
  const extras = [
    ['地址', buyer.address],
    ['电话', buyer.phone],
    ['开户银行', buyer.bank],
    ['银行账号', buyer.account],
  ].filter(([, value]) => value);
  return (
    <>
      <Card title="发票信息">
        <Fact label="抬头">{buyer.title}</Fact>
        {buyer.taxNo ? <Fact label="税号">{buyer.taxNo}</Fact> : null}
        {extras.map(([label, value]) => (
          <Fact key={label} label={label ?? ''}>
            {value}
          </Fact>
        ))}
        <Fact label="类型">{invoice.receipt ? '收款凭据（非税务发票）' : invoiceTypeLabels[invoice.type]}</Fact>
        {invoiceNumber ? (
          <Fact label="发票号码">
            <View id="invoice-number">{invoiceNumber}</View>
            <View id="copy-invoice-number" className="invoice-link" onClick={() => copy(invoiceNumber, '发票号码已复制')}>
              复制
            </View>
          </Fact>
        ) : null}
        {orders.map(({ id, no }, i) => (
          <Fact key={id} label={i === 0 ? '订单' : ''}>
            <View>{no}</View>
            <View className="invoice-link" onClick={() => go('order', { id })}>
              查看
            </View>
          </Fact>
        ))}
        <Fact label="申请时间">{dateTime(invoice.requestedAt)}</Fact>
        {invoice.issuedAt ? <Fact label="开具时间">{dateTime(invoice.issuedAt)}</Fact> : null}
        <View className="invoice-sum">
          <BillRow
            id="invoice-amount"
            label={invoice.receipt ? '金额' : '价税合计'}
            hint={invoice.receipt || invoice.tax === 0 ? undefined : `金额 ¥${yuan(invoice.net)} + 税额 ¥${yuan(invoice.tax)}`}
            fen={invoice.amount}
          />
        </View>
      </Card>
    </>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="invoice-fact">
      <View className="invoice-fact-label">{label}</View>
      <View className="invoice-fact-value">{children}</View>
    </View>
  );
}
