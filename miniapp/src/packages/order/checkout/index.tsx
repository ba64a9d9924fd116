import { useRouter } from '@tarojs/taro';
import { unpackItems } from '@/features/checkout/items';
import { SignInGate } from '@/features/session/sign-in-gate';
import { go } from '@/platform/nav';
import { paramText } from '@/platform/params';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Checkout } from './checkout';
import './index.scss';

export default function CheckoutPage() {
  const { params } = useRouter<{ items?: string; cart?: string }>();
  const items = unpackItems(paramText(params.items));
  return (
    <Page title="确认订单" bottomBar>
      <SignInGate why="登录后才能下单">
        {items.length > 0 ? (
          <Checkout items={items} fromCart={params.cart === '1'} />
        ) : (
          <Notice icon="cart" title="没有要结算的商品" action={{ label: '回购物车看看', onTap: () => go('cart') }} />
        )}
      </SignInGate>
    </Page>
  );
}
