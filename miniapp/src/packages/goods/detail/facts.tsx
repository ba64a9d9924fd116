import { View } from '@tarojs/components';
import type { ProductDetail, SkuView } from '@huitou/shared-types/catalog/schema.ts';
import { limitText } from '@/features/catalog/sku-picker';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Offers } from './offers';

interface FactsProps {
  product: ProductDetail;
  sku: SkuView | undefined;
  quantity: number;
  onPick: () => void;
}

/** What decides a purchase: what is chosen, what freight costs, when it comes, what holds. */
export function Facts({ product, sku, quantity, onPick }: FactsProps) {
  const limits = limitText(product);
  const chosen = sku
    ? `${sku.values.join(' · ') || '默认'}，${quantity} ${product.unit}`
    : `请选择 ${product.specs.map((spec) => spec.name).join(' / ')}`;
  return (
    <Card className="detail-facts">
      <Offers productId={product.id} />
      <View id="open-picker" className="detail-fact detail-fact-link" onClick={onPick}>
        <View className="detail-fact-label">已选</View>
        <View id="detail-chosen" className="detail-fact-value">
          {chosen}
        </View>
        <Icon name="next" size={16} />
      </View>
      <View className="detail-fact">
        <View className="detail-fact-label">配送</View>
        <View className="detail-fact-value">
          <View>{product.freightText}</View>
          <View className="detail-promise">{product.promise}</View>
        </View>
      </View>
      {limits ? (
        <View className="detail-fact">
          <View className="detail-fact-label">限购</View>
          <View className="detail-fact-value">{limits}</View>
        </View>
      ) : null}
      {product.services.length > 0 ? (
        <View className="detail-fact">
          <View className="detail-fact-label">保障</View>
          <View className="detail-fact-value detail-services">
            {product.services.map((service) => (
              <View key={service} className="detail-service">
                <Icon name="done" size={14} />
                {service}
              </View>
            ))}
          </View>
        </View>
      ) : null}
    </Card>
  );
}
