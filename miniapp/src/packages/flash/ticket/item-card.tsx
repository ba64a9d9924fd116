import { View } from '@tarojs/components';
import type { FlashItemView } from '@huitou/shared-types/flash-sales/schema.ts';
import { go } from '@/platform/nav';
import { Card } from '@/ui/cell';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';

/** What it is all about. */
export function ItemCard({ item }: { item: FlashItemView | undefined }) {
  if (!item) return null;
  return (
    <Card id="ticket-item" className="rush-card">
      <View className="rush-item" onClick={() => go('product', { id: item.productId, flash: item.itemId })}>
        <Picture src={item.picture} alt={item.name} className="rush-picture" />
        <View className="rush-item-text">
          <View className="rush-item-name">{item.name}</View>
          {item.spec ? <View className="rush-item-spec">{item.spec}</View> : null}
          <View className="rush-item-price">
            <Price fen={item.price} />
            <Price fen={item.listPrice} size="s" tone="quiet" struck />
          </View>
        </View>
      </View>
      {item.rules ? <View className="rush-rules">{item.rules}</View> : null}
    </Card>
  );
}
