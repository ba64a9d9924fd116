import { yuan } from '@huitou/shared-types/money.ts';
import type { offlineRefundIn, RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import { offlineWayLabels, refundMoves } from '@huitou/shared-types/payments/states.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { channelPart } from './payment-parts.ts';
import { bookOfflineRefund } from './payment-postings.ts';
import type { OfflineProof } from './payment.entity.ts';
import { refundDetail } from './refund-detail.ts';
import { announceDone } from './settle-refund.ts';
import { notHeld, refuseIfHeld, staffRefundRow } from './staff-refund.ts';

/**
 * Records that a refund was handed over outside WeChat Pay, with proof: it is done then. Only what WeChat cannot deliver any more, and exactly
 * what is owed.
 * @throws not_found, state_forbidden, refund_held, unavailable, invalid_input for another amount
 */
export const offlineRefund = async (input: z.output<typeof offlineRefundIn>, call: StaffCall): Promise<RefundDetail> => {
  const row = await staffRefundRow(call.actor, input.id);
  const owed = channelPart(row);
  if (input.amount !== owed) fail('invalid_input', `金额须等于应退的 ${yuan(owed)} 元`);
  await refuseIfHeld(row);
  const proof: OfflineProof = {
    way: input.way,
    reference: input.reference,
    picture: input.picture,
    note: input.note,
    staffName: call.actor.name,
  };
  await transact(async () => {
    const at = now();
    await move('refunds', refundMoves, 'payOffline', row.id, call.actor, {
      set: { way: 'offline', offline: toJson(proof), failure: '', next_try_at: null, finished_at: at },
      where: notHeld,
      note: `${offlineWayLabels[input.way]} ${input.reference}`,
    });
    await bookOfflineRefund(row, at, call.actor);
    await announceDone(row);
    await recordAudit(call.actor, {
      action: 'refund.offline',
      subject: 'refund',
      subjectId: row.no,
      summary: `登记线下退款 ${row.no}（${row.payable_no}）${yuan(owed)} 元`,
      before: { status: row.status, failure: row.failure },
      after: { ...proof, amount: owed },
    });
  });
  return refundDetail({ id: row.id }, call);
};
