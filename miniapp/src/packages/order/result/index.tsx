import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useOrder } from '@/features/orders/queries';
import { useProducts } from '@/features/catalog/queries';
import { ProductGrid } from '@/features/catalog/product-card';
import { SignInGate } from '@/features/session/sign-in-gate';
import { go, replace } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import { Price } from '@/ui/price';
import { SkeletonBlocks } from '@/ui/skeleton';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { usePayState } from './use-pay-state';
import './index.scss';

export default function PayResultPage() {
  const { params } = useRouter<{ id?: string }>();
  const order = useOrder({ id: params.id });
  return (
    <Page title="支付结果">
      <SignInGate why="登录后查看支付结果">
        <Async query={order} waiting={<SkeletonBlocks heights={[240]} />}>
          {(found) => <Result order={found} />}
        </Async>
      </SignInGate>
    </Page>
  );
}

const faces = {
  waiting: { icon: 'clock', title: '正在确认支付结果', hint: '请稍候，马上就好' },
  slow: { icon: 'clock', title: '还在等待微信的确认', hint: '如已付款，稍后会自动更新，请不要重复支付' },
  paid: { icon: 'done', title: '支付成功', hint: '' },
  closed: { icon: 'alert', title: '订单已关闭', hint: '如已付款，款项会原路退回' },
} as const;

/** Only the server says that the money has arrived. */
function Result({ order }: { order: Order }) {
  const state = usePayState(order);
  const liked = useProducts({ sort: 'sales', inStock: true }, state === 'paid');
  const { icon, title, hint } = faces[state];
  const items = liked.data?.pages[0]?.items.slice(0, 6) ?? [];
  return (
    <>
      <View id={`result-${state}`} className={`result result-${state}`}>
        <Icon name={icon} size={64} className="result-icon" />
        <View id="result-title" className="result-title">
          {title}
        </View>
        {state === 'paid' ? <Price fen={order.payable} size="l" tone="ink" /> : null}
        <View className="result-hint">
          {state === 'paid' ? (order.deliveryKind === 'pickup' ? '凭订单里的提货码到店取货' : order.promise) : hint}
        </View>
        <View className="result-actions">
          <Button id="result-home" kind="plain" onTap={() => go('home')}>
            继续逛逛
          </Button>
          <Button id="result-order" onTap={() => replace('order', { id: order.id })}>
            查看订单
          </Button>
        </View>
      </View>
      {items.length > 0 ? (
        <>
          <View className="result-heading">大家喜欢的</View>
          <ProductGrid products={items} />
        </>
      ) : null}
    </>
  );
}
