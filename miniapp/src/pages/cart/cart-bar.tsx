import { View } from '@tarojs/components';
import type { Cart } from '@huitou/shared-types/cart/schema.ts';
import { moveToFavourites, removeFromCart, select } from '@/features/cart/actions';
import { goCheckout } from '@/features/checkout/items';
import { confirm } from '@/platform/feedback';
import { yuan } from '@huitou/shared-types/money.ts';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Price } from '@/ui/price';

export function CartBar({ cart, editing }: { cart: Cart; editing: boolean }) {
  const chosen = cart.items.filter((item) => item.selected);
  const skuIds = chosen.map((item) => item.skuId);
  const pieces = chosen.reduce((sum, item) => sum + item.quantity, 0);
  const freight = cart.quote?.freight.amount ?? 0;
  const all = chosen.length === cart.items.length;
  const remove = async () => {
    if (await confirm(`删除选中的 ${chosen.length} 种商品？`, '', { yes: '删除', danger: true })) await removeFromCart(skuIds);
  };
  return (
    <BottomBar aboveTabs>
      <Checkbox id="cart-all" checked={all} label="全选" onChange={(selected) => void select([], selected)} />
      {editing ? (
        <View className="cart-actions">
          <Button id="cart-favourite" kind="plain" size="s" disabled={chosen.length === 0} onTap={() => moveToFavourites(skuIds)}>
            移入收藏
          </Button>
          <Button id="cart-remove" kind="danger" size="s" disabled={chosen.length === 0} onTap={remove}>
            删除
          </Button>
        </View>
      ) : (
        <>
          <View className="cart-total">
            <View className="cart-total-line">
              合计 <Price id="cart-total" fen={cart.quote?.payable ?? 0} size="l" />
            </View>
            {cart.quote && cart.quote.discountTotal > 0 ? (
              <View className="cart-saved">已优惠 ¥{yuan(cart.quote.discountTotal)}</View>
            ) : (
              <View className="cart-freight">{freight > 0 ? `含运费 ¥${yuan(freight)}` : '运费按收货地址计算'}</View>
            )}
          </View>
          <Button id="cart-checkout" disabled={chosen.length === 0} onTap={() => goCheckout(chosen, true)}>
            结算{pieces > 0 ? `（${pieces}）` : ''}
          </Button>
        </>
      )}
    </BottomBar>
  );
}
