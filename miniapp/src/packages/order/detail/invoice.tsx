import { yuan } from '@huitou/shared-types/money.ts';
import { invoiceStateText } from '@/features/invoices/state-text';
import { useInvoicesOf } from '@/features/invoices/queries';
import { go } from '@/platform/nav';
import { Card, Cell } from '@/ui/cell';

/** The invoices of the order, or the way to one; nothing where none can be had. */
export function Invoice({ orderId }: { orderId: string }) {
  const invoices = useInvoicesOf(orderId).data;
  if (!invoices || (!invoices.canRequest && invoices.items.length === 0)) return null;
  return (
    <Card className="order-invoice">
      {invoices.items.map((one) => (
        <Cell
          key={one.id}
          id={`order-invoice-${one.id}`}
          icon="list"
          label={one.receipt ? '收据' : '发票'}
          value={`${invoiceStateText(one)} ¥${yuan(one.amount)}`}
          onTap={() => go('invoice', { id: one.id })}
        />
      ))}
      {invoices.canRequest ? (
        <Cell
          id="order-invoice-request"
          icon="list"
          label={invoices.receiptOnly ? '申请收据' : '申请开票'}
          value={`可开 ¥${yuan(invoices.amount)}`}
          onTap={() => go('invoiceRequest', { orderIds: orderId })}
        />
      ) : null}
    </Card>
  );
}
