import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Cart } from '@huitou/shared-types/cart/schema.ts';
import { useCartBadge } from '@/features/cart/badge';
import { useCart } from '@/features/cart/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { useShownAgain } from '@/features/use-shown';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonRows } from '@/ui/skeleton';
import { CartBar } from './cart-bar';
import { CartLine } from './cart-line';
import { FreeFreightHint } from './free-freight-hint';
import { InvalidItems } from './invalid-items';
import { PromotionHints } from './promotion-hints';
import './index.scss';

export default function CartPage() {
  useCartBadge();
  return (
    <Page title="购物车" tab className="cart">
      <SignInGate why="登录后，在任何设备上都能看到您选好的商品">
        <SignedInCart />
      </SignInGate>
    </Page>
  );
}

function SignedInCart() {
  const cart = useCart();
  useShownAgain(cart.refetch);
  usePullRefresh(cart.refetch);
  return (
    <Async query={cart} waiting={<SkeletonRows count={3} />}>
      {(found) => <Contents cart={found} />}
    </Async>
  );
}

function Contents({ cart }: { cart: Cart }) {
  const [editing, setEditing] = useState(false);
  if (cart.items.length === 0 && cart.invalid.length === 0)
    return (
      <Notice
        icon="cart"
        title="购物车还是空的"
        hint="挑几样喜欢的放进来吧"
        action={{ label: '去逛逛', onTap: () => go('home'), id: 'go-shopping' }}
      />
    );
  return (
    <>
      <View className="cart-head">
        <View className="cart-count">共 {cart.count} 件</View>
        <View id="cart-edit" className="cart-edit" onClick={() => setEditing(!editing)}>
          {editing ? '完成' : '管理'}
        </View>
      </View>
      <PromotionHints quote={cart.quote} />
      <FreeFreightHint quote={cart.quote} />
      {cart.items.length > 0 ? (
        <View className="cart-card">
          {cart.items.map((item) => (
            <CartLine key={item.skuId} item={item} quoted={cart.quote?.lines.find(({ skuId }) => skuId === item.skuId)} />
          ))}
        </View>
      ) : null}
      {cart.invalid.length > 0 ? <InvalidItems items={cart.invalid} /> : null}
      {cart.items.length > 0 ? <CartBar cart={cart} editing={editing} /> : null}
    </>
  );
}
