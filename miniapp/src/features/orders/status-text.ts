import { orderStatusLabels, type OrderStatus } from '@huitou/shared-types/orders/states.ts';

/** The state in a customer's words: what is picked up is not "to be shipped". */
export const statusText = (status: OrderStatus, deliveryKind: 'express' | 'pickup'): string =>
  deliveryKind === 'pickup' && status === 'paid' ? '待提货' : orderStatusLabels[status].label;
