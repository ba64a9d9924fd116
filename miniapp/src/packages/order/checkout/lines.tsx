import { View } from '@tarojs/components';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';

/** The goods as the server priced them; what stands against a line is said right there. */
export function Lines({ quote }: { quote: Quote }) {
  const general = quote.problems.filter(
    (problem) => problem.skuId === null && problem.code !== 'address_required' && problem.code !== 'pickup_store_required',
  );
  return (
    <Card>
      {general.map((problem) => (
        <View key={problem.code} className="checkout-problem">
          <Icon name="alert" size={16} />
          {problem.message}
        </View>
      ))}
      {quote.lines.map((line) => {
        const problems = quote.problems.filter((problem) => problem.skuId === line.skuId);
        return (
          <View key={line.skuId} id={`line-${line.skuId}`} className="checkout-line">
            <Picture src={line.picture} alt={line.name} className="checkout-picture" />
            <View className="checkout-line-text">
              <View className="checkout-line-name">{line.name}</View>
              {line.spec ? <View className="checkout-line-spec">{line.spec}</View> : null}
              {line.discounts.map((discount) => (
                <View key={discount.slot + discount.label} className="checkout-line-discount">
                  {discount.label} -¥{yuan(discount.amount)}
                </View>
              ))}
              {problems.map((problem) => (
                <View key={problem.code} className="checkout-problem">
                  <Icon name="alert" size={14} />
                  {problem.message}
                </View>
              ))}
            </View>
            <View className="checkout-line-price">
              <Price fen={line.unitPrice} tone="ink" />
              <View className="checkout-line-quantity">× {line.quantity}</View>
            </View>
          </View>
        );
      })}
    </Card>
  );
}
