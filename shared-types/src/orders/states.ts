import { defineMoves, type StateLabels } from '../moves.ts';

/**
 * unpaid → paid (to ship, or to be picked up) → part_shipped → shipped → received; `completed` when the after-sales window has ended.
 * cancelled: closed before payment, or closed by staff with the money given back.
 */
export type OrderStatus = 'unpaid' | 'paid' | 'part_shipped' | 'shipped' | 'received' | 'completed' | 'cancelled';
export const orderStatuses = [
  'unpaid',
  'paid',
  'part_shipped',
  'shipped',
  'received',
  'completed',
  'cancelled',
] as const satisfies readonly OrderStatus[];
export const orderStatusLabels: StateLabels<OrderStatus> = {
  unpaid: { label: '待付款', tone: 'waiting' },
  paid: { label: '待发货', tone: 'active' },
  part_shipped: { label: '部分发货', tone: 'active' },
  shipped: { label: '待收货', tone: 'active' },
  received: { label: '已收货', tone: 'done' },
  completed: { label: '已完成', tone: 'done' },
  cancelled: { label: '已取消', tone: 'neutral' },
};
export const orderMoves = defineMoves<OrderStatus>()({
  pay: { from: ['unpaid'], to: 'paid', by: ['system'], label: '支付' },
  revive: { from: ['cancelled'], to: 'paid', by: ['system'], label: '恢复' },
  cancel: { from: ['unpaid'], to: 'cancelled', by: ['customer', 'staff', 'system'], label: '取消订单', permission: 'order.cancel' },
  close: { from: ['paid'], to: 'cancelled', by: ['staff'], label: '关闭并退款', permission: 'order.cancel' },
  closeRefunded: { from: ['paid'], to: 'cancelled', by: ['system'], label: '商品已全部退款，订单关闭' },
  shipPart: { from: ['paid', 'part_shipped'], to: 'part_shipped', by: ['staff', 'system'], label: '部分发货', permission: 'order.ship' },
  ship: { from: ['paid', 'part_shipped'], to: 'shipped', by: ['staff', 'system'], label: '发货', permission: 'order.ship' },
  pickUp: { from: ['paid'], to: 'received', by: ['staff'], label: '核销自提', permission: 'pickup.verify' },
  undoPickUp: { from: ['received'], to: 'paid', by: ['staff'], label: '撤销核销', permission: 'pickup.reverse' },
  receive: { from: ['shipped'], to: 'received', by: ['customer', 'system'], label: '确认收货' },
  complete: { from: ['received'], to: 'completed', by: ['system'], label: '完成' },
});
export type OrderMove = keyof typeof orderMoves;

/** Tabs of the customer’s order list. */
export const orderTabs = ['all', 'unpaid', 'to_ship', 'to_receive', 'done', 'cancelled'] as const;
export type OrderTab = (typeof orderTabs)[number];
export const orderTabLabels: Record<OrderTab, string> = {
  all: '全部',
  unpaid: '待付款',
  to_ship: '待发货',
  to_receive: '待收货',
  done: '已完成',
  cancelled: '已取消',
};
export const orderTabStatuses: Record<Exclude<OrderTab, 'all'>, readonly OrderStatus[]> = {
  unpaid: ['unpaid'],
  to_ship: ['paid', 'part_shipped'],
  to_receive: ['shipped'],
  done: ['received', 'completed'],
  cancelled: ['cancelled'],
};
export const cancelReasons = ['不想要了', '地址或电话填错', '商品选错', '价格不合适', '没有想用的优惠', '其他'] as const;
