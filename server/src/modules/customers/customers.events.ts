import { type Handler, on } from '../../platform/queue/events.ts';
import { countPurchases, countRefund } from './count-purchases.ts';
import { hearVerdict } from './judge-avatar.ts';

export const handlers: Handler[] = [
  on('order.paid', 'customers.count-purchase', ({ orderId, customerId, paid }) => countPurchases([{ orderId, customerId, paid }])),
  on('order.refunded', 'customers.count-refund', ({ refundId, customerId, lines, freight }) =>
    countRefund({ refundId, customerId, amount: freight + lines.reduce((sum, { amount }) => sum + amount, 0) }),
  ),
  on('wechat.push', 'customers.avatar-verdict', hearVerdict),
];
