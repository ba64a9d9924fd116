import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { BillRow } from '@/ui/bill';
import { Card } from '@/ui/cell';

/** How the total comes about, in the server's own steps. */
export function Bill({ quote }: { quote: Quote }) {
  return (
    <Card>
      <BillRow label="商品金额" fen={quote.itemsTotal} />
      {quote.discounts.map((discount) => (
        <BillRow key={discount.slot + discount.label} label={discount.label} fen={-discount.amount} tone="accent" />
      ))}
      <BillRow id="bill-freight" label="运费" hint={quote.freight.explanation} fen={quote.freight.list} />
      {quote.freight.offs.map((off) => (
        <BillRow key={off.label} label={off.label} fen={-off.amount} tone="accent" />
      ))}
      <BillRow id="bill-payable" label="应付" fen={quote.payable} total />
    </Card>
  );
}
