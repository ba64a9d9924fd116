import { View } from '@tarojs/components';
import { useState } from 'react';
import { useInvoiceable } from '@/features/invoices/queries';
import { useShownAgain } from '@/features/use-shown';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { dayText } from '@/platform/time';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { SkeletonRows } from '@/ui/skeleton';

const MOST = 20;

/** Orders that can be invoiced, one or several for one invoice. */
export function ChooseOrders() {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const orders = useInvoiceable();
  useShownAgain(orders.refetch);
  const items = orders.data?.pages.flatMap((page) => page.items) ?? [];
  const picked = items.filter(({ orderId }) => chosen.includes(orderId));
  const toggle = (orderId: string) => {
    if (chosen.includes(orderId)) return setChosen(chosen.filter((one) => one !== orderId));
    if (chosen.length >= MOST) return toast(`一次最多合并 ${MOST} 个订单`);
    setChosen([...chosen, orderId]);
  };
  return (
    <Async query={orders} waiting={<SkeletonRows count={3} />}>
      {() =>
        items.length === 0 ? (
          <Notice
            icon="list"
            title="没有可以开票的订单"
            hint="确认收货后的订单可以申请；已开票和已退款的部分不再开具"
            action={{ label: '查看订单', onTap: () => go('orders', { tab: 'done' }) }}
          />
        ) : (
          <>
            <View className="choose-hint">可以合并多个订单开成一张，已退款的部分不开具</View>
            {items.map((order) => (
              <View key={order.orderId} id={`pick-${order.orderId}`} className="choose-order" onClick={() => toggle(order.orderId)}>
                <Checkbox id={`tick-${order.orderId}`} checked={chosen.includes(order.orderId)} onChange={() => toggle(order.orderId)} />
                <Picture src={order.pictures[0]} alt={order.name} className="choose-picture" />
                <View className="choose-text">
                  <View className="choose-name">{order.name}</View>
                  <View className="choose-facts">
                    {dayText(order.placedAt)} · 共 {order.pieces} 件
                  </View>
                  <View className="choose-facts">{order.orderNo}</View>
                </View>
                <Price fen={order.amount} tone="ink" />
              </View>
            ))}
            <LoadMore pages={orders} />
            <BottomBar>
              <View className="choose-total">
                <View className="choose-facts">已选 {picked.length} 单，可开票</View>
                <Price id="choose-amount" fen={picked.reduce((sum, { amount }) => sum + amount, 0)} size="l" />
              </View>
              <Button
                id="choose-next"
                disabled={picked.length === 0}
                onTap={() => go('invoiceRequest', { orderIds: picked.map(({ orderId }) => orderId).join(',') })}
              >
                下一步
              </Button>
            </BottomBar>
          </>
        )
      }
    </Async>
  );
}
