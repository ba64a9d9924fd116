import { View } from '@tarojs/components';
import type { CaseOptionLine } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Order, OrderLine } from '@huitou/shared-types/orders/schema.ts';
import { possible } from '@/features/after-sales/draft';
import { go } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';

interface GoodsLineProps {
  order: Order;
  line: OrderLine;
  option: CaseOptionLine | undefined;
}

export function GoodsLine({ order, line, option }: GoodsLineProps) {
  const { openCaseId } = line;
  const unshipped = option ? possible(option, 'unshipped') : 0;
  const shipped = option ? possible(option, 'shipped') : 0;
  return (
    <View id={`order-line-${line.skuId}`} className="goods-line" onClick={() => go('product', { id: line.productId })}>
      <Picture src={line.picture} alt={line.name} className="goods-picture" />
      <View className="goods-text">
        <View className="goods-name">{line.name}</View>
        {line.spec ? <View className="goods-spec">{line.spec}</View> : null}
        {line.discount > 0 ? (
          <View className="goods-off">
            优惠后 ¥{yuan(line.payable)}，已省 ¥{yuan(line.discount)}
          </View>
        ) : null}
        <Tags order={order} line={line} />
      </View>
      <View className="goods-price">
        <Price fen={line.unitPrice} tone="ink" />
        <View className="goods-quantity">× {line.quantity}</View>
        <View className="goods-ask" onClick={(event) => event.stopPropagation()}>
          {openCaseId ? (
            <Button id={`case-of-${line.id}`} kind="soft" size="s" onTap={() => go('afterSale', { id: openCaseId })}>
              售后中
            </Button>
          ) : unshipped + shipped > 0 ? (
            <Button
              id={`apply-${line.id}`}
              kind="plain"
              size="s"
              onTap={() => go('applyAfterSale', { orderId: order.id, lineId: line.id })}
            >
              {shipped > 0 ? '申请售后' : '退款'}
            </Button>
          ) : null}
        </View>
      </View>
    </View>
  );
}

/** What has become of the pieces and of their money. */
function Tags({ order, line }: { order: Order; line: OrderLine }) {
  const toShip = line.quantity - line.shipped - line.cancelled - line.held;
  return (
    <View className="goods-tags">
      {order.status === 'part_shipped' && line.shipped > 0 ? <Tag tone="done">已发 {line.shipped} 件</Tag> : null}
      {order.status === 'part_shipped' && toShip > 0 ? <Tag tone="waiting">待发 {toShip} 件</Tag> : null}
      {line.cancelled > 0 ? <Tag>已取消 {line.cancelled} 件</Tag> : null}
      {line.returned > 0 ? <Tag>已退回 {line.returned} 件</Tag> : null}
      {line.refunded > 0 ? <Tag tone="bad">{line.refunded >= line.payable ? '已退款' : `已退 ¥${yuan(line.refunded)}`}</Tag> : null}
    </View>
  );
}
