import { View } from '@tarojs/components';
import type { CartItem } from '@huitou/shared-types/cart/schema.ts';
import { moveToFavourites, removeFromCart } from '@/features/cart/actions';
import { go } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Picture } from '@/ui/picture';

/** What can no longer be bought stands apart, says why, and can be cleared away at once. */
export function InvalidItems({ items }: { items: readonly CartItem[] }) {
  const skuIds = items.map((item) => item.skuId);
  return (
    <View id="cart-invalid" className="cart-card cart-invalid">
      <View className="cart-invalid-head">
        <View className="cart-invalid-title">失效商品 {items.length} 件</View>
        <Button id="invalid-favourite" kind="plain" size="s" onTap={() => moveToFavourites(skuIds)}>
          移入收藏
        </Button>
        <Button id="invalid-clear" kind="plain" size="s" onTap={() => removeFromCart(skuIds)}>
          清空
        </Button>
      </View>
      {items.map((item) => (
        <View key={item.skuId} className="cart-line cart-line-invalid" onClick={() => go('product', { id: item.productId })}>
          <Picture src={item.picture} alt={item.name} className="cart-picture" />
          <View className="cart-facts">
            <View className="cart-name">{item.name}</View>
            {item.spec ? <View className="cart-spec">{item.spec}</View> : null}
            <View className="cart-hint">{item.hint || '暂时不能购买'}</View>
          </View>
        </View>
      ))}
    </View>
  );
}
