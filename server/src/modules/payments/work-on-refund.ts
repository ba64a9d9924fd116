import { HOUR, later, MINUTE, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { db, type PaymentRowDb, type RefundRowDb } from './payment.entity.ts';
import { channelPart } from './payment-parts.ts';
import { paymentRow } from './payment.queries.ts';
import { notifyUrl } from './notify-url.ts';
import { plainText } from './plain-text.ts';
import { channel, type ChannelRefund, type Outcome } from './ports.ts';
import { settleRefund, turnAbnormal } from './settle-refund.ts';

/** How long one try may take before another worker may take over. */
const LEASE_MS = MINUTE;
/** WeChat wants a minute between two refunds of one payment. */
const BETWEEN_MS = MINUTE + 1_000;
const PAUSES_MS = [10_000, 30_000, MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR];
const POOR_MS = 30 * MINUTE;

export interface NextTry {
  id: number;
  no: string;
  at: Date;
}
const pause = (attempts: number): number => PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? 10_000;

/**
 * Takes a refund one step on: hands it in, or asks after it. Before anything is repeated, WeChat is asked; the number never changes.
 * Two workers cannot hold the same one. Answers when to look again; null when there is no need.
 */
export const workOnRefund = async (refundId: number): Promise<NextTry | null> => {
  const taken = await db()
    .updateTable('refunds')
    .set((eb) => ({ next_try_at: later(LEASE_MS), attempts: eb('attempts', '+', 1) }))
    .where('id', '=', refundId)
    .where('status', 'in', ['waiting', 'processing'])
    .where('next_try_at', '<=', later(1_000))
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return null;
  const row = await refundRow(refundId);
  const payment = row && (await paymentRow(row.payment_id));
  if (!row || !payment) return null;
  const { at, failure } = await step(row, payment);
  const after = await refundRow(refundId);
  if (!after || (after.status !== 'waiting' && after.status !== 'processing')) return null;
  await db()
    .updateTable('refunds')
    .set({ next_try_at: at, failure: failure.slice(0, 200) })
    .where('id', '=', refundId)
    .where('status', 'in', ['waiting', 'processing'])
    .execute();
  return { id: row.id, no: row.no, at };
};

const refundRow = (id: number): Promise<RefundRowDb | undefined> =>
  db().selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst();
interface Plan {
  at: Date;
  failure: string;
}

const step = async (row: RefundRowDb, payment: PaymentRowDb): Promise<Plan> => {
  const again = { at: later(pause(row.attempts)), failure: '' };
  if (row.attempts > 1) {
    const asked = await channel().queryRefund(row.no);
    if (asked.kind === 'ok') return take(asked.data, again);
    if (asked.kind === 'unknown' || asked.reason !== 'not_there') return { ...again, failure: asked.detail };
    if (row.status === 'processing') return { ...again, failure: '微信查无此退款单' };
  }
  if (!(await takeTurn(row, payment))) return { at: later(BETWEEN_MS), failure: '同一订单的退款需间隔一分钟' };
  const answer = await channel().submitRefund({
    no: row.no,
    transactionId: payment.transaction_id as string,
    amount: channelPart(row),
    total: channelPart(payment),
    reason: plainText(row.reason, 80, '退款'),
    notifyUrl: notifyUrl(),
  });
  return answer.kind === 'ok' ? take(answer.data, again) : refused(row, answer, again);
};

const take = async (said: ChannelRefund, plan: Plan): Promise<Plan> => {
  await settleRefund(said);
  return plan;
};

const refused = async (row: RefundRowDb, answer: Exclude<Outcome<unknown>, { kind: 'ok' }>, again: Plan): Promise<Plan> => {
  if (answer.kind === 'unknown') return { ...again, failure: answer.detail };
  if (answer.reason === 'not_enough') return { at: later(POOR_MS), failure: '商户账户余额不足，充值后自动重试' };
  if (answer.reason === 'too_often') return { at: later(BETWEEN_MS), failure: answer.detail };
  if (answer.next !== 'final') return { ...again, failure: answer.detail };
  await transact(() => turnAbnormal(row, `微信拒绝：${answer.detail}`));
  return again;
};

/** One refund of a payment at a time, a minute apart; the same one may go again. */
const takeTurn = async (row: RefundRowDb, payment: PaymentRowDb): Promise<boolean> => {
  const taken = await db()
    .updateTable('payments')
    .set({ refund_turn_at: now(), refund_turn_id: row.id })
    .where('id', '=', payment.id)
    .where((eb) =>
      eb.or([eb('refund_turn_at', 'is', null), eb('refund_turn_at', '<', later(-BETWEEN_MS)), eb('refund_turn_id', '=', row.id)]),
    )
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
};
