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
    <Card id="ticket-item" className="ticket-card">
      <View className="ticket-item" onClick={() => go('product', { id: item.productId, flash: item.itemId })}>
        <Picture src={item.picture} alt={item.name} className="ticket-picture" />
        <View className="ticket-item-text">
          <View className="ticket-item-name">{item.name}</View>
          {item.spec ? <View className="ticket-item-spec">{item.spec}</View> : null}
          <View className="ticket-item-price">
            <Price fen={item.price} />
            <Price fen={item.listPrice} size="s" tone="quiet" struck />
          </View>
        </View>
      </View>
      {item.rules ? <View className="ticket-rules">{item.rules}</View> : null}
    </Card>
  );
}
