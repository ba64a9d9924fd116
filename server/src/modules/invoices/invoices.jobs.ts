import { defineClockJob, eachDue } from '../../platform/queue/clock-jobs.ts';
import { z } from 'zod';
import { HOUR, later, MINUTE, now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { ShopError } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { type AnyJob, defineJob } from '../../platform/queue/jobs.ts';
import { enqueue } from '../../platform/queue/queues.ts';
import { readSettings } from '../settings/index.ts';
import { workOnDelivery } from './deliver.ts';
import { issueInvoice } from './issue-invoice.ts';
import { askForFiles, fetchFile } from './keep-files.ts';
import { setTrouble } from './read-invoice.ts';
import { workOnRed } from './reds/work-on-red.ts';
import { db } from './tables.ts';
import { verifyDue } from './verify-files.ts';
import { workOnInvoice } from './blue/work-on-invoice.ts';

const BATCH = 200;
const AT_ONCE = 6;
const retry = { attempts: 3, backoffMs: 5_000 };

const invoiceJob = defineJob({
  name: 'invoices.work',
  queue: 'default',
  schema: z.object({ invoiceId: z.int() }),
  retry,
  handle: async ({ invoiceId }) => {
    await followInvoice(invoiceId);
  },
});
const redJob = defineJob({
  name: 'invoices.red',
  queue: 'default',
  schema: z.object({ redId: z.int() }),
  retry,
  handle: async ({ redId }) => {
    await followRed(redId);
  },
});
const filesJob = defineJob({
  name: 'invoices.files',
  queue: 'slow',
  schema: z.object({ invoiceId: z.int() }),
  retry,
  handle: async ({ invoiceId }) => {
    for (const { id } of await db()
      .selectFrom('invoice_files')
      .select('id')
      .where('invoice_id', '=', invoiceId)
      .where('state', '=', 'fetching')
      .execute())
      await fetchFile(id);
    // They wait for the file.
    await sendWaiting(invoiceId);
  },
});
const deliveryJob = defineJob({
  name: 'invoices.deliver',
  queue: 'default',
  schema: z.object({ invoiceId: z.int() }),
  retry,
  handle: async ({ invoiceId }) => {
    const pdf = await db()
      .selectFrom('invoice_files')
      .select('id')
      .where('invoice_id', '=', invoiceId)
      .where('red_key', '=', 0)
      .where('state', '=', 'kept')
      .executeTakeFirst();
    if (pdf) await sendWaiting(invoiceId);
  },
});
const sendWaiting = async (invoiceId: number): Promise<void> => {
  const waiting = await db()
    .selectFrom('invoice_deliveries')
    .select('id')
    .where('invoice_id', '=', invoiceId)
    .where('status', '=', 'waiting')
    .execute();
  for (const { id } of waiting) await workOnDelivery(id);
};

/** Takes an invoice a step on, and plans the next one. `asked`: now, not when its turn has come. */
export const followInvoice = async (invoiceId: number, options: { asked?: boolean } = {}): Promise<void> => {
  const at = await workOnInvoice(invoiceId, options);
  if (at) wakeInvoice(invoiceId, at.getTime(), at);
  else await askForFiles(invoiceId);
};
export const followRed = async (redId: number, options: { asked?: boolean } = {}): Promise<void> => {
  const at = await workOnRed(redId, options);
  if (at) wakeRed(redId, at);
};

// One job for each planned moment. Wake-up calls may be lost: the sweeper looks into the database.
const lost = (error: unknown): void => log.warn({ err: error }, 'wake-up call lost');
const delay = (at: Date): number => at.getTime() - now().getTime();
export const wakeInvoice = (invoiceId: number, tag: number, at: Date = now()): void =>
  void enqueue(invoiceJob, { invoiceId }, { id: `${invoiceId}-${tag}-${at.getTime()}`, delayMs: delay(at) }).catch(lost);
export const wakeRed = (redId: number, at: Date): void =>
  void enqueue(redJob, { redId }, { id: `${redId}-${at.getTime()}`, delayMs: delay(at) }).catch(lost);
export const wakeFiles = (invoiceId: number): void =>
  void enqueue(filesJob, { invoiceId }, { id: `${invoiceId}-${now().getTime()}` }).catch(lost);
export const wakeDeliveries = (invoiceId: number): void =>
  void enqueue(deliveryJob, { invoiceId }, { id: `${invoiceId}-${now().getTime()}` }).catch(lost);

/** Finds what the queue lost: invoices, red letters, files and messages whose turn has passed. */
const sweepJob = defineClockJob({
  name: 'invoices.sweep',
  everyMs: MINUTE,
  handle: async (stop) => {
    const late = later(-15_000);
    const invoices = await db()
      .selectFrom('invoices')
      .select(['id', 'status'])
      .where('next_try_at', '<', late)
      .orderBy('next_try_at')
      .limit(BATCH)
      .execute();
    await eachDue(invoices, stop, 'invoice sweep', (row) => followInvoice(row.id), AT_ONCE);
    const reds = await db()
      .selectFrom('invoice_reds')
      .select('id')
      .where('next_try_at', '<', late)
      .orderBy('next_try_at')
      .limit(BATCH)
      .execute();
    await eachDue(reds, stop, 'invoice sweep', (row) => followRed(row.id), AT_ONCE);
    const files = await db()
      .selectFrom('invoice_files')
      .select('id')
      .where('state', '=', 'fetching')
      .where('next_try_at', '<', late)
      .limit(BATCH)
      .execute();
    await eachDue(files, stop, 'invoice sweep', (row) => fetchFile(row.id), AT_ONCE);
    const messages = await db()
      .selectFrom('invoice_deliveries')
      .select('id')
      .where('status', '=', 'waiting')
      .where('next_try_at', '<', late)
      .limit(BATCH)
      .execute();
    await eachDue(messages, stop, 'invoice sweep', (row) => workOnDelivery(row.id), AT_ONCE);
  },
});

/** Issues a request by itself; what blocks it is told to staff instead. */
export const issueByItself = async (invoiceId: number): Promise<void> => {
  try {
    await issueInvoice(invoiceId, system);
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    if (error.code === 'invoice_blocked' || error.code === 'invoice_exists') await setTrouble(invoiceId, `未能自动开票：${error.message}`);
  }
};

/** Finds requests that were to be issued by themselves and were not, for the news was lost; those that a rule blocks wait for a person. */
const autoIssueJob = defineClockJob({
  name: 'invoices.auto-issue',
  everyMs: 5 * MINUTE,
  handle: async (stop) => {
    if (!(await readSettings('invoices')).autoIssue) return;
    const waiting = await db()
      .selectFrom('invoices')
      .select('id')
      .where('status', '=', 'requested')
      .where('trouble', '=', '')
      .where('requested_at', '<', later(-2 * MINUTE))
      .orderBy('id')
      .limit(BATCH)
      .execute();
    await eachDue(waiting, stop, 'invoice sweep', (row) => issueByItself(row.id), AT_ONCE);
  },
});

/** Looks at the kept files in turn. */
const verifyJob = defineClockJob({
  name: 'invoices.verify-files',
  queue: 'slow',
  everyMs: HOUR,
  handle: async (stop) => {
    while (!stop.aborted && (await verifyDue()) > 0);
  },
});

export const jobs: AnyJob[] = [invoiceJob, redJob, filesJob, deliveryJob, sweepJob, autoIssueJob, verifyJob];
