import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { logStates } from '../../platform/move.ts';
import { bookFees } from './book-fees.ts';
import type { FoundDifference, TradeComparison } from './compare-bill.ts';
import type { FlowComparison } from './compare-flow.ts';
import { ourFigures } from './our-figures.ts';
import { type DayRow, reconciliationDb } from './reconciliation.entity.ts';
import type { DayState } from '@huitou/shared-types/payments/states.ts';

const BATCH = 500;
const GONE = '重新对账后已一致';

export interface Compared {
  trade: TradeComparison;
  basic: FlowComparison;
  operation: FlowComparison;
  differences: readonly FoundDifference[];
}

/**
 * Writes what a comparison found, all or nothing. A difference that was found before keeps its note, and stays explained while its figures
 * stay; one that is no longer found is put right by itself. A day without open differences is closed. Commissions are booked, once.
 */
export const keepDifferences = async (day: string, compared: Compared): Promise<void> => {
  const ours = await ourFigures(day);
  await transact(async () => {
    const at = now();
    const before = await reconciliationDb()
      .selectFrom('reconciliation_days')
      .selectAll()
      .where('day', '=', day)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await writeDifferences(day, compared.differences, at);
    const state = await stateOf(day);
    const { trade, basic, operation } = compared;
    await reconciliationDb()
      .updateTable('reconciliation_days')
      .set({
        state,
        payments: trade.payments,
        paid: trade.paid,
        refunds: trade.refunds,
        refunded: trade.refunded,
        ...ours,
        fees: basic.fees,
        fees_booked: basic.fees,
        other_flow: basic.other + operation.other,
        net: basic.net + operation.net,
        closing_balance: basic.closing,
        operation_balance: operation.closing,
        ...closing(before, state, at),
        message: '',
        finished_at: now(),
        next_try_at: null,
      })
      .where('day', '=', day)
      .execute();
    await bookFees(before, basic.fees);
    await logStates(system, {
      subject: 'reconciliation_days',
      subjectId: before.id,
      move: 'compare',
      title: state === 'different' ? '对账完成，有差异' : '对账完成，已关账',
      from: before.closed_at === null ? '' : 'closed',
      to: state,
      note: `微信 ${trade.payments} 笔收款、${trade.refunds} 笔退款`,
    });
  });
};

/** A day is closed as soon as nothing about it is unexplained; new differences open it again. */
const closing = (before: DayRow, state: DayState, at: Date) =>
  state === 'different' ? { closed_at: null, closed_by: null } : before.closed_at === null ? { closed_at: at, closed_by: null } : {};

const writeDifferences = async (day: string, differences: readonly FoundDifference[], at: Date): Promise<void> => {
  for (let i = 0; i < differences.length; i += BATCH) {
    await reconciliationDb()
      .insertInto('reconciliation_differences')
      .values(differences.slice(i, i + BATCH).map((found) => newRow(day, found, at)))
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
  await reconciliationDb()
    .updateTable('reconciliation_differences')
    .set({ resolved: true, resolved_at: at, note: sql`if(note = '', ${GONE}, note)` })
    .where('day', '=', day)
    .where('source', '!=', 'alert')
    .where('resolved', '=', false)
    .where('seen_at', '<', at)
    .execute();
};

const newRow = (day: string, found: FoundDifference, at: Date) => ({
  // What the trade bill differs in keeps the key it always had.
  difference_key: `${day}:${found.source === 'trade' ? '' : `${found.source}:`}${found.what}:${found.no}:${found.kind}`.slice(0, 140),
  day,
  kind: found.kind,
  what: found.what,
  source: found.source,
  no: found.no.slice(0, 64),
  transaction_id: found.transactionId.slice(0, 64),
  here: found.here,
  there: found.there,
  here_state: found.hereState.slice(0, 40),
  there_state: found.thereState.slice(0, 40),
  resolved: false,
  resolved_by: null,
  resolved_at: null,
  note: '',
  alert_key: null,
  created_at: at,
  seen_at: at,
});

/** From the differences of the bills: none, some open, or all explained. Alerts are differences of their own. */
export const stateOf = async (day: string): Promise<DayState> => {
  const rows = await reconciliationDb()
    .selectFrom('reconciliation_differences')
    .select(['resolved', 'resolved_by', (eb) => eb.fn.countAll<number>().as('n')])
    .where('day', '=', day)
    .where('source', '!=', 'alert')
    .groupBy(['resolved', 'resolved_by'])
    .execute();
  if (rows.some((row) => !row.resolved)) return 'different';
  return rows.some((row) => row.resolved_by !== null) ? 'explained' : 'matched';
};
