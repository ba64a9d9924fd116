import { refundMoves } from '@huitou/shared-types/payments/states.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { newNo } from '../../platform/ids.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { db, type RefundRowDb } from './payment.entity.ts';
import type { ChannelRefund } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';

/** The one place where a refund's fate is decided, whoever brings the news: reply, query or notification. Idempotent. */
export const settleRefund = async (said: ChannelRefund): Promise<'ok' | 'mismatch'> => {
  const row = await db().selectFrom('refunds').selectAll().where('no', '=', said.no).executeTakeFirst();
  if (!row || row.amount !== said.amount || row.payment_no !== said.paymentNo) {
    const reason = row ? '退款金额或支付单不符' : '收到不认识的退款单号';
    await raiseAlert({
      what: 'refund',
      no: said.no,
      reason,
      kind: row ? 'amount' : 'missing_here',
      transactionId: said.transactionId,
      here: row?.amount ?? null,
      there: said.amount,
      hereState: row?.status ?? '',
      thereState: said.state,
      said: { paymentNo: said.paymentNo, amount: said.amount, state: said.state, refundId: said.refundId },
    });
    return 'mismatch';
  }
  await transact(async () => {
    const locked = await db().selectFrom('refunds').selectAll().where('id', '=', row.id).forUpdate().executeTakeFirstOrThrow();
    const set = { refund_id: said.refundId, accepted_at: locked.accepted_at ?? said.acceptedAt ?? now() };
    if (said.state === 'processing') await tryMove('refunds', refundMoves, 'submit', row.id, system, { set: { ...set, failure: '' } });
    else if (said.state === 'succeeded') await succeed(locked, said, set);
    else if (said.state === 'abnormal') await turnAbnormal(locked, '退款异常：用户账户无法收款，请在微信商户平台处理后重试', set);
    else await closeAndOweAgain(locked, set);
  });
  return 'ok';
};

const succeed = async (row: RefundRowDb, said: ChannelRefund, set: Record<string, unknown>): Promise<void> => {
  const finished = { ...set, failure: '', next_try_at: null, finished_at: said.succeededAt ?? now() };
  if (!(await tryMove('refunds', refundMoves, 'succeed', row.id, system, { set: finished }))) return;
  await db()
    .updateTable('payments')
    .set({ refunding: sql`refunding - ${row.amount}`, refunded: sql`refunded + ${row.amount}` })
    .where('id', '=', row.payment_id)
    .execute();
  await publish('refund.succeeded', { refundId: row.id, kind: row.kind, no: row.payable_no, amount: row.amount });
};

/** Stops trying until staff have looked; the money stays owed. */
export const turnAbnormal = async (row: RefundRowDb, failure: string, set: Record<string, unknown> = {}): Promise<void> => {
  if (
    !(await tryMove('refunds', refundMoves, 'fail', row.id, system, {
      set: { ...set, failure: failure.slice(0, 200), next_try_at: null },
      note: failure,
    }))
  )
    return;
  await publish('refund.abnormal', { refundId: row.id, kind: row.kind, no: row.payable_no, amount: row.amount });
};

/** A number that WeChat closed never works again (退款关闭): the debt goes on under a new one, which staff set off. */
const closeAndOweAgain = async (row: RefundRowDb, set: Record<string, unknown>): Promise<void> => {
  if (!(await tryMove('refunds', refundMoves, 'close', row.id, system, { set: { ...set, next_try_at: null, finished_at: now() } }))) return;
  const { id: _, ...same } = row;
  const { insertId } = await db()
    .insertInto('refunds')
    .values({
      ...same,
      no: newNo('R'),
      request_key: `again:${row.id}`,
      status: 'abnormal',
      refund_id: null,
      attempts: 0,
      failure: `微信已关闭退款单 ${row.no}，重试将使用新的单号`,
      next_try_at: null,
      created_at: now(),
      accepted_at: null,
      finished_at: null,
    })
    .executeTakeFirstOrThrow();
  await publish('refund.abnormal', { refundId: Number(insertId), kind: row.kind, no: row.payable_no, amount: row.amount });
};
