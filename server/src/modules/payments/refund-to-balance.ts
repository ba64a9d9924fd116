import { yuan } from '@huitou/shared-types/money.ts';
import type { RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import { refundMoves } from '@huitou/shared-types/payments/states.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { channelPart } from './payment-parts.ts';
import { bookRefundToBalance } from './payment-postings.ts';
import { refundDetail } from './refund-detail.ts';
import { announceDone } from './settle-refund.ts';
import { notHeld, refuseIfHeld, staffRefundRow } from './staff-refund.ts';

/** Gives what WeChat cannot deliver to the customer's balance instead. @throws not_found, state_forbidden, refund_held, unavailable */
export const refundToBalance = async ({ id }: { id: number }, call: StaffCall): Promise<RefundDetail> => {
  const row = await staffRefundRow(call.actor, id);
  await refuseIfHeld(row);
  await transact(async () => {
    const at = now();
    await move('refunds', refundMoves, 'toBalance', id, call.actor, {
      set: { way: 'balance', failure: '', next_try_at: null, finished_at: at },
      where: notHeld,
    });
    await bookRefundToBalance(row, at, call.actor);
    await announceDone(row);
    await recordAudit(call.actor, {
      action: 'refund.balance',
      subject: 'refund',
      subjectId: row.no,
      summary: `退款转入余额 ${row.no}（${row.payable_no}）${yuan(channelPart(row))} 元`,
      before: { status: row.status, failure: row.failure },
      after: { way: 'balance' },
    });
  });
  return refundDetail({ id }, call);
};
