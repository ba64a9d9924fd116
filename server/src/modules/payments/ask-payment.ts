import { later, MINUTE, now } from '../../platform/clock.ts';
import { closePayment } from './close-payments.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';
import { paymentRow } from './payment.queries.ts';
import { channel } from './ports.ts';
import { settlePayment } from './settle-payment.ts';

/** When to ask after an open payment, counted from its beginning: notifications are not guaranteed (支付结果通知, 主动查单). */
const STEPS_MS = [5_000, 30_000, MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE];
const EVERY_MS = 30 * MINUTE;
/** WeChat lets a payment through that was under way when the time ended. */
const AFTER_EXPIRY_MS = MINUTE;

export interface NextQuery {
  id: number;
  no: string;
  at: Date;
}

export const firstQueryAt = (createdAt: Date): Date => later(STEPS_MS[0] as number, createdAt);
const queryAt = (row: PaymentRowDb, step: number): Date => {
  const planned = STEPS_MS[step];
  const next = planned === undefined ? later(EVERY_MS) : later(planned, row.created_at);
  const closing = later(AFTER_EXPIRY_MS, row.expires_at);
  const wanted = closing > now() && closing < next ? closing : next;
  return wanted > now() ? wanted : later(5_000);
};

/** Asks after an open payment whose turn it is; whoever comes second does nothing. Answers when to ask again; null when there is no need. */
export const askInTurn = async (paymentId: number): Promise<NextQuery | null> => {
  const row = await paymentRow(paymentId);
  if (!row || row.status !== 'open' || row.next_query_at === null || row.next_query_at > later(1_000)) return null;
  const at = queryAt(row, row.query_step + 1);
  const turn = await db()
    .updateTable('payments')
    .set({ query_step: row.query_step + 1, next_query_at: at })
    .where('id', '=', row.id)
    .where('status', '=', 'open')
    .where('query_step', '=', row.query_step)
    .executeTakeFirst();
  if (turn.numUpdatedRows !== 1n) return null;
  await askPayment(row);
  const after = await paymentRow(paymentId);
  return after?.status === 'open' ? { id: row.id, no: row.no, at } : null;
};

/** Asks WeChat how a payment stands and does what follows; a payment that can no longer be paid is closed. A lost answer changes nothing. */
export const askPayment = async (row: PaymentRowDb): Promise<void> => {
  const answer = await channel().queryPayment(row.no);
  if (answer.kind === 'ok' && answer.data.state === 'paid') {
    await settlePayment(answer.data);
    return;
  }
  const over = later(-AFTER_EXPIRY_MS) > row.expires_at;
  const gone =
    answer.kind === 'ok' ? answer.data.state === 'closed' || over : answer.kind === 'refused' && answer.reason === 'not_there' && over;
  if (gone) await closePayment(row);
};
