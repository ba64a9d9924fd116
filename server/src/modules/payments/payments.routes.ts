import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { byId, noInput } from '@huitou/shared-types/schema.ts';
import * as s from '@huitou/shared-types/payments/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { payState } from './pay-state.ts';
import { prepay } from './prepay.ts';
import { listDifferences, reconciliationDays } from './reconciliation.queries.ts';
import { retryRefund } from './retry-refund.ts';
import { listPayments, listRefunds } from './staff-payments.queries.ts';
import { resolveDifference, runReconciliation } from './staff-reconciliation.ts';

export const routes: Mounted[] = [
  mount(paymentRoutes.prepay, { in: s.payableIn, out: s.prepayOut }, prepay),
  mount(paymentRoutes.state, { in: s.payableIn, out: s.payStateOut }, payState),

  mount(paymentRoutes.list, { in: s.paymentListIn, out: s.paymentPage }, listPayments),
  mount(paymentRoutes.refunds, { in: s.refundListIn, out: s.refundPage }, listRefunds),
  mount(paymentRoutes.retryRefund, { in: byId, out: s.refundRow }, retryRefund),
  mount(paymentRoutes.days, { in: noInput, out: s.reconciliationDays }, reconciliationDays),
  mount(paymentRoutes.run, { in: s.dayIn, out: s.reconciliationDay }, runReconciliation),
  mount(paymentRoutes.differences, { in: s.differenceListIn, out: s.differencePage }, listDifferences),
  mount(paymentRoutes.resolve, { in: s.resolveDifferenceIn, out: s.difference }, resolveDifference),
];
