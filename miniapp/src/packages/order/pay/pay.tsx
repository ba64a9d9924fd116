import { View } from '@tarojs/components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { payOrder } from '@/features/pay/pay-order';
import { refresh } from '@/features/queries';
import { Cancelled } from '@/platform/cancelled';
import { confirm, tellFailure } from '@/platform/feedback';
import { replace } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Countdown } from '@/ui/countdown';
import { Price } from '@/ui/price';
import { useBalanceChoice } from './use-balance-choice';
import { Ways } from './ways';

export function Pay({ order, now }: { order: Order; now: boolean }) {
  const [left, setLeft] = useState(false);
  const begun = useRef(false);
  const choice = useBalanceChoice(order);
  const { ready, available, byWechat, useBalance } = choice;
  const pay = useCallback(async () => {
    if (byWechat === 0 && !(await confirm('用余额支付？', `将从余额扣除 ¥${yuan(order.payable)}。`, { yes: '支付' }))) return;
    try {
      await payOrder(order.no, useBalance);
      replace('payResult', { id: order.id });
    } catch (error) {
      setLeft(error instanceof Cancelled);
      if (error instanceof ApiError && error.code === 'already_paid') replace('payResult', { id: order.id });
      else {
        tellFailure(error);
        // What the balance can give may have changed on another phone.
        void refresh('payState');
        if (error instanceof ApiError && error.code === 'order_closed') void refresh('order');
      }
    }
  }, [order.id, order.no, order.payable, byWechat, useBalance]);
  // Straight from the checkout the sheet opens by itself: the customer has just pressed the button for it. With a balance there is a choice to make.
  useEffect(() => {
    if (!now || !ready || available > 0 || begun.current) return;
    begun.current = true;
    void pay();
  }, [now, ready, available, pay]);
  return (
    <>
      <View className="pay-head">
        <View className="pay-label">应付金额</View>
        <Price id="pay-amount" fen={order.payable} size="xl" tone="ink" />
        <View className="pay-clock">
          剩余支付时间 <Countdown id="pay-countdown" until={order.payBefore} onEnd={() => void refresh('order')} />
        </View>
      </View>
      <Ways choice={choice} />
      {left ? (
        <View id="pay-left" className="pay-left">
          还没有付款，商品为您保留到 {shortTime(order.payBefore)}
        </View>
      ) : null}
      <BottomBar>
        <Button id="to-order" kind="plain" onTap={() => replace('order', { id: order.id })}>
          查看订单
        </Button>
        <Button id="pay-now" block disabled={!ready} onTap={pay}>
          {byWechat === 0 ? `余额支付 ¥${yuan(order.payable)}` : available > 0 ? `微信支付 ¥${yuan(byWechat)}` : '微信支付'}
        </Button>
      </BottomBar>
    </>
  );
}
