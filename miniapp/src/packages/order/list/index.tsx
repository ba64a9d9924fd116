import { Input, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { orderTabLabels, orderTabs, type OrderTab } from '@huitou/shared-types/orders/states.ts';
import { useOrderCounts, useOrders } from '@/features/orders/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { useShownAgain } from '@/features/use-shown';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Icon } from '@/ui/icon';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonRows } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { OrderCard } from './order-card';
import './index.scss';

export default function OrdersPage() {
  const { params } = useRouter<{ tab?: string }>();
  const [tab, setTab] = useState<OrderTab>(orderTabs.find((one) => one === params.tab) ?? 'all');
  return (
    <Page title="我的订单">
      <SignInGate why="登录后查看您的订单">
        <Orders tab={tab} onTab={setTab} />
      </SignInGate>
    </Page>
  );
}

function Orders({ tab, onTab }: { tab: OrderTab; onTab: (tab: OrderTab) => void }) {
  const [text, setText] = useState('');
  const [q, setQ] = useState('');
  const orders = useOrders(tab, q);
  const counts = useOrderCounts();
  const reload = () => Promise.all([orders.refetch(), counts.refetch()]);
  useShownAgain(reload);
  usePullRefresh(reload);
  const badges: Partial<Record<OrderTab, number | undefined>> = {
    unpaid: counts.data?.unpaid,
    to_ship: counts.data?.toShip,
    to_receive: counts.data?.toReceive,
  };
  return (
    <>
      <View className="orders-top">
        <View className="orders-search">
          <Icon name="search" size={18} />
          <Input
            id="orders-search"
            className="orders-input"
            value={text}
            maxlength={40}
            confirmType="search"
            placeholder="搜商品名或订单号"
            placeholderClass="placeholder"
            onInput={(event) => {
              setText(event.detail.value);
              if (event.detail.value === '') setQ('');
            }}
            onConfirm={(event) => setQ(event.detail.value.trim())}
          />
        </View>
        <Tabs
          id="orders-tab"
          tabs={orderTabs.map((key) => ({ key, label: orderTabLabels[key], count: badges[key] }))}
          current={tab}
          onChange={onTab}
        />
      </View>
      <Async key={`${tab} ${q}`} query={orders} waiting={<SkeletonRows count={3} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return q ? (
              <Notice
                icon="search"
                title={`没有找到“${q}”的订单`}
                action={{ label: '查看全部订单', onTap: () => (setText(''), setQ(''), onTab('all')) }}
              />
            ) : (
              <Notice
                icon="list"
                title="这里还没有订单"
                hint="看中什么，就带它回家吧"
                action={{ label: '去逛逛', onTap: () => go('home') }}
              />
            );
          return (
            <>
              {items.map((order) => (
                <OrderCard key={order.id} order={order} />
              ))}
              <LoadMore pages={orders} />
            </>
          );
        }}
      </Async>
    </>
  );
}
