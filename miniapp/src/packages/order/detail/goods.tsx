import { View } from '@tarojs/components';
import type { CaseOptions } from '@huitou/shared-types/after-sales/schema.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { shortTime } from '@/platform/time';
import { Card } from '@/ui/cell';
import { Price } from '@/ui/price';
import { GoodsLine } from './goods-line';

/** The goods, what they cost in all, and what has come back of it. `options`: what can be asked for them now, once that is known. */
export function Goods({ order, options }: { order: Order; options: CaseOptions | undefined }) {
  const refundedGoods = order.refunded - order.refundedFreight;
  return (
    <Card>
      {order.lines.map((line) => (
        <GoodsLine key={line.id} order={order} line={line} option={options?.lines.find(({ lineId }) => lineId === line.id)} />
      ))}
      {options?.open && options.until ? <View className="goods-until">可申请售后至 {shortTime(options.until)}</View> : null}
      <View className="goods-bill">
        <Row label="商品金额" fen={order.itemsTotal} />
        {order.discounts.map((discount) => (
          <Row
            key={discount.slot + discount.label}
            label={discount.slot === 'points' ? `${discount.label}（${order.pointsUsed} 积分）` : discount.label}
            fen={-discount.amount}
          />
        ))}
        <Row label="运费" fen={order.freight + order.freightOff} />
        {order.freightOff > 0 ? <Row id="order-freight-off" label="运费优惠" fen={-order.freightOff} /> : null}
        <View className="goods-row goods-total">
          <View>{order.paidAt ? '实付' : '应付'}</View>
          <Price id="order-payable" fen={order.paidAt ? order.paid : order.payable} size="l" />
        </View>
        {order.refunded > 0 ? (
          <>
            <Row id="order-refunded" label={order.refunded >= order.paid ? '已全额退款' : '已退款'} fen={-order.refunded} />
            {order.refundedFreight > 0 && refundedGoods > 0 ? (
              <View className="goods-part">
                其中商品 <Price fen={refundedGoods} size="s" tone="quiet" /> 运费{' '}
                <Price fen={order.refundedFreight} size="s" tone="quiet" />
              </View>
            ) : null}
          </>
        ) : null}
      </View>
    </Card>
  );
}

function Row({ id, label, fen }: { id?: string; label: string; fen: number }) {
  return (
    <View id={id} className="goods-row">
      <View>{label}</View>
      <Price fen={fen} size="s" tone="ink" />
    </View>
  );
}
