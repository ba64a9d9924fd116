import { View } from '@tarojs/components';
import type { InvoiceCheck } from '@huitou/shared-types/invoices/schema.ts';
import { go } from '@/platform/nav';
import { BillRow } from '@/ui/bill';
import { Card } from '@/ui/cell';

/** How the amount comes about, order by order: what was really paid, less what came back, was invoiced or cannot be. */
export function AmountCard({ check }: { check: InvoiceCheck }) {
  const several = check.orders.length > 1;
  return (
    <Card title="开票金额">
      {check.orders.map((order) => (
        <View key={order.orderId} className={several ? 'request-order' : ''}>
          <View className="request-order-no" onClick={() => go('order', { id: order.orderId })}>
            订单 {order.orderNo}
          </View>
          <BillRow label="实付" fen={order.paid} />
          {order.refunded > 0 ? <BillRow label="已退款" fen={-order.refunded} /> : null}
          {order.invoiced > 0 ? <BillRow label="已开票" fen={-order.invoiced} /> : null}
          {order.excluded > 0 ? <BillRow label="不开票部分" hint={check.excludedNote} fen={-order.excluded} /> : null}
        </View>
      ))}
      <BillRow label="可开票" fen={check.amount} total />
    </Card>
  );
}
