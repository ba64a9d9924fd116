import { DAY, dayOf, later, startOfDay } from '../../platform/clock.ts';
import type { FoundDifference } from './compare-bill.ts';
import type { FlowComparison } from './compare-flow.ts';
import { reconciliationDb } from './reconciliation.entity.ts';

/** How far back a day is looked for on which something moved. */
const BACK_DAYS = 15;

/** What was on the basic account before a day, fen; null when one of the days before was not looked at, so that nobody knows. */
const openingOf = async (day: string): Promise<number | null> => {
  const rows = await reconciliationDb()
    .selectFrom('reconciliation_days')
    .select(['day', 'closing_balance', 'state'])
    .where('day', '<', day)
    .orderBy('day', 'desc')
    .limit(BACK_DAYS)
    .execute();
  let expected = dayOf(later(-DAY, startOfDay(day)));
  for (const row of rows) {
    if (row.day !== expected || !['matched', 'different', 'explained'].includes(row.state)) return null;
    if (row.closing_balance !== null) return row.closing_balance;
    expected = dayOf(later(-DAY, startOfDay(expected)));
  }
  return null;
};

/** The account must go on where the day before ended: a movement that a bill leaves out shows here, whatever it was. */
export const balanceDifference = async (day: string, flow: FlowComparison): Promise<FoundDifference[]> => {
  if (flow.closing === null) return [];
  const opening = await openingOf(day);
  if (opening === null || opening + flow.net === flow.closing) return [];
  return [
    {
      kind: 'amount',
      what: 'balance',
      source: 'flow',
      no: day,
      transactionId: '',
      here: opening + flow.net,
      there: flow.closing,
      hereState: '上日结余与当日流水之和',
      thereState: '账单结余',
    },
  ];
};
