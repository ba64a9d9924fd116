import { View } from '@tarojs/components';
import { useDidHide } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { yuan } from '@huitou/shared-types/money.ts';
import { useOrder } from '@/features/orders/queries';
import { refresh } from '@/features/queries';
import { go, replace } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Countdown } from '@/ui/countdown';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';

/** Long enough to read that it worked. */
const TO_CASHIER_MS = 1600;

interface OrderedProps {
  orderId: string;
  payBefore: string | null;
  /** Just claimed: on to the cashier by itself. */
  fresh: boolean;
}

/** Got one: the short timer runs, so the cashier opens by itself. What has become of the order since is the order's word. */
export function Ordered({ orderId, payBefore, fresh }: OrderedProps) {
  const order = useOrder({ id: orderId }).data;
  const unpaid = order?.status === 'unpaid';
  const [here, setHere] = useState(true);
  useDidHide(() => setHere(false));
  useEffect(() => {
    if (!fresh || !unpaid || !here) return;
    const timer = setTimeout(() => replace('pay', { id: orderId, now: 1 }), TO_CASHIER_MS);
    return () => clearTimeout(timer);
  }, [fresh, unpaid, here, orderId]);
  const closed = order?.status === 'cancelled';
  const title = closed ? '订单已关闭' : order && !unpaid ? '已付款' : '抢到了！';
  const until = order?.payBefore ?? payBefore;
  return (
    <View id="ticket-ordered" className={`rush ${closed ? 'rush-lost' : 'rush-got'}`}>
      <Icon name={closed ? 'clock' : 'done'} size={64} className="rush-icon" />
      <View id="ticket-title" className="rush-title">
        {title}
      </View>
      {order && !closed ? (
        <View className="rush-sum">
          <Price id="ticket-payable" fen={order.payable} size="l" tone="ink" />
          {order.freight > 0 ? <View className="rush-freight">含运费 ¥{yuan(order.freight)}</View> : null}
        </View>
      ) : null}
      {closed ? (
        <View className="rush-hint">{order.cancelReason || '超过支付时间，名额已让给其他人'}</View>
      ) : unpaid || !order ? (
        <View className="rush-hint">
          {until ? (
            <>
              请在 <Countdown id="ticket-countdown" until={until} onEnd={() => void refresh('order', 'flashTicket')} />{' '}
              内付款，逾期名额自动释放
            </>
          ) : (
            '请尽快付款'
          )}
        </View>
      ) : (
        <View className="rush-hint">{order.promise}</View>
      )}
      <View className="rush-actions">
        {closed ? (
          <Button id="ticket-channel" kind="soft" onTap={() => go('flash')}>
            看看其他秒杀
          </Button>
        ) : (
          <Button id="ticket-order" kind={unpaid ? 'plain' : 'soft'} onTap={() => replace('order', { id: orderId })}>
            查看订单
          </Button>
        )}
        {unpaid ? (
          <Button id="ticket-pay" onTap={() => replace('pay', { id: orderId, now: 1 })}>
            立即付款
          </Button>
        ) : null}
      </View>
    </View>
  );
}
