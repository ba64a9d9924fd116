import { ScrollView, View } from '@tarojs/components';
import type { Home } from '@huitou/shared-types/catalog/schema.ts';
import { go } from '@/platform/nav';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';

/** A recommended group as a row that scrolls sideways. */
export function Section({ section }: { section: Home['sections'][number] }) {
  const { groupId, title, subtitle, items } = section;
  if (items.length === 0) return null;
  return (
    <View className="home-section">
      <View id={`section-${groupId}`} className="home-section-head" onClick={() => go('list', { groupId, title })}>
        <View className="home-section-title">{title}</View>
        <View className="home-section-subtitle">{subtitle}</View>
        <View className="home-section-more">
          全部
          <Icon name="next" size={14} />
        </View>
      </View>
      <ScrollView scrollX enhanced showScrollbar={false} className="home-shelf">
        <View className="home-shelf-row">
          {items.map((product) => (
            <View key={product.id} className="home-tile" onClick={() => go('product', { id: product.id })}>
              <Picture src={product.picture} alt={product.name} className="home-tile-picture" />
              <View className="home-tile-name">{product.name}</View>
              <Price fen={product.price} />
            </View>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}
