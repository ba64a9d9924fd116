import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { afterCommit } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import { newNo } from '../../platform/ids.ts';
import { publish } from '../../platform/queue/events.ts';
import { db } from './payment.entity.ts';
import { paymentRow } from './payment.queries.ts';
import { wakeRefund } from './payments.jobs.ts';

export interface RefundRequest {
  paymentId: number;
  /** Fen. */
  amount: number;
  reason: string;
  /** The caller's name for this debt. One that begins with `unwanted:` sends back money that did not pay its payable. */
  key: string;
}

/**
 * Owes money back, in the caller's transaction: the refund's number is fixed here and goes out after the commit, on every try the same.
 * The same key again changes nothing and answers `created: false`.
 * @throws refund_exceeds when refunds, done and on their way, would come to more than was paid; not_found
 */
export const requestRefund = async ({ paymentId, amount, reason, key }: RefundRequest): Promise<{ refundId: number; created: boolean }> => {
  if (!em().isInTransaction()) throw new Error('requestRefund belongs into the transaction of what causes it');
  if (!Number.isInteger(amount) || amount < 0) fail('invalid_input', '退款金额不正确');
  const payment = must(await paymentRow(paymentId));
  const [no, at, unwanted] = [newNo('R'), now(), key.startsWith('unwanted:')];
  const nothing = amount === 0;
  await db()
    .insertInto('refunds')
    .values({
      no,
      request_key: key,
      payment_id: paymentId,
      payment_no: payment.no,
      kind: payment.kind,
      payable_no: payment.payable_no,
      status: nothing ? 'succeeded' : 'waiting',
      amount,
      reason: [...reason].slice(0, 80).join(''),
      unwanted,
      refund_id: null,
      attempts: 0,
      failure: '',
      next_try_at: nothing ? null : at,
      created_at: at,
      accepted_at: null,
      finished_at: nothing ? at : null,
    })
    .onDuplicateKeyUpdate({ request_key: sql`request_key` })
    .execute();
  // A locking read, for the row of a rival that has just committed is not in our snapshot.
  const kept = await db().selectFrom('refunds').select(['id', 'no']).where('request_key', '=', key).forUpdate().executeTakeFirstOrThrow();
  if (kept.no !== no) return { refundId: kept.id, created: false };
  const guarded = await db()
    .updateTable('payments')
    .set({ refunding: sql`refunding + ${amount}`, ...(unwanted ? { unwanted: true, live_key: null } : {}) })
    .where('id', '=', paymentId)
    .where('status', '=', 'succeeded')
    .where(sql<boolean>`refunded + refunding + ${amount} <= amount`)
    .executeTakeFirst();
  if (guarded.numUpdatedRows !== 1n) fail('refund_exceeds');
  if (nothing) await publish('refund.succeeded', { refundId: kept.id, kind: payment.kind, no: payment.payable_no, amount });
  else afterCommit(() => wakeRefund({ id: kept.id, no, at }));
  return { refundId: kept.id, created: true };
};
