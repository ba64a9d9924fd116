import { paymentMoves } from '@huitou/shared-types/payments/states.ts';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { inTransaction } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { freeBalance } from './payment-postings.ts';
import type { PaymentRowDb } from './payment.entity.ts';
import { paymentRow, rowsOf } from './payment.queries.ts';
import { channel } from './ports.ts';
import { settlePayment } from './settle-payment.ts';

const ROUNDS = 3;

/**
 * Sees to it that nobody can pay for this any more: WeChat is asked, and told to close, before anything is closed here.
 * Answers `paid` when the money had come already. Calls outside: not inside a transaction.
 * @throws unavailable when WeChat does not answer; nothing is closed then
 */
export const closePayments = async (kind: string, no: string): Promise<'closed' | 'paid'> => {
  if (inTransaction()) throw new Error('closePayments calls outside and must not run in a transaction');
  const rows = await rowsOf(kind, no);
  let paid = rows.some((row) => row.status === 'succeeded' && !row.unwanted);
  for (const row of rows) if (row.status === 'open' && (await closePayment(row)) === 'paid') paid = true;
  return paid ? 'paid' : 'closed';
};

/** Ends one open payment: asks first, closes there, then here. @throws unavailable */
export const closePayment = async (row: PaymentRowDb): Promise<'closed' | 'paid'> => {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const asked = await channel().queryPayment(row.no);
    if (asked.kind === 'ok') {
      if (asked.data.state === 'paid')
        return (await settlePayment(asked.data)) === 'mismatch' ? fail('unavailable', '支付结果异常，正在人工核对') : 'paid';
      if (asked.data.state === 'closed') return closeHere(row.id);
      const closed = await channel().closePayment(row.no);
      if (closed.kind === 'ok') return closeHere(row.id);
      // Paid or closed between the two calls, or the reply was lost: ask again.
      if (closed.kind === 'refused' && closed.next === 'final') return fail('unavailable', '微信支付暂时无法关闭订单，请稍后再试');
    } else if (asked.kind === 'refused' && asked.reason === 'not_there') {
      return closeHere(row.id);
    }
  }
  log.warn({ no: row.no }, 'payment could not be closed');
  return fail('unavailable', '微信支付暂时没有回应，请稍后再试');
};

/** Only after WeChat has closed it, or never knew it. Who settled it meanwhile wins. What the balance had set aside is free again. */
const closeHere = (id: number): Promise<'closed' | 'paid'> =>
  transact(async () => {
    const done = await tryMove('payments', paymentMoves, 'close', id, system, {
      set: { live_key: null, closed_at: now(), next_query_at: null },
    });
    const row = await paymentRow(id);
    if (done && row) {
      await freeBalance(row);
      await publish('payment.closed', { paymentId: id, kind: row.kind, no: row.payable_no });
    }
    return row?.status === 'succeeded' ? 'paid' : 'closed';
  });
