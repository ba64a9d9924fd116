import type { refundCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { z } from 'zod';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { lockCase, staffCaseRow } from './case-rows.ts';
import { setAmounts } from './change-amount.ts';
import { giveBack } from './give-back.ts';
import { staffCaseView } from './staff-cases.queries.ts';
import { turnIntoReturn } from './turn-into-return.ts';

/**
 * Gives the money back after inspection; with other amounts when units were damaged or missing. An exchange that cannot be made becomes a
 * return. @throws not_found, state_forbidden, case_amount_exceeds, refund_exceeds, refund_expired, refund_too_many
 */
export const refundCase = async (input: z.output<typeof refundCaseIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  await transact(async () => {
    const locked = await lockCase(row.id);
    if (locked.row.status !== 'inspected') fail('state_forbidden');
    const asReturn = locked.row.kind === 'exchange' ? await turnIntoReturn(locked, call.actor) : locked;
    const agreed = await setAmounts(asReturn, input);
    await giveBack(agreed, 'refund', call.actor, { toBalance: input.toBalance, note: input.note });
    const after = await staffCaseRow(call.actor, row.id);
    await recordAudit(call.actor, {
      action: 'aftersales.refund',
      subject: 'order',
      subjectId: row.order_id,
      summary: `售后退款 ${row.no}：${yuan(after.goods + after.freight)} 元`,
      before: { goods: row.goods, freight: row.freight },
      after: { goods: after.goods, freight: after.freight },
    });
  });
  return staffCaseView(call.actor, row.id);
};
