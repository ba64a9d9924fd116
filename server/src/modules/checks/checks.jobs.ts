import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { z } from 'zod';
import { MINUTE } from '../../platform/clock.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { beginRun, runChecks, wholeIsDue } from './run-checks.ts';

export const runChecksJob = defineJob({
  name: 'run-checks',
  queue: 'slow',
  schema: z.object({ runId: z.int() }),
  retry: { attempts: 1, backoffMs: 1_000 },
  handle: ({ runId }, stop) => runChecks(runId, stop),
});

/** Every five minutes what is recent, once a night everything. Also takes up a run that the queue has lost. */
export const checkClockJob = defineClockJob({
  name: 'check-clock',
  everyMs: 5 * MINUTE,
  handle: async (stop) => runChecks((await beginRun(await wholeIsDue(), null)).id, stop),
});
