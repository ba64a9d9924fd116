import { paymentMoves } from '@huitou/shared-types/payments/states.ts';
import { env } from '../../env.ts';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { channelPart } from './payment-parts.ts';
import { bookArrival, takeBalance, takeHeldBalance } from './payment-postings.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';
import { paymentRowByNo } from './payment.queries.ts';
import type { Trade } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';

export type Settled = 'settled' | 'already' | 'mismatch' | 'unpaid';

/**
 * The one place where money becomes ours. Notification, query, close and statement all end here with what WeChat says of a payment;
 * it must fit what we asked for, to the fen. However often and from however many sides it comes, it is announced once.
 */
export const settlePayment = async (trade: Trade): Promise<Settled> => {
  if (trade.state !== 'paid') return 'unpaid';
  const row = await paymentRowByNo(trade.no);
  const misfit = row ? misfitOf(row, trade) : { reason: '收到不认识的支付单号的款项', kind: 'missing_here' as const };
  if (misfit) return refuse(trade, row, misfit);
  try {
    return await settle((row as PaymentRowDb).id, trade);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return refuse(trade, row, { reason: '同一微信支付单号已用于另一笔支付', kind: 'state' });
  }
};

type Misfit = { reason: string; kind: 'amount' | 'state' | 'missing_here' };
const misfitOf = (row: PaymentRowDb, trade: Trade): Misfit | null => {
  const { WXPAY_MCH_ID, WECHAT_APP_ID } = env();
  if (trade.merchantId !== WXPAY_MCH_ID) return { reason: '商户号不符', kind: 'state' };
  if (trade.appId !== WECHAT_APP_ID) return { reason: 'AppID 不符', kind: 'state' };
  if (row.channel !== 'wechat' || trade.transactionId === null) return { reason: '支付单状态不符', kind: 'state' };
  if (trade.currency !== 'CNY' || trade.amount !== channelPart(row)) return { reason: '金额不符', kind: 'amount' };
  if (row.transaction_id !== null && row.transaction_id !== trade.transactionId)
    return { reason: '同一支付单有两个微信支付单号', kind: 'state' };
  return null;
};

const refuse = async (trade: Trade, row: PaymentRowDb | undefined, { reason, kind }: Misfit): Promise<'mismatch'> => {
  await raiseAlert({
    what: 'payment',
    no: trade.no,
    reason,
    kind,
    transactionId: trade.transactionId,
    here: row ? channelPart(row) : null,
    there: trade.amount,
    hereState: row?.status ?? '',
    thereState: reason,
    said: {
      merchantId: trade.merchantId,
      appId: trade.appId,
      amount: trade.amount,
      currency: trade.currency,
      state: trade.stateText,
      transactionId: trade.transactionId,
    },
  });
  return 'mismatch';
};

/** A closed attempt let go of what the balance had set aside; if that is spent by now, what came is all that this payment was. */
const settle = async (id: number, trade: Trade): Promise<Settled> => {
  try {
    return await transact(() => succeed(id, trade, true));
  } catch (error) {
    if (!(error instanceof ShopError) || error.code !== 'balance_insufficient') throw error;
    return transact(() => succeed(id, trade, false));
  }
};

/** Under the row's lock. One that was closed here in the meantime succeeds too: the money is there, and its owner decides what becomes of it. */
const succeed = async (id: number, trade: Trade, whole: boolean): Promise<Settled> => {
  const row = await db().selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (row.status === 'succeeded') return 'already';
  const paidAt = trade.paidAt ?? now();
  const parts = whole ? { amount: row.amount, balance_part: row.balance_part } : { amount: channelPart(row), balance_part: 0 };
  if (
    !(await tryMove('payments', paymentMoves, 'succeed', id, system, {
      set: { transaction_id: trade.transactionId, paid_at: paidAt, next_query_at: null, ...parts },
    }))
  )
    return 'already';
  if (parts.balance_part > 0 && (await takeHeldBalance(row)) !== 'posted') await takeBalance(row);
  await bookArrival(id, { ...row, ...parts }, paidAt);
  const about = { paymentId: id, kind: row.kind, no: row.payable_no, paid: parts.amount };
  await publish('payment.succeeded', { ...about, transactionId: trade.transactionId as string, paidAt: paidAt.toISOString() });
  if (row.status === 'closed') await publish('payment.late', about);
  return 'settled';
};
