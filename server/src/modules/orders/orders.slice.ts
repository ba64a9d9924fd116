import type { Slice } from '../../platform/slice.ts';
import { autoReceiveJob, closeUnpaidJob, completeJob, sweepUnpaidJob, warnUnpaidJob } from './order.clock.ts';
import { Order, OrderLine } from './order.entity.ts';
import { handlers } from './order.events.ts';
import './order.payable.ts';
import './export-orders.ts';
import { routes } from './orders.routes.ts';

export const ordersSlice: Slice = {
  name: 'orders',
  entities: [Order, OrderLine],
  routes,
  handlers,
  jobs: [closeUnpaidJob, sweepUnpaidJob, warnUnpaidJob, autoReceiveJob, completeJob],
};
