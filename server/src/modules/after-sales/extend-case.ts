import type { extendCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import type { z } from 'zod';
import { DAY, later } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { db } from './case.entity.ts';
import { dueColumns, staffCaseRow } from './case-rows.ts';
import { staffCaseView } from './staff-cases.queries.ts';

/** Gives the customer more days to send the goods. @throws not_found, state_forbidden */
export const extendCase = async (input: z.output<typeof extendCaseIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  await transact(async () => {
    if (!row.due_at) return fail('state_forbidden');
    const done = await db()
      .updateTable('after_sales_cases')
      .set(dueColumns(later(input.days * DAY, row.due_at)))
      .where('id', '=', row.id)
      .where('status', '=', 'agreed')
      .where('due_at', '=', row.due_at)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('state_forbidden');
    await logStates(call.actor, {
      subject: 'after_sales_cases',
      subjectId: row.id,
      move: 'extend',
      title: `商家延长寄回时间 ${input.days} 天`,
    });
  });
  return staffCaseView(call.actor, row.id);
};
