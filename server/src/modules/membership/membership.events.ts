import { type Handler, on } from '../../platform/queue/events.ts';
import { countCompleted, countRefunded } from './count-order.ts';
import { enrol } from './lots.ts';
import { forgetMember } from './personal-data.ts';

export const handlers: Handler[] = [
  on('customer.registered', 'membership.enrol', ({ customerId }) => enrol([customerId])),
  on('customer.deleted', 'membership.forget', ({ customerId }) => forgetMember(customerId)),
  on('order.completed', 'membership.count-order', countCompleted),
  on('order.refunded', 'membership.count-refund', countRefunded),
];
