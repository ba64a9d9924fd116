import type { Difference, ReconciliationDay } from '@huitou/shared-types/payments/schema.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { stateOf } from './keep-differences.ts';
import { db } from './payment.entity.ts';
import { reconcile } from './reconcile.ts';
import { reconciliationDb } from './reconciliation.entity.ts';
import { differenceView, reconciliationDay } from './reconciliation.queries.ts';

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

/** Marks a difference as explained, with a note. @throws not_found, conflict when somebody else did so first */
export const resolveDifference = async ({ id, note }: { id: number; note: string }, call: StaffCall): Promise<Difference> => {
  await transact(async () => {
    const row = must(await reconciliationDb().selectFrom('reconciliation_differences').selectAll().where('id', '=', id).executeTakeFirst());
    const done = await reconciliationDb()
      .updateTable('reconciliation_differences')
      .set({ resolved: true, resolved_by: call.actor.id, note })
      .where('id', '=', id)
      .where('resolved', '=', false)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('conflict', '该差异已被处理，请刷新');
    if (row.alert_key !== null)
      await db().updateTable('payment_alerts').set({ resolved_at: now() }).where('alert_key', '=', row.alert_key).execute();
    const state = await stateOf(row.day);
    if (state === 'explained')
      await reconciliationDb()
        .updateTable('reconciliation_days')
        .set({ state })
        .where('day', '=', row.day)
        .where('state', '=', 'different')
        .execute();
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
