import { liveKeyOf } from './payment.queries.ts';
import type { Payable } from './payable.ts';
import { newNo } from '../../platform/ids.ts';

/** The row of a payment on which nothing has happened yet. */
export const newPayment = (kind: string, no: string, payable: Payable, at: Date) => ({
  no: newNo('P'),
  kind,
  payable_no: no,
  customer_id: payable.customerId,
  location_id: payable.locationId,
  live_key: liveKeyOf(kind, no),
  amount: payable.amount,
  balance_part: 0,
  refunded: 0,
  refunding: 0,
  unwanted: false,
  transaction_id: null,
  openid: '',
  description: payable.description.slice(0, 127),
  notify_url: '',
  expires_at: payable.payBefore,
  prepay_id: null,
  prepay_at: null,
  query_step: 0,
  next_query_at: null,
  refund_turn_at: null,
  refund_turn_id: null,
  channel_refunds: 0,
  created_at: at,
  paid_at: null,
  closed_at: null,
});
