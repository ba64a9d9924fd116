import { paymentMoves } from '@huitou/shared-types/payments/states.ts';
import { env } from '../../env.ts';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
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
    return await transact(() => succeed((row as PaymentRowDb).id, trade));
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
  if (trade.currency !== 'CNY' || trade.amount !== row.amount) return { reason: '金额不符', kind: 'amount' };
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
    here: row?.amount ?? null,
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

/** Under the row's lock. One that was closed here in the meantime succeeds too: the money is there, and its owner decides what becomes of it. */
const succeed = async (id: number, trade: Trade): Promise<Settled> => {
  const row = await db().selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (row.status === 'succeeded') return 'already';
  const paidAt = trade.paidAt ?? now();
  if (
    !(await tryMove('payments', paymentMoves, 'succeed', id, system, {
      set: { transaction_id: trade.transactionId, paid_at: paidAt, next_query_at: null },
    }))
  )
    return 'already';
  const about = { paymentId: id, kind: row.kind, no: row.payable_no, paid: row.amount };
  await publish('payment.succeeded', { ...about, transactionId: trade.transactionId as string, paidAt: paidAt.toISOString() });
  if (row.status === 'closed') await publish('payment.late', about);
  return 'settled';
};
