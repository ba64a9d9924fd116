import { View } from '@tarojs/components';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { Card } from '@/ui/cell';
import { Price } from '@/ui/price';

/** How the total comes about, in the server's own steps. */
export function Bill({ quote }: { quote: Quote }) {
  return (
    <Card className="bill">
      <View className="bill-row">
        <View>商品金额</View>
        <Price fen={quote.itemsTotal} tone="ink" />
      </View>
      {quote.discounts.map((discount) => (
        <View key={discount.slot + discount.label} className="bill-row">
          <View>{discount.label}</View>
          <Price fen={-discount.amount} />
        </View>
      ))}
      <View className="bill-row">
        <View>
          运费
          {quote.freight.explanation ? <View className="bill-hint">{quote.freight.explanation}</View> : null}
        </View>
        <Price id="bill-freight" fen={quote.freight.amount} tone="ink" />
      </View>
      <View className="bill-row bill-total">
        <View>应付</View>
        <Price id="bill-payable" fen={quote.payable} size="l" />
      </View>
    </Card>
  );
}
