import { View } from '@tarojs/components';
import type { InvoiceCard } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { invoiceStateText } from '@/features/invoices/state-text';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';

const SHOWN = 4;

export function InvoiceRow({ invoice }: { invoice: InvoiceCard }) {
  const { id, orders, pictures } = invoice;
  return (
    <View id={`invoice-${id}`} className="invoice-row" hoverClass="invoice-row-pressed" onClick={() => go('invoice', { id })}>
      <View className="invoice-row-head">
        <View className="invoice-row-title">{invoice.title}</View>
        <Tag tone={invoiceStatusLabels[invoice.status].tone}>{invoiceStateText(invoice)}</Tag>
      </View>
      <View className="invoice-row-body">
        {pictures.slice(0, SHOWN).map((picture) => (
          <Picture key={picture} src={picture} className="invoice-row-picture" />
        ))}
        <View className="invoice-row-sum">
          <Price fen={invoice.amount} tone="ink" />
          {invoice.red > 0 ? <View className="invoice-row-red">含已红冲部分</View> : null}
        </View>
      </View>
      <View className="invoice-row-foot">
        {orders.length > 1 ? `${orders.length} 个订单合并` : `订单 ${orders[0]?.no ?? ''}`}
        <View>{shortTime(invoice.issuedAt ?? invoice.requestedAt)}</View>
      </View>
    </View>
  );
}
