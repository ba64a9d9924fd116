import { z } from 'zod';
import { log } from '../log.ts';
import { type Job, defineJob } from './jobs.ts';

const nothing = z.object({});

/**
 * A job that comes round every `everyMs` and takes nothing. It is not tried again when it fails: its next turn is the retry.
 * `stop` aborts when the process is asked to end: long batches look at it between rows.
 */
export const defineClockJob = (job: {
  name: string;
  everyMs: number;
  handle: (stop: AbortSignal) => Promise<void>;
  queue?: 'clock' | 'slow';
}): Job<z.output<typeof nothing>> =>
  defineJob({
    name: job.name,
    queue: job.queue ?? 'clock',
    schema: nothing,
    retry: { attempts: 1, backoffMs: 0 },
    everyMs: job.everyMs,
    handle: (_, stop) => job.handle(stop),
  });

/**
 * Does `work` for each of what is due, `atOnce` at a time. One that fails is logged under `what` and does not hold up the others; nothing more is
 * begun once `stop` aborts.
 */
export const eachDue = async <T extends { id: number }>(
  due: readonly T[],
  stop: AbortSignal,
  what: string,
  work: (one: T) => Promise<unknown>,
  atOnce = 1,
): Promise<void> => {
  const queue = due.values();
  const run = async (): Promise<void> => {
    for (const one of queue) {
      if (stop.aborted) return;
      await work(one).catch((error: unknown) => log.warn({ err: error, id: one.id }, what));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
};
