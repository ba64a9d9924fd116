import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Order, OrderCard } from '@huitou/shared-types/orders/schema.ts';
import { go } from '@/platform/nav';
import { Button } from '@/ui/button';
import { buyAgain, extendReceipt, hideOrder, hurryOrder, receiveOrder } from './actions';
import { CancelSheet } from './cancel-sheet';
import { isSettling } from './queries';
import './order-actions.scss';

type Actionable = Pick<OrderCard, 'id' | 'no' | 'status' | 'deliveryKind' | 'moves' | 'openCases'> &
  Partial<Pick<Order, 'extended' | 'hurriedToday'>> & {
    lines: readonly (Pick<Order['lines'][number], 'quantity'> & Partial<Pick<Order['lines'][number], 'shipped' | 'cancelled' | 'held'>>)[];
  };

/** Whether something may still leave: pieces in an after-sales case do not. A card of the list does not know of pieces. */
const awaitsShipment = ({ status, deliveryKind, openCases, lines }: Actionable, inDetail: boolean): boolean =>
  deliveryKind === 'express' &&
  (status === 'paid' || status === 'part_shipped') &&
  (inDetail
    ? lines.some(({ quantity, shipped = 0, cancelled = 0, held = 0 }) => quantity > shipped + cancelled + held)
    : status === 'part_shipped' || openCases === 0);

/** What a customer can do with an order now; at most one button is the primary one. */
export function OrderActions({ order, onHidden, inDetail }: { order: Actionable; onHidden?: () => void; inDetail?: boolean }) {
  const [cancelling, setCancelling] = useState(false);
  const { id, status, deliveryKind, moves } = order;
  const settling = isSettling(order);
  const over = status === 'received' || status === 'completed' || status === 'cancelled';
  const hide = async () => {
    if (await hideOrder(id)) onHidden?.();
  };
  return (
    <View className="order-actions" onClick={(event) => event.stopPropagation()}>
      {over && order.openCases === 0 ? (
        <Button id={`hide-${id}`} kind="plain" size="s" onTap={hide}>
          删除
        </Button>
      ) : null}
      {moves.includes('cancel') && !settling ? (
        <Button id={`cancel-${id}`} kind="plain" size="s" onTap={() => setCancelling(true)}>
          取消订单
        </Button>
      ) : null}
      {status === 'shipped' && inDetail && !order.extended ? (
        <Button id={`extend-${id}`} kind="plain" size="s" onTap={() => extendReceipt(id)}>
          延长收货
        </Button>
      ) : null}
      {status !== 'unpaid' ? (
        <Button id={`again-${id}`} kind="plain" size="s" onTap={() => buyAgain(id)}>
          再次购买
        </Button>
      ) : null}
      {awaitsShipment(order, inDetail ?? false) ? (
        <Button id={`hurry-${id}`} kind="soft" size="s" disabled={order.hurriedToday ?? false} onTap={() => hurryOrder(id)}>
          {order.hurriedToday ? '今天已催过' : '催发货'}
        </Button>
      ) : null}
      {deliveryKind === 'pickup' && status === 'paid' && !inDetail ? (
        <Button id={`code-${id}`} size="s" onTap={() => go('order', { id })}>
          提货码
        </Button>
      ) : null}
      {moves.includes('receive') ? (
        <Button id={`receive-${id}`} size="s" onTap={() => receiveOrder(id)}>
          确认收货
        </Button>
      ) : null}
      {status === 'unpaid' && !settling ? (
        <Button id={`pay-${id}`} size="s" onTap={() => go('pay', { id, now: 1 })}>
          去付款
        </Button>
      ) : null}
      <CancelSheet id={id} open={cancelling} onClose={() => setCancelling(false)} />
    </View>
  );
}
