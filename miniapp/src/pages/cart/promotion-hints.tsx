import { View } from '@tarojs/components';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { go } from '@/platform/nav';
import { Icon } from '@/ui/icon';
import { Tag } from '@/ui/tag';

/** What the chosen goods have reached of a promotion, or what is missing, as the server counts it. */
export function PromotionHints({ quote }: { quote: Quote | null }) {
  if (!quote || quote.hints.length === 0) return null;
  return (
    <View className="cart-hints">
      {quote.hints.map(({ promotionId, label, text, reached, lackAmount, lackPieces }) => {
        const more = lackAmount !== null || lackPieces !== null;
        return (
          <View
            key={promotionId}
            id={`promotion-hint-${promotionId}`}
            className="cart-promotion"
            onClick={() => go('promotionGoods', { id: promotionId })}
          >
            <Tag tone={reached ? 'done' : 'accent'}>{label}</Tag>
            <View className="cart-promotion-text">{text}</View>
            <View className="cart-promotion-go">{more ? '去凑单' : '再逛逛'}</View>
            <Icon name="next" size={14} />
          </View>
        );
      })}
    </View>
  );
}
