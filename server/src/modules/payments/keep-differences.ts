import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import type { Comparison, FoundDifference } from './compare-bill.ts';
import { type DayState, reconciliationDb } from './reconciliation.entity.ts';

const BATCH = 500;
const GONE = '重新对账后已一致';

/**
 * Writes what a comparison found, all or nothing. A difference that was found before keeps its note, and stays explained while its figures
 * stay; one that is no longer found is put right by itself.
 */
export const keepDifferences = (day: string, compared: Comparison): Promise<void> =>
  transact(async () => {
    const db = reconciliationDb();
    const at = now();
    for (let i = 0; i < compared.differences.length; i += BATCH) {
      await db
        .insertInto('reconciliation_differences')
        .values(compared.differences.slice(i, i + BATCH).map((found) => newRow(day, found, at)))
        .onDuplicateKeyUpdate({
          // Evaluated in this order: `resolved` looks at the figures before they are replaced.
          resolved: sql`resolved and resolved_by is not null and here <=> values(here) and there <=> values(there) and here_state = values(here_state) and there_state = values(there_state)`,
          here: sql`values(here)`,
          there: sql`values(there)`,
          here_state: sql`values(here_state)`,
          there_state: sql`values(there_state)`,
          transaction_id: sql`values(transaction_id)`,
          seen_at: at,
        })
        .execute();
    }
    await db
      .updateTable('reconciliation_differences')
      .set({ resolved: true, note: sql`if(note = '', ${GONE}, note)` })
      .where('day', '=', day)
      .where('alert_key', 'is', null)
      .where('resolved', '=', false)
      .where('seen_at', '<', at)
      .execute();
    await db
      .updateTable('reconciliation_days')
      .set({
        state: await stateOf(day),
        payments: compared.payments,
        paid: compared.paid,
        refunds: compared.refunds,
        refunded: compared.refunded,
        message: '',
        finished_at: now(),
        next_try_at: null,
      })
      .where('day', '=', day)
      .execute();
  });

const newRow = (day: string, found: FoundDifference, at: Date) => ({
  difference_key: `${day}:${found.what}:${found.no}:${found.kind}`.slice(0, 140),
  day,
  kind: found.kind,
  what: found.what,
  no: found.no.slice(0, 64),
  transaction_id: found.transactionId.slice(0, 64),
  here: found.here,
  there: found.there,
  here_state: found.hereState.slice(0, 40),
  there_state: found.thereState.slice(0, 40),
  resolved: false,
  resolved_by: null,
  note: '',
  alert_key: null,
  created_at: at,
  seen_at: at,
});

/** From the differences of the statement: none, some open, or all explained. Alerts are differences of their own. */
export const stateOf = async (day: string): Promise<DayState> => {
  const rows = await reconciliationDb()
    .selectFrom('reconciliation_differences')
    .select(['resolved', 'resolved_by', (eb) => eb.fn.countAll<number>().as('n')])
    .where('day', '=', day)
    .where('alert_key', 'is', null)
    .groupBy(['resolved', 'resolved_by'])
    .execute();
  if (rows.some((row) => !row.resolved)) return 'different';
  return rows.some((row) => row.resolved_by !== null) ? 'explained' : 'matched';
};
