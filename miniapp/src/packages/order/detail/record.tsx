import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { usePayMoney } from '@/features/pay/queries';
import { copy } from '@/platform/feedback';
import { dateTime } from '@/platform/time';
import { Card } from '@/ui/cell';
import { Timeline } from '@/ui/timeline';

/** The facts of the order, and what happened to it, newest first. */
export function Record({ order }: { order: Order }) {
  return (
    <>
      <Card title="订单信息">
        <Fact label="订单编号">
          <View id="order-no" className="record-no">
            {order.no}
          </View>
          <View id="copy-no" className="record-copy" onClick={() => copy(order.no, '订单编号已复制')}>
            复制
          </View>
        </Fact>
        <Fact label="下单时间">{dateTime(order.placedAt)}</Fact>
        {order.paidAt ? <Fact label="付款时间">{dateTime(order.paidAt)}</Fact> : null}
        {order.paidAt && order.paid > 0 ? (
          <Fact label="付款方式">
            <PaidBy order={order} />
          </Fact>
        ) : null}
        <Fact label="配送方式">{order.deliveryKind === 'pickup' ? '到店自提' : '快递配送'}</Fact>
        {order.invoiceTitle ? <Fact label="发票抬头">{order.invoiceTitle.title}</Fact> : null}
        {order.note ? <Fact label="备注">{order.note}</Fact> : null}
      </Card>
      {order.timeline.length > 0 ? (
        <Card id="timeline" title="订单动态">
          <Timeline moments={order.timeline} />
        </Card>
      ) : null}
    </>
  );
}

/** The balance, WeChat, or how much of each. */
function PaidBy({ order }: { order: Order }) {
  const { balanceUsed = 0, wechatAmount = order.paid } = usePayMoney(order.no).data ?? {};
  if (balanceUsed === 0) return '微信支付';
  if (wechatAmount === 0) return '余额支付';
  return `微信支付 ¥${yuan(wechatAmount)} + 余额 ¥${yuan(balanceUsed)}`;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="record-fact">
      <View className="record-label">{label}</View>
      <View className="record-value">{children}</View>
    </View>
  );
}
