import type { Actor } from '../../platform/context.ts';
import { logStates } from '../../platform/move.ts';
import { changeClaim } from '../orders/index.ts';
import { db } from './case.entity.ts';
import type { LockedCase } from './case-rows.ts';
import { shareOf } from './plan-case.ts';

/** An exchange for which there are no goods becomes a return: the customer gets for the pieces what they cost. In the caller's transaction. */
export const turnIntoReturn = async (locked: LockedCase, actor: Actor): Promise<LockedCase> => {
  const { row, lines, orderLines } = locked;
  const worth = lines.map((line) => {
    const orderLine = orderLines.find((one) => one.id === line.line_id);
    return { ...line, amount: orderLine ? shareOf(orderLine, line.quantity, { kind: 'return_refund', stage: row.stage }) : 0 };
  });
  await changeClaim(
    { orderId: row.order_id, caseId: row.id },
    worth.map((line) => ({ lineId: line.line_id, delta: line.amount })),
    0,
  );
  for (const line of worth) await db().updateTable('after_sales_lines').set({ amount: line.amount }).where('id', '=', line.id).execute();
  const goods = worth.reduce((sum, line) => sum + line.amount, 0);
  await db().updateTable('after_sales_cases').set({ kind: 'return_refund', goods }).where('id', '=', row.id).execute();
  await logStates(actor, {
    subject: 'after_sales_cases',
    subjectId: row.id,
    move: 'turn-into-return',
    title: '无货可换，改为退货退款',
  });
  return { ...locked, row: { ...row, kind: 'return_refund', goods }, lines: worth };
};
