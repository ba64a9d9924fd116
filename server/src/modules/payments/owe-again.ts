import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { newNo } from '../../platform/ids.ts';
import { publish } from '../../platform/queue/events.ts';
import { db, type RefundRowDb } from './payment.entity.ts';

/**
 * A number that WeChat closed never works again (退款关闭): the debt goes on under a new one, which staff set off. Whoever asked for the refund
 * goes on knowing it by the first one's id. In the caller's transaction.
 */
export const oweAgain = async (row: RefundRowDb): Promise<void> => {
  const { id, ...same } = row;
  await db()
    .insertInto('refunds')
    .values({
      ...same,
      no: newNo('R'),
      request_key: `again:${id}`,
      root_id: row.root_id ?? id,
      status: 'abnormal',
      refund_id: null,
      received_account: '',
      card_target: '',
      offline: null,
      attempts: 0,
      failure: `微信已关闭退款单 ${row.no}，重试将使用新的单号`,
      next_try_at: null,
      created_at: now(),
      accepted_at: null,
      finished_at: null,
    })
    .execute();
  await db().updateTable('payments').set({ channel_refunds: sql`channel_refunds + 1` }).where('id', '=', row.payment_id).execute();
  await publish('refund.abnormal', { refundId: row.root_id ?? id, kind: row.kind, no: row.payable_no, amount: row.amount });
};
