import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { z } from 'zod';
import { DAY, dayOf, later, MINUTE, now, startOfDay } from '../../platform/clock.ts';
import { ShopError } from '../../platform/errors.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { db } from './payment.entity.ts';
import { READY_MS, reconcile } from './reconcile.ts';
import { reconciliationDb } from './reconciliation.entity.ts';

/** Days that are made up for after a standstill. */
const BACK_DAYS = 7;
const MOST_ATTEMPTS = 50;

export const reconcileJob = defineJob({
  name: 'payments.reconcile',
  queue: 'slow',
  schema: z.object({ day: z.string() }),
  retry: { attempts: 1, backoffMs: 0 },
  handle: async ({ day }) => {
    try {
      await reconcile(day);
    } catch (error) {
      // Kept on the day's row, with the time of the next try.
      if (!(error instanceof ShopError)) throw error;
    }
  },
});

/** The finished days of the past week that wait for their statement, oldest first. Nothing before the first payment. */
export const dueDays = async (): Promise<{ day: string; attempts: number }[]> => {
  const first = await db().selectFrom('payments').select('created_at').orderBy('id').limit(1).executeTakeFirst();
  if (!first) return [];
  const rows = await reconciliationDb()
    .selectFrom('reconciliation_days')
    .select(['day', 'state', 'attempts', 'started_at', 'next_try_at'])
    .where('day', '>=', dayOf(later(-BACK_DAYS * DAY)))
    .execute();
  const known = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: BACK_DAYS }, (_, i) => dayOf(later(-(BACK_DAYS - i) * DAY)))
    .filter((day) => day >= dayOf(first.created_at) && now().getTime() > startOfDay(day).getTime() + READY_MS)
    .filter((day) => {
      const row = known.get(day);
      if (!row) return true;
      const open =
        row.state === 'waiting' ||
        row.state === 'failed' ||
        (row.state === 'fetching' && row.started_at !== null && row.started_at < later(-15 * MINUTE));
      return open && row.attempts < MOST_ATTEMPTS && (row.next_try_at === null || row.next_try_at <= now());
    })
    .map((day) => ({ day, attempts: known.get(day)?.attempts ?? 0 }));
};

/** Sets off the days whose statement is due: after ten, and again every half hour until it is there. */
export const reconcileDueJob = defineClockJob({
  name: 'payments.reconcile-due',
  everyMs: 10 * MINUTE,
  handle: async () => {
    for (const { day, attempts } of await dueDays()) await enqueue(reconcileJob, { day }, { id: `${day}-${attempts}` });
  },
});
