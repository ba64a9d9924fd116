export { closePayments } from './close-payments.ts';
export { type Payable, type PayableSource, registerPayable } from './payable.ts';
export { type PaymentBrief, paymentsOf, type RefundBrief, refundsOf } from './payment.queries.ts';
export { payNothing } from './pay-nothing.ts';
export {
  BadStatement,
  type ChannelRefund,
  type Notice,
  type Outcome,
  type PayChannel,
  plugPayChannel,
  type RefusalReason,
  type StatementRow,
  type Trade,
} from './ports.ts';
export { type RefundRequest, requestRefund } from './request-refund.ts';
export { openTroubles } from './troubles.ts';
