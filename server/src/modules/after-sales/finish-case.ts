import type { CaseView, extendCaseIn, refundCaseIn, reshipCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { carrierName } from '@huitou/shared-types/fulfilment/carriers.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, later, now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { commitStock, reserveStock } from '../inventory/index.ts';
import { caseClosed, freeFromCase } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { db } from './case.entity.ts';
import { myCase } from './case.queries.ts';
import { claimOf, dueColumns, lockCase, moveCase, ownCase, staffCaseRow, tryMoveCase } from './case-rows.ts';
import { setAmounts } from './change-amount.ts';
import { checkTracking } from './check-tracking.ts';
import { giveBack } from './give-back.ts';
import { exchangeStock } from './let-go.ts';
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

/** Sends the replacement: its stock leaves. @throws not_found, state_forbidden, stock_insufficient, tracking_invalid */
export const reshipCase = async (input: z.output<typeof reshipCaseIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  checkTracking(input.carrier, input.trackingNo);
  const { exchangeDays } = await readSettings('afterSales');
  await transact(async () => {
    const locked = await lockCase(row.id);
    if (locked.row.kind !== 'exchange') fail('state_forbidden');
    const stock = exchangeStock(row.id, locked.lines);
    if (!locked.row.reserved) await reserveStock(row.location_id, stock);
    await commitStock(row.location_id, stock);
    const note = `${carrierName(input.carrier)} ${input.trackingNo}`;
    await moveCase(locked.row, 'reship', call.actor, {
      set: {
        reserved: false,
        resend_carrier: input.carrier,
        resend_tracking_no: input.trackingNo,
        resent_at: now(),
        ...dueColumns(later(exchangeDays * DAY)),
      },
      note,
    });
    await logStates(call.actor, { subject: 'orders', subjectId: row.order_id, move: 'after-sales-reship', title: '换货已发出', note });
    await recordAudit(call.actor, {
      action: 'aftersales.reship',
      subject: 'order',
      subjectId: row.order_id,
      summary: `换货发出 ${row.no}：${note}`,
    });
  });
  return staffCaseView(call.actor, row.id);
};

/** The replacement has arrived. @throws not_found, state_forbidden */
export const confirmExchange = async ({ id }: { id: number }, call: CustomerCall): Promise<CaseView> => {
  await ownCase(call.actor.id, id);
  if (!(await finishExchange(id, call.actor))) fail('state_forbidden');
  return myCase(call.actor.id, id);
};

/** Ends an exchange: the line is free for another case, and the order's clock goes on. False when it had ended already. */
export const finishExchange = (id: number, actor: Actor): Promise<boolean> =>
  transact(async () => {
    const { row, lines, order } = await lockCase(id);
    const done = await tryMoveCase(row, 'finishExchange', actor, {
      set: { ended_at: now(), ...dueColumns(null) },
      ...(actor.kind === 'system' ? { title: '换货自动完成', where: sql`due_at <= ${now()}` } : {}),
    });
    if (!done) return false;
    await freeFromCase(claimOf(row, lines));
    await caseClosed(order);
    return true;
  });

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
