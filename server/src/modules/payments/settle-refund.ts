import type { RefundWay } from '@huitou/shared-types/payments/states.ts';
import { refundMoves } from '@huitou/shared-types/payments/states.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { oweAgain } from './owe-again.ts';
import { channelPart } from './payment-parts.ts';
import { bookRefundArrival, bookReturn } from './payment-postings.ts';
import { db, type RefundRowDb } from './payment.entity.ts';
import type { ChannelRefund } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';

/**
 * The one place where a refund's fate is decided, whoever brings the news: reply, query or notification. Idempotent.
 * `hearsay`: a notification may be an old one that comes late; what it says against what staff did since is asked about instead.
 */
export const settleRefund = async (said: ChannelRefund, hearsay = false): Promise<'ok' | 'mismatch'> => {
  const row = await db().selectFrom('refunds').selectAll().where('no', '=', said.no).executeTakeFirst();
  if (!row || channelPart(row) !== said.amount || row.payment_no !== said.paymentNo)
    return refuse(said, row, row ? '退款金额或支付单不符' : '收到不认识的退款单号', row ? 'amount' : 'missing_here');
  const outcome = await transact(async () => {
    const locked = await db().selectFrom('refunds').selectAll().where('id', '=', row.id).forUpdate().executeTakeFirstOrThrow();
    const set = {
      refund_id: said.refundId,
      accepted_at: locked.accepted_at ?? said.acceptedAt ?? now(),
      ...(said.receivedAccount === '' ? {} : { received_account: said.receivedAccount.slice(0, 64) }),
    };
    if (said.state === 'processing') await tryMove('refunds', refundMoves, 'submit', row.id, system, { set: { ...set, failure: '' } });
    else if (said.state === 'succeeded') return succeed(locked, said, set);
    else if (said.state === 'closed') await closeAndOweAgain(locked, set);
    else if (hearsay && locked.card_target !== '' && locked.status === 'processing') await askSoon(locked.id);
    else await turnAbnormal(locked, '退款异常：用户账户无法收款，请退至银行卡，或退回商户后线下处理', set);
    return 'ok';
  });
  return outcome === 'twice' ? refuse(said, row, '退款已用其他方式完成，微信又退款成功', 'state') : 'ok';
};

const succeed = async (row: RefundRowDb, said: ChannelRefund, set: Record<string, unknown>): Promise<'ok' | 'twice'> => {
  const at = said.succeededAt ?? now();
  if (row.card_target === 'merchant_card') {
    await keepReturn(row, at, set);
    return 'ok';
  }
  if (row.status === 'succeeded') return row.way === 'wechat' || row.way === 'bank_card' ? 'ok' : 'twice';
  const way: RefundWay = row.card_target === 'user_card' ? 'bank_card' : 'wechat';
  const finished = { ...set, failure: '', next_try_at: null, finished_at: at, way };
  if (!(await tryMove('refunds', refundMoves, 'succeed', row.id, system, { set: finished }))) return 'ok';
  await bookRefundArrival(row, at);
  await announceDone(row);
  return 'ok';
};

/** Counts a refund that has come to its end, and tells whoever asked for it. In the transaction that ended it. */
export const announceDone = async (row: RefundRowDb): Promise<void> => {
  await db()
    .updateTable('payments')
    .set({ refunding: sql`refunding - ${row.amount}`, refunded: sql`refunded + ${row.amount}` })
    .where('id', '=', row.payment_id)
    .execute();
  await publish('refund.succeeded', { refundId: row.root_id ?? row.id, kind: row.kind, no: row.payable_no, amount: row.amount });
};

/** The money is on the shop's own bank card: WeChat is done, the customer has nothing yet. Staff hand it over. */
const keepReturn = async (row: RefundRowDb, at: Date, set: Record<string, unknown>): Promise<void> => {
  if (row.returned_at !== null || row.status === 'succeeded' || row.status === 'closed') return;
  const failure = '款项已退回商户银行卡，请线下退款给顾客或退到余额';
  await db()
    .updateTable('refunds')
    .set({ ...set, returned_at: at, failure })
    .where('id', '=', row.id)
    .execute();
  await bookReturn(row, at);
  await turnAbnormal(row, failure);
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
  await publish('refund.abnormal', { refundId: row.root_id ?? row.id, kind: row.kind, no: row.payable_no, amount: row.amount });
};

const askSoon = async (id: number): Promise<void> => {
  await db().updateTable('refunds').set({ next_try_at: now() }).where('id', '=', id).execute();
};

const closeAndOweAgain = async (row: RefundRowDb, set: Record<string, unknown>): Promise<void> => {
  if (!(await tryMove('refunds', refundMoves, 'close', row.id, system, { set: { ...set, next_try_at: null, finished_at: now() } }))) return;
  await oweAgain(row);
};

const refuse = async (
  said: ChannelRefund,
  row: RefundRowDb | undefined,
  reason: string,
  kind: 'amount' | 'missing_here' | 'state',
): Promise<'mismatch'> => {
  await raiseAlert({
    what: 'refund',
    no: said.no,
    reason,
    kind,
    transactionId: said.transactionId,
    here: row ? channelPart(row) : null,
    there: said.amount,
    hereState: row?.status ?? '',
    thereState: said.state,
    said: { paymentNo: said.paymentNo, amount: said.amount, state: said.state, refundId: said.refundId },
  });
  return 'mismatch';
};
