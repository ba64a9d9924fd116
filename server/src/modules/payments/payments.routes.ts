import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { byId, noInput } from '@huitou/shared-types/schema.ts';
import * as s from '@huitou/shared-types/payments/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { payState } from './pay-state.ts';
import { offlineRefund } from './offline-refund.ts';
import { prepay } from './prepay.ts';
import { fixDifference } from './fix-difference.ts';
import { listDifferences, reconciliationDayDetail, reconciliationDays } from './reconciliation.queries.ts';
import { myRefund, refundDetail } from './refund-detail.ts';
import { refundToBalance } from './refund-to-balance.ts';
import { refundToBankCard } from './refund-to-bank-card.ts';
import { retryRefund } from './retry-refund.ts';
import { listPayments, listRefunds, refundCounts } from './staff-payments.queries.ts';
import { closeDay, reopenDay, reopenDifference, resolveDifference, runReconciliation } from './staff-reconciliation.ts';

export const routes: Mounted[] = [
  mount(paymentRoutes.prepay, { in: s.prepayIn, out: s.prepayOut }, prepay),
  mount(paymentRoutes.state, { in: s.payableIn, out: s.payStateOut }, payState),

  mount(paymentRoutes.myRefund, { in: byId, out: s.myRefund }, myRefund),

  mount(paymentRoutes.list, { in: s.paymentListIn, out: s.paymentPage }, listPayments),
  mount(paymentRoutes.refunds, { in: s.refundListIn, out: s.refundPage }, listRefunds),
  mount(paymentRoutes.refundCounts, { in: s.refundCountsIn, out: s.refundCounts }, refundCounts),
  mount(paymentRoutes.refund, { in: byId, out: s.refundDetail }, refundDetail),
  mount(paymentRoutes.refundToBankCard, { in: s.refundToBankCardIn, out: s.refundDetail }, refundToBankCard),
  mount(paymentRoutes.refundToBalance, { in: byId, out: s.refundDetail }, refundToBalance),
  mount(paymentRoutes.offlineRefund, { in: s.offlineRefundIn, out: s.refundDetail }, offlineRefund),
  mount(paymentRoutes.retryRefund, { in: byId, out: s.refundRow }, retryRefund),
  mount(paymentRoutes.days, { in: noInput, out: s.reconciliationDays }, reconciliationDays),
  mount(paymentRoutes.run, { in: s.dayIn, out: s.reconciliationDay }, runReconciliation),
  mount(paymentRoutes.differences, { in: s.differenceListIn, out: s.differencePage }, listDifferences),
  mount(paymentRoutes.resolve, { in: s.resolveDifferenceIn, out: s.difference }, resolveDifference),
  mount(paymentRoutes.reconciliationDay, { in: s.dayIn, out: s.reconciliationDayDetail }, reconciliationDayDetail),
  mount(paymentRoutes.closeDay, { in: s.dayIn, out: s.reconciliationDayDetail }, closeDay),
  mount(paymentRoutes.reopenDay, { in: s.reopenDayIn, out: s.reconciliationDayDetail }, reopenDay),
  mount(paymentRoutes.fix, { in: byId, out: s.difference }, fixDifference),
  mount(paymentRoutes.reopenDifference, { in: s.resolveDifferenceIn, out: s.difference }, reopenDifference),
];
