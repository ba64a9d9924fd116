import { Button as NativeButton, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { ProductDetail } from '@huitou/shared-types/catalog/schema.ts';
import { useCartCount } from '@/features/cart/queries';
import { toggleFavourite } from '@/features/catalog/favourite';
import type { PickerMode } from '@/features/catalog/sku-picker';
import { useShop } from '@/features/shop/use-shop';
import { tellFailure } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

export function BuyBar({ product, onPick }: { product: ProductDetail; onPick: (mode: PickerMode) => void }) {
  const soldOut = product.skus.every((sku) => sku.available <= 0);
  return (
    <BottomBar>
      <Tools product={product} cart />
      {product.status === 'off' || soldOut ? (
        <Button id="buy-off" block disabled>
          {product.status === 'off' ? '商品已下架' : '补货中'}
        </Button>
      ) : (
        <>
          <Button id="add-to-cart" kind="soft" block className="detail-action" onTap={() => onPick('cart')}>
            加入购物车
          </Button>
          <Button id="buy-now" block className="detail-action" onTap={() => onPick('buy')}>
            立即购买
          </Button>
        </>
      )}
    </BottomBar>
  );
}

/** Service, favourite and, where the bar leads there, the cart. */
export function Tools({ product, cart }: { product: ProductDetail; cart: boolean }) {
  const count = useCartCount();
  return (
    <View className="detail-tools">
      <Service />
      <Tool
        id="favourite"
        icon={product.favourite ? 'heart-on' : 'heart'}
        label={product.favourite ? '已收藏' : '收藏'}
        on={product.favourite}
        onTap={() => toggleFavourite(product).catch(tellFailure)}
      />
      {cart ? (
        <Tool id="to-cart" icon="cart" label="购物车" onTap={() => go('cart')}>
          {count > 0 ? (
            <View id="cart-count" className="detail-count">
              {count > 99 ? '99+' : count}
            </View>
          ) : null}
        </Tool>
      ) : null}
    </View>
  );
}

interface ToolProps {
  id: string;
  icon: string;
  label: string;
  on?: boolean;
  onTap: () => unknown;
  children?: ReactNode;
}

function Tool({ id, icon, label, on, onTap, children }: ToolProps) {
  return (
    <View id={id} className={`detail-tool ${on ? 'detail-tool-on' : ''}`} role="button" onClick={() => void onTap()}>
      <Icon name={icon} size={20} />
      <View className="detail-tool-label">{label}</View>
      {children}
    </View>
  );
}

/** Customer service: WeChat's own chat in the mini-program, the phone elsewhere. */
function Service() {
  const phone = useShop()?.servicePhone;
  if (process.env.TARO_ENV === 'weapp')
    return (
      <NativeButton id="service" className="detail-tool" openType="contact">
        <Icon name="chat" size={20} />
        <View className="detail-tool-label">客服</View>
      </NativeButton>
    );
  return phone ? <Tool id="service" icon="chat" label="客服" onTap={() => Taro.makePhoneCall({ phoneNumber: phone })} /> : null;
}
