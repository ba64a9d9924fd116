import type { RefundRow } from '@huitou/shared-types/payments/schema.ts';
import { refundMoves } from '@huitou/shared-types/payments/states.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { afterCommit, transact } from '../../platform/db/transact.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { wakeRefund } from './payments.jobs.ts';
import { staffRefund } from './staff-payments.queries.ts';
import { staffRefundRow } from './staff-refund.ts';

/** Sets a refund off again that had stopped, under its number. @throws not_found, state_forbidden */
export const retryRefund = async ({ id }: { id: number }, call: StaffCall): Promise<RefundRow> => {
  const row = await staffRefundRow(call.actor, id);
  await transact(async () => {
    const at = now();
    await move('refunds', refundMoves, 'retry', id, call.actor, {
      set: { next_try_at: at, failure: '' },
      where: sql`returned_at is null`,
    });
    await recordAudit(call.actor, {
      action: 'refund.retry',
      subject: 'refund',
      subjectId: row.no,
      summary: `重试退款 ${row.no}（${row.payable_no}）`,
      before: { status: row.status, failure: row.failure },
    });
    afterCommit(() => wakeRefund({ id, no: row.no, at }));
  });
  return staffRefund(id, call.actor);
};
