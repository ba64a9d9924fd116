import { defineClockJob, eachDue } from '../../platform/queue/clock-jobs.ts';
import { z } from 'zod';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { log } from '../../platform/log.ts';
import { type AnyJob, defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { askInTurn, type NextQuery } from './ask-payment.ts';
import { db } from './payment.entity.ts';
import { reconcileDueJob, reconcileJob } from './reconcile.jobs.ts';
import { type NextTry, workOnRefund } from './work-on-refund.ts';

const BATCH = 200;
const AT_ONCE = 8;

/** Asks after one open payment, and says when to ask again. */
export const queryPaymentJob = defineJob({
  name: 'payments.query',
  queue: 'default',
  schema: z.object({ paymentId: z.int() }),
  retry: { attempts: 3, backoffMs: 5_000 },
  handle: async ({ paymentId }) => {
    const next = await askInTurn(paymentId);
    if (next) wakeQuery(next);
  },
});

/** Takes one refund a step on, and says when to look again. */
export const workOnRefundJob = defineJob({
  name: 'payments.refund',
  queue: 'default',
  schema: z.object({ refundId: z.int() }),
  retry: { attempts: 3, backoffMs: 5_000 },
  handle: async ({ refundId }) => {
    const next = await workOnRefund(refundId);
    if (next) wakeRefund(next);
  },
});

// One job for each planned moment. Wake-up calls may be lost: the sweeper looks into the database.
const lost = (error: unknown): void => log.warn({ err: error }, 'wake-up call lost');
const delay = (at: Date): number => at.getTime() - now().getTime();
export const wakeQuery = (next: NextQuery): void =>
  void enqueue(queryPaymentJob, { paymentId: next.id }, { id: `${next.no}-${next.at.getTime()}`, delayMs: delay(next.at) }).catch(lost);
export const wakeRefund = (next: NextTry): void =>
  void enqueue(workOnRefundJob, { refundId: next.id }, { id: `${next.no}-${next.at.getTime()}`, delayMs: delay(next.at) }).catch(lost);

/** Finds what the queue lost: open payments and refunds whose turn has passed. */
const sweepJob = defineClockJob({
  name: 'payments.sweep',
  everyMs: MINUTE,
  handle: async (stop) => {
    const late = later(-20_000);
    const payments = await db()
      .selectFrom('payments')
      .select('id')
      .where('status', '=', 'open')
      .where('next_query_at', '<', late)
      .orderBy('next_query_at')
      .limit(BATCH)
      .execute();
    await eachDue(payments, stop, 'payment sweep', (row) => askInTurn(row.id), AT_ONCE);
    const refunds = await db()
      .selectFrom('refunds')
      .select('id')
      .where('status', 'in', ['waiting', 'processing'])
      .where('next_try_at', '<', late)
      .orderBy('next_try_at')
      .limit(BATCH)
      .execute();
    await eachDue(refunds, stop, 'payment sweep', (row) => workOnRefund(row.id), AT_ONCE);
  },
});

export const jobs: AnyJob[] = [queryPaymentJob, workOnRefundJob, sweepJob, reconcileJob, reconcileDueJob];
