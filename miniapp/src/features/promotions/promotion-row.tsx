import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ProductPromotion } from '@huitou/shared-types/promotions/schema.ts';
import { addToCart } from '@/features/cart/queries';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';
import { ruleTexts, untilText } from './texts';
import './promotion-row.scss';

/** A promotion in words, and the way to what else it is for; a bundle goes into the cart whole. */
export function PromotionRow({ promotion, onLeave }: { promotion: ProductPromotion; onLeave: () => void }) {
  const { id, label, until, withMember, withCoupons, perCustomer, bundle } = promotion;
  const notes = [
    untilText(until),
    withCoupons ? '' : '不可与优惠券同用',
    withMember ? '' : '不可与会员价同用',
    perCustomer === null ? '' : `每人限享 ${perCustomer} 单`,
  ].filter(Boolean);
  const leave = () => {
    onLeave();
    go('promotionGoods', { id });
  };
  return (
    <View id={`promotion-${id}`} className="promotion-row">
      <View className="promotion-row-line" onClick={bundle ? undefined : leave}>
        <Tag tone="accent">{label}</Tag>
        <View className="promotion-row-texts">
          {ruleTexts(promotion).map((text) => (
            <View key={text}>{text}</View>
          ))}
          {notes.length > 0 ? <View className="promotion-row-notes">{notes.join(' · ')}</View> : null}
        </View>
        {bundle ? null : <Icon name="next" size={16} />}
      </View>
      {bundle ? <Bundle id={id} bundle={bundle} /> : null}
    </View>
  );
}

function Bundle({ id, bundle }: { id: string; bundle: NonNullable<ProductPromotion['bundle']> }) {
  const [added, setAdded] = useState(false);
  const soldOut = bundle.items.some((item) => item.soldOut);
  const add = async () => {
    for (const { skuId, quantity } of bundle.items) await addToCart(skuId, quantity);
    setAdded(true);
    toast('整套已加入购物车');
  };
  return (
    <View className="bundle">
      {bundle.items.map((item) => (
        <View key={item.skuId} className="bundle-item" onClick={() => go('product', { id: item.productId })}>
          <Picture src={item.picture} alt={item.name} className="bundle-picture" />
          <View className="bundle-name">{item.name}</View>
          <View className="bundle-spec">
            {item.spec ? `${item.spec} ` : ''}× {item.quantity}
          </View>
          {item.soldOut ? <View className="bundle-spec">补货中</View> : null}
        </View>
      ))}
      <View className="bundle-foot">
        <View className="bundle-price">
          套餐价 <Price fen={bundle.price} />
          {bundle.listTotal > bundle.price ? <Price fen={bundle.listTotal} size="s" tone="quiet" struck /> : null}
        </View>
        <Button id={`bundle-add-${id}`} kind="soft" size="s" disabled={soldOut} onTap={added ? () => go('cart') : add}>
          {soldOut ? '补货中' : added ? '去购物车' : '整套加入购物车'}
        </Button>
      </View>
    </View>
  );
}
