import type { Difference, ReconciliationDay, ReconciliationDayDetail } from '@huitou/shared-types/payments/schema.ts';
import { now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { logStates } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { stateOf } from './keep-differences.ts';
import { db } from './payment.entity.ts';
import { reconcile } from './reconcile.ts';
import { type DayRow, type DifferenceRow, reconciliationDb } from './reconciliation.entity.ts';
import { differenceView, reconciliationDay, reconciliationDayDetail } from './reconciliation.queries.ts';

/** Fetches and compares a day at once. @throws bill_not_ready, unavailable, request_in_progress */
export const runReconciliation = async ({ day }: { day: string }, call: StaffCall): Promise<ReconciliationDay> => {
  await reconcile(day);
  const view = await reconciliationDay(day);
  await recordAudit(call.actor, {
    action: 'reconcile.run',
    subject: 'reconciliation',
    subjectId: day,
    summary: `执行对账 ${day}`,
    after: { state: view.state, openDifferences: view.openDifferences },
  });
  return view;
};

const dayLocked = (day: string): Promise<DayRow | undefined> =>
  reconciliationDb().selectFrom('reconciliation_days').selectAll().where('day', '=', day).forUpdate().executeTakeFirst();

/** Marks a difference as explained; the last one closes its day. In the caller's transaction. @throws conflict when somebody else was first */
export const settleExplained = async (row: DifferenceRow, note: string, actor: StaffActor): Promise<void> => {
  const day = await dayLocked(row.day);
  const at = now();
  const done = await reconciliationDb()
    .updateTable('reconciliation_differences')
    .set({ resolved: true, resolved_by: actor.id, resolved_at: at, note: note.slice(0, 200) })
    .where('id', '=', row.id)
    .where('resolved', '=', false)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) fail('conflict', '该差异已被处理，请刷新');
  if (row.alert_key !== null)
    await db().updateTable('payment_alerts').set({ resolved_at: at }).where('alert_key', '=', row.alert_key).execute();
  if (!day || day.state !== 'different' || (await stateOf(row.day)) !== 'explained') return;
  await setDay(day, { state: 'explained', closed_at: at, closed_by: actor.id }, actor, 'close', '差异全部处理，已关账');
};

const setDay = async (
  day: DayRow,
  set: Partial<Pick<DayRow, 'state' | 'closed_at' | 'closed_by'>>,
  actor: StaffActor,
  move: string,
  title: string,
  note = '',
): Promise<void> => {
  await reconciliationDb().updateTable('reconciliation_days').set(set).where('id', '=', day.id).execute();
  await logStates(actor, { subject: 'reconciliation_days', subjectId: day.id, move, title, note });
};

const differenceRow = async (id: number): Promise<DifferenceRow> =>
  must(await reconciliationDb().selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst());

/** Marks a difference as explained, with a note. @throws not_found, conflict when somebody else did so first */
export const resolveDifference = async ({ id, note }: { id: number; note: string }, call: StaffCall): Promise<Difference> => {
  await transact(async () => {
    const row = await differenceRow(id);
    await settleExplained(row, note, call.actor);
    await recordAudit(call.actor, {
      action: 'reconcile.resolve',
      subject: 'reconciliation',
      subjectId: row.day,
      summary: `处理对账差异 ${row.no}：${note}`,
      before: { kind: row.kind, here: row.here, there: row.there },
      after: { resolved: true },
    });
  });
  return differenceView(id);
};

/** Takes an explanation back: the difference is open again, and so is its day. @throws not_found, conflict */
export const reopenDifference = async ({ id, note }: { id: number; note: string }, call: StaffCall): Promise<Difference> => {
  await transact(async () => {
    const row = await differenceRow(id);
    const day = await dayLocked(row.day);
    const done = await reconciliationDb()
      .updateTable('reconciliation_differences')
      .set({ resolved: false, resolved_by: null, resolved_at: null, note })
      .where('id', '=', id)
      .where('resolved', '=', true)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('conflict', '该差异尚未处理，请刷新');
    if (row.alert_key !== null)
      await db().updateTable('payment_alerts').set({ resolved_at: null }).where('alert_key', '=', row.alert_key).execute();
    else if (day)
      await setDay(
        day,
        { state: 'different', closed_at: null, closed_by: null },
        call.actor,
        'reopen',
        '差异重新打开',
        `${row.no}：${note}`,
      );
    await recordAudit(call.actor, {
      action: 'reconcile.reopen',
      subject: 'reconciliation',
      subjectId: row.day,
      summary: `重新打开对账差异 ${row.no}：${note}`,
      before: { resolved: true, note: row.note },
      after: { resolved: false },
    });
  });
  return differenceView(id);
};

/** Opens a closed day again. @throws not_found, state_forbidden */
export const reopenDay = async ({ day, note }: { day: string; note: string }, call: StaffCall): Promise<ReconciliationDayDetail> => {
  await transact(async () => {
    const row = must(await dayLocked(day));
    const closedAt = row.closed_at ?? fail('state_forbidden', '该日尚未关账');
    await setDay(row, { closed_at: null, closed_by: null }, call.actor, 'reopen', '重新打开', note);
    await recordAudit(call.actor, {
      action: 'reconcile.reopen',
      subject: 'reconciliation',
      subjectId: day,
      summary: `重新打开 ${day}：${note}`,
      before: { closedAt: closedAt.toISOString() },
    });
  });
  return reconciliationDayDetail({ day });
};

/** Closes a day that was opened again. @throws not_found, state_forbidden, day_not_explained */
export const closeDay = async ({ day }: { day: string }, call: StaffCall): Promise<ReconciliationDayDetail> => {
  await transact(async () => {
    const row = must(await dayLocked(day));
    if (row.closed_at !== null) fail('state_forbidden', '该日已关账');
    if (row.state === 'different') fail('day_not_explained');
    if (row.state !== 'matched' && row.state !== 'explained') fail('state_forbidden', '该日尚未完成对账');
    await setDay(row, { closed_at: now(), closed_by: call.actor.id }, call.actor, 'close', '关账');
    await recordAudit(call.actor, { action: 'reconcile.close', subject: 'reconciliation', subjectId: day, summary: `关账 ${day}` });
  });
  return reconciliationDayDetail({ day });
};
