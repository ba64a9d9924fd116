import { sql } from 'kysely';
import { DAY, later, now } from '../../platform/clock.ts';
import { inTransaction } from '../../platform/db/orm.ts';
import { afterCommit } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import { newNo } from '../../platform/ids.ts';
import { publish } from '../../platform/queue/events.ts';
import { balanceShare } from './payment-parts.ts';
import { bookRefund } from './payment-postings.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';
import { wakeRefund } from './payments.jobs.ts';

export interface RefundRequest {
  paymentId: number;
  /** Fen. */
  amount: number;
  reason: string;
  /** The caller's name for this debt. One that begins with `unwanted:` sends back money that did not pay its payable. */
  key: string;
  /** All of it to the customer's balance; otherwise each part goes the way it came. */
  toBalance?: boolean;
  /** What did not come from the balance is handed over by staff, who record it with proof: for what WeChat no longer takes. */
  offline?: boolean;
  /** The same, but only when WeChat takes no more of this payment: nothing is refused then. */
  orByHand?: boolean;
}
export interface RequestedRefund {
  refundId: number;
  created: boolean;
  balancePart: number;
  channelPart: number;
}

/** WeChat's limits on the refunds of one payment (申请退款). */
export const MOST_PARTIALS = 50;
export const REFUNDABLE_MS = 365 * DAY;

/**
 * Owes money back, in the caller's transaction: the refund's number is fixed here and goes out after the commit, on every try the same. What
 * goes to the balance is there at once. The same key again changes nothing and answers `created: false`.
 * @throws refund_exceeds when refunds, done and on their way, would come to more than was paid; refund_expired and refund_too_many when WeChat
 * takes no more of this payment: then `toBalance`, `offline` or `orByHand` is the way; not_found
 */
export const requestRefund = async (request: RefundRequest): Promise<RequestedRefund> => {
  if (!inTransaction()) throw new Error('requestRefund belongs into the transaction of what causes it');
  const { paymentId, amount, key } = request;
  if (!Number.isInteger(amount) || amount < 0) fail('invalid_input', '退款金额不正确');
  // Locked, so that how a refund is split cannot change between two of them.
  const payment = must(await db().selectFrom('payments').selectAll().where('id', '=', paymentId).forUpdate().executeTakeFirst());
  const balancePart = request.toBalance ? amount : balanceShare(payment, payment.refunded + payment.refunding, amount);
  const viaChannel = amount - balancePart;
  const refusal = viaChannel === 0 ? null : refusalOf(payment);
  const byHand = request.offline === true || (request.orByHand === true && refusal !== null);
  const unwanted = key.startsWith('unwanted:');
  const row = newRefund(payment, request, balancePart, byHand);
  await db()
    .insertInto('refunds')
    .values({ ...row, unwanted })
    .onDuplicateKeyUpdate({ request_key: sql`request_key` })
    .execute();
  // A locking read, for the row of a rival that has just committed is not in our snapshot.
  const kept = await db()
    .selectFrom('refunds')
    .select(['id', 'no', 'amount', 'balance_part'])
    .where('request_key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (kept.no !== row.no)
    return { refundId: kept.id, created: false, balancePart: kept.balance_part, channelPart: kept.amount - kept.balance_part };
  if (payment.status !== 'succeeded' || payment.refunded + payment.refunding + amount > payment.amount) fail('refund_exceeds');
  if (refusal !== null && !byHand) fail(refusal);
  const finished = row.status === 'succeeded';
  await db()
    .updateTable('payments')
    .set({
      ...(finished ? { refunded: payment.refunded + amount } : { refunding: payment.refunding + amount }),
      ...(viaChannel > 0 && !byHand ? { channel_refunds: payment.channel_refunds + 1 } : {}),
      ...(unwanted ? { unwanted: true, live_key: null } : {}),
    })
    .where('id', '=', paymentId)
    .execute();
  await bookRefund({ ...row, id: kept.id });
  if (finished) await publish('refund.succeeded', { refundId: kept.id, kind: payment.kind, no: payment.payable_no, amount });
  else if (!byHand) afterCommit(() => wakeRefund({ id: kept.id, no: row.no, at: row.created_at }));
  return { refundId: kept.id, created: true, balancePart, channelPart: viaChannel };
};

/** Why WeChat would take no more of this payment back; null when it does. */
const refusalOf = (payment: PaymentRowDb): 'refund_expired' | 'refund_too_many' | null =>
  payment.paid_at !== null && payment.paid_at < later(-REFUNDABLE_MS)
    ? 'refund_expired'
    : payment.channel_refunds >= MOST_PARTIALS
      ? 'refund_too_many'
      : null;

/** A refund with nothing for WeChat is done as soon as it is written; one to be handed over waits for staff. */
const newRefund = (payment: PaymentRowDb, request: RefundRequest, balancePart: number, byHand: boolean) => {
  const at = now();
  const status = request.amount === balancePart ? 'succeeded' : byHand ? 'abnormal' : 'waiting';
  return {
    no: newNo('R'),
    request_key: request.key,
    root_id: null,
    payment_id: payment.id,
    payment_no: payment.no,
    kind: payment.kind,
    payable_no: payment.payable_no,
    customer_id: payment.customer_id,
    location_id: payment.location_id,
    status: status as 'succeeded' | 'abnormal' | 'waiting',
    amount: request.amount,
    balance_part: balancePart,
    way: status === 'succeeded' && request.amount > 0 ? ('balance' as const) : ('' as const),
    reason: [...request.reason].slice(0, 80).join(''),
    refund_id: null,
    received_account: '',
    card_target: '' as const,
    returned_at: null,
    offline: null,
    attempts: 0,
    failure: status === 'abnormal' ? '等待退到余额或登记线下退款' : '',
    next_try_at: status === 'waiting' ? at : null,
    created_at: at,
    accepted_at: null,
    finished_at: status === 'succeeded' ? at : null,
  };
};
