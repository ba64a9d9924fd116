import { route } from '../http.ts';
import type { ById, NoInput } from '../schema.ts';
import type {
  DayIn,
  Difference,
  DifferenceListIn,
  DifferencePage,
  PayableIn,
  PaymentListIn,
  PaymentPage,
  PayStateOut,
  PrepayOut,
  ReconciliationDay,
  ReconciliationDays,
  RefundListIn,
  RefundPage,
  RefundRow,
  ResolveDifferenceIn,
} from './schema.ts';

export const paymentRoutes = {
  prepay: route<PayableIn, PrepayOut>()({
    method: 'POST',
    path: '/payments/prepay',
    access: 'customer',
    summary: 'Begin to pay; asking again gives the same WeChat order while it lives',
    errors: ['order_closed', 'already_paid', 'payment_failed'],
  }),
  state: route<PayableIn, PayStateOut>()({
    method: 'GET',
    path: '/payments/:kind/:no/state',
    access: 'customer',
    summary: 'Has the money arrived? Asks WeChat when the notification is late',
  }),
  list: route<PaymentListIn, PaymentPage>()({
    method: 'GET',
    path: '/admin/payments',
    access: { staff: 'payment.view' },
    summary: 'Payments',
  }),
  refunds: route<RefundListIn, RefundPage>()({
    method: 'GET',
    path: '/admin/refunds',
    access: { staff: 'payment.view' },
    summary: 'Refunds',
  }),
  retryRefund: route<ById, RefundRow>()({
    method: 'POST',
    path: '/admin/refunds/:id/retry',
    access: { staff: 'refund.create' },
    summary: 'Try a refund again under its number',
    rePassword: true,
    errors: ['state_forbidden'],
  }),
  days: route<NoInput, ReconciliationDays>()({
    method: 'GET',
    path: '/admin/reconciliation',
    access: { staff: 'reconcile.view' },
    summary: 'The last 60 days',
  }),
  run: route<DayIn, ReconciliationDay>()({
    method: 'POST',
    path: '/admin/reconciliation/:day/run',
    access: { staff: 'reconcile.run' },
    summary: 'Fetch the bill of a day and match it',
    errors: ['bill_not_ready'],
  }),
  differences: route<DifferenceListIn, DifferencePage>()({
    method: 'GET',
    path: '/admin/reconciliation-differences',
    access: { staff: 'reconcile.view' },
    summary: 'Differences',
  }),
  resolve: route<ResolveDifferenceIn, Difference>()({
    method: 'POST',
    path: '/admin/reconciliation-differences/:id/resolve',
    access: { staff: 'reconcile.run' },
    summary: 'Mark a difference as explained',
    errors: ['conflict'],
  }),
};
