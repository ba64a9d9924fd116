import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { useOrder } from '@/features/orders/queries';
import { payOrder } from '@/features/pay/pay-order';
import { refresh } from '@/features/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { Cancelled } from '@/platform/cancelled';
import { tellFailure } from '@/platform/feedback';
import { replace } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Countdown } from '@/ui/countdown';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Price } from '@/ui/price';
import { SkeletonBlocks } from '@/ui/skeleton';
import './index.scss';

export default function PayPage() {
  const { params } = useRouter<{ id?: string; now?: string }>();
  const order = useOrder({ id: params.id });
  return (
    <Page title="付款" bottomBar>
      <SignInGate why="登录后才能付款">
        <Async query={order} waiting={<SkeletonBlocks heights={[180, 72]} />}>
          {(found) => (found.status === 'unpaid' ? <Pay order={found} now={params.now === '1'} /> : <Settled order={found} />)}
        </Async>
      </SignInGate>
    </Page>
  );
}

function Pay({ order, now }: { order: Order; now: boolean }) {
  const [left, setLeft] = useState(false);
  const begun = useRef(false);
  const pay = useCallback(async () => {
    try {
      await payOrder(order.no);
      replace('payResult', { id: order.id });
    } catch (error) {
      setLeft(error instanceof Cancelled);
      if (error instanceof ApiError && error.code === 'already_paid') replace('payResult', { id: order.id });
      else {
        tellFailure(error);
        if (error instanceof ApiError && error.code === 'order_closed') void refresh('order');
      }
    }
  }, [order.id, order.no]);
  // Straight from the checkout the sheet opens by itself: the customer has just pressed the button for it.
  useEffect(() => {
    if (!now || begun.current) return;
    begun.current = true;
    void pay();
  }, [now, pay]);
  return (
    <>
      <View className="pay-head">
        <View className="pay-label">应付金额</View>
        <Price id="pay-amount" fen={order.payable} size="xl" tone="ink" />
        <View className="pay-clock">
          剩余支付时间 <Countdown id="pay-countdown" until={order.payBefore} onEnd={() => void refresh('order')} />
        </View>
      </View>
      <Card>
        <View className="pay-way">
          <Icon name="wechat" size={26} className="pay-wechat" />
          <View className="pay-way-name">微信支付</View>
          <Icon name="done" size={20} className="pay-way-on" />
        </View>
      </Card>
      {left ? (
        <View id="pay-left" className="pay-left">
          还没有付款，商品为您保留到 {shortTime(order.payBefore)}
        </View>
      ) : null}
      <BottomBar>
        <Button id="to-order" kind="plain" onTap={() => replace('order', { id: order.id })}>
          查看订单
        </Button>
        <Button id="pay-now" block onTap={pay}>
          微信支付
        </Button>
      </BottomBar>
    </>
  );
}

/** Came back to a page whose order is no longer to be paid. */
function Settled({ order }: { order: Order }) {
  const closed = order.status === 'cancelled';
  return (
    <Notice
      icon={closed ? 'clock' : 'done'}
      title={closed ? '订单已关闭' : '订单已支付'}
      hint={closed ? '超过支付时间的订单会自动关闭，可以重新下单' : undefined}
      action={{ label: '查看订单', onTap: () => replace('order', { id: order.id }), id: 'to-order' }}
    />
  );
}
