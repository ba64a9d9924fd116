import { type Handler, on } from '../../platform/queue/events.ts';
import { flowBack, markClaimPaid } from './flow-back.ts';
import { forgetPerson } from './personal-data.ts';

export const handlers: Handler[] = [
  on('order.flash-freed', 'flash-sales.flow-back', flowBack),
  on('order.paid', 'flash-sales.mark-paid', markClaimPaid),
  on('customer.deleted', 'flash-sales.forget-person', forgetPerson),
];
