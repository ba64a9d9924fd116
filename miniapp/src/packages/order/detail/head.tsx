import { View } from '@tarojs/components';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { refresh } from '@/features/queries';
import { isSettling } from '@/features/orders/queries';
import { statusText } from '@/features/orders/status-text';
import { dateTime } from '@/platform/time';
import { Countdown } from '@/ui/countdown';
import { Icon } from '@/ui/icon';
import { Tag } from '@/ui/tag';

const icons: Record<Order['status'], string> = {
  unpaid: 'wallet',
  paid: 'box',
  part_shipped: 'truck',
  shipped: 'truck',
  received: 'done',
  completed: 'done',
  cancelled: 'close',
};

export function Head({ order }: { order: Order }) {
  return (
    <View className="order-head">
      <Icon name={icons[order.status]} size={36} className="order-head-icon" />
      <View>
        <View id="order-status" className="order-head-status">
          {isSettling(order) ? '付款确认中' : statusText(order.status, order.deliveryKind)}
          {order.isFlash ? <Tag tone="accent">秒杀</Tag> : null}
        </View>
        <View className="order-head-hint">
          <Hint order={order} />
        </View>
      </View>
    </View>
  );
}

/** What happens next, and until when. */
function Hint({ order }: { order: Order }) {
  if (isSettling(order)) return '款项已收到，订单马上更新';
  if (order.status === 'unpaid')
    return (
      <>
        剩余 <Countdown id="order-countdown" until={order.payBefore} onEnd={() => void refresh('order', 'orders', 'orderCounts')} />
        ，逾期自动关闭
      </>
    );
  if (order.status === 'paid') return order.deliveryKind === 'pickup' ? '出示提货码，到店取货' : order.promise;
  if (order.status === 'part_shipped') return '部分商品已发出，其余正在准备';
  if (order.status === 'shipped' && order.openCases > 0) return '售后处理中，自动确认收货已暂停';
  if (order.status === 'shipped' && order.receiveBefore)
    return (
      <>
        <Countdown until={order.receiveBefore} /> 后自动确认收货
      </>
    );
  if (order.status === 'cancelled')
    return `${order.cancelReason || '订单已取消'}${order.refunded > 0 ? `，已退款 ¥${yuan(order.refunded)}` : ''}`;
  return order.receivedAt ? `${dateTime(order.receivedAt)} 已收货，感谢您的信任` : '感谢您的信任';
}
