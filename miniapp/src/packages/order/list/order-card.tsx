import { ScrollView, View } from '@tarojs/components';
import type { OrderCard as Card } from '@huitou/shared-types/orders/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { OrderActions } from '@/features/orders/order-actions';
import { statusText } from '@/features/orders/status-text';
import { refresh } from '@/features/queries';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Countdown } from '@/ui/countdown';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';

export function OrderCard({ order }: { order: Card }) {
  const { id, status, lines, pieces, payable } = order;
  const only = lines.length === 1 ? lines[0] : undefined;
  return (
    <View id={`order-${id}`} className="order-card" onClick={() => go('order', { id })}>
      <View className="order-card-head">
        <View className="order-card-time">{shortTime(order.placedAt)}</View>
        {order.openCases > 0 ? <Tag tone="waiting">售后中</Tag> : null}
        <View className={`order-card-status order-card-${status}`}>
          {statusText(status, order.deliveryKind)}
          {status === 'unpaid' ? (
            <View className="order-card-clock">
              <Countdown until={order.payBefore} onEnd={() => void refresh('orders', 'orderCounts')} />
            </View>
          ) : null}
        </View>
      </View>
      {only ? (
        <View className="order-card-one">
          <Picture src={only.picture} alt={only.name} className="order-card-picture" />
          <View className="order-card-text">
            <View className="order-card-name">{only.name}</View>
            <View className="order-card-spec">
              {only.spec}
              {only.spec ? ' ' : ''}× {only.quantity}
            </View>
          </View>
        </View>
      ) : (
        <ScrollView scrollX enhanced showScrollbar={false} className="order-card-many">
          <View className="order-card-row">
            {lines.map((line) => (
              <Picture key={line.skuId} src={line.picture} alt={line.name} className="order-card-picture" />
            ))}
          </View>
        </ScrollView>
      )}
      <View className="order-card-sum">
        共 {pieces} 件{order.refunded > 0 ? <View className="order-card-refunded">已退款 ¥{yuan(order.refunded)}</View> : null}
        <View className="order-card-total">
          {status === 'unpaid' ? '应付' : '合计'} <Price fen={payable} tone="ink" />
        </View>
      </View>
      <OrderActions order={order} />
    </View>
  );
}
