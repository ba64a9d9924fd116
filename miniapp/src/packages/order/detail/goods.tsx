import { View } from '@tarojs/components';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { go } from '@/platform/nav';
import { Card } from '@/ui/cell';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';

export function Goods({ order }: { order: Order }) {
  return (
    <Card>
      {order.lines.map((line) => (
        <View key={line.id} id={`order-line-${line.skuId}`} className="goods-line" onClick={() => go('product', { id: line.productId })}>
          <Picture src={line.picture} alt={line.name} className="goods-picture" />
          <View className="goods-text">
            <View className="goods-name">{line.name}</View>
            {line.spec ? <View className="goods-spec">{line.spec}</View> : null}
            <View className="goods-tags">
              {line.refunded > 0 ? <Tag tone="bad">已退款</Tag> : null}
              {order.status === 'part_shipped' ? (
                <Tag tone={line.shipped >= line.quantity ? 'done' : 'waiting'}>
                  {line.shipped >= line.quantity ? '已发出' : line.shipped > 0 ? `已发 ${line.shipped} 件` : '待发出'}
                </Tag>
              ) : null}
            </View>
          </View>
          <View className="goods-price">
            <Price fen={line.unitPrice} tone="ink" />
            <View className="goods-quantity">× {line.quantity}</View>
          </View>
        </View>
      ))}
      <View className="goods-bill">
        <Row label="商品金额" fen={order.itemsTotal} />
        {order.discounts.map((discount) => (
          <Row key={discount.slot + discount.label} label={discount.label} fen={-discount.amount} />
        ))}
        <Row label="运费" fen={order.freight} />
        <View className="goods-row goods-total">
          <View>{order.paidAt ? '实付' : '应付'}</View>
          <Price id="order-payable" fen={order.paidAt ? order.paid : order.payable} size="l" />
        </View>
        {order.refunded > 0 ? <Row label="已退款" fen={order.refunded} /> : null}
      </View>
    </Card>
  );
}

function Row({ label, fen }: { label: string; fen: number }) {
  return (
    <View className="goods-row">
      <View>{label}</View>
      <Price fen={fen} size="s" tone="ink" />
    </View>
  );
}
