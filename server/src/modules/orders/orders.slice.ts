import type { Slice } from '../../platform/slice.ts';
import { orderInvariants } from './invariants.ts';
import { autoReceiveJob, closeUnpaidJob, completeJob, sweepUnpaidJob, warnUnpaidJob } from './order.clock.ts';
import { Order, OrderLine, OrderRefund, OrderRefundLine } from './order.entity.ts';
import { handlers } from './order.events.ts';
import './order.payable.ts';
import './export-orders.ts';
import { routes } from './orders.routes.ts';

export const ordersSlice: Slice = {
  name: 'orders',
  entities: [Order, OrderLine, OrderRefund, OrderRefundLine],
  routes,
  handlers,
  jobs: [closeUnpaidJob, sweepUnpaidJob, warnUnpaidJob, autoReceiveJob, completeJob],
  invariants: orderInvariants,
};
