import type { changeAmountIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { z } from 'zod';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { changeClaim } from '../orders/index.ts';
import { db } from './case.entity.ts';
import { lockCase, type LockedCase, staffCaseRow } from './case-rows.ts';
import { staffCaseView } from './staff-cases.queries.ts';

/** Absent lines stay as they are; an absent freight is left to the rule. Fen. */
export interface Amounts {
  lines?: readonly { lineId: number; amount: number }[] | undefined;
  freight?: number | undefined;
}

/** Sets what a case gives back, in the caller's transaction; the order's caps hold. @throws case_amount_exceeds, not_found for a foreign line */
export const setAmounts = async (locked: LockedCase, amounts: Amounts): Promise<LockedCase> => {
  const { row, lines } = locked;
  if (!amounts.lines && amounts.freight === undefined) return locked;
  const wanted = new Map((amounts.lines ?? []).map((one) => [one.lineId, one.amount]));
  for (const lineId of wanted.keys()) if (!lines.some((line) => line.line_id === lineId)) fail('not_found');
  const changed = lines.map((line) => ({ ...line, amount: wanted.get(line.line_id) ?? line.amount }));
  const freight = amounts.freight ?? row.freight;
  await changeClaim(
    { orderId: row.order_id, caseId: row.id },
    changed.map((line, i) => ({ lineId: line.line_id, delta: line.amount - (lines[i]?.amount ?? 0) })),
    freight - row.freight,
  );
  for (const line of changed) await db().updateTable('after_sales_lines').set({ amount: line.amount }).where('id', '=', line.id).execute();
  const goods = changed.reduce((sum, line) => sum + line.amount, 0);
  const freightDecided = amounts.freight !== undefined || Boolean(row.freight_decided);
  await db().updateTable('after_sales_cases').set({ goods, freight, freight_decided: freightDecided }).where('id', '=', row.id).execute();
  return { ...locked, row: { ...row, goods, freight, freight_decided: freightDecided }, lines: changed };
};

const CHANGEABLE = ['requested', 'agreed', 'sent', 'received', 'inspected'];

/** Staff change what is agreed while the money has not moved; the customer sees it. @throws state_forbidden, case_amount_exceeds */
export const changeAmount = async (input: z.output<typeof changeAmountIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  await transact(async () => {
    const locked = await lockCase(row.id);
    if (!CHANGEABLE.includes(locked.row.status)) fail('state_forbidden');
    const { row: changed } = await setAmounts(locked, input);
    const [before, after] = [locked.row.goods + locked.row.freight, changed.goods + changed.freight];
    await logStates(call.actor, {
      subject: 'after_sales_cases',
      subjectId: row.id,
      move: 'change-amount',
      title: '商家修改退款金额',
      note: `${yuan(before)} → ${yuan(after)} 元：${input.reason}`,
    });
    await recordAudit(call.actor, {
      action: 'aftersales.amount',
      subject: 'order',
      subjectId: row.order_id,
      summary: `修改售后金额 ${row.no}：${input.reason}`,
      before: { goods: locked.row.goods, freight: locked.row.freight },
      after: { goods: changed.goods, freight: changed.freight },
    });
  });
  return staffCaseView(call.actor, row.id);
};
