import { type Handler, on } from '../../platform/queue/events.ts';
import { countPurchases } from './count-purchases.ts';
import { hearVerdict } from './judge-avatar.ts';

export const handlers: Handler[] = [
  on('order.paid', 'customers.count-purchase', ({ orderId, customerId, paid }) => countPurchases([{ orderId, customerId, paid }])),
  on('wechat.push', 'customers.avatar-verdict', hearVerdict),
];
