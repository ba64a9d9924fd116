import { View } from '@tarojs/components';
import type { CartItem } from '@huitou/shared-types/cart/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { QuoteLine } from '@huitou/shared-types/pricing/schema.ts';
import { select, setQuantity } from '@/features/cart/actions';
import { go } from '@/platform/nav';
import { Checkbox } from '@/ui/checkbox';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Stepper } from '@/ui/stepper';
import { Tag } from '@/ui/tag';

/** `quoted`: the line as the server priced it, while it is selected. */
export function CartLine({ item, quoted }: { item: CartItem; quoted: QuoteLine | undefined }) {
  const max = Math.max(item.maxQuantity, item.minQuantity);
  const maxReason = item.available <= item.maxQuantity ? `库存仅剩 ${item.available} 件` : `限购 ${item.maxQuantity} 件`;
  return (
    <View id={`cart-line-${item.skuId}`} className="cart-line">
      <Checkbox id={`cart-select-${item.skuId}`} checked={item.selected} onChange={(selected) => void select([item.skuId], selected)} />
      <Picture src={item.picture} alt={item.name} className="cart-picture" onClick={() => go('product', { id: item.productId })} />
      <View className="cart-facts">
        <View className="cart-name" onClick={() => go('product', { id: item.productId })}>
          {item.name}
        </View>
        {item.spec ? <View className="cart-spec">{item.spec}</View> : null}
        {quoted && quoted.tags.length > 0 ? (
          <View className="cart-tags">
            {quoted.tags.map((tag) => (
              <Tag key={tag} tone="accent">
                {tag}
              </Tag>
            ))}
          </View>
        ) : null}
        {item.priceDrop ? <Tag tone="done">比加入时降 ¥{yuan(item.priceDrop)}</Tag> : null}
        {item.hint ? <View className="cart-hint">{item.hint}</View> : null}
        {quoted && quoted.payable < quoted.listTotal ? (
          <View id={`cart-after-${item.skuId}`} className="cart-after">
            优惠后 ¥{yuan(quoted.payable)}，已省 ¥{yuan(quoted.listTotal - quoted.payable)}
          </View>
        ) : null}
        <View className="cart-foot">
          <Price fen={item.price} />
          <Stepper
            id={`cart-quantity-${item.skuId}`}
            value={item.quantity}
            min={item.minQuantity}
            max={max}
            maxReason={maxReason}
            minReason={item.minQuantity > 1 ? `${item.minQuantity} 件起购` : '至少 1 件，不要了可在“管理”里删除'}
            onChange={(quantity) => void setQuantity(item, quantity)}
          />
        </View>
      </View>
    </View>
  );
}
