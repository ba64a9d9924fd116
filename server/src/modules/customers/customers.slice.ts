import type { Slice } from '../../platform/slice.ts';
import { CustomerAddress } from './address.entity.ts';
import { Customer, CustomerConsent, CustomerPurchase, CustomerRefund, CustomerSession } from './customer.entity.ts';
import { handlers } from './customers.events.ts';
import { jobs } from './customers.jobs.ts';
import { routes } from './customers.routes.ts';

export const customersSlice: Slice = {
  name: 'customers',
  entities: [Customer, CustomerSession, CustomerConsent, CustomerPurchase, CustomerRefund, CustomerAddress],
  routes,
  handlers,
  jobs,
};
