import { type Handler, on } from '../../platform/queue/events.ts';
import { countPurchases } from './count-purchases.ts';

export const handlers: Handler[] = [on('order.paid', 'customers.count-purchase', ({ orderId, customerId, paid }) => countPurchases([{ orderId, customerId, paid }]))];
