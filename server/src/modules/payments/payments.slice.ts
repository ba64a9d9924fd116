import type { Slice } from '../../platform/slice.ts';
import { paymentInvariants } from './invariants.ts';
import { Payment, PaymentAlert, Refund } from './payment.entity.ts';
import { jobs } from './payments.jobs.ts';
import { routes } from './payments.routes.ts';
import { raw } from './receive-notice.ts';
import { ReconciliationDay, ReconciliationDifference } from './reconciliation.entity.ts';

export const paymentsSlice: Slice = {
  name: 'payments',
  entities: [Payment, Refund, PaymentAlert, ReconciliationDay, ReconciliationDifference],
  routes,
  raw,
  jobs,
  invariants: paymentInvariants,
};
