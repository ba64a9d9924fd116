export { closePayments } from './close-payments.ts';
export { type Payable, type PayableSource, registerPayable } from './payable.ts';
export { type PaymentBrief, paymentsOf, type RefundBrief, refundsOf } from './payment.queries.ts';
export { balanceShare } from './payment-parts.ts';
export { payNothing } from './pay-at-once.ts';
export {
  BadStatement,
  type ChannelRefund,
  type FlowAccount,
  type FlowRow,
  type Notice,
  type Outcome,
  type PayChannel,
  plugPayChannel,
  type RefusalReason,
  type Statement,
  type StatementRow,
  type Trade,
} from './ports.ts';
export { refundProgress } from './refund-detail.ts';
export { type RefundRequest, type RequestedRefund, requestRefund } from './request-refund.ts';
export { openTroubles } from './troubles.ts';
