import type { inspectCaseIn, StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { unitDecisionLabels } from '@huitou/shared-types/after-sales/states.ts';
import type { z } from 'zod';
import { HOUR, later, now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { receiveReturns } from '../inventory/index.ts';
import { readSettings } from '../settings/index.ts';
import { type CaseLineRow, db } from './case.entity.ts';
import { dueColumns, lockCase, moveCase, staffCaseRow } from './case-rows.ts';
import { giveBack } from './give-back.ts';
import { addMessage } from './messages.ts';
import { staffCaseView } from './staff-cases.queries.ts';

type Inspected = z.output<typeof inspectCaseIn>;

/**
 * Decides on every unit. Sellable ones become stock where the goods came back to; damaged ones are booked in and written off, so that they
 * can be counted; missing ones never came. When all is well the agreed money goes at once, unless the settings say otherwise.
 * @throws not_found, state_forbidden, case_units_mismatch, and what giving money back can be refused with
 */
export const inspectReturn = async (input: Inspected, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  if (input.refundNow && !call.actor.permissions.has('aftersales.handle')) fail('forbidden');
  const { finishHours, refundAfterInspection } = await readSettings('afterSales');
  await transact(async () => {
    const locked = await lockCase(row.id);
    const found = locked.lines.map((line) => findingsOf(line, input.units));
    if (input.units.some((unit) => !locked.lines.some((line) => line.line_id === unit.lineId))) fail('case_units_mismatch');
    const note = summary(input.units);
    await moveCase(locked.row, 'inspect', call.actor, {
      set: { inspected_at: now(), ...dueColumns(later(finishHours * HOUR)) },
      title: '验货完成',
      note,
    });
    await db()
      .insertInto('after_sales_units')
      .values(
        input.units.map((unit) => ({
          case_id: row.id,
          line_id: unit.lineId,
          decision: unit.decision,
          quantity: unit.quantity,
          note: unit.note,
        })),
      )
      .execute();
    for (const { id, sellable, damaged, missing } of found)
      await db().updateTable('after_sales_lines').set({ sellable, damaged, missing }).where('id', '=', id).execute();
    await receiveReturns(
      locked.row.return_location_id ?? locked.row.location_id,
      found.map((line) => ({
        skuId: line.sku_id,
        sellable: line.sellable,
        damaged: line.damaged,
        source: `case:${row.id}:${line.line_id}`,
      })),
      { note: `售后 ${row.no}`, staff: call.actor },
    );
    if (input.note !== '' || input.pictures.length > 0)
      await addMessage(row.id, call.actor, { text: input.note || '验货照片', pictures: input.pictures });
    await recordAudit(call.actor, {
      action: 'aftersales.inspect',
      subject: 'order',
      subjectId: row.order_id,
      summary: `验货 ${row.no}：${note}`,
      after: { units: input.units },
    });
    const whole = found.every((line) => line.sellable === line.quantity);
    const now_ = locked.row.kind === 'return_refund' && (input.refundNow ?? (whole && refundAfterInspection));
    if (now_)
      await giveBack(
        { ...locked, row: { ...locked.row, status: 'inspected' }, lines: found },
        'refund',
        input.refundNow ? call.actor : system,
      );
  });
  return staffCaseView(call.actor, row.id);
};

/** @throws case_units_mismatch when the units of the line do not add up to what was to come back */
const findingsOf = (line: CaseLineRow, units: Inspected['units']): CaseLineRow => {
  const count = (decision: string): number =>
    units.filter((unit) => unit.lineId === line.line_id && unit.decision === decision).reduce((sum, unit) => sum + unit.quantity, 0);
  const found = { ...line, sellable: count('sellable'), damaged: count('damaged'), missing: count('missing') };
  if (found.sellable + found.damaged + found.missing !== line.quantity)
    fail('case_units_mismatch', `应退 ${line.quantity} 件，验货 ${found.sellable + found.damaged + found.missing} 件`, {
      lineId: String(line.line_id),
    });
  return found;
};

const summary = (units: Inspected['units']): string =>
  (['sellable', 'damaged', 'missing'] as const)
    .map((decision) => ({ decision, n: units.filter((unit) => unit.decision === decision).reduce((sum, unit) => sum + unit.quantity, 0) }))
    .filter(({ n }) => n > 0)
    .map(({ decision, n }) => `${unitDecisionLabels[decision]} ${n} 件`)
    .join('，');
